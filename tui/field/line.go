package field

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/tui/theme"
)

// line is one line of text. A long one wraps: nothing of it is hidden.
type line struct{ written }

func newLine(b base) *line { return &line{newWritten(b, true)} }

// Resize implements [Field].
func (l *line) Resize(width, rows int, t theme.Theme) {
	l.base.Resize(width, rows, t)
	l.prose.resize(l.inner()-1, 1, max(rows, 1))
}

// View implements [Field].
func (l *line) View() (string, *tea.Cursor) {
	s := l.draw()
	l.gently(s)
	return s.String(), s.cursor
}

// Keys implements [Field].
func (l *line) Keys() []key.Binding {
	return append([]key.Binding{bind("next", "enter")}, l.undoKeys()...)
}
