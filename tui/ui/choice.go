package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/route"
)

// Choice is one line of a [List].
type Choice struct {
	Label  string
	Detail string                       // at the right, or "" for none
	About  string                       // faint, beneath
	Head   string                       // a heading above it, or ""
	Apart  bool                         // a blank line before it
	Beside bool                         // on the line of the one before it, where there is room
	Step   route.Step                   // where it leads
	Do     func() (route.Step, tea.Cmd) // what it does instead, or nil
	Tick   func() tea.Cmd               // ticks or unticks it: it does nothing else
	Ticked bool

	Destroys bool // it takes something away, or leads to where that is done: in plain lines Enter alone never chooses it
}

// markWidth is the room of the mark before what one is on.
const markWidth = 2

// name is the label, with the box before it of what can be ticked.
func (c Choice) name() string {
	switch {
	case c.Tick == nil:
		return c.Label
	case c.Ticked:
		return "[x] " + c.Label
	}
	return "[ ] " + c.Label
}

// Choose does what a choice is for.
func (c Choice) Choose() (route.Step, tea.Cmd) {
	if c.Do == nil {
		return c.Step, nil
	}
	return c.Do()
}

// DetailColumn is where details start where there is room for a column and no
// label is longer.
const DetailColumn = 32

func (l *List) detailColumn(width int) int {
	column := DetailColumn
	for _, it := range l.Items {
		if it.Detail != "" {
			column = max(column, lipgloss.Width(it.name())+2)
		}
	}
	return min(column, width*2/3)
}

// Lines draws the things to choose from and tells the rows of the item one is on,
// and the column it begins in.
func (l *List) Lines(width int, t Theme) (lines []string, first, last, x int) {
	column := l.detailColumn(width)
	if t.Heard {
		column = 0 // a label and its detail are one
	}
	for i, it := range l.Items {
		if it.Apart && i > 0 {
			lines = append(lines, "")
		}
		if it.Head != "" {
			if i > 0 {
				lines = append(lines, "")
			}
			lines = append(lines, t.Label.Render(ansi.Truncate(it.Head, width, "…")))
		}
		from := len(lines)
		line := itemLine(it, i == l.At, width, column, t)
		at := markWidth
		if room := besideRoom(lines, it, width); room > 0 && !t.Heard {
			from--
			at += lipgloss.Width(lines[from]) + besideGap
			line = lines[from] + strings.Repeat(" ", besideGap) + itemLine(it, i == l.At, room, 0, t)
			lines = lines[:from]
		}
		lines = append(lines, line)
		if it.About != "" {
			for _, about := range Sentence(it.About, width-4, t.Faint) {
				lines = append(lines, "    "+about)
			}
		}
		if i == l.At {
			first, last, x = from, len(lines)-1, at
		}
	}
	return lines, first, last, x
}

// besideGap is between things to choose that stand on one line.
const besideGap = 3

// besideRoom is how much of the last line is left for a choice that may stand on
// it; 0 where there is too little.
func besideRoom(lines []string, it Choice, width int) int {
	if !it.Beside || len(lines) == 0 {
		return 0
	}
	room := width - lipgloss.Width(lines[len(lines)-1]) - besideGap
	if room < lipgloss.Width(it.name())+markWidth {
		return 0
	}
	return room
}

func itemLine(it Choice, here bool, width, column int, t Theme) string {
	mark, style := "  ", t.Body
	if here {
		mark, style = t.Here, t.Accent.Bold()
	}
	label := text.Display(it.name())
	room := width - markWidth
	if it.Detail == "" {
		return style.Render(mark + ansi.Truncate(label, room, "…"))
	}
	detail := ansi.Truncate(text.Display(it.Detail), max(room/2, room-lipgloss.Width(label)-2), "…")
	label = ansi.Truncate(label, room-lipgloss.Width(detail)-2, "…")
	at := max(min(column, room-lipgloss.Width(detail)), lipgloss.Width(label)+2)
	if at+lipgloss.Width(detail) > room {
		at = room - lipgloss.Width(detail)
	}
	gap := strings.Repeat(" ", max(at-lipgloss.Width(label), 1))
	return style.Render(mark+label) + gap + t.Faint.Render(detail)
}

// Mark is how far a page is, as a sign.
func Mark(s content.Standing) string { return [...]string{"○", "◐", "–", "●"}[s] }

// Standing is how far a page is, in words; nothing where it was not opened.
func Standing(s content.Standing) string { return [...]string{"", "begun", "for later", "done"}[s] }

// Marks tells what the signs mean.
func Marks() string {
	return Mark(content.Over) + " done  " + Mark(content.Begun) + " begun  " + Mark(content.Later) + " for later  " + Mark(content.Empty) + " empty"
}
