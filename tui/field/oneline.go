package field

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/tui/editor"
	"groundwork/tui/ui"
)

// OneLine is a line to write in on a screen that is no page: what to search
// for, the name of a file. It has neither label nor bar, and nothing of it is
// kept. Up, down, the page keys and enter belong to the screen around it.
type OneLine struct {
	editor *editor.Editor
	memory *Memory
	width  int
	theme  ui.Theme
}

// mostOfLine is as much as such a line takes, in bytes: more than any name of a
// file has.
const mostOfLine = 4 << 10

// lineRows is how many rows such a line may take. A longer one scrolls.
const lineRows = 3

// NewOneLine makes an empty line. It shares with the rest of the session what
// was cut or copied.
func NewOneLine(m *Memory) *OneLine {
	l := &OneLine{memory: m, width: 1}
	l.Set("")
	return l
}

// Text is what stands in the line.
func (l *OneLine) Text() string { return l.editor.Text() }

// Set puts another text in the line, which can't be undone, with the cursor
// behind it.
func (l *OneLine) Set(text string) {
	l.editor = editor.New(text, editor.Options{OneLine: true, Limit: mostOfLine, Memory: l.memory.texts})
	l.Resize(l.width, l.theme)
}

// Resize gives the width to draw in.
func (l *OneLine) Resize(width int, t ui.Theme) {
	l.width, l.theme = width, t
	l.editor.Selected, l.editor.Widths = t.Chosen, t.Widths
	l.editor.Resize(width-1, 1, lineRows)
}

// Update takes a key or a paste.
func (l *OneLine) Update(msg tea.Msg) (Result, tea.Cmd) {
	r := edited(msg, l.editor.Update(msg))
	if r.Leave != Stay { // the screen's own
		k, _ := keyOf(msg)
		r = ui.Idle(k)
	}
	return r, ui.HandOver(r)
}

// View draws the line in as many rows as it takes. The cursor is relative to
// the first.
func (l *OneLine) View() (rows []string, cursor *tea.Cursor) {
	rows, row, column := l.editor.Rows()
	for i := range rows {
		rows[i] = l.theme.Body.Render(rows[i])
	}
	return rows, tea.NewCursor(column, row)
}

// Selecting reports whether the person has selected something.
func (l *OneLine) Selecting() bool { return l.editor.Selecting() }

// LetGo ends a selection that the person has begun, and reports whether there was one.
func (l *OneLine) LetGo() bool { return l.editor.LetGo() }

// SelectAll selects all of it, so that typing puts something else in its place.
func (l *OneLine) SelectAll() { l.editor.SelectAll() }

// Blur takes the focus away.
func (l *OneLine) Blur() { l.editor.Unselect() }

// Keys are the bindings of the line, for the help.
func (l *OneLine) Keys() []key.Binding {
	elsewhere := []string{"up", "pgup", "enter"}
	return slices.DeleteFunc(l.editor.Keys(), func(b key.Binding) bool {
		return slices.Contains(elsewhere, b.Keys()[0])
	})
}
