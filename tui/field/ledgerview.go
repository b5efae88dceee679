package field

import (
	"bytes"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
)

// The measures of a table of entries.
const (
	tableWidth  = 60 // from here on entries stand in columns
	columnGap   = 2
	leastColumn = 14
)

// View implements [Field].
func (l *ledger) View() (string, *tea.Cursor) {
	s := l.sort.draw()
	return s.String(), s.cursor
}

// Row implements [Field].
func (l *ledger) Row() int { return l.sort.draw().row() }

// hasRoom tells whether the columns fit beside each other.
func (l *ledger) hasRoom() bool {
	n := len(l.ask.Columns)
	return l.width >= tableWidth && (l.width-columnGap*(n-1))/n >= leastColumn
}

// cellWidth is the room for a cell's words, without its bar.
func (l *ledger) cellWidth(column int) int {
	if !l.sort.table() {
		return l.inner()
	}
	return l.widths()[column] - barWidth
}

// widths are the widths of the columns: an equal share, but where a column
// needs less the lines of text get what is left.
func (l *ledger) widths() []int {
	n := len(l.ask.Columns)
	left := l.width - columnGap*(n-1)
	widths, lines := make([]int, n), 0
	for i, c := range l.ask.Columns {
		if c.Kind == content.KindLine {
			lines++
			continue
		}
		widths[i] = min(l.need(c), (l.width-columnGap*(n-1))/n)
		left -= widths[i]
	}
	for i, c := range l.ask.Columns {
		if c.Kind == content.KindLine {
			widths[i] = left / lines
			left, lines = left-widths[i], lines-1
		}
	}
	return widths
}

// need is the width a column of choices, ratings or dates needs at most.
func (l *ledger) need(c content.Column) int {
	room := max(columns("‹ choose ›"), min(columns(l.say(c.Label)), leastColumn))
	for _, o := range c.Options {
		room = max(room, columns("‹ "+l.say(o.Label)+" ›"))
	}
	if c.Kind == content.KindDate {
		room = max(room, columns("30 Sep 2026 "))
	}
	return barWidth + room + 1
}

// cellRows are the rows of a cell as they are drawn, and where the cursor is.
func (l *ledger) cellRows(i, column int) (rows []string, row, cursor int, focused bool) {
	if l.focused && l.cell != nil && l.at == (stop{atCell, i, column}) {
		rows, row, cursor = l.cell.draw()
		return rows, row, cursor, true
	}
	return preview(l.columnText(l.list[i], column), l.cellWidth(column)-1, l.rows), 0, -1, false
}

// preview is a text's first rows; a longer one ends in three dots.
func preview(text string, width, most int) []string {
	var rows []string
	for line := range bytes.SplitSeq([]byte(text), []byte("\n")) {
		for i := 0; ; {
			if len(rows) == most {
				rows[most-1] = "…"
				return rows
			}
			end := rowEnd(line, i, max(width, 1))
			rows = append(rows, drawn(line[i:end], width))
			if i = end; i == len(line) {
				break
			}
		}
	}
	return rows
}

// entryRows draws an entry: its cells beside each other or below their labels,
// and its actions while the focus is in it.
func (l *ledger) entryRows(s *sheet, i int) {
	if l.sort.table() {
		l.tableRow(s, i)
	} else {
		for column := range l.ask.Columns {
			l.stackedCell(s, i, column)
		}
	}
	inside := l.at.entry == i && (l.at.kind == atCell || l.at.kind == atActions)
	if !l.focused || !inside {
		return
	}
	if l.cell != nil && l.cell.why() != "" {
		s.text(l.theme.Faint, l.cell.why())
	}
	l.rated(s, i)
	if p := l.writing(); p != nil {
		l.question(s, p)
	}
	current := -1
	if l.at.kind == atActions {
		current = l.act
	}
	rows, at := chips(l.theme, l.actions, current, l.width)
	if current >= 0 {
		s.focus = len(s.rows) + at
	}
	s.add(rows...)
}

