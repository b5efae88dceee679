package field

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
)

// written is what line and text questions have in common: prose behind a bar,
// and the gentle notices beneath it.
type written struct {
	base
	prose   *prose
	kept    string // as Change last told it
	given   bool   // whether that is kept as an answer at all
	changed bool
	notices []string
}

// shortText is how long a text may be for its notices to follow each key; those
// of a longer one wait for a pause.
const shortText = 2000

func newWritten(b base, single bool) written {
	w := written{base: b}
	if a, ok := b.stored(); ok {
		t, _ := a.Value.(content.Text)
		w.kept, w.given = string(t), true
	}
	w.prose = newProse(w.kept, single)
	w.notice(w.kept)
	return w
}

// notice looks for the words the question answers gently.
func (w *written) notice(text string) {
	if len(w.ask.Notices) > 0 {
		w.notices = content.Notices(text, w.ask.Notices)
	}
}

// Update implements [Field].
func (w *written) Update(msg tea.Msg) (Result, tea.Cmd) {
	r := w.prose.update(msg)
	if r.Changed {
		w.changed = true
		if w.prose.end().byte <= shortText && len(w.prose.paras) < 20 {
			w.notice(w.prose.text())
		}
	}
	return r, nil
}

// Focus implements [Field]. The cursor stays where it was.
func (w *written) Focus(Edge) { w.focused = true }

// Change implements [Field].
func (w *written) Change() content.Change {
	if !w.changed {
		return content.Change{}
	}
	w.changed = false
	text := w.prose.text()
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
func (w *written) Spot() (part string, offset int) { return "", w.prose.offset() }

// Restore implements [Field].
func (w *written) Restore(_ string, offset int) { w.prose.setOffset(offset) }

// draw is the field with its text behind the bar.
func (w *written) draw() *sheet {
	s := w.open()
	w.behind(s, w.prose)
	return s
}

// behind appends a text behind the bar.
func (b *base) behind(s *sheet, p *prose) {
	rows, row, column := p.shown()
	if b.focused {
		s.focus = len(s.rows) + row
		s.cursor = tea.NewCursor(barWidth+column, s.focus)
	}
	for _, r := range rows {
		s.add(b.bar() + b.theme.Body.Render(r))
	}
}

// gently appends the notices.
func (w *written) gently(s *sheet) {
	for _, n := range w.notices {
		s.reply(w.theme.Body, w.say(n))
	}
}

// Row implements [Field].
func (w *written) Row() int { return w.draw().row() }

// undoKeys are the bindings of every text.
func (w *written) undoKeys() []key.Binding {
	undo := bind("undo", "ctrl+z")
	undo.SetEnabled(len(w.prose.edits.done) > 0)
	return []key.Binding{undo}
}

// bind makes a binding whose hint names its first key.
func bind(desc string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(keys[0], desc))
}

// counted is "34 words" at the right edge.
func counted(words, width int) string {
	if words == 0 {
		return ""
	}
	said := fmt.Sprintf("%d words", words)
	if words == 1 {
		said = "1 word"
	}
	return strings.Repeat(" ", max(width-len(said), 0)) + said
}
