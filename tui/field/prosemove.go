package field

// left moves the cursor one character back, and tells whether it could.
func (p *prose) left() bool {
	to := p.previous(p.at)
	moved := to != p.at
	p.moveTo(to)
	return moved
}

// right moves the cursor one character on.
func (p *prose) right() bool {
	to := p.next(p.at)
	moved := to != p.at
	p.moveTo(to)
	return moved
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
		text := p.paras[at.para].text
		last := p.rowStart(place{at.para, at.byte - 1})
		for i := last; i < at.byte; {
			last = i
			n, _ := glyph(text[i:at.byte])
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
	switch text := p.paras[at.para].text; {
	case at.byte < len(text):
		n, _ := glyph(text[at.byte:])
		return place{at.para, at.byte + n}
	case at.para < len(p.paras)-1:
		return place{at.para + 1, 0}
	}
	return at
}

// wordLeft is the beginning of the word before the cursor.
func (p *prose) wordLeft() place {
	at, word := p.at, false
	for {
		to := p.previous(at)
		if to == at {
			return at
		}
		space := p.spaceAt(to)
		if word && space {
			return at
		}
		at, word = to, word || !space
	}
}

// wordRight is the end of the word after the cursor.
func (p *prose) wordRight() place {
	at, word := p.at, false
	for {
		to := p.next(at)
		if to == at {
			return at
		}
		space := p.spaceAt(at)
		if word && space {
			return at
		}
		at, word = to, word || !space
	}
}

// spaceAt tells whether a space or a line end stands at the place.
func (p *prose) spaceAt(at place) bool {
	text := p.paras[at.para].text
	if at.byte == len(text) {
		return true
	}
	n, _ := glyph(text[at.byte:])
	return isSpace(text[at.byte : at.byte+n])
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
		n, w := glyph(para.text[at:])
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

// deleteTo removes what stands between the cursor and a place, and tells
// whether that was anything.
func (p *prose) deleteTo(to place) bool {
	if to == p.at {
		return false
	}
	from := p.at
	if to.before(from) {
		from, to = to, from
	}
	p.change(from, to, "")
	return true
}
