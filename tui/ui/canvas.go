package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"groundwork/content/text"
)

// Canvas is a field being drawn, row by row.
type Canvas struct {
	Width  int
	Rows   []string
	Cursor *tea.Cursor
}

// Add appends rows as they are.
func (s *Canvas) Add(rows ...string) { s.Rows = append(s.Rows, rows...) }

// Text appends words in a style, wrapped to the width.
func (s *Canvas) Text(style Style, words string) {
	for _, row := range text.Wrap(words, s.Width) {
		s.Add(style.Render(row))
	}
}

// Reply appends words after a blank row; nothing if there are none.
func (s *Canvas) Reply(style Style, words ...string) {
	said := strings.TrimSpace(strings.Join(words, " "))
	if said == "" {
		return
	}
	s.Add("")
	s.Text(style, said)
}

// Hanging appends words beside a first prefix, the later rows indented as wide.
func (s *Canvas) Hanging(bar, first string, style Style, words string) {
	indent := lipgloss.Width(first)
	room := max(s.Width-lipgloss.Width(bar)-indent, 1)
	for i, row := range text.Wrap(words, room) {
		if i > 0 {
			first = strings.Repeat(" ", indent)
		}
		s.Add(bar + style.Render(first+row))
	}
}

// Place puts the cursor into rows about to be added.
func (s *Canvas) Place(row, x int) { s.Cursor = tea.NewCursor(x, len(s.Rows)+row) }

// String is the field as it stands on the screen.
func (s *Canvas) String() string { return strings.Join(s.Rows, "\n") }

// Chips adds words to choose from in a row, in as many rows as they need beside a
// bar; the cursor is on the current one, which may be none of them.
func (s *Canvas) Chips(t Theme, bar string, words []string, current int) {
	var b strings.Builder
	left := lipgloss.Width(bar)
	used := 0
	if t.Heard { // only the current one, if it is one of them
		said := strings.Join(words, ", ")
		if current >= 0 {
			said = words[current]
			s.Place(0, left+markWidth)
		}
		s.Hanging(bar, "  ", t.Body, said)
		return
	}
	for i, w := range words {
		lead, style := "  ", t.Faint
		if i == current {
			lead, style = t.Here, t.Strong
		}
		wide := text.Width(lead + w)
		if used > 0 && left+used+1+wide > s.Width {
			s.Add(bar + b.String())
			b.Reset()
			used = 0
		}
		if used > 0 {
			b.WriteString(" ")
			used++
		}
		if i == current {
			s.Place(0, left+used+markWidth)
		}
		b.WriteString(style.Render(lead + w))
		used += wide
	}
	s.Add(bar + b.String())
}

// Radio is the mark of an option of which one can be chosen.
func Radio(chosen bool) string {
	if chosen {
		return "(•)"
	}
	return "( )"
}

// MarkHeard is what is said after an option in the place of the mark before it.
func MarkHeard(mark string) string {
	switch mark {
	case Radio(true):
		return ", chosen"
	case Box(true):
		return ", ticked"
	}
	return ""
}

// Box is the mark of an option of which any can be chosen.
func Box(ticked bool) string {
	if ticked {
		return "[x]"
	}
	return "[ ]"
}
