package editor

import (
	"strings"

	"groundwork/content/text"
)

// What is said where the text goes no further.
const (
	atBegin = "This is the beginning."
	atEnd   = "This is the end."
)

// move takes the keys that move the cursor; with shift they select.
func (e *Editor) move(k string) (Result, bool) {
	bare := strings.Replace(k, "shift+", "", 1)
	extend := bare != k || e.sel.marking
	from, to, chosen := e.selected()
	if chosen && !extend && (bare == "left" || bare == "right") {
		if bare == "left" {
			to = from
		}
		e.sel = selection{}
		e.moveTo(to)
		return Result{}, true
	}
	begin := e.cursor
	r, ok := e.steer(bare, extend)
	switch {
	case !ok:
	case !extend:
		e.sel = selection{}
	case !e.sel.on:
		e.sel = selection{on: true, anchor: begin}
	}
	return r, ok
}

// steer moves the cursor. A move that selects never leaves the text.
func (e *Editor) steer(k string, extend bool) (Result, bool) {
	before, edge := e.cursor, ""
	switch k {
	case "left", "ctrl+b":
		e.moveTo(e.previous(e.cursor))
		edge = atBegin
	case "right":
		e.moveTo(e.next(e.cursor))
		edge = atEnd
	case "up", "down":
		return e.upDown(k, extend), true
	case "pgup", "pgdown":
		e.page(map[string]int{"pgup": -1, "pgdown": 1}[k])
		edge = map[string]string{"pgup": atBegin, "pgdown": atEnd}[k]
	case "ctrl+left", "alt+left", "alt+b":
		e.moveTo(e.wordLeft())
		edge = atBegin
	case "ctrl+right", "alt+right", "alt+f":
		e.moveTo(e.wordRight())
		edge = atEnd
	case "home", "ctrl+a":
		e.rowHome()
	case "end", "ctrl+e":
		e.rowEnd()
	case "ctrl+up":
		e.moveTo(e.paragraphUp())
		edge = atBegin
	case "ctrl+down":
		e.moveTo(e.paragraphDown())
		edge = atEnd
	case "ctrl+home", "alt+<":
		e.moveTo(position{})
	case "ctrl+end", "alt+>":
		e.moveTo(e.end())
	default:
		return Result{}, false
	}
	if e.cursor == before && edge != "" {
		return Result{Ignored: true, Why: edge}, true
	}
	return Result{}, true
}

// paragraphUp is the beginning of the paragraph, or of the one before if the
// cursor is there already.
func (e *Editor) paragraphUp() position {
	if e.cursor.byte == 0 {
		return position{para: max(e.cursor.para-1, 0)}
	}
	return position{para: e.cursor.para}
}

// paragraphDown is the end of the paragraph, or of the one after.
func (e *Editor) paragraphDown() position {
	to := e.cursor.para
	if e.cursor.byte == len(e.paras[to].text) {
		to = min(to+1, len(e.paras)-1)
	}
	return position{to, len(e.paras[to].text)}
}

// upDown moves by one row; where there is none the focus leaves, or the
// selection takes in the rest of the row.
func (e *Editor) upDown(k string, extend bool) Result {
	by, edge, rest := -1, Above, position{}
	if k == "down" {
		by, edge, rest = 1, Below, e.end()
	}
	switch {
	case e.vertical(by):
	case extend:
		e.moveTo(rest)
	default:
		return Result{Leave: edge}
	}
	return Result{}
}

// page moves as many rows as are shown, less one to go on reading from.
func (e *Editor) page(by int) {
	for range max(e.most-1, 1) {
		if !e.vertical(by) {
			break
		}
	}
}

// TakesPage reports whether a page key can still move the cursor in a text that is
// longer than what is shown of it.
func (e *Editor) TakesPage(by int) bool {
	above, below := e.hidden()
	_, more := e.step(e.rowAt(e.cursor), by)
	return (above || below) && more
}

// lineEnd is the end of the paragraph, or beyond its line end if the cursor is
// there already.
func (e *Editor) lineEnd() position {
	if end := (position{e.cursor.para, len(e.paras[e.cursor.para].text)}); end != e.cursor {
		return end
	}
	return e.next(e.cursor)
}

// moveTo puts the cursor at a place; what is typed next is an edit of its own.
func (e *Editor) moveTo(to position) {
	e.cursor, e.goal, e.edits.open = to, -1, false
	e.scrollToCursor()
}

// previous is the place one character before another.
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

// next is the place one character after another.
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

// vertical moves the cursor by rows, keeping its column, and tells whether
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
		n, w := text.Glyph(para.text[at:])
		if to.row < para.rows()-1 && at+n >= end {
			break // the end of a row that goes on is the next row's beginning
		}
		at, x = at+n, x+w
	}
	e.cursor, e.edits.open = position{to.para, at}, false
	e.scrollToCursor()
	return true
}

// rowHome moves to the beginning of the row.
func (e *Editor) rowHome() { e.moveTo(position{e.cursor.para, e.rowStart(e.cursor)}) }

// rowEnd moves to the last place of the row.
func (e *Editor) rowEnd() {
	row := e.rowAt(e.cursor)
	para := &e.paras[row.para]
	to := position{row.para, para.end(row.row)}
	if row.row < para.rows()-1 {
		to = e.previous(to)
	}
	e.moveTo(to)
}
