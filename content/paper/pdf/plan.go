package pdf

import (
	"sort"
	"strings"
	"unicode/utf8"

	"groundwork/content/paper"
	"groundwork/content/paper/pdf/font"
)

// fitSizes are the sizes of type that are tried for a print that is to fit on a page, in
// points. Less is not read from a wall.
func fitSizes() []float64 { return []float64{12, 11.5, 11, 10.5} }

// mosts are how many characters of a long text stand in a plan that would be longer than
// a page; 0 for all. The whole of it is in the book.
func mosts() []int { return []int{0, 400, 240, 160, 120, 100, 84, 68} }

// closest are how far apart pieces and lines stand in a print that is to fit on a page, from
// the widest on.
func closest() [][2]float64 { return [][2]float64{{6, 1.35}, {4, tight}, {2.6, 1.26}, {1.5, 1.22}} }

// fitted lays a print out with as much of its text as fits on one page, of that in the largest
// type, and of that with the most room between its lines; or else as small as can be. Less of
// each takes less room, so each is searched for where those after it are smallest.
func (p *layout) fitted() []page {
	mosts, sizes, gaps := mosts(), fitSizes(), closest()
	fits := func(most, size, gap int) bool { return len(p.lay(mosts[most], sizes[size], gaps[gap])) == 1 }
	small, close := len(sizes)-1, len(gaps)-1
	most := sort.Search(len(mosts)-1, func(i int) bool { return fits(i, small, close) })
	size := sort.Search(small, func(i int) bool { return fits(most, i, close) })
	gap := sort.Search(close, func(i int) bool { return fits(most, size, i) })
	clear(p.shaper.undrawn) // what was tried showed more of it
	return p.lay(mosts[most], sizes[size], gaps[gap])
}

// lay lays a print out that is to fit on a page, with so much of long texts, in a size of type
// and with so much room.
func (p *layout) lay(most int, size float64, gap [2]float64) []page {
	m := newMeasures(p.sheet, false)
	m.scale, m.apart, m.roomy = size/usualSize, gap[0], gap[1]
	m.left, m.column, m.indent = sideFitted, m.width-sideFitted-15*mm, 12*m.scale
	m.top, m.foot, m.number = 14*mm, m.height-14*mm, m.height-9*mm
	p.measures, p.most = m, most
	return p.again()
}

// shortened returns a text, or its beginning up to a word.
func (p *layout) shortened(s string) string {
	if p.most == 0 || utf8.RuneCountInString(s) <= p.most {
		return s
	}
	p.cut = true
	short := string([]rune(s)[:p.most])
	if i := strings.LastIndexByte(short, ' '); i > 0 {
		short = short[:i]
	}
	return strings.TrimRight(short, " ,;:.·") + " …"
}

const (
	sideFitted = 20 * mm // at the left of a print that is to fit: room for holes
	sideHead   = 0.23    // of the column, for titles beside what they hold
)

// planPart sets a piece of a plan, its title at the side.
func (p *layout) planPart(n paper.Part, x, width float64) {
	head, st := p.style(font.SansBold, usualSize, 0), p.read()
	beside := width * sideHead
	in, room := x+beside, width-beside
	rule := line{before: p.gap(1.2), height: p.gap(0.8), keep: true, ops: []op{{kind: opLine, x: x, w: width, weight: 0.4, grey: 150}}}
	var title, lines []line
	p.within(heading(2), func() { title = p.text(n.Title, head, x, beside-p.indent, p.roomy) })
	p.within("L", func() {
		for i, one := range n.Lines {
			above := p.gap(0.5)
			if i == 0 {
				above = 0
			}
			p.within("LI", func() { lines = append(lines, after(above, p.planLine(one, st, in, room))...) })
		}
	})
	for i, one := range title { // beside each other, in one band
		if i == len(lines) {
			lines = append(lines, line{height: one.height})
		}
		lines[i].ops = append(one.ops, lines[i].ops...)
	}
	all := append([]line{rule}, lines...)
	if tall(all) < (p.foot-p.top)/2 {
		all = whole(all)
	}
	p.add(all...)
}

// planLine sets one thing a plan holds, behind a box where it can be ticked.
func (p *layout) planLine(one paper.Line, st *style, x, width float64) []line {
	hang := 0.0
	if one.Tick {
		hang = st.size * 1.4
	}
	var lines []line
	p.within("LBody", func() { lines = p.text(p.shortened(one.Text), st, x+hang, width-hang, p.roomy) })
	if one.Tick {
		side := st.size * 0.8
		box := op{kind: opBox, x: x, y: (st.size*p.roomy - side) / 2, w: side, h: side, weight: 0.8, grey: 60}
		lines[0].ops = append([]op{box}, lines[0].ops...)
	}
	return lines
}
