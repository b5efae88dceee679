package field

import (
	"fmt"
	"strings"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/field/entries"
	"groundwork/tui/ui"
)

// The measures of a table of entries.
const (
	tableWidth  = 60 // from here on entries stand in columns
	columnGap   = 2
	leastColumn = 14
)

// hasRoom reports whether the columns fit beside each other.
func (t *table) hasRoom() bool {
	n := len(t.ask.Columns)
	return !t.theme.Heard && t.width >= tableWidth && (t.width-columnGap*(n-1))/n >= leastColumn
}

// cellWidth is the room for a cell's words, without its bar.
func (t *table) cellWidth(column int) int {
	if !t.sort.inColumns() {
		return t.inner()
	}
	return t.widths()[column] - barWidth
}

// widths are the widths of the columns: an equal share, but where a column
// needs less the lines of text get what is left.
func (t *table) widths() []int {
	n := len(t.ask.Columns)
	left := t.width - columnGap*(n-1)
	widths, lines := make([]int, n), 0
	for i, c := range t.ask.Columns {
		if c.Kind == content.KindLine {
			lines++
			continue
		}
		widths[i] = min(t.need(c), (t.width-columnGap*(n-1))/n)
		left -= widths[i]
	}
	for i, c := range t.ask.Columns {
		if c.Kind == content.KindLine {
			widths[i] = left / lines
			left, lines = left-widths[i], lines-1
		}
	}
	return widths
}

// need is the width a column of choices, ratings or dates needs at most.
func (t *table) need(c content.Column) int {
	room := max(text.Width("(choose)"), min(text.Width(t.say(c.Label)), leastColumn))
	for _, o := range c.Options {
		room = max(room, text.Width(t.say(t.worded(o).Label)))
	}
	if c.Kind == content.KindDate {
		room = max(room, text.Width(t.dateForm()))
	}
	return barWidth + room + 1
}

// cellRows is a cell as it is drawn, and whether it has the focus.
func (t *table) cellRows(i, column int) (c drawnCell, focused bool) {
	if t.focused && t.cell != nil && t.at == (stop{atCell, i, column}) {
		return t.cell.draw(), true
	}
	return drawnCell{rows: text.Preview(t.columnText(t.list.All[i], column), t.cellWidth(column)-1, t.rows)}, false
}

// cellStyle is how the words of a cell are set.
func (t *table) cellStyle(c drawnCell) ui.Style {
	if c.hint {
		return t.theme.Faint
	}
	return t.theme.Body
}

// entryRows draws an entry: its cells beside each other or below their labels, what
// opens below the one that has the focus, and its actions while the focus is in it.
func (t *table) entryRows(s *ui.Canvas, i int) {
	list, ok := t.cell.(*choiceCell)
	opens := func(column int) bool { return ok && t.focused && t.at == stop{atCell, i, column} }
	if t.sort.inColumns() {
		t.tableRow(s, i)
		if opens(t.at.column) {
			list.below(s, &t.base)
		}
	} else {
		for column, c := range t.ask.Columns {
			if c.ID == entries.DayColumn { // which stands above
				continue
			}
			if t.stackedCell(s, i, column); opens(column) {
				list.below(s, &t.base)
			}
		}
	}
	for column, c := range t.ask.Columns {
		inIt := t.focused && t.at == (stop{atCell, i, column})
		if why := t.list.WhyNotKept(i, c, inIt); why != "" {
			s.Text(t.theme.Faint, why)
		}
	}
	if t.list.All[i].Rests() {
		s.Text(t.theme.Faint, restsHere)
	}
	inside := t.at.entry == i && (t.at.kind == atCell || t.at.kind == atActions)
	if !t.focused || !inside {
		return
	}
	t.rated(s, i)
	current := -1
	if t.at.kind == atActions {
		current = t.act
	}
	s.Chips(t.theme, "", t.actionsOf(i), current)
}

