package field

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/tui/ui"
)

// line is one line of text. A long one wraps: nothing of it is hidden.
type line struct{ written }

func newLine(b base) *line { return &line{newWritten(b)} }

// View implements [Field].
func (l *line) View() (string, *tea.Cursor) {
	s := l.draw()
	l.gently(s)
	return s.String(), s.cursor
}

// Keys implements [Field].
func (l *line) Keys() []key.Binding {
	return append([]key.Binding{ui.Bind("go on", "enter")}, l.editor.Hints()...)
}
