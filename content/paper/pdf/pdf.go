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

// Write writes the document as pages of the sheet, and tells which characters none
// of the fonts can draw, each once, in order: each stands as a name in brackets
// there, while a web page shows them. The same document makes the same bytes.
func Write(out io.Writer, d *paper.Document, s paper.Sheet) (undrawn []rune, err error) {
	p, err := newPress(d, s)
	if err != nil {
		return nil, err
	}
	leaves := p.leaves()
	for r := range p.cutter.undrawn {
		undrawn = append(undrawn, r)
	}
	slices.Sort(undrawn)
	return undrawn, p.draw(out, leaves)
}

// Pages is how many pages of the sheet [Write] makes of the document.
func Pages(d *paper.Document, s paper.Sheet) (int, error) {
	p, err := newPress(d, s)
	if err != nil {
		return 0, err
	}
	return len(p.leaves()), nil
}

// press lays a document out: strips first, then pages, then the file.
type press struct {
	measures
	doc     *paper.Document
	faces   map[string]*face
	styles  map[styleKey]*style
	cutter  *cutter
	anchors *paper.Anchors
	list    []*landmark // all of them, in order
	*stacker
	sections int  // set so far
	brief    bool // the title stands over the first section
}

type styleKey struct {
	face string
	size float64
	grey int
}

func newPress(d *paper.Document, s paper.Sheet) (*press, error) {
	m := newMeasures(s)
	p := &press{
		measures: m, doc: d, faces: map[string]*face{}, styles: map[styleKey]*style{},
		cutter: &cutter{undrawn: map[rune]bool{}}, anchors: paper.NewAnchors(d.Nodes), stacker: newStacker(m),
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

// style is the one style of a face, a size at the usual scale, and a grey.
func (p *press) style(face string, size float64, grey int) *style {
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

// leaves are the pages of the document, front ones first.
func (p *press) leaves() []leaf {
	p.nodes(p.doc.Nodes, 1, p.left, p.column)
	p.finish()
	body := p.stacker.leaves
	if len(body) < shortest || paper.CountSections(p.doc.Nodes, paper.ContentsDepth) < 3 {
		return p.again()
	}
	front := len(p.front(0))
	return append(p.front(front), body...)
}

// again lays the document out anew, under its title on the first page.
func (p *press) again() []leaf {
	p.stacker, p.list, p.sections, p.brief = newStacker(p.measures), nil, 0, true
	p.anchors = paper.NewAnchors(p.doc.Nodes)
	p.caption()
	p.nodes(p.doc.Nodes, 1, p.left, p.column)
	p.finish()
	return p.stacker.leaves
}

// file begins a file for the pages.
func (p *press) file(leaves []leaf) *fpdf.Fpdf {
	f := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: p.width, Ht: p.height}})
	f.SetCatalogSort(true)
	f.SetCreationDate(p.made())
	f.SetModificationDate(p.made())
	f.SetLang(language(p.doc.Language))
	f.SetTitle(p.plainText(p.doc.Title), true)
	f.SetProducer("Groundwork", true)
	f.SetMargins(0, 0, 0)
	f.SetAutoPageBreak(false, 0)
	for _, name := range p.used(leaves) {
		f.AddUTF8FontFromBytes(name, "", p.faces[name].data)
	}
	return f
}

// draw makes the file.
func (p *press) draw(out io.Writer, leaves []leaf) error {
	f := p.file(leaves)
	d := &drawer{press: p, file: f, links: map[string]int{}, pages: map[string]int{}}
	d.aim(leaves)
	for i := range leaves {
		f.AddPage()
		d.leaf(&leaves[i], i)
	}
	return f.Output(out)
}

// made is when the document was: a time of its own would differ each time.
func (p *press) made() time.Time {
	if p.doc.Date.IsZero() {
		return time.Unix(0, 0).UTC()
	}
	return p.doc.Date
}

// language is fit to stand in the file unescaped.
func language(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' || '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z' {
			return r
		}
		return -1
	}, s)
}

// used are the faces the pages need, in the order they need them.
func (p *press) used(leaves []leaf) []string {
	names := []string{serif} // of page numbers and bookmarks
	for _, l := range leaves {
		for _, s := range l.strips {
			for _, m := range s.strip.marks {
				if (m.kind == markText || m.kind == markPage) && !slices.Contains(names, m.style.name) {
					names = append(names, m.style.name)
				}
			}
		}
	}
	return names
}

