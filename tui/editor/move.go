package editor

import "groundwork/content/text"

// goTo puts the cursor at a position; edge is said where it is there already.
func (e *Editor) goTo(to position, edge string) Result {
	before := e.cursor
	e.moveTo(to)
	if e.cursor == before && edge != "" {
		return Result{Ignored: true, Why: edge}
	}
	return Result{}
}

// left goes back by a character, or to the beginning of what is selected.
func (e *Editor) left(extend bool) Result {
	if from, _, ok := e.selected(); ok && !extend {
		return e.goTo(from, "")
	}
	return e.goTo(e.back(), atBegin)
}

// right goes on by a character, or to the end of what is selected.
func (e *Editor) right(extend bool) Result {
	if _, to, ok := e.selected(); ok && !extend {
		return e.goTo(to, "")
	}
	return e.goTo(e.on(), atEnd)
}

func (e *Editor) back() position      { return e.previous(e.cursor) }
func (e *Editor) on() position        { return e.next(e.cursor) }
func (e *Editor) begin() position     { return position{} }
func (e *Editor) lineBegin() position { return position{para: e.cursor.para} }

// paragraphUp returns the beginning of the paragraph, or of the one before if the
// cursor is there already.
func (e *Editor) paragraphUp() position {
	if e.cursor.byte == 0 {
		return position{para: max(e.cursor.para-1, 0)}
	}
	return position{para: e.cursor.para}
}

// paragraphDown returns the end of the paragraph, or of the one after.
func (e *Editor) paragraphDown() position {
	to := e.cursor.para
	if e.cursor.byte == len(e.paras[to].text) {
		to = min(to+1, len(e.paras)-1)
	}
	return position{to, len(e.paras[to].text)}
}

// up and down move by one row; where there is none the focus leaves, or the
// selection takes in the rest of the row.
func (e *Editor) up(extend bool) Result   { return e.byRow(-1, extend, Above, e.begin()) }
func (e *Editor) down(extend bool) Result { return e.byRow(1, extend, Below, e.end()) }

func (e *Editor) byRow(by int, extend bool, edge Edge, rest position) Result {
	switch {
	case e.vertical(by):
	case extend:
		e.moveTo(rest)
	default:
		return Result{Leave: edge}
	}
	return Result{}
}

// pageUp and pageDown move as many rows as are shown, less one to go on reading
// from.
func (e *Editor) pageUp(bool) Result   { return e.page(-1, atBegin) }
func (e *Editor) pageDown(bool) Result { return e.page(1, atEnd) }

func (e *Editor) page(by int, edge string) Result {
	before := e.cursor
	for range max(e.most-1, 1) {
		if !e.vertical(by) {
			break
		}
	}
	if e.cursor == before {
		return Result{Ignored: true, Why: edge}
	}
	return Result{}
}

// TakesPage reports whether a page key can still move the cursor in a text that is
// longer than what is shown of it.
func (e *Editor) TakesPage(by int) bool {
	above, below := e.hidden()
	_, more := e.step(e.rowAt(e.cursor), by)
	return (above || below) && more
}

// lineEnd returns the end of the paragraph, or beyond its line end if the cursor is
// there already.
func (e *Editor) lineEnd() position {
	if end := (position{e.cursor.para, len(e.paras[e.cursor.para].text)}); end != e.cursor {
		return end
	}
	return e.next(e.cursor)
}

// moveTo puts the cursor at a position; what is typed next is an edit of its own.
func (e *Editor) moveTo(to position) {
	e.cursor, e.goal, e.edits.open = to, -1, false
	e.scrollToCursor()
}

// previous returns the position one character before another.
func (e *Editor) previous(at position) position {
	switch {
	case at.byte > 0:
		line := e.paras[at.para].text
		last := e.rowStart(position{at.para, at.byte - 1})
		for i := last; i < at.byte; {
			last = i
			n, _ := text.Glyph(line[i:at.byte])
			i += n
		}
		return position{at.para, last}
	case at.para > 0:
		return position{at.para - 1, len(e.paras[at.para-1].text)}
	}
	return at
}

// next returns the position one character after another.
func (e *Editor) next(at position) position {
	switch line := e.paras[at.para].text; {
	case at.byte < len(line):
		n, _ := text.Glyph(line[at.byte:])
		return position{at.para, at.byte + n}
	case at.para < len(e.paras)-1:
		return position{at.para + 1, 0}
	}
	return at
}

// vertical moves the cursor by rows, keeping its column, and reports whether
// there was such a row.
func (e *Editor) vertical(by int) bool {
	row := e.rowAt(e.cursor)
	to, ok := e.step(row, by)
	if !ok {
		return false
	}
	if e.goal < 0 {
		e.goal = e.column()
	}
	para := &e.paras[to.para]
	start, end := para.start(to.row), para.end(to.row)
	at, x := start, 0
	for at < end && x < e.goal {
		n, _ := text.Glyph(para.text[at:])
		w := e.Widths.Columns(text.Drawn(string(para.text[at : at+n])))
		if to.row < para.rows()-1 && at+n >= end {
			break // the end of a row that goes on is the next row's beginning
		}
		at, x = at+n, x+w
	}
	e.cursor, e.edits.open = position{to.para, at}, false
	e.scrollToCursor()
	return true
}

// rowHome returns the beginning of the row.
func (e *Editor) rowHome() position { return position{e.cursor.para, e.rowStart(e.cursor)} }

// rowEnd returns the last position of the row.
func (e *Editor) rowEnd() position {
	row := e.rowAt(e.cursor)
	para := &e.paras[row.para]
	to := position{row.para, para.end(row.row)}
	if row.row < para.rows()-1 {
		to = e.previous(to)
	}
	return to
}
