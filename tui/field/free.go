package field

import "groundwork/content"

// Free is a text that answers no question: a note, the copy of a letter. It
// looks and behaves like a field of its kind, but where its words are kept is
// up to who made it: [Free.Change] is always empty.
type Free struct{ Prose }

// NewFree makes a field for a free text: one line where the ask is of
// [content.KindLine], prose otherwise. The ask's label and hint show; nothing
// is ever stored under its id, but what can be undone is remembered by it for
// the session.
func NewFree(ask *content.Ask, s Setting, words string) *Free {
	w := written{base: newBase(ask, s), kept: words}
	w.editor = w.newEditor(words)
	if w.isLine() {
		return &Free{&line{w}}
	}
	return &Free{&longText{w}}
}

// Change implements [Field].
func (f *Free) Change() content.Change { return content.Change{} }
