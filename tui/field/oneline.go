package field

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/tui/theme"
)

// OneLine is a line to write in on a screen that is no page: what to search
// for, the name of a file. It has neither label nor bar, and nothing of it is
// kept. Up, down, the page keys and enter belong to the screen around it.
type OneLine struct {
	prose *prose
	theme theme.Theme
}

// mostOfLine is as much as such a line takes, in bytes: more than any name of a
// file has.
const mostOfLine = 4 << 10

// lineRows is how many rows such a line may take. A longer one scrolls.
const lineRows = 3

// NewOneLine makes an empty line. It shares with the rest of the sitting what
// was cut or copied.
func NewOneLine(m *Memory) *OneLine {
	p := newProse("", true, m, "")
	p.limit = mostOfLine
	return &OneLine{prose: p}
}

// Text is what stands in the line.
func (l *OneLine) Text() string { return l.prose.text() }

// Set puts another text in the line, which can't be undone, with the cursor
// behind it.
func (l *OneLine) Set(text string) {
	p := newProse(text, true, l.prose.memory, "")
	p.limit, p.chosen = l.prose.limit, l.prose.chosen
	p.resize(l.prose.width, l.prose.least, l.prose.most)
	l.prose = p
}

// Resize gives the width to draw in.
func (l *OneLine) Resize(width int, t theme.Theme) {
	l.theme, l.prose.chosen = t, t.Chosen
	l.prose.resize(width-1, 1, lineRows)
}

// Update takes a key or a paste.
func (l *OneLine) Update(msg tea.Msg) (Result, tea.Cmd) {
	r := l.prose.update(msg)
	if r.Leave != Stay {
		k, _ := keyOf(msg)
		r = Idle(k)
	}
	return r, l.prose.handOver()
}

// View draws the line in as many rows as it takes. The cursor is relative to
// the first.
func (l *OneLine) View() (rows []string, cursor *tea.Cursor) {
	rows, row, column := l.prose.shown()
	for i := range rows {
		rows[i] = l.theme.Body.Render(rows[i])
	}
	return rows, tea.NewCursor(column, row)
}

// Blur takes the focus away.
func (l *OneLine) Blur() { l.prose.sel = selection{} }

// Keys are the bindings of the line, for the help.
func (l *OneLine) Keys() []key.Binding {
	elsewhere := []string{"up", "pgup", "enter"}
	return slices.DeleteFunc(l.prose.keys(), func(b key.Binding) bool {
		return slices.Contains(elsewhere, b.Keys()[0])
	})
}
