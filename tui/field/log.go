package field

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
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
	l := &log{table: table{entries: newEntries(b), addWords: "+ add an entry", actions: []string{"remove"}}, page: logPage}
	l.sort = l
	slices.SortStableFunc(l.list, func(a, b content.Entry) int {
		return cmp.Or(b.On.Compare(a.On), strings.Compare(b.Order, a.Order))
	})
	return l
}

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
	l.moveTo(stop{kind: atCell, entry: at})
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
	l.moveTo(stop{kind: atCell, entry: at})
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

// Blur implements [Field].
func (l *log) Blur() {
	l.table.Blur()
	if l.first >= len(l.list) {
		l.first = 0
	}
}

// View implements [Field].
func (l *log) View() (string, *tea.Cursor) {
	s := l.open()
	l.addRow(s)
	if l.first > 0 {
		s.add("")
		l.more(s, atNewer, l.first, "newer")
	}
	for i := l.first; i < l.end(); i++ {
		s.add("", l.theme.Strong.Render(l.list[i].On.Format("2 January 2006")))
		l.entryRows(s, i)
	}
	if left := len(l.list) - l.end(); left > 0 {
		s.add("")
		l.more(s, atEarlier, left, "earlier")
	}
	return s.String(), s.cursor
}

// more draws what opens the entries that are not drawn.
func (l *log) more(s *canvas, kind stopKind, n int, which string) {
	current := -1
	if l.focused && l.at.kind == kind {
		current = 0
	}
	said := fmt.Sprintf("%d %s entries", n, which)
	if n == 1 {
		said = "1 " + which + " entry"
	}
	s.chips(l.theme, "", []string{said}, current)
}
