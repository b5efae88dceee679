package print

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"groundwork/content/paper"
	"groundwork/tui/ui"
)

func labelColumn(f ui.Frame) int {
	if f.Width < ui.Narrow-2 {
		return 0
	}
	return 18
}

// valueColumn is where the values begin: beside their labels or beneath them.
func valueColumn(f ui.Frame) int {
	if column := labelColumn(f); column > 0 {
		return 2 + column
	}
	return 4
}

// draw sets the screen and tells which of its rows have to be seen.
func (p *printing) draw() (lines []string, cursor *tea.Cursor, row, last int) {
	t, width := p.frame.Theme, p.frame.Width
	lines = []string{t.Title.Render(p.heading), ""}
	for i := range printRows {
		if p.hidden(i) && i != p.at {
			continue
		}
		if i == rowLook || i == rowPrint {
			lines = append(lines, "")
		}
		if i == p.at {
			row = len(lines)
		}
		text := p.rowText(i, width, t)
		if i == rowPath && p.at == rowPath {
			_, cursor = p.path.View()
			cursor.X += valueColumn(p.frame)
			cursor.Y += len(lines)
			if labelColumn(p.frame) == 0 {
				cursor.Y++ // beneath its label
			}
			row = cursor.Y
		}
		lines = append(lines, strings.Split(text, "\n")...)
		if why := p.noPrinter(); i == rowTo && why != "" {
			for _, l := range ui.Sentence(why, width-4, t.Faint) {
				lines = append(lines, "    "+l)
			}
			if p.at == rowTo { // what has been chosen is answered at once
				last = len(lines) - 1
			}
		}
	}
	for _, told := range p.done {
		lines = append(append(lines, ""), ui.Sentence(told, width, t.Body)...)
		row = len(lines) - 1
	}
	if !p.session.Workbook().Settings().Printed {
		lines = append(append(lines, ""), ui.Sentence(paper.Traces()[0], width, t.Faint)...)
	}
	return lines, cursor, row, max(row, last)
}

// see scrolls so that what has to be seen can be.
func (p *printing) see() {
	lines, _, row, last := p.draw()
	p.scroll.Total = len(lines)
	p.scroll.See(row, last, row)
}

func (p *printing) View() (string, *tea.Cursor) {
	lines, cursor, _, _ := p.draw()
	return p.scroll.Window(lines, cursor, p.frame.Theme)
}

// rowText is one row.
func (p *printing) rowText(i, width int, t ui.Theme) string {
	mark, style := "  ", t.Body
	if i == p.at {
		mark, style = "▸ ", t.Accent.Bold(true)
	}
	switch i {
	case rowLook:
		return style.Render(mark + "[ Look at it first ]")
	case rowPrint:
		return style.Render(mark + "[ Print ]")
	}
	if i == rowPath {
		label := "File"
		if p.hidden(rowTo) {
			label = "To"
		}
		return p.pathText(style.Render(mark + label))
	}
	label, value := p.rows[i].label, p.value(i, width, t)
	column := labelColumn(p.frame)
	if column == 0 {
		return style.Render(mark+label) + "\n    " + value
	}
	gap := strings.Repeat(" ", max(column-lipgloss.Width(label), 1))
	return style.Render(mark+label) + gap + value
}

// pathText is the name of the file in as many rows as it takes, beside its
// label or beneath it.
func (p *printing) pathText(label string) string {
	rows, _ := p.path.View()
	before := strings.Repeat(" ", valueColumn(p.frame))
	if labelColumn(p.frame) == 0 {
		return label + "\n" + before + strings.Join(rows, "\n"+before)
	}
	gap := strings.Repeat(" ", valueColumn(p.frame)-lipgloss.Width(label))
	return label + gap + strings.Join(rows, "\n"+before)
}

// value is what is chosen in a row.
func (p *printing) value(i, width int, t ui.Theme) string {
	words := p.leftOut()
	if i != rowLeave {
		words = p.rows[i].options[p.rows[i].at]
	}
	words = ansi.Truncate(words, max(width-labelColumn(p.frame)-8, 8), "…")
	switch {
	case i != p.at:
		return t.Body.Render(words)
	case i == rowLeave:
		return t.Accent.Bold(true).Render(words) + t.Faint.Render(" ›")
	}
	return t.Faint.Render("‹ ") + t.Accent.Bold(true).Render(words) + t.Faint.Render(" ›")
}