// rated answers an entry's ratings in words. Where one is still to be given, it
// tells what the ends mean.
func (t *table) rated(s *ui.Canvas, i int) {
	for column, c := range t.ask.Columns {
		if i := indexOf(c.Options, t.list.All[i].Cells[c.ID]); i >= 0 && c.Options[i].Reply != "" {
			s.Text(t.theme.Body, t.say(t.worded(c.Options[i]).Reply))
		}
		if c.Kind != content.KindScale {
			continue
		}
		n := newScaleCell(t.list.All[i].Cells[c.ID]).n
		switch said := t.say(c.Scale.Reply(n)); {
		case said != "":
			s.Text(t.theme.Body, said)
		case n == unrated && t.at == (stop{atCell, i, column}):
			if ends := t.ends(c.Scale); ends != "" {
				s.Text(t.theme.Faint, ends)
			}
		}
	}
}

// ends names the ends of a column's scale, if it does.
func (t *table) ends(s content.Scale) string {
	var said []string
	if s.Low != "" {
		said = append(said, "0 is "+t.say(s.Low))
	}
	if s.High != "" {
		said = append(said, fmt.Sprintf("%d is %s", content.ScaleMax, t.say(s.High)))
	}
	if len(said) == 0 {
		return ""
	}
	return "(" + strings.Join(said, ", ") + ".)"
}

// stackedCell draws a cell below its label.
func (t *table) stackedCell(s *ui.Canvas, i, column int) {
	c, focused := t.cellRows(i, column)
	s.Text(t.theme.Faint, t.say(t.ask.Columns[column].Label))
	t.behindBar(s, c, focused)
}

// behindBar draws a cell that stands by itself.
func (t *table) behindBar(s *ui.Canvas, c drawnCell, focused bool) {
	if focused {
		s.Place(c.row, barWidth+c.column)
	}
	for _, r := range c.rows {
		s.Add(t.barWhen(focused) + t.cellStyle(c).Render(r))
	}
}

// tableRow draws an entry's cells beside each other.
func (t *table) tableRow(s *ui.Canvas, i int) {
	widths := t.widths()
	var lines []string
	x := 0
	for column, width := range widths {
		c, focused := t.cellRows(i, column)
		bar := t.theme.Bar
		if focused {
			bar = t.theme.BarFocused
			s.Place(c.row, x+barWidth+c.column)
		}
		for n := range max(len(c.rows), len(lines)) {
			if n == len(lines) { // the cells before were not as tall
				lines = append(lines, t.beside(widths[:column]))
			}
			words := ""
			if n < len(c.rows) {
				words = c.rows[n]
			}
			if column < len(widths)-1 {
				words = t.theme.Widths.Pad(words, width-barWidth+columnGap)
			}
			lines[n] += bar + t.cellStyle(c).Render(words)
		}
		x += width + columnGap
	}
	s.Add(lines...)
}

// beside is a row of empty cells.
func (t *table) beside(widths []int) string {
	var b strings.Builder
	for _, w := range widths {
		b.WriteString(t.theme.Bar + strings.Repeat(" ", w-barWidth+columnGap))
	}
	return b.String()
}

// heads draws the labels of a table's columns.
func (t *table) heads(s *ui.Canvas) {
	widths, tall := t.widths(), 0
	labels := make([][]string, len(widths))
	for i, c := range t.ask.Columns {
		labels[i] = text.Wrap(t.say(c.Label), widths[i])
		tall = max(tall, len(labels[i]))
	}
	for line := range tall {
		row := ""
		for i, w := range widths {
			word := ""
			if at := line - tall + len(labels[i]); at >= 0 {
				word = labels[i][at]
			}
			row += t.theme.Widths.Pad(word, w+columnGap)
		}
		s.Add(t.theme.Faint.Render(strings.TrimRight(row, " ")))
	}
}

// addRow draws what adds an entry, and what brings one back.
func (t *table) addRow(s *ui.Canvas) {
	words := []string{t.addWords}
	if t.list.Removed() && t.focused {
		words = append(words, bringBackWords)
	}
	current := -1
	if t.focused && t.at.kind == atAdd {
		current = t.act
	}
	s.Chips(t.theme, "", words, current)
	if t.hint != "" {
		s.Text(t.theme.Faint, t.hint)
	}
}

// cells are the stops of an entry.
func (t *table) cells(i int) []stop {
	var list []stop
	for c := range t.ask.Columns {
		list = append(list, stop{atCell, i, c})
	}
	return append(list, stop{kind: atActions, entry: i})
}

// columnText is a cell's words as they are shown.
func (t *table) columnText(entry content.Entry, column int) string {
	c := t.ask.Columns[column]
	return t.words(c, entry.Cells[c.ID])
}
