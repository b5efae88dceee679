package field

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/editor"
	"groundwork/tui/ui"
)

// written is what line and text questions have in common: an editor behind a
// bar, and the gentle notices beneath it.
type written struct {
	base
	editor  *editor.Editor
	kept    string // as Change last told it
	given   bool   // whether that is kept as an answer at all
	changed bool
	notices []string
}

// shortText is how long a text may be for its notices to follow each key; those
// of a longer one wait for a pause.
const shortText = 2000

func newWritten(b base) written {
	w := written{base: b}
	if a, ok := b.stored(); ok {
		t, _ := a.Value.(content.Text)
		w.kept, w.given = string(t), true
	}
	w.editor = b.newEditor(w.kept)
	w.notice(w.kept)
	return w
}

// newEditor returns an editor of the field's own text.
func (b *base) newEditor(text string) *editor.Editor {
	return editor.New(text, editor.Options{OneLine: b.isLine(), Memory: b.set.Memory.texts, Name: b.name()})
}

func (b *base) isLine() bool { return b.ask.Kind == content.KindLine }

// notice looks for the words the question answers gently.
func (w *written) notice(text string) {
	if len(w.ask.Notices) > 0 {
		w.notices = content.Notices(text, w.noticesNow())
	}
}

// noticesNow are those that may be said now.
func (w *written) noticesNow() []content.Notice {
	return slices.DeleteFunc(slices.Clone(w.ask.Notices), func(n content.Notice) bool {
		return !n.ShowIf.Holds(w.set.Workbook, w.set.Track, w.set.Pass)
	})
}

// Update implements [Field].
func (w *written) Update(msg tea.Msg) (Result, tea.Cmd) {
	if k, _ := keyOf(msg); k == ui.EditorKey {
		return Result{Editor: w}, nil
	}
	r := w.took(edited(msg, w.editor.Update(msg)))
	return r, ui.HandOver(r)
}

// took notes what has changed.
func (w *written) took(r Result) Result {
	if r.Changed {
		w.changed = true
		if w.editor.Len() <= shortText {
			w.notice(w.editor.Text())
		}
	}
	return r
}

// Text implements [Prose].
func (w *written) Text() string { return w.editor.Text() }

// Replace implements [Prose].
func (w *written) Replace(text string) Result { return w.took(edited(nil, w.editor.Replace(text))) }

// TakesPage implements [Writer].
func (w *written) TakesPage(by int) bool { return w.editor.TakesPage(by) }

// AllKeys implements [Writer].
func (w *written) AllKeys() []key.Binding { return append(w.editor.Keys(), ownEditor()) }

// Writing implements [Writer].
func (w *written) Writing() bool { return true }

// Paragraphs implements [Prose].
func (w *written) Paragraphs() bool { return !w.isLine() }

// Selecting implements [Writer].
func (w *written) Selecting() bool { return w.editor.Selecting() }

// Takes implements [Field].
func (w *written) Takes(string) ui.Gladness {
	if w.editor.Len() == 0 {
		return ui.TakesFirst
	}
	return ui.TakesAfter
}

// StepBack implements [Field]: esc lets go of what is selected before it leaves.
func (w *written) StepBack() bool { return w.editor.LetGo() }

// Resize implements [Field]. What stands around the text keeps its room.
func (w *written) Resize(width, rows int, t ui.Theme) {
	w.base.Resize(width, rows, t)
	w.editor.Selected, w.editor.Widths = t.Chosen, t.Widths
	least, most := 1, w.rows-len(w.open().Rows)
	if !w.isLine() {
		most-- // for the count
		least = min(leastRows, max(most, 1))
	}
	w.editor.Resize(w.inner()-1, least, max(most, least))
}

// Blur implements [Field].
func (w *written) Blur() {
	w.base.Blur()
	w.editor.Unselect()
}

// Focus implements [Field]. The cursor stays where it was.
func (w *written) Focus(Edge) { w.focused = true }

// Change implements [Field].
func (w *written) Change() content.Change {
	if !w.changed {
		return content.Change{}
	}
	w.changed = false
	text := w.editor.Text()
	w.notice(text)
	if text == w.kept {
		return content.Change{}
	}
	var c content.Change
	if given := text != ""; given || w.given {
		c = w.answer(content.Text(text))
		w.given = given
	}
	w.kept = text
	return c
}

// Spot implements [Field].
func (w *written) Spot() (part string, offset int) { return "", w.editor.Offset() }

// Restore implements [Field].
func (w *written) Restore(_ string, offset int) { w.editor.SetOffset(offset) }

// draw is the field with its text behind the bar.
func (w *written) draw() *ui.Canvas {
	s := w.open()
	w.behind(s, w.editor)
	return s
}

// behind appends a text behind the bar.
func (b *base) behind(s *ui.Canvas, e *editor.Editor) {
	rows, row, column := e.Rows()
	if b.focused {
		s.Place(row, barWidth+column)
	}
	for _, r := range rows {
		s.Add(b.bar() + b.theme.Body.Render(r))
	}
}

// gently appends the notices.
func (w *written) gently(s *ui.Canvas) {
	for _, n := range w.notices {
		s.Reply(w.theme.Body, w.say(n))
	}
}