// plainText is the text with names for what can't be drawn, for the places a
// viewer draws with its own fonts: fpdf can write no more of Unicode than they.
func (p *press) plainText(s string) string {
	var b strings.Builder
	for _, c := range p.cutter.cells(nil, s, p.style(serif, usualSize, 0)) {
		b.WriteString(c.text)
		b.WriteString(c.marks)
	}
	return b.String()
}

// drawer draws pages.
type drawer struct {
	*press
	file  *fpdf.Fpdf
	links map[string]int
	pages map[string]int // of each anchor, from 1
	last  *style
}

// aim says where each anchor is, before anything leads to it.
func (d *drawer) aim(leaves []leaf) {
	for i, l := range leaves {
		for _, mark := range l.places {
			if mark.anchor != "" {
				id := d.file.AddLink()
				d.file.SetLink(id, max(mark.down-6, 0), i+1)
				d.links[mark.anchor], d.pages[mark.anchor] = id, i+1
			}
		}
	}
}

func (d *drawer) leaf(l *leaf, at int) {
	d.last = nil
	if !l.plain {
		d.furniture(l, at)
	}
	for _, mark := range l.places {
		if 0 < mark.level && mark.level <= paper.ContentsDepth {
			d.file.SetFont(serif, "", usualSize)
			d.last = nil
			d.file.Bookmark(d.plainText(mark.title), mark.level-1, mark.down)
		}
	}
	for _, s := range l.strips {
		for i := range s.strip.marks {
			d.mark(&s.strip.marks[i], s.y)
		}
	}
}

// furniture is the running head and the page's number.
func (d *drawer) furniture(l *leaf, at int) {
	small := d.style(serif, 8.5, 90)
	number := d.line(strconv.Itoa(at+1), small, d.column)
	d.pieces(number, d.left+(d.column-number.width)/2, d.number)
	if l.head == "" || at == 0 {
		return
	}
	d.pieces(d.line(l.head, small, d.column), d.left, d.head)
	d.rule(d.left, d.head+5*d.scale, d.column, 0, 0.4, 170)
}

// line is the text in one line, shortened where it is longer.
func (p *press) line(s string, st *style, width float64) setLine {
	cells := p.cutter.cells(nil, s, st)
	lines := setLines(cells, width)
	if len(lines) == 1 {
		return lines[0]
	}
	dots := p.cutter.cells(nil, "…", st)
	cells = cells[:lineEnd(cells, width-dots[0].width)]
	return setLines(append(cells[:len(cells):len(cells)], dots...), width)[0]
}

func (d *drawer) pieces(l setLine, x, y float64) {
	for _, p := range l.pieces {
		d.mark(&mark{kind: markText, x: x + p.x, y: y - p.up, text: p.text, style: p.style}, 0)
	}
}

func (d *drawer) rule(x, y, w, h, weight float64, grey int) {
	d.mark(&mark{kind: markLine, x: x, y: y, w: w, h: h, weight: weight, grey: grey}, 0)
}

func (d *drawer) mark(m *mark, down float64) {
	y := m.y + down
	text := m.text
	switch m.kind {
	case markPage:
		text = strconv.Itoa(d.pages[m.to])
		fallthrough
	case markText:
		if d.last != m.style {
			d.file.SetFont(m.style.name, "", m.style.size)
			d.file.SetTextColor(m.style.grey, m.style.grey, m.style.grey)
			d.last = m.style
		}
		d.file.Text(m.x, y, text)
	case markLink:
		if id, ok := d.links[m.to]; ok {
			d.file.Link(m.x, y, m.w, m.h, id)
		}
	default:
		d.shape(m, y)
	}
}

func (d *drawer) shape(m *mark, y float64) {
	d.file.SetDrawColor(m.grey, m.grey, m.grey)
	d.file.SetLineWidth(m.weight)
	switch m.kind {
	case markLine:
		d.file.Line(m.x, y, m.x+m.w, y+m.h)
	case markBox:
		d.file.Rect(m.x, y, m.w, m.h, "D")
	case markDot:
		d.file.SetFillColor(m.grey, m.grey, m.grey)
		d.file.Circle(m.x, y, m.w, "F")
	case markPath, markShape:
		d.file.SetFillColor(m.grey, m.grey, m.grey)
		d.file.SetLineJoinStyle("round")
		d.file.MoveTo(m.x+m.path[0].X, y+m.path[0].Y)
		for _, s := range m.path[1:] {
			d.file.LineTo(m.x+s.X, y+s.Y)
		}
		if m.kind == markShape {
			d.file.DrawPath("F")
		} else {
			d.file.DrawPath("D")
		}
	}
}
