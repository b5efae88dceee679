package pdf

import (
	"slices"
	"sort"

	"groundwork/content/paper"
	"groundwork/content/paper/pdf/font"
)

// fitSizes are the sizes of type that are tried for a print that is to fit on a page, in
// points. Less is not read from a wall.
func fitSizes() []float64 { return []float64{12, 11.5, 11, 10.5} }

// closest are how far apart pieces and lines stand in a print that is to fit on a page, from
// the widest on.
func closest() [][2]float64 { return [][2]float64{{6, 1.35}, {4, tight}, {2.6, 1.26}, {1.5, 1.22}} }

// fitting is one way to lay out a print that is to fit on a page.
type fitting struct {
	size    float64    // of the type
	gap     [2]float64 // between pieces, and between lines
	columns int        // beside each other, of pieces under their titles
	over    bool       // it goes on, so there is a head above each page
}

// fitted lays a print out on one page: in one column, or else in two, in the largest type that
// fits, and of that with the most room between its lines. Where it fits in no way it goes on, on
// as few pages as can be: these are somebody's own words, and a part of a sentence is none.
func (p *layout) fitted() []page {
	sizes, gaps := fitSizes(), closest()
	small, near := len(sizes)-1, len(gaps)-1
	f, most := fitting{size: sizes[small], gap: gaps[near], columns: 1}, 1
	fits := func(f fitting) bool { return len(p.lay(f)) <= most }
	if !fits(f) {
		if f.columns = 2; !parted(p.doc.Nodes) || !fits(f) {
			f.columns, f.over = 1, true
			most = len(p.lay(f))
		}
	}
	size := sort.Search(small, func(i int) bool { f.size = sizes[i]; return fits(f) })
	f.size = sizes[size]
	gap := sort.Search(near, func(i int) bool { f.gap = gaps[i]; return fits(f) })
	f.gap = gaps[gap]
	return p.lay(f)
}

// parted reports whether a print is pieces of a plan under one title, and nothing else.
func parted(nodes []paper.Node) bool {
	if len(nodes) != 1 {
		return false
	}
	s, ok := nodes[0].(paper.Section)
	return ok && !slices.ContainsFunc(s.Nodes, func(n paper.Node) bool { _, ok := n.(paper.Part); return !ok })
}

// lay lays a print out that is to fit on a page.
func (p *layout) lay(f fitting) []page {
	m := newMeasures(p.sheet, false)
	m.scale, m.apart, m.roomy = f.size/usualSize, f.gap[0], f.gap[1]
	m.left, m.column, m.indent = sideFitted, m.width-sideFitted-15*mm, 12*m.scale
	m.across = m.column
	m.top, m.foot, m.number = 14*mm, m.height-14*mm, m.height-9*mm
	if f.over {
		m.top, m.head = 20*mm, 11*mm
	}
	if f.columns == 2 {
		m.column = (m.across - betweenColumns) / 2
	}
	p.measures = m
	pages := p.again()
	if f.columns == 2 {
		return p.beside(pages)
	}
	return pages
}

// beside sets every second page as a column beside the one before.
func (p *layout) beside(columns []page) []page {
	var pages []page
	for i, one := range columns {
		if i%2 == 0 {
			pages = append(pages, one)
			continue
		}
		for _, s := range one.lines {
			for j := range s.line.ops {
				s.line.ops[j].x += p.column + betweenColumns
			}
		}
		on := &pages[len(pages)-1]
		on.lines, on.anchors = append(on.lines, one.lines...), append(on.anchors, one.anchors...)
	}
	return pages
}

const (
	sideFitted = 20 * mm // at the left of a print that is to fit: room for holes
	sideHead   = 0.23    // of the column, for titles beside what they hold

	betweenColumns = 8 * mm
)

// planPart sets a piece of a plan, its title at the side, or above where there are two columns.
func (p *layout) planPart(n paper.Part, x, width float64) {
	head, st := p.style(font.SansBold, usualSize, 0), p.read()
	beside := width * sideHead
	if p.halved() {
		beside = 0
	}
	rule := line{before: p.gap(1.2), height: p.gap(0.8), keep: true, ops: []op{{kind: opLine, x: x, w: width, weight: 0.4, grey: 150}}}
	var title, lines []line
	p.within(heading(2), func() {
		if beside > 0 {
			title = p.text(n.Title, head, x, beside-p.indent, p.roomy)
		} else {
			title = p.text(n.Title, head, x, width, p.roomy)
		}
	})
	p.within("L", func() {
		for i, one := range n.Lines {
			above := p.gap(0.5)
			if i == 0 {
				above = 0
			}
			p.within("LI", func() { lines = append(lines, after(above, p.planLine(one, st, x+beside, width-beside))...) })
		}
	})
	if beside > 0 {
		lines = banded(title, lines)
	} else {
		lines = append(kept(title), lines...)
	}
	all := append([]line{rule}, lines...)
	if tall(all) < (p.foot-p.top)/2 {
		all = whole(all)
	}
	if p.halved() && p.under == 0 { // the next column begins beside this
		p.finish()
		p.under = p.y + max(rule.before, p.least)
	}
	p.add(all...)
}

// banded sets lines beside others, each in one band with one of them.
func banded(title, lines []line) []line {
	for i, one := range title {
		if i == len(lines) {
			lines = append(lines, line{height: one.height})
		}
		lines[i].ops = append(one.ops, lines[i].ops...)
	}
	return lines
}

// planLine sets one thing a plan holds, behind a box where it can be ticked.
func (p *layout) planLine(one paper.Line, st *style, x, width float64) []line {
	hang := 0.0
	if one.Tick {
		hang = st.size * 1.4
	}
	var lines []line
	p.within("LBody", func() { lines = p.text(one.Text, st, x+hang, width-hang, p.roomy) })
	if one.Tick {
		side := st.size * 0.8
		box := op{kind: opBox, x: x, y: (st.size*p.roomy - side) / 2, w: side, h: side, weight: 0.8, grey: 60}
		lines[0].ops = append([]op{box}, lines[0].ops...)
	}
	return lines
}
