package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"groundwork/content"
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// choice is one line of a [list].
type choice struct {
	label  string
	detail string                       // at the right, or "" for none
	about  string                       // faint, beneath
	head   string                       // a heading above it, or ""
	apart  bool                         // a blank line before it
	beside bool                         // on the line of the one before it, where there is room
	step   route.Step                   // where it leads
	do     func() (route.Step, tea.Cmd) // what it does instead, or nil
}

// choose does what a choice is for.
func (c choice) choose() (route.Step, tea.Cmd) {
	if c.do == nil {
		return c.step, nil
	}
	return c.do()
}

// detailColumn is where details start where there is room for a column and no
// label is longer.
const detailColumn = 32

func (l *list) detailColumn(width int) int {
	column := detailColumn
	for _, it := range l.items {
		if it.detail != "" {
			column = max(column, lipgloss.Width(it.label)+2)
		}
	}
	return min(column, width*2/3)
}

// lines draws the things to choose from and tells the rows of the item one is on.
func (l *list) lines(width int, t ui.Theme) (lines []string, first, last int) {
	column := l.detailColumn(width)
	for i, it := range l.items {
		if it.apart && i > 0 {
			lines = append(lines, "")
		}
		if it.head != "" {
			if i > 0 {
				lines = append(lines, "")
			}
			lines = append(lines, t.Label.Render(ansi.Truncate(it.head, width, "…")))
		}
		from := len(lines)
		line := itemLine(it, i == l.at, width, column, t)
		if room := besideRoom(lines, it, width); room > 0 {
			from--
			line = lines[from] + strings.Repeat(" ", besideGap) + itemLine(it, i == l.at, room, column, t)
			lines = lines[:from]
		}
		lines = append(lines, line)
		if it.about != "" {
			for _, about := range sentence(it.about, width-4, t.Faint) {
				lines = append(lines, "    "+about)
			}
		}
		if i == l.at {
			first, last = from, len(lines)-1
		}
	}
	return lines, first, last
}

// besideGap is between things to choose that stand on one line.
const besideGap = 3

// besideRoom is how much of the last line is left for a choice that may stand on
// it; 0 where there is too little.
func besideRoom(lines []string, it choice, width int) int {
	if !it.beside || len(lines) == 0 {
		return 0
	}
	room := width - lipgloss.Width(lines[len(lines)-1]) - besideGap
	if room < lipgloss.Width(it.label)+2 {
		return 0
	}
	return room
}

func itemLine(it choice, here bool, width, column int, t ui.Theme) string {
	mark, style := "  ", t.Body
	if here {
		mark, style = "▸ ", t.Accent.Bold(true)
	}
	label := content.Display(it.label)
	room := width - 2
	if it.detail == "" {
		return style.Render(mark + ansi.Truncate(label, room, "…"))
	}
	detail := ansi.Truncate(content.Display(it.detail), max(room/2, room-lipgloss.Width(label)-2), "…")
	label = ansi.Truncate(label, room-lipgloss.Width(detail)-2, "…")
	at := max(min(column, room-lipgloss.Width(detail)), lipgloss.Width(label)+2)
	if at+lipgloss.Width(detail) > room {
		at = room - lipgloss.Width(detail)
	}
	gap := strings.Repeat(" ", max(at-lipgloss.Width(label), 1))
	return style.Render(mark+label) + gap + t.Faint.Render(detail)
}
