package field

import "groundwork/content"

// Free is a text that answers no question: a note, the copy of a letter. It
// looks and behaves like a field of its kind, but where its words are kept is
// up to who made it: [Free.Change] is always empty.
type Free struct {
	Field
	prose *prose
}

// NewFree makes a field for a free text: one line where the ask is of
// [content.KindLine], prose otherwise. The ask's label and hint show; nothing
// is ever stored under its id.
func NewFree(ask *content.Ask, s Setting, words string) *Free {
	w := written{base: base{ask: ask, set: s}, kept: words, prose: newProse(words, ask.Kind == content.KindLine)}
	f := &Free{prose: w.prose}
	if ask.Kind == content.KindLine {
		f.Field = &line{w}
	} else {
		f.Field = &text{w}
	}
	return f
}

// Text is everything written. It costs as much as the text is long.
func (f *Free) Text() string { return f.prose.text() }

// Change implements [Field].
func (f *Free) Change() content.Change { return content.Change{} }
