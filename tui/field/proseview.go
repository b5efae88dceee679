package field

import "groundwork/content/text"

// rowPlace is one row of a text: of a paragraph, counted from its first.
type rowPlace struct{ para, row int }

// wrapped is a paragraph with its rows made.
func (p *prose) wrapped(i int) *para {
	p.paras[i].wrap(p.width)
	return &p.paras[i]
}

// rowAt is the row that holds a place.
func (p *prose) rowAt(at place) rowPlace {
	return rowPlace{at.para, p.wrapped(at.para).rowOf(at.byte)}
}

// rowStart is where the row that holds a place begins.
func (p *prose) rowStart(at place) int {
	para := p.wrapped(at.para)
	return para.start(para.rowOf(at.byte))
}

// step is the row so many rows on or back; false where the text ends before.
func (p *prose) step(r rowPlace, by int) (rowPlace, bool) {
	for ; by > 0; by-- {
		switch {
		case r.row < p.wrapped(r.para).rows()-1:
			r.row++
		case r.para < len(p.paras)-1:
			r = rowPlace{r.para + 1, 0}
		default:
			return r, false
		}
	}
	for ; by < 0; by++ {
		switch {
		case r.row > 0:
			r.row--
		case r.para > 0:
			r = rowPlace{r.para - 1, p.wrapped(r.para-1).rows() - 1}
		default:
			return r, false
		}
	}
	return r, true
}

// resize gives the columns of a row and the rows it may take.
func (p *prose) resize(width, least, most int) {
	p.width, p.least, p.most = max(width, 2), least, max(most, least, 1)
	p.settle()
}

// settle chooses the rows to show: the cursor's among them, and none empty
// below the end while text is hidden above.
func (p *prose) settle() {
	cursor := p.rowAt(p.at)
	first := rowPlace{}
	if p.top.para < len(p.paras) {
		top := &p.paras[p.top.para]
		first = p.rowAt(place{p.top.para, min(p.top.byte, len(top.text))})
	}
	context := p.context()
	switch from := p.distance(first, cursor); {
	case cursor.before(first) || from < context:
		first, _ = p.step(cursor, -context)
	case from > p.most-1-context:
		below, _ := p.step(cursor, context)
		if p.distance(cursor, below) < context { // the text ends before
			context = p.distance(cursor, below)
		}
		first, _ = p.step(cursor, context+1-p.most)
	}
	if below := p.distance(first, p.lastRow()); below < p.most-1 {
		first, _ = p.step(first, below-p.most+1)
	}
	p.top = place{first.para, p.wrapped(first.para).start(first.row)}
}

// context is how many rows are kept in sight above and below the cursor's.
func (p *prose) context() int {
	switch {
	case p.most >= 9:
		return 2
	case p.most >= 5:
		return 1
	}
	return 0
}

func (r rowPlace) before(o rowPlace) bool {
	return r.para < o.para || r.para == o.para && r.row < o.row
}

// lastRow is the last row that counts: of the text, or one surely out of sight.
func (p *prose) lastRow() rowPlace {
	last := len(p.paras) - 1
	return rowPlace{last, p.wrapped(last).rows() - 1}
}

// distance is how many rows lie from one to a later one, at most p.most.
func (p *prose) distance(from, to rowPlace) int {
	n := 0
	for from.para < to.para && n < p.most {
		n += p.wrapped(from.para).rows() - from.row
		from = rowPlace{from.para + 1, 0}
	}
	if from.para == to.para {
		n += to.row - from.row
	}
	return min(n, p.most)
}

// shown are the rows to draw, and which of them has the cursor, in which
// column.
func (p *prose) shown() (rows []string, row, column int) {
	cursor := p.rowAt(p.at)
	at := p.rowAt(p.top)
	for len(rows) < p.most {
		if at == cursor {
			row = len(rows)
		}
		rows = append(rows, p.row(at))
		next, ok := p.step(at, 1)
		if !ok {
			break
		}
		at = next
	}
	for len(rows) < p.least {
		rows = append(rows, "")
	}
	return rows, row, p.column()
}

// column is the cursor's column: as wide as what is drawn before it. A mark of
// direction is not drawn, and what stood apart by it may become one character.
func (p *prose) column() int {
	start := p.rowStart(p.at)
	return min(text.Width(text.Drawn(p.paras[p.at.para].text[start:p.at.byte])), p.width)
}

// hidden tells whether there is text above and below what is shown.
func (p *prose) hidden() (above, below bool) {
	first := p.rowAt(p.top)
	return first != rowPlace{}, p.distance(first, p.lastRow()) >= p.most
}
