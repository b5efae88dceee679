package field

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"charm.land/lipgloss/v2"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/text"
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

// dayColumn is the column of the day of an entry, which is kept as when it happened
// and as no cell. No column of a book is called so.
const dayColumn = ":day"

func newLog(b base) *log {
	ask := *b.ask
	ask.Columns = append([]content.Column{{ID: dayColumn, Kind: content.KindDate}}, b.ask.Columns...)
	b.ask = &ask
	l := &log{table: table{entries: newEntries(b), addWords: "+ add an entry", actions: []string{"remove"}}, page: logPage}
	l.sort = l
	l.inOrder()
	return l
}

// inOrder puts the newest entry first.
func (l *log) inOrder() {
	text.SortStable(l.list, func(a, b content.Entry) int {
		return cmp.Or(b.On.Compare(a.On), strings.Compare(b.Order, a.Order))
	})
}

// openDay puts the day of an entry as it is typed where it can be changed.
func (e *entries) openDay(i int) {
	if _, open := e.list[i].Cells[dayColumn]; !open {
		e.setDay(i, e.inNumbers(content.DateOf(e.list[i].On)))
	}
}

// setDay puts the day of an entry as it is typed. Maps the workbook has are never
// changed.
func (e *entries) setDay(i int, typed string) {
	cells := maps.Clone(e.list[i].Cells)
	if cells == nil {
		cells = map[string]string{}
	}
	cells[dayColumn] = typed
	e.list[i].Cells = cells
}

// moment is when an entry happened, by the day that was typed. Today it is now; on
// another day it is noon, which no clock jumps over.
func (e *entries) moment(entry content.Entry) time.Time {
	day := e.readDate(entry.Cells[dayColumn]).Date
	now := e.set.Now()
	switch {
	case day.Empty() || day == content.DateOf(entry.On):
		return entry.On
	case day == content.DateOf(now):
		return now
	}
	on := time.Date(day.Year, day.Month, day.Day, 12, 0, 0, 0, now.Location())
	if content.DateOf(on) != day { // it was left out there, when the date line moved
		on = time.Date(day.Year, day.Month, day.Day, 12, 0, 0, 0, time.UTC)
	}
	return on
}

// Begin implements [Log].
func (l *log) Begin() { l.begin() }

// addOne adds an entry of today, unless the newest is still empty.
func (l *log) addOne() int {
	if len(l.list) == 0 || !blank(l.list[0]) {
		l.list = slices.Insert(l.list, 0, l.fresh(l.set.Now()))
	}
	return 0
}

// table: the cells of a log always stand below each other.
func (l *log) inColumns() bool { return false }

// end is where the page ends.
func (l *log) end() int { return min(l.first+l.page, len(l.list)) }

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
	if l.end() < len(l.list) {
		list = append(list, stop{kind: atEarlier})
	}
	return list
}

// after puts the focus into the entry that took the removed one's place.
func (l *log) after(at int) {
	if len(l.list) == 0 {
		l.moveTo(stop{})
		return
	}
	at = min(at, len(l.list)-1)
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
	id := ""
	if l.at.kind != atAdd {
		id = l.list[l.at.entry].ID
	}
	for i, entry := range l.list {
		l.list[i].On = l.moment(entry)
	}
	l.inOrder()
	if id != "" {
		l.at.entry = l.find(id)
		l.show(l.at.entry)
	}
	if l.first >= len(l.list) {
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
	if left := len(l.list) - l.end(); left > 0 {
		s.Add("")
		l.more(s, atEarlier, left, "earlier")
	}
	return s.String(), s.Cursor
}

// dayRow draws the day of an entry: as it is typed and said back while one is in it,
// and else in words, with how to get there while one is in the entry.
func (l *log) dayRow(s *ui.Canvas, i int) {
	typed := l.readDate(l.list[i].Cells[dayColumn])
	if l.focused && l.cell != nil && l.at == (stop{kind: atCell, entry: i}) {
		c, _ := l.cellRows(i, 0)
		l.behindBar(s, c, true)
		if !typed.Date.Empty() {
			s.Text(l.theme.Body, typed.Date.Time().Format("Monday, 2 January 2006"))
		}
		return
	}
	line := l.theme.Strong.Render(text.Date(l.moment(l.list[i])))
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
