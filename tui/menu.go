package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"groundwork/content/text"
	"groundwork/tui/theme"
)

// choice is one line of a [menu].
type choice struct {
	label  string
	detail string // at the right, or "" for none
	about  string // faint, beneath
	head   string // a heading above it, or ""
	apart  bool   // a blank line before it
	beside bool   // on the line of the one before it, where there is room
	do     func() (step, tea.Cmd)
}

// menu is a list of things to choose from, one under the other.
type menu struct {
	items []choice
	at    int
	keys  listKeys
}

// update moves, or does what was chosen. handled is false for a key that means
// nothing to a list.
func (m *menu) update(msg tea.KeyPressMsg) (st step, cmd tea.Cmd, handled bool) {
	switch {
	case len(m.items) == 0:
		return stay(), nil, false
	case key.Matches(msg, m.keys.up):
		m.at = (m.at + len(m.items) - 1) % len(m.items)
	case key.Matches(msg, m.keys.down):
		m.at = (m.at + 1) % len(m.items)
	case key.Matches(msg, m.keys.first):
		m.at = 0
	case key.Matches(msg, m.keys.last):
		m.at = len(m.items) - 1
	case msg.String() == "right" && m.at+1 < len(m.items) && m.items[m.at+1].beside:
		m.at++
	case msg.String() == "left" && m.items[m.at].beside:
		m.at--
	case key.Matches(msg, m.keys.open):
		st, cmd = m.items[m.at].do()
	default:
		return stay(), nil, false
	}
	return st, cmd, true
}

// set changes the items and stays on the same one as far as it can.
func (m *menu) set(items []choice) {
	m.items = items
	m.at = max(min(m.at, len(items)-1), 0)
}

// detailColumn is where details start where there is room for a column and no
// label is longer.
const detailColumn = 32

func (m *menu) detailColumn(width int) int {
	column := detailColumn
	for _, it := range m.items {
		if it.detail != "" {
			column = max(column, lipgloss.Width(it.label)+2)
		}
	}
	return min(column, width*2/3)
}

// lines draws the menu and tells the rows of the item one is on.
func (m *menu) lines(width int, t theme.Theme) (lines []string, first, last int) {
	column := m.detailColumn(width)
	for i, it := range m.items {
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
		line := itemLine(it, i == m.at, width, column, t)
		if room := besideRoom(lines, it, width); room > 0 {
			from--
			line = lines[from] + strings.Repeat(" ", besideGap) + itemLine(it, i == m.at, room, column, t)
			lines = lines[:from]
		}
		lines = append(lines, line)
		if it.about != "" {
			for _, l := range sentence(it.about, width-4, t.Faint) {
				lines = append(lines, "    "+l)
			}
		}
		if i == m.at {
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

func itemLine(it choice, here bool, width, column int, t theme.Theme) string {
	mark, style := "  ", t.Body
	if here {
		mark, style = "▸ ", t.Accent.Bold(true)
	}
	label := text.Display(it.label)
	room := width - 2
	if it.detail == "" {
		return style.Render(mark + ansi.Truncate(label, room, "…"))
	}
	detail := ansi.Truncate(text.Display(it.detail), max(room/2, room-lipgloss.Width(label)-2), "…")
	label = ansi.Truncate(label, room-lipgloss.Width(detail)-2, "…")
	at := max(min(column, room-lipgloss.Width(detail)), lipgloss.Width(label)+2)
	if at+lipgloss.Width(detail) > room {
		at = room - lipgloss.Width(detail)
	}
	gap := strings.Repeat(" ", max(at-lipgloss.Width(label), 1))
	return style.Render(mark+label) + gap + t.Faint.Render(detail)
}
