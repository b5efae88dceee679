package field

import (
	"fmt"
	"time"

	"charm.land/lipgloss/v2"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/field/entries"
	"groundwork/tui/ui"
)

// How many entries of a log are drawn at once: before and after the earlier
// ones were opened.
const (
	logPage = 5
	logOpen = 25
)

// log is dated entries, the newest first. Only a page of them is drawn, so that
// thousands cost no more than a few.
type log struct {
	table
	first, page int // the entries drawn: from the first, so many
}

func newLog(b base) *log {
	ask := *b.ask
	ask.Columns = append([]content.Column{{ID: entries.DayColumn, Kind: content.KindDate}}, b.ask.Columns...)
	b.ask = &ask
	l := &log{table: newTable(b, "+ add an entry", "remove"), page: logPage}
	l.sort = l
	return l
}

// Begin implements [Log].
func (l *log) Begin() { l.begin() }

// older offers to let all rest at once that is older than a year.
func (l *log) older() (words string, before time.Time) {
	return olderWords, l.set.Now().AddDate(-1, 0, 0)
}

// table: the cells of a log always stand below each other.
func (l *log) inColumns() bool { return false }

// end is where the page ends.
func (l *log) end() int { return min(l.first+l.page, len(l.list.All)) }

// show turns to the page an entry is on.
func (l *log) show(i int) {
	if i < l.first || i >= l.end() {
		l.page, l.first = logOpen, i-i%logOpen
	}
}

// turn opens the entries before or after the page.
func (l *log) turn(kind stopKind) {
	at := l.end()
	if kind == atNewer {
		at = l.first - 1
	}
	l.show(at)
	l.moveTo(l.firstCell(at))
}

// stops are what adds an entry, the cells of the page, and what turns it.
func (l *log) stops() []stop {
	list := []stop{{kind: atAdd}}
	if l.first > 0 {
		list = append(list, stop{kind: atNewer})
	}
	for i := l.first; i < l.end(); i++ {
		list = append(list, l.cells(i)...)
	}
	if l.end() < len(l.list.All) {
		list = append(list, stop{kind: atEarlier})
	}
	return l.withResting(list)
}

// after puts the focus into the entry that took the removed one's place.
func (l *log) after(at int) {
	if len(l.list.All) == 0 {
		l.moveTo(stop{})
		return
	}
	at = min(at, len(l.list.All)-1)
	l.show(at)
	l.moveTo(l.firstCell(at))
}

// Focus implements [Field].
func (l *log) Focus(from Edge) {
	l.focused = true
	l.moveTo(stop{})
	if from == Below {
		for l.step(1, true) {
			continue
		}
	}
}

// Blur implements [Field]. Entries go where their days are.
func (l *log) Blur() {
	l.table.Blur()
	if l.at.kind != atAdd {
		l.show(l.at.entry)
	}
	if l.first >= len(l.list.All) {
		l.first = 0
	}
}

// View implements [Field].
func (l *log) View() (string, *tea.Cursor) {
	s := l.open()
	l.addRow(s)
	if l.first > 0 {
		s.Add("")
		l.more(s, atNewer, l.first, "newer")
	}
	for i := l.first; i < l.end(); i++ {
		s.Add("")
		l.dayRow(s, i)
		l.entryRows(s, i)
	}
	if left := len(l.list.All) - l.end(); left > 0 {
		s.Add("")
		l.more(s, atEarlier, left, "earlier")
	}
	l.restingRow(s)
	return s.String(), s.Cursor
}

// dayRow draws the day of an entry: as it is typed and said back while one is in it,
// and else in words, with how to get there while one is in the entry.
func (l *log) dayRow(s *ui.Canvas, i int) {
	typed := l.readDate(l.list.All[i].Cells[entries.DayColumn])
	if l.focused && l.cell != nil && l.at == (stop{kind: atCell, entry: i}) {
		c, _ := l.cellRows(i, 0)
		l.behindBar(s, c, true)
		if !typed.Date.Empty() {
			s.Text(l.theme.Body, typed.Date.Time().Format("Monday, 2 January 2006"))
		}
		return
	}
	line := l.theme.Strong.Render(text.Date(l.list.Moment(l.list.All[i])))
	const hint = "  (↑ for another day)"
	if inIt := l.at.kind == atCell && l.at.entry == i; l.focused && inIt && lipgloss.Width(line+hint) <= l.width {
		line += l.theme.Faint.Render(hint)
	}
	s.Add(line)
}

// more draws what opens the entries that are not drawn.
func (l *log) more(s *ui.Canvas, kind stopKind, n int, which string) {
	current := -1
	if l.focused && l.at.kind == kind {
		current = 0
	}
	said := fmt.Sprintf("%d %s entries", n, which)
	if n == 1 {
		said = "1 " + which + " entry"
	}
	s.Chips(l.theme, "", []string{said}, current)
}
