package field

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"groundwork/content/text"
	"groundwork/tui/ui"
)

// canvas is a field being drawn, row by row.
type canvas struct {
	width  int
	rows   []string
	cursor *tea.Cursor
}

// add appends rows as they are.
func (s *canvas) add(rows ...string) { s.rows = append(s.rows, rows...) }

// text appends words in a style, wrapped to the width.
func (s *canvas) text(style lipgloss.Style, words string) {
	for _, row := range text.Wrap(words, s.width) {
		s.add(style.Render(row))
	}
}

// reply appends words after a blank row; nothing if there are none.
func (s *canvas) reply(style lipgloss.Style, words ...string) {
	said := strings.TrimSpace(strings.Join(words, " "))
	if said == "" {
		return
	}
	s.add("")
	s.text(style, said)
}

// hanging appends words beside a first prefix, the later rows indented as wide.
func (s *canvas) hanging(bar, first string, style lipgloss.Style, words string) {
	indent := lipgloss.Width(first)
	room := max(s.width-lipgloss.Width(bar)-indent, 1)
	for i, row := range text.Wrap(words, room) {
		if i > 0 {
			first = strings.Repeat(" ", indent)
		}
		s.add(bar + style.Render(first+row))
	}
}

// place puts the cursor into rows about to be added.
func (s *canvas) place(row, x int) { s.cursor = tea.NewCursor(x, len(s.rows)+row) }

// String is the field as it stands on the screen.
func (s *canvas) String() string { return strings.Join(s.rows, "\n") }

// chips adds words to choose from in a row, in as many rows as they need beside a
// bar; the cursor is on the current one, which may be none of them.
func (s *canvas) chips(t ui.Theme, bar string, words []string, current int) {
	var b strings.Builder
	left := lipgloss.Width(bar)
	used := 0
	for i, w := range words {
		lead, style := "  ", t.Faint
		if i == current {
			lead, style = "▸ ", t.Strong
		}
		wide := text.Width(lead + w)
		if used > 0 && left+used+1+wide > s.width {
			s.add(bar + b.String())
			b.Reset()
			used = 0
		}
		if used > 0 {
			b.WriteString(" ")
			used++
		}
		if i == current {
			s.place(0, left+used+markWidth)
		}
		b.WriteString(style.Render(lead + w))
		used += wide
	}
	s.add(bar + b.String())
}
