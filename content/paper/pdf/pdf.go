// Package pdf writes a print as pages for real paper. See [Write].
package pdf

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"groundwork/content/paper"
)

// Write writes the document as pages of the sheet, and returns the characters none
// of the fonts can draw, each once, in order. Each stands as a name in brackets
// there, while a web page shows them. The same document makes the same bytes.
func Write(out io.Writer, d *paper.Document, s paper.Sheet) (undrawn []rune, err error) {
	p, err := newLayout(d, s)
	if err != nil {
		return nil, err
	}
	pages := p.layOut()
	for r := range p.shaper.undrawn {
		undrawn = append(undrawn, r)
	}
	slices.Sort(undrawn)
	return undrawn, p.draw(out, pages)
}

// Pages returns how many pages of the sheet [Write] makes of the document.
func Pages(d *paper.Document, s paper.Sheet) (int, error) {
	p, err := newLayout(d, s)
	if err != nil {
		return 0, err
	}
	return len(p.layOut()), nil
}

// layout lays a document out: lines first, then pages, then the file.
type layout struct {
	measures
	doc     *paper.Document
	faces   map[string]*face
	styles  map[styleKey]*style
	shaper  *shaper
	targets *paper.Anchors
	anchors []*anchor // all of them, in order
	*paginator
	sections int  // set so far
	brief    bool // the title stands over the first section
}

type styleKey struct {
	face string
	size float64
	grey int
}

func newLayout(d *paper.Document, s paper.Sheet) (*layout, error) {
	m := newMeasures(s)
	p := &layout{
		measures: m, doc: d, faces: map[string]*face{}, styles: map[styleKey]*style{},
		shaper: &shaper{undrawn: map[rune]bool{}}, targets: paper.NewAnchors(d.Nodes), paginator: newPaginator(m),
	}
	for _, name := range []string{serif, serifItalic, serifBold, sansBold} {
		f, err := loadFace(name)
		if err != nil {
			return nil, err
		}
		p.faces[name] = f
	}
	return p, nil
}

// style returns the one style of a face, a size at the usual scale, and a grey.
func (p *layout) style(face string, size float64, grey int) *style {
	key := styleKey{face, size * p.scale, grey}
	st, ok := p.styles[key]
	if !ok {
		st = &style{face: p.faces[face], size: key.size, grey: key.grey}
		p.styles[key] = st
	}
	return st
}

// shortest is how many pages a print has to have to be given a title page and
// contents.
const shortest = 6

// pages are the pages of the document, front ones first.
func (p *layout) layOut() []page {
	p.nodes(p.doc.Nodes, 1, p.left, p.column)
	p.finish()
	body := p.paginator.pages
	if len(body) < shortest || paper.CountSections(p.doc.Nodes, paper.ContentsDepth) < 3 {
		return p.again()
	}
	front := len(p.front(0))
	return append(p.front(front), body...)
}

// again lays the document out anew, under its title on the first page.
func (p *layout) again() []page {
	p.paginator, p.anchors, p.sections, p.brief = newPaginator(p.measures), nil, 0, true
	p.targets = paper.NewAnchors(p.doc.Nodes)
	p.caption()
	p.nodes(p.doc.Nodes, 1, p.left, p.column)
	p.finish()
	return p.paginator.pages
}

// file begins a file for the pages.
func (p *layout) file(pages []page) *fpdf.Fpdf {
	f := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: p.width, Ht: p.height}})
	f.SetCatalogSort(true)
	f.SetCreationDate(p.made())
	f.SetModificationDate(p.made())
	f.SetLang(language(p.doc.Language))
	f.SetTitle(p.plainText(p.doc.Title), true)
	f.SetProducer("Groundwork", true)
	f.SetMargins(0, 0, 0)
	f.SetAutoPageBreak(false, 0)
	for _, name := range p.used(pages) {
		f.AddUTF8FontFromBytes(name, "", p.faces[name].data)
	}
	return f
}

// draw makes the file.
func (p *layout) draw(out io.Writer, pages []page) error {
	f := p.file(pages)
	d := &drawer{layout: p, file: f, links: map[string]int{}, numbers: map[string]int{}}
	d.aim(pages)
	for i := range pages {
		f.AddPage()
		d.page(&pages[i], i)
	}
	return f.Output(out)
}

// made returns when the document was: a time of its own would differ each time.
func (p *layout) made() time.Time {
	if p.doc.Date.IsZero() {
		return time.Unix(0, 0).UTC()
	}
	return p.doc.Date
}

// language returns a language tag fit to stand in the file unescaped.
func language(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' || '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z' {
			return r
		}
		return -1
	}, s)
}