// rated answers an entry's ratings in words. Where one is still to be given, it
// tells what the ends mean.
func (l *ledger) rated(s *sheet, i int) {
	for column, c := range l.ask.Columns {
		if i := indexOf(c.Options, l.list[i].Cells[c.ID]); i >= 0 && c.Options[i].Reply != "" {
			s.text(l.theme.Body, l.say(c.Options[i].Worded(l.set.Workbook, l.set.Track, l.set.Pass).Reply))
		}
		if c.Kind != content.KindScale {
			continue
		}
		n := newScaleCell(l.list[i].Cells[c.ID]).n
		switch said := l.say(c.Scale.Reply(n)); {
		case said != "":
			s.text(l.theme.Body, said)
		case n == unrated && l.at == (stop{atCell, i, column}):
			if ends := l.ends(c.Scale); ends != "" {
				s.text(l.theme.Faint, ends)
			}
		}
	}
}

// ends names the ends of a column's scale, if it does.
func (l *ledger) ends(s content.Scale) string {
	var said []string
	if s.Low != "" {
		said = append(said, "0: "+l.say(s.Low))
	}
	if s.High != "" {
		said = append(said, fmt.Sprintf("%d: %s", content.ScaleMax, l.say(s.High)))
	}
	return strings.Join(said, " · ")
}

// stackedCell draws a cell below its label.
func (l *ledger) stackedCell(s *sheet, i, column int) {
	rows, row, cursor, focused := l.cellRows(i, column)
	s.text(l.theme.Faint, l.say(l.ask.Columns[column].Label))
	bar := l.theme.Bar
	if focused {
		bar = l.theme.BarFocused
		s.place(row, barWidth, cursor)
	}
	for _, r := range rows {
		s.add(bar + l.theme.Body.Render(r))
	}
}

// place marks where the focus is, in rows about to be added.
func (s *sheet) place(row, x, cursor int) {
	s.focus = len(s.rows) + row
	if cursor >= 0 {
		s.cursor = tea.NewCursor(x+cursor, s.focus)
	}
}

// tableRow draws an entry's cells beside each other.
func (l *ledger) tableRow(s *sheet, i int) {
	widths := l.widths()
	var lines []string
	x := 0
	for column, width := range widths {
		rows, row, cursor, focused := l.cellRows(i, column)
		bar := l.theme.Bar
		if focused {
			bar = l.theme.BarFocused
			s.place(row, x+barWidth, cursor)
		}
		for n := range max(len(rows), len(lines)) {
			if n == len(lines) { // the cells before were not as tall
				lines = append(lines, l.beside(widths[:column]))
			}
			text := ""
			if n < len(rows) {
				text = rows[n]
			}
			if column < len(widths)-1 {
				text = padded(text, width-barWidth+columnGap)
			}
			lines[n] += bar + l.theme.Body.Render(text)
		}
		x += width + columnGap
	}
	s.add(lines...)
}

// beside is a row of empty cells.
func (l *ledger) beside(widths []int) string {
	var b strings.Builder
	for _, w := range widths {
		b.WriteString(l.theme.Bar + strings.Repeat(" ", w-barWidth+columnGap))
	}
	return b.String()
}

// heads draws the labels of a table's columns.
func (l *ledger) heads(s *sheet) {
	widths, tall := l.widths(), 0
	labels := make([][]string, len(widths))
	for i, c := range l.ask.Columns {
		labels[i] = folded(l.say(c.Label), widths[i])
		tall = max(tall, len(labels[i]))
	}
	for line := range tall {
		row := ""
		for i, w := range widths {
			word := ""
			if at := line - tall + len(labels[i]); at >= 0 {
				word = labels[i][at]
			}
			row += padded(word, w+columnGap)
		}
		s.add(l.theme.Faint.Render(strings.TrimRight(row, " ")))
	}
}

// addRow draws what adds an entry, and what brings one back.
func (l *ledger) addRow(s *sheet) {
	words := []string{l.addWords}
	if l.past.lastRemoval() >= 0 && l.focused {
		words = append(words, bringBackWords)
	}
	current := -1
	if l.focused && l.at.kind == atAdd {
		current = l.act
	}
	rows, at := chips(l.theme, words, current, l.width)
	if current >= 0 {
		s.focus = len(s.rows) + at
	}
	s.add(rows...)
	if l.hint != "" {
		s.text(l.theme.Faint, l.hint)
	}
}
