package editor

import "groundwork/content/text"

// rowPosition is one row of a text: of a paragraph, counted from its first.
type rowPosition struct{ para, row int }

// wrapped returns a paragraph with its rows made.
func (e *Editor) wrapped(i int) *para {
	e.paras[i].wrap(e.width)
	return &e.paras[i]
}

// rowAt returns the row that holds a position.
func (e *Editor) rowAt(at position) rowPosition {
	return rowPosition{at.para, e.wrapped(at.para).rowOf(at.byte)}
}

// rowStart returns where the row that holds a position begins.
func (e *Editor) rowStart(at position) int {
	para := e.wrapped(at.para)
	return para.start(para.rowOf(at.byte))
}

// step returns the row so many rows on or back, or false where the text ends
// before.
func (e *Editor) step(r rowPosition, by int) (rowPosition, bool) {
	for ; by > 0; by-- {
		switch {
		case r.row < e.wrapped(r.para).rows()-1:
			r.row++
		case r.para < len(e.paras)-1:
			r = rowPosition{r.para + 1, 0}
		default:
			return r, false
		}
	}
	for ; by < 0; by++ {
		switch {
		case r.row > 0:
			r.row--
		case r.para > 0:
			r = rowPosition{r.para - 1, e.wrapped(r.para-1).rows() - 1}
		default:
			return r, false
		}
	}
	return r, true
}

// Resize gives the columns of a row and the rows it may take.
func (e *Editor) Resize(width, least, most int) {
	e.width, e.least, e.most = max(width, 2), least, max(most, least, 1)
	e.scrollToCursor()
}

// scrollToCursor chooses the rows to show: the cursor's among them, and none empty
// below the end while text is hidden above.
func (e *Editor) scrollToCursor() {
	cursor := e.rowAt(e.cursor)
	first := rowPosition{}
	if e.top.para < len(e.paras) {
		top := &e.paras[e.top.para]
		first = e.rowAt(position{e.top.para, min(e.top.byte, len(top.text))})
	}
	context := e.context()
	switch from := e.distance(first, cursor); {
	case cursor.before(first) || from < context:
		first, _ = e.step(cursor, -context)
	case from > e.most-1-context:
		below, _ := e.step(cursor, context)
		if e.distance(cursor, below) < context { // the text ends before
			context = e.distance(cursor, below)
		}
		first, _ = e.step(cursor, context+1-e.most)
	}
	if below := e.distance(first, e.lastRow()); below < e.most-1 {
		first, _ = e.step(first, below-e.most+1)
	}
	e.top = position{first.para, e.wrapped(first.para).start(first.row)}
}

// context returns how many rows are kept in sight above and below the cursor's.
func (e *Editor) context() int {
	switch {
	case e.most >= 9:
		return 2
	case e.most >= 5:
		return 1
	}
	return 0
}

func (r rowPosition) before(o rowPosition) bool {
	return r.para < o.para || r.para == o.para && r.row < o.row
}

// lastRow returns the last row of the text.
func (e *Editor) lastRow() rowPosition {
	last := len(e.paras) - 1
	return rowPosition{last, e.wrapped(last).rows() - 1}
}

// distance returns how many rows lie from one to a later one, at most e.most.
func (e *Editor) distance(from, to rowPosition) int {
	n := 0
	for from.para < to.para && n < e.most {
		n += e.wrapped(from.para).rows() - from.row
		from = rowPosition{from.para + 1, 0}
	}
	if from.para == to.para {
		n += to.row - from.row
	}
	return min(n, e.most)
}

// Rows returns the rows to draw, and which of them has the cursor, in which
// column.
func (e *Editor) Rows() (rows []string, row, column int) {
	cursor := e.rowAt(e.cursor)
	at := e.rowAt(e.top)
	for len(rows) < e.most {
		if at == cursor {
			row = len(rows)
		}
		rows = append(rows, e.row(at))
		next, ok := e.step(at, 1)
		if !ok {
			break
		}
		at = next
	}
	for len(rows) < e.least {
		rows = append(rows, "")
	}
	return rows, row, e.column()
}

// column returns the cursor's column: as wide as what is drawn before it. A mark of
// direction is not drawn, and what stood apart by it may become one character.
func (e *Editor) column() int {
	start := e.rowStart(e.cursor)
	return min(e.Widths.Columns(text.Drawn(string(e.paras[e.cursor.para].text[start:e.cursor.byte]))), e.width)
}

// hidden reports whether there is text above and below what is shown.
func (e *Editor) hidden() (above, below bool) {
	first := e.rowAt(e.top)
	return first != rowPosition{}, e.distance(first, e.lastRow()) >= e.most
}