// used returns the faces the pages need, in the order they need them.
func (p *layout) used(pages []page) []string {
	names := []string{serif} // of page numbers and bookmarks
	for _, l := range pages {
		for _, s := range l.lines {
			for _, m := range s.line.ops {
				if (m.kind == opText || m.kind == opPage) && !slices.Contains(names, m.style.name) {
					names = append(names, m.style.name)
				}
			}
		}
	}
	return names
}

// plainText returns the text with names for what can't be drawn, for the places a
// viewer draws with its own fonts: fpdf can write no more of Unicode than they.
func (p *layout) plainText(s string) string {
	var b strings.Builder
	for _, c := range p.shaper.shape(nil, s, p.style(serif, usualSize, 0)) {
		b.WriteString(c.text)
		b.WriteString(c.marks)
	}
	return b.String()
}

// drawer draws pages.
type drawer struct {
	*layout
	file    *fpdf.Fpdf
	links   map[string]int
	numbers map[string]int // of each anchor, from 1
	last    *style
}

// aim says where each anchor is, before anything leads to it.
func (d *drawer) aim(pages []page) {
	for i, l := range pages {
		for _, a := range l.anchors {
			if a.id != "" {
				id := d.file.AddLink()
				d.file.SetLink(id, max(a.down-6, 0), i+1)
				d.links[a.id], d.numbers[a.id] = id, i+1
			}
		}
	}
}

func (d *drawer) page(l *page, at int) {
	d.last = nil
	if !l.plain {
		d.furniture(l, at)
	}
	for _, a := range l.anchors {
		if 0 < a.level && a.level <= paper.ContentsDepth {
			d.file.SetFont(serif, "", usualSize)
			d.last = nil
			d.file.Bookmark(d.plainText(a.title), a.level-1, a.down)
		}
	}
	for _, s := range l.lines {
		for i := range s.line.ops {
			d.op(&s.line.ops[i], s.y)
		}
	}
}

// furniture is the running head and the page's number.
func (d *drawer) furniture(l *page, at int) {
	small := d.style(serif, 8.5, 90)
	number := d.oneLine(strconv.Itoa(at+1), small, d.column)
	d.pieces(number, d.left+(d.column-number.width)/2, d.number)
	if l.head == "" || at == 0 {
		return
	}
	d.pieces(d.oneLine(l.head, small, d.column), d.left, d.head)
	d.rule(d.left, d.head+5*d.scale, d.column, 0, 0.4, 170)
}

// line is the text in one line, shortened where it is longer.
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

func (d *drawer) pieces(l textLine, x, y float64) {
	for _, p := range l.pieces {
		d.op(&op{kind: opText, x: x + p.x, y: y - p.up, text: p.text, style: p.style}, 0)
	}
}

func (d *drawer) rule(x, y, w, h, weight float64, grey int) {
	d.op(&op{kind: opLine, x: x, y: y, w: w, h: h, weight: weight, grey: grey}, 0)
}

func (d *drawer) op(m *op, down float64) {
	y := m.y + down
	text := m.text
	switch m.kind {
	case opPage:
		text = strconv.Itoa(d.numbers[m.to])
		fallthrough
	case opText:
		if d.last != m.style {
			d.file.SetFont(m.style.name, "", m.style.size)
			d.file.SetTextColor(m.style.grey, m.style.grey, m.style.grey)
			d.last = m.style
		}
		d.file.Text(m.x, y, text)
	case opLink:
		if id, ok := d.links[m.to]; ok {
			d.file.Link(m.x, y, m.w, m.h, id)
		}
	case opLine, opBox, opPath, opShape, opDot:
		d.shape(m, y)
	}
}

func (d *drawer) shape(m *op, y float64) {
	d.file.SetDrawColor(m.grey, m.grey, m.grey)
	d.file.SetLineWidth(m.weight)
	switch m.kind {
	case opLine:
		d.file.Line(m.x, y, m.x+m.w, y+m.h)
	case opBox:
		d.file.Rect(m.x, y, m.w, m.h, "D")
	case opDot:
		d.file.SetFillColor(m.grey, m.grey, m.grey)
		d.file.Circle(m.x, y, m.w, "F")
	case opPath, opShape:
		d.file.SetFillColor(m.grey, m.grey, m.grey)
		d.file.SetLineJoinStyle("round")
		d.file.MoveTo(m.x+m.path[0].X, y+m.path[0].Y)
		for _, s := range m.path[1:] {
			d.file.LineTo(m.x+s.X, y+s.Y)
		}
		if m.kind == opShape {
			d.file.DrawPath("F")
		} else {
			d.file.DrawPath("D")
		}
	case opText, opPage, opLink: // no shapes
	}
}
