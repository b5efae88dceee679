package field

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
func (p *prose) move(k string) (Result, bool) {
	bare := strings.Replace(k, "shift+", "", 1)
	extend := bare != k || p.sel.marking
	from, to, chosen := p.selected()
	if chosen && !extend && (bare == "left" || bare == "right") {
		if bare == "left" {
			to = from
		}
		p.sel = selection{}
		p.moveTo(to)
		return Result{}, true
	}
	begin := p.at
	r, ok := p.steer(bare, extend)
	switch {
	case !ok:
	case !extend:
		p.sel = selection{}
	case !p.sel.on:
		p.sel = selection{on: true, anchor: begin}
	}
	return r, ok
}

// steer moves the cursor. A move that selects never leaves the text.
func (p *prose) steer(k string, extend bool) (Result, bool) {
	before, edge := p.at, ""
	switch k {
	case "left", "ctrl+b":
		p.moveTo(p.previous(p.at))
		edge = atBegin
	case "right":
		p.moveTo(p.next(p.at))
		edge = atEnd
	case "up", "down":
		return p.upDown(k, extend), true
	case "pgup", "pgdown":
		p.page(map[string]int{"pgup": -1, "pgdown": 1}[k])
		edge = map[string]string{"pgup": atBegin, "pgdown": atEnd}[k]
	case "ctrl+left", "alt+left", "alt+b":
		p.moveTo(p.wordLeft())
		edge = atBegin
	case "ctrl+right", "alt+right", "alt+f":
		p.moveTo(p.wordRight())
		edge = atEnd
	case "home", "ctrl+a":
		p.rowHome()
	case "end", "ctrl+e":
		p.rowEnd()
	case "ctrl+up":
		p.moveTo(p.paragraphUp())
		edge = atBegin
	case "ctrl+down":
		p.moveTo(p.paragraphDown())
		edge = atEnd
	case "ctrl+home", "alt+<":
		p.moveTo(place{})
	case "ctrl+end", "alt+>":
		p.moveTo(p.end())
	default:
		return Result{}, false
	}
	if p.at == before && edge != "" {
		return Result{Ignored: true, Why: edge}, true
	}
	return Result{}, true
}

// paragraphUp is the beginning of the paragraph, or of the one before if the
// cursor is there already.
func (p *prose) paragraphUp() place {
	if p.at.byte == 0 {
		return place{para: max(p.at.para-1, 0)}
	}
	return place{para: p.at.para}
}

// paragraphDown is the end of the paragraph, or of the one after.
func (p *prose) paragraphDown() place {
	to := p.at.para
	if p.at.byte == len(p.paras[to].text) {
		to = min(to+1, len(p.paras)-1)
	}
	return place{to, len(p.paras[to].text)}
}

// upDown moves by one row; where there is none the focus leaves, or the
// selection takes in the rest of the row.
func (p *prose) upDown(k string, extend bool) Result {
	by, edge, rest := -1, Above, place{}
	if k == "down" {
		by, edge, rest = 1, Below, p.end()
	}
	switch {
	case p.vertical(by):
	case extend:
		p.moveTo(rest)
	default:
		return Result{Leave: edge}
	}
	return Result{}
}

// page moves as many rows as are shown, less one to go on reading from.
func (p *prose) page(by int) {
	for range max(p.most-1, 1) {
		if !p.vertical(by) {
			break
		}
	}
}

// turns tells whether a page key can still move the cursor in a text that is
// longer than what is shown of it.
func (p *prose) turns(by int) bool {
	above, below := p.hidden()
	_, more := p.step(p.rowAt(p.at), by)
	return (above || below) && more
}

// lineEnd is the end of the paragraph, or beyond its line end if the cursor is
// there already.
func (p *prose) lineEnd() place {
	if end := (place{p.at.para, len(p.paras[p.at.para].text)}); end != p.at {
		return end
	}
	return p.next(p.at)
}

// moveTo puts the cursor at a place; what is typed next is an edit of its own.
func (p *prose) moveTo(to place) {
	p.at, p.want, p.edits.open = to, -1, false
	p.settle()
}

// previous is the place one character before another.
func (p *prose) previous(at place) place {
	switch {
	case at.byte > 0:
		line := p.paras[at.para].text
		last := p.rowStart(place{at.para, at.byte - 1})
		for i := last; i < at.byte; {
			last = i
			n, _ := text.Glyph(line[i:at.byte])
			i += n
		}
		return place{at.para, last}
	case at.para > 0:
		return place{at.para - 1, len(p.paras[at.para-1].text)}
	}
	return at
}

// next is the place one character after another.
func (p *prose) next(at place) place {
	switch line := p.paras[at.para].text; {
	case at.byte < len(line):
		n, _ := text.Glyph(line[at.byte:])
		return place{at.para, at.byte + n}
	case at.para < len(p.paras)-1:
		return place{at.para + 1, 0}
	}
	return at
}

// vertical moves the cursor by rows, keeping its column, and tells whether
// there was such a row.
func (p *prose) vertical(by int) bool {
	row := p.rowAt(p.at)
	to, ok := p.step(row, by)
	if !ok {
		return false
	}
	if p.want < 0 {
		p.want = p.column()
	}
	para := &p.paras[to.para]
	start, end := para.start(to.row), para.end(to.row)
	at, x := start, 0
	for at < end && x < p.want {
		n, w := text.Glyph(para.text[at:])
		if to.row < para.rows()-1 && at+n >= end {
			break // the end of a row that goes on is the next row's beginning
		}
		at, x = at+n, x+w
	}
	p.at, p.edits.open = place{to.para, at}, false
	p.settle()
	return true
}

// rowHome moves to the beginning of the row.
func (p *prose) rowHome() { p.moveTo(place{p.at.para, p.rowStart(p.at)}) }

// rowEnd moves to the last place of the row.
func (p *prose) rowEnd() {
	row := p.rowAt(p.at)
	para := &p.paras[row.para]
	to := place{row.para, para.end(row.row)}
	if row.row < para.rows()-1 {
		to = p.previous(to)
	}
	p.moveTo(to)
}
