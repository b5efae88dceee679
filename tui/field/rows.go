package field

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// rows is a list the person makes: rows of cells, in an order that can be
// changed.
type rows struct{ table }

func newRows(b base) *rows {
	r := &rows{newTable(b, "+ another", "remove", "move up", "move down")}
	r.sort = r
	r.atLeastOne()
	return r
}

// atLeastOne keeps an empty row to begin with, which is not stored.
func (r *rows) atLeastOne() {
	if len(r.list.All) == 0 {
		r.list.Add()
	}
}

func (r *rows) inColumns() bool { return r.hasRoom() }

// show and turn have little to do: all rows are drawn.
func (r *rows) show(int)      { r.atLeastOne() }
func (r *rows) turn(stopKind) {}

// older offers nothing: rows have no days.
func (r *rows) older() (words string, before time.Time) { return "", before }

// stops are the cells of all rows and what adds another.
func (r *rows) stops() []stop {
	var list []stop
	for i := range r.list.All {
		list = append(list, r.cells(i)...)
	}
	return r.withResting(append(list, stop{kind: atAdd}))
}

// after puts the focus into the row that took the removed one's place.
func (r *rows) after(at int) {
	r.atLeastOne()
	r.moveTo(stop{kind: atCell, entry: min(at, len(r.list.All)-1)})
}

// Focus implements [Field].
func (r *rows) Focus(from Edge) {
	r.focused = true
	first := stop{kind: atCell}
	switch from {
	case Below:
		stops := r.stops()
		first = stops[len(stops)-1]
	case Typing:
		first = stop{kind: atAdd}
	case Stay, Above, On:
	}
	r.moveTo(first)
}

// Blur implements [Field].
func (r *rows) Blur() {
	r.table.Blur()
	r.atLeastOne()
}

// View implements [Field].
func (r *rows) View() (string, *tea.Cursor) {
	s := r.open()
	if r.inColumns() {
		r.heads(s)
	}
	for i := range r.list.All {
		if i > 0 && !r.inColumns() {
			s.Add("")
		}
		r.entryRows(s, i)
	}
	r.addRow(s)
	r.restingRow(s)
	return s.String(), s.Cursor
}
