// Package pdf writes a print as pages for real paper. See [Write].
package pdf

import (
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"groundwork/content/paper"
	"groundwork/content/paper/pdf/file"
	"groundwork/content/paper/pdf/font"
)

// Write writes the document as pages of the sheet. What neither the program's faces nor
// the fonts of the system can draw stands as a name in brackets there, while a web page
// shows it. The same document makes the same bytes with the same fonts, which may be nil.
func Write(out io.Writer, d *paper.Document, s paper.Sheet, fonts *font.System) (paper.Made, error) {
	p, err := newLayout(d, s, fonts)
	if err != nil {
		return paper.Made{}, err
	}
	pages := p.layOut()
	return p.made(pages), p.draw(out, pages)
}

// Look returns what [Write] would make of the document.
func Look(d *paper.Document, s paper.Sheet, fonts *font.System) (paper.Made, error) {
	p, err := newLayout(d, s, fonts)
	if err != nil {
		return paper.Made{}, err
	}
	return p.made(p.layOut()), nil
}

// made says what became of the document.
func (p *layout) made(pages []page) paper.Made {
	return paper.Made{Pages: len(pages), Undrawn: slices.Sorted(maps.Keys(p.shaper.undrawn)), Over: p.doc.Fitted && !p.sheet.Large && len(pages) > 1}
}

// layout lays a document out: lines first, then pages, then the file.
type layout struct {
	measures
	sheet   paper.Sheet
	doc     *paper.Document
	faces   map[string]*font.Face
	styles  map[styleKey]*style
	shaper  *shaper
	targets *paper.Anchors
	anchors []*anchor // all of them, in order
	*paginator
	sections int  // set so far
	brief    bool // the title stands over the first section
	root     *file.Element
	part     *file.Element // what is being set is a part of it
	list     *file.Element // the list that items go on with
	runIn    string        // a title before the next paragraph
}

type styleKey struct {
	face string
	size float64
	grey int
}

func newLayout(d *paper.Document, s paper.Sheet, fonts *font.System) (*layout, error) {
	m := newMeasures(s, d.Blank)
	p := &layout{
		measures: m, doc: d, sheet: s, faces: map[string]*font.Face{}, styles: map[styleKey]*style{},
		shaper: &shaper{undrawn: map[rune]bool{}, fonts: font.NewSet(fonts)}, targets: paper.NewAnchors(d.Nodes), paginator: newPaginator(m),
	}
	p.begin()
	for _, name := range []string{font.Serif, font.SerifItalic, font.SerifBold, font.SansBold} {
		f, err := fonts.Face(name)
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
		st = &style{Face: p.faces[face], size: key.size, grey: key.grey}
		p.styles[key] = st
	}
	return st
}

// begin begins the structure of the document anew.
func (p *layout) begin() {
	p.root = &file.Element{}
	p.part = p.root.New("Part")
}

// shortest is how many pages a print has to have to be given a title page and
// contents.
const (
	shortest     = 10
	shortestForm = 16
)

// pages are the pages of the document, front ones first.
func (p *layout) layOut() []page {
	if p.doc.Fitted && !p.sheet.Large {
		return p.fitted()
	}
	body := p.body()
	least := shortest
	if p.doc.Blank {
		least = shortestForm
	}
	if paper.CountSections(p.doc.Nodes, paper.ContentsDepth) < 3 {
		return p.again()
	}
	if len(body) < 2*least { // with chapters below each other it may be short
		if brief := p.again(); len(brief) < least {
			return brief
		}
		body = p.body()
	}
	front := len(p.front(0))
	return append(p.front(front), body...)
}

// body lays out what stands behind a title page and contents.
func (p *layout) body() []page {
	p.anew(false)
	p.nodes(p.doc.Nodes, 1, p.left, p.column)
	p.finish()
	return p.paginator.pages
}

// anew forgets what was laid out before.
func (p *layout) anew(brief bool) {
	p.paginator, p.anchors, p.sections, p.brief = newPaginator(p.measures), nil, 0, brief
	p.targets = paper.NewAnchors(p.doc.Nodes)
	p.begin()
}

// again lays the document out under its title on the first page.
func (p *layout) again() []page {
	p.anew(true)
	if p.doc.Blank {
		p.formTitle(p.paginator)
	} else {
		p.caption()
	}
	p.nodes(p.doc.Nodes, 1, p.left, p.column)
	p.finish()
	return p.paginator.pages
}

// draw makes the file.
func (p *layout) draw(out io.Writer, pages []page) error {
	f := file.New(p.width, p.height, p.root, file.Info{
		Title: p.plainText(p.doc.Title), Producer: "Groundwork", Language: language(p.doc.Language), Made: p.when(),
	})
	d := &drawer{layout: p, file: f, spots: map[string]file.Spot{}}
	d.only = len(pages) == 1
	if p.made(pages).Over {
		d.of = len(pages)
	}
	d.aim(pages)
	for i := range pages {
		f.Page()
		d.page(&pages[i], i)
	}
	return f.Write(out)
}

// when returns when the document was made: a time of its own would differ each time.
func (p *layout) when() time.Time {
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

// plainText returns the text with names for what can't be drawn, for the places a
// viewer draws with its own fonts.
func (p *layout) plainText(s string) string {
	var b strings.Builder
	for _, c := range p.shaper.shape(nil, s, p.style(font.Serif, usualSize, 0)) {
		b.WriteString(c.text)
	}
	return b.String()
}
