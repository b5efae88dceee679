package pdf

import (
	"strconv"

	"groundwork/content/paper"
)

// pointer is what is said where characters could not be drawn.
const pointer = "Characters that could not be printed here stand as names or numbers in brackets. The same print as a web page has them."

// formPointer says what the codes of a form are for.
const formPointer = "Each question has a short code. Search for it on screen to come to its place."

// notes stand under the title.
func (p *press) notes() []string {
	var all []string
	if p.doc.Blank {
		all = append(all, formPointer)
	}
	if p.cutter.count > 0 {
		all = append(all, pointer)
	}
	return all
}

// caption is the title over a print too short for a page of it: small, for what
// is printed has a heading of its own.
func (p *press) caption() {
	said := p.doc.Title
	if !p.doc.Date.IsZero() {
		said += " · " + paper.Day(p.doc.Date)
	}
	p.add(kept(p.text(said, p.style(serif, 9, 80), p.left, p.column, tight))...)
	for _, s := range p.notes() {
		p.add(after(p.gap(0.5), p.text(s, p.aside(), p.left, p.column, tight))...)
	}
}

// front is the title page and the contents, which count the pages before the
// body.
func (p *press) front(before int) []leaf {
	return append([]leaf{p.titlePage()}, p.contents(before)...)
}

func (p *press) titlePage() leaf {
	s := newStacker(p.measures)
	s.turn()
	s.y = p.height * 0.36
	s.empty = false
	s.add(p.text(p.doc.Title, p.style(serif, 40, 0), p.left, p.column, 1.2)...)
	s.add(p.bar(p.gap(2.5), 60*p.scale, 1.5, 0))
	s.add(after(p.gap(2.5), p.text(paper.Day(p.doc.Date), p.style(serif, 10.5, 60), p.left, p.column, tight))...)
	for _, note := range p.notes() {
		s.add(after(p.gap(4), p.text(note, p.aside(), p.left, p.column*0.8, tight))...)
	}
	s.leaves[0].plain = true
	return s.leaves[0]
}

// contents lists the sections with the pages they begin on: closer together
// where that saves a page with little on it.
func (p *press) contents(before int) []leaf {
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

// listed is the contents with the space between the entries as given, and how
// far down they go on the last page.
func (p *press) listed(before int, space float64) (pages []leaf, down float64) {
	s := newStacker(p.measures)
	s.add(kept(p.text(paper.TitleContents, p.style(serif, 25, 0), p.left, p.column, 1.2))...)
	s.add(kept([]strip{p.bar(p.gap(1.5), p.column, 1.2, 0)})...)
	s.least = p.gap(2.5) // under the bar
	for _, mark := range p.list {
		if 0 < mark.level && mark.level <= paper.ContentsDepth {
			s.add(p.entry(mark, before, space)...)
		}
	}
	if n := len(s.group); n > 0 {
		s.group[n-1].keep = false
	}
	s.finish()
	return s.leaves, s.y
}

// entry is one line of the contents, with dots that lead the eye to the number.
func (p *press) entry(mark *landmark, before int, space float64) []strip {
	st, above, in := p.style(serif, 10.5, 0), p.gap(0.25), 0.0
	switch mark.level {
	case 1:
		st, above = p.style(sansBold, 11, 0), p.gap(3)
	case 2:
		st, above = p.style(sansBold, 9.8, 25), p.gap(1.6)
	default:
		in = p.indent
	}
	room := 34 * p.scale
	apart := tight - (1-space)/6
	strips := after(above*space, p.text(mark.title, st, p.left+in, p.column-in-room, apart))
	for i := range strips {
		strips[i].keep = strips[i].keep || mark.level < paper.ContentsDepth || i < len(strips)-1
		strips[i].marks = append(strips[i].marks, link(p.left, p.column, strips[i].height, mark.anchor))
	}
	last := &strips[len(strips)-1]
	number := setLines(p.cutter.cells(nil, strconv.Itoa(mark.page+before+1), p.style(serif, 9.5, 0)), room)[0]
	y := st.size * (apart + 0.72) / 2
	last.marks = append(last.marks, p.placed(number, p.left+p.column-number.width, y)...)
	if mark.level > 1 {
		last.marks = append(last.marks, p.dots(last.marks, p.left+p.column-room, y)...)
	}
	return strips
}

func link(x, w, h float64, to string) mark {
	return mark{kind: markLink, x: x, w: w, h: h, to: to}
}

// dots fill the space between what stands left of an edge and the edge. They
// stand below each other.
func (p *press) dots(marks []mark, edge, y float64) []mark {
	step, from := 6*p.scale, p.left
	for _, m := range marks {
		if m.kind == markText && m.x < edge {
			end := m.x
			for _, c := range p.cutter.cells(nil, m.text, m.style) {
				end += c.width
			}
			from = max(from, end)
		}
	}
	var all []mark
	for x := edge; x > from+step; x -= step {
		all = append(all, mark{kind: markDot, x: x, y: y - 0.5, w: 0.45 * p.scale, grey: 140})
	}
	return all
}
