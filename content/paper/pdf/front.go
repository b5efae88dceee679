package pdf

import (
	"slices"
	"strconv"

	"groundwork/content/paper"
	"groundwork/content/paper/pdf/font"
)

// pointer is what is said where characters could not be drawn.
const pointer = "Characters that could not be printed here stand as names or numbers in brackets. The same print as a web page has them."

// notes stand under the title.
func (p *layout) notes() []string {
	all := slices.Clone(p.doc.Notes)
	if p.shaper.count > 0 {
		all = append(all, pointer)
	}
	return all
}

// caption is the title over a print too short for a page of it: small, for what
// is printed has a heading of its own.
func (p *layout) caption() {
	said := p.doc.Title
	if !p.doc.Date.IsZero() {
		said += " · " + paper.Day(p.doc.Date)
	}
	if !p.doc.Bare { // a letter begins with its first word
		p.within(heading(0), func() { p.add(kept(p.text(said, p.style(font.Serif, 9, 80), p.left, p.column, tight))...) })
	}
	for _, s := range p.notes() {
		p.within("P", func() { p.add(after(p.gap(0.5), p.text(s, p.aside(), p.left, p.column, tight))...) })
	}
}

// front returns the title page and the contents, which count the pages before the
// body.
func (p *layout) front(before int) []page {
	var pages []page
	p.in(p.root.First("Part"), func() {
		if p.doc.Blank {
			pages, _ = p.listed(before, 1)
			return
		}
		pages = append([]page{p.titlePage()}, p.contents(before)...)
	})
	return pages
}

func (p *layout) titlePage() page {
	s := newPaginator(p.measures)
	s.turn()
	s.y = p.height * 0.36
	s.empty = false
	p.within(heading(0), func() { s.add(p.text(p.doc.Title, p.style(font.Serif, 40, 0), p.left, p.column, 1.2)...) })
	s.add(p.bar(p.gap(2.5), 60*p.scale, 1.5, 0))
	p.within("P", func() {
		s.add(after(p.gap(2.5), p.text(paper.Day(p.doc.Date), p.style(font.Serif, 10.5, 60), p.left, p.column, tight))...)
	})
	for _, note := range p.notes() {
		p.within("P", func() { s.add(after(p.gap(4), p.text(note, p.aside(), p.left, p.column*0.8, tight))...) })
	}
	s.pages[0].plain = true
	return s.pages[0]
}

// contents lists the sections with the pages they begin on: closer together
// where that saves a page with little on it.
func (p *layout) contents(before int) []page {
	usual, filled := p.listed(before, 1)
	if len(usual) == 1 || filled > p.top+(p.foot-p.top)*0.4 {
		return usual
	}
	for _, space := range []float64{0.8, 0.6, 0.4} {
		if closer, _ := p.listed(before, space); len(closer) < len(usual) {
			return closer
		}
	}
	return usual
}

// listed returns the contents with the space between the entries as given, and how
// far down they go on the last page.
func (p *layout) listed(before int, space float64) (pages []page, down float64) {
	s := newPaginator(p.measures)
	depth := paper.ContentsDepth
	if p.doc.Blank {
		depth = 2
		p.formTitle(s)
	}
	p.within(heading(1), func() { s.add(kept(p.text(paper.TitleContents, p.style(font.Serif, 25, 0), p.left, p.column, 1.2))...) })
	s.add(kept([]line{p.bar(p.gap(1.5), p.column, 1.2, 0)})...)
	s.least = p.gap(2.5) // under the bar
	var all []line
	p.within("TOC", func() {
		for _, a := range p.anchors {
			if 0 < a.level && a.level <= depth {
				p.within("TOCI", func() {
					p.within("Link", func() { all = append(all, p.entry(a, before, space)...) })
				})
			}
		}
	})
	if n := len(all); n > 0 { // never a line left over
		kept(all[max(n-3, 0) : n-1])
		all[n-1].keep = false
	}
	s.add(all...)
	s.finish()
	return s.pages, s.y
}

// formTitle stands over the contents of a form, with what there is to know of it.
func (p *layout) formTitle(s *paginator) {
	p.within(heading(0), func() { s.add(kept(p.text(p.doc.Title, p.style(font.Serif, 34, 0), p.left, p.column, 1.2))...) })
	for i, said := range p.notes() {
		above := p.gap(1)
		if i == 0 {
			above = p.gap(3)
		}
		p.within("P", func() { s.add(after(above, p.text(said, p.read(), p.left, p.column, p.roomy))...) })
	}
	s.least = p.gap(6)
}

// entry returns one line of the contents, with dots that lead the eye to the number.
func (p *layout) entry(a *anchor, before int, space float64) []line {
	st, above, in := p.style(font.Serif, 10.5, 0), p.gap(0.25), 0.0
	switch a.level {
	case 1:
		st, above = p.style(font.SansBold, 11, 0), p.gap(3)
	case 2:
		st, above = p.style(font.SansBold, 9.8, 25), p.gap(1.6)
	default:
		in = p.indent
	}
	if p.doc.Blank && a.level == 2 {
		st, above = p.style(font.Serif, 10.5, 0), p.gap(0.6)
	}
	room := 34 * p.scale
	apart := tight - (1-space)/6
	lines := after(above*space, p.text(a.title, st, p.left+in, p.column-in-room, apart))
	for i := range lines {
		lines[i].keep = lines[i].keep || a.level < paper.ContentsDepth || i < len(lines)-1
		lines[i].ops = append(lines[i].ops, p.link(p.left, p.column, lines[i].height, a.id))
	}
	last := &lines[len(lines)-1]
	number := breakLines(p.shaper.shape(nil, strconv.Itoa(a.page+before+1), p.style(font.Serif, 9.5, 0)), room)[0]
	y := st.size * (apart + 0.72) / 2
	last.ops = append(last.ops, p.ops(number, p.left+p.column-number.width, y)...)
	if a.level > 1 {
		last.ops = append(last.ops, p.dots(last.ops, p.left+p.column-room, y)...)
	}
	return lines
}

func (p *layout) link(x, w, h float64, to string) op {
	return op{kind: opLink, x: x, w: w, h: h, to: to, part: p.part}
}

// dots fill the space between what stands left of an edge and the edge. They
// stand below each other.
func (p *layout) dots(ops []op, edge, y float64) []op {
	step, from := 6*p.scale, p.left
	for _, m := range ops {
		if m.kind == opText && m.x < edge {
			from = max(from, m.x+m.w)
		}
	}
	var all []op
	for x := edge; x > from+step; x -= step {
		all = append(all, op{kind: opDot, x: x, y: y - 0.5, w: 0.45 * p.scale, grey: 140})
	}
	return all
}
