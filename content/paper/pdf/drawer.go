package pdf

import (
	"strconv"

	"groundwork/content/paper"
	"groundwork/content/paper/pdf/file"
	"groundwork/content/paper/pdf/font"
)

// drawer draws pages.
type drawer struct {
	*layout
	file  *file.File
	spots map[string]file.Spot // of each anchor
	of    int                  // how many pages what was to fit on one takes
	only  bool                 // there is one page
}

// aim says where each anchor is, before anything leads to it.
func (d *drawer) aim(pages []page) {
	for i, l := range pages {
		for _, a := range l.anchors {
			if a.id != "" {
				d.spots[a.id] = file.Spot{Page: i, Down: max(a.down-6, 0)}
			}
		}
	}
}

func (d *drawer) page(l *page, at int) {
	if !l.plain {
		d.furniture(l, at)
	}
	for _, a := range l.anchors {
		if 0 < a.level && a.level <= paper.ContentsDepth {
			d.file.Bookmark(d.plainText(a.title), a.level-1, file.Spot{Page: at, Down: a.down})
		}
	}
	for _, s := range l.lines {
		for i := range s.line.ops {
			d.op(&s.line.ops[i], s.y, s.again)
		}
	}
}

// furniture is the running head and the page's number.
func (d *drawer) furniture(l *page, at int) {
	small := d.style(font.Serif, 8.5, 90)
	if d.only || d.doc.Bare { // nothing to keep in order, or one's own letter
		return
	}
	said := strconv.Itoa(at + 1)
	if d.of > 1 { // who has one of them knows that there is another
		said += " of " + strconv.Itoa(d.of)
	}
	number := d.oneLine(said, small, d.across)
	d.adorn(number, d.left+(d.across-number.width)/2, d.number)
	if l.head == "" || at == 0 {
		return
	}
	d.adorn(d.oneLine(l.head, small, d.column), d.left, d.head)
	d.op(&op{kind: opLine, x: d.left, y: d.head + 5*d.scale, w: d.column, weight: 0.4, grey: 170}, 0, false)
}

// oneLine is the text in one line, shortened where it is longer.
func (p *layout) oneLine(s string, st *style, width float64) textLine {
	clusters := p.shaper.shape(nil, s, st)
	broken := breakLines(clusters, width)
	if len(broken) == 1 {
		return broken[0]
	}
	dots := p.shaper.shape(nil, "…", st)
	clusters = clusters[:lineEnd(clusters, width-dots[0].width)]
	return breakLines(append(clusters[:len(clusters):len(clusters)], dots...), width)[0]
}

// adorn draws a line that is no part of what the document says.
func (d *drawer) adorn(l textLine, x, y float64) {
	ops := d.ops(l, x, y)
	for i := range ops {
		d.op(&ops[i], 0, true)
	}
}

// op draws one op; again where it stands on another page already.
func (d *drawer) op(m *op, down float64, again bool) {
	y, part := m.y+down, m.part
	if again {
		part = nil
	}
	if m.kind == opLink {
		if to, ok := d.spots[m.to]; ok {
			d.file.Link(m.x, y, m.w, m.h, to, m.part)
		}
		return
	}
	d.file.In(part)
	switch m.kind {
	case opPage:
		d.file.Text(m.style.Face, m.style.size, m.style.grey, m.x, y, strconv.Itoa(d.spots[m.to].Page+1))
	case opText:
		if m.by != nil {
			d.file.Clusters(m.by, m.style.size, m.style.grey, m.x, y, m.drawn)
		} else {
			d.file.Text(m.style.Face, m.style.size, m.style.grey, m.x, y, m.text)
		}
	case opLine:
		d.file.Line(m.x, y, m.w, m.h, m.weight, m.grey)
	case opBox:
		d.file.Box(m.x, y, m.w, m.h, m.weight, m.grey)
	case opDot:
		d.file.Dot(m.x, y, m.w, m.grey)
	case opPath:
		d.file.Path(spots(m, y), m.weight, m.grey)
	case opShape:
		d.file.Shape(spots(m, y), m.grey)
	case opLink: // above
	}
}

func spots(m *op, y float64) [][2]float64 {
	all := make([][2]float64, len(m.path))
	for i, s := range m.path {
		all[i] = [2]float64{m.x + s.X, y + s.Y}
	}
	return all
}
