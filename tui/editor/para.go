package editor

import (
	"slices"
	"sort"

	"groundwork/content/text"
)

// para is one paragraph: a line of the text, which may take several rows. Its
// text is changed in place: a copy for each key would be felt in a long one.
type para struct {
	text  []byte
	width int   // what the breaks were made for
	begin []int // where the rows after the first begin
}

// wrap makes the breaks for a width.
func (p *para) wrap(width int) {
	if p.width == width {
		return
	}
	p.width, p.begin = width, nil
	for i := 0; ; {
		i = text.RowEnd(p.text, i, width)
		if i == len(p.text) {
			return
		}
		p.begin = append(p.begin, i)
	}
}

// replace puts s in the place of text[from:to]. Breaks are made again only
// until they meet the old ones, so that a key costs the same in a paragraph of
// any length.
func (p *para) replace(from, to int, s string) {
	p.text = slices.Replace(p.text, from, to, []byte(s)...)
	if p.width == 0 {
		return
	}
	all := p.text
	grown := len(s) - (to - from)
	keep := max(p.rowOf(from)-2, 0) // a word may move back up by a row
	old := sort.SearchInts(p.begin, to+1)
	var fresh []int
	for i := p.start(keep); ; fresh = append(fresh, i) {
		if i = text.RowEnd(all, i, p.width); i == len(all) {
			old = len(p.begin)
			break
		}
		for old < len(p.begin) && p.begin[old]+grown < i {
			old++
		}
		if i > from+len(s) && old < len(p.begin) && p.begin[old]+grown == i {
			break
		}
	}
	for j := old; j < len(p.begin); j++ {
		p.begin[j] += grown
	}
	p.begin = slices.Replace(p.begin, keep, old, fresh...)
}

// rows returns how many rows the paragraph takes once wrapped.
func (p *para) rows() int { return len(p.begin) + 1 }

// rowOf returns the row that holds the offset.
func (p *para) rowOf(at int) int { return sort.SearchInts(p.begin, at+1) }

// start returns where a row begins.
func (p *para) start(row int) int {
	if row == 0 {
		return 0
	}
	return p.begin[row-1]
}

// end returns where a row ends, its spaces included.
func (p *para) end(row int) int {
	if row < len(p.begin) {
		return p.begin[row]
	}
	return len(p.text)
}

// row returns a row as it is drawn: tabs as spaces, and nothing hanging
// over the edge.
func (p *para) row(row int) string {
	return text.Row(p.text[p.start(row):p.end(row)], p.width)
}
