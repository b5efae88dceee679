// Package html writes a print as one page for a browser, which needs nothing
// else. See [Write].
package html

import (
	"bufio"
	_ "embed"
	"html"
	"io"
	"strconv"
	"strings"

	"groundwork/content/paper"
)

//go:embed page.css
var pageStyle string

// safety lets a page do nothing but show itself, whatever an answer holds.
const safety = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

// Write writes the document as one page for a browser, which needs nothing else:
// no script, no other file, no network. It reads well aloud, by keyboard, in
// either direction of writing, in light and dark, and on paper.
func Write(out io.Writer, d *paper.Document) error {
	p := &writer{out: bufio.NewWriterSize(out, 1<<16), doc: d, anchors: paper.NewAnchors(d.Nodes)}
	p.raw("<!DOCTYPE html>\n")
	p.open("html", attr{"lang", d.Language})
	p.raw("<head>\n<meta charset=\"utf-8\">\n")
	p.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
	p.raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
	p.raw("<meta name=\"referrer\" content=\"no-referrer\">\n")
	p.open("meta", attr{"http-equiv", "Content-Security-Policy"}, attr{"content", safety})
	p.raw("\n<title>")
	p.text(d.Title)
	p.raw("</title>\n<style>\n" + pageStyle + "</style>\n</head>\n<body>\n")
	contents := paper.CountSections(d.Nodes, paper.ContentsDepth) > 2
	if contents {
		p.raw("<a class=\"skip\" href=\"#main\">Skip the contents</a>\n")
	}
	p.header()
	if contents {
		p.raw("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">" + paper.TitleContents + "</h2>\n")
		sections := 0
		p.contents(d.Nodes, paper.ContentsDepth, &sections)
		p.raw("</nav>\n")
	}
	letter := attr{name: "class"}
	if d.Bare {
		letter.value = "letter"
	}
	p.open("main", attr{"id", "main"}, letter)
	p.raw("\n")
	p.nodes(d.Nodes, 2)
	p.raw("</main>\n</body>\n</html>\n")
	return p.out.Flush() // the first error of any write
}

// header names the print and its day. A letter has neither to be seen, only a name for
// those who hear it.
func (p *writer) header() {
	if p.doc.Bare {
		p.element("h1", p.doc.Title, class("vh"))
		return
	}
	p.raw("<header>\n")
	p.element("h1", p.doc.Title)
	if !p.doc.Date.IsZero() {
		p.raw("<p class=\"date\">")
		p.open("time", attr{"datetime", p.doc.Date.Format("2006-01-02")})
		p.text(paper.Day(p.doc.Date))
		p.raw("</time></p>\n")
	}
	for _, said := range p.doc.Notes {
		p.element("p", said)
	}
	p.raw("</header>\n")
}

// writer sets a document as HTML. Only raw writes markup; whatever comes from
// the book or a person goes through text or an attr.
type writer struct {
	out      *bufio.Writer
	doc      *paper.Document
	anchors  *paper.Anchors
	sections int    // begun so far, in the order of the document
	about    string // the label of what is being set, for those who hear it
}

// attr is an attribute; an empty value leaves it out.
type attr struct{ name, value string }

func (p *writer) raw(s string) { p.out.WriteString(s) }

func (p *writer) text(s string) { p.raw(html.EscapeString(legible(s))) }

// legible replaces the code points no HTML file may hold.
func legible(s string) string {
	return strings.Map(func(r rune) rune {
		if r&0xfffe == 0xfffe || 0xfdd0 <= r && r <= 0xfdef {
			return '\ufffd'
		}
		return r
	}, s)
}

func (p *writer) open(tag string, attrs ...attr) {
	p.raw("<" + tag)
	for _, a := range attrs {
		if a.value != "" {
			p.raw(" " + a.name + "=\"")
			p.text(a.value)
			p.raw("\"")
		}
	}
	p.raw(">")
}

func (p *writer) element(tag, text string, attrs ...attr) {
	if text == "" {
		return
	}
	p.open(tag, attrs...)
	p.text(text)
	p.raw("</" + tag + ">\n")
}

// auto gives a text the direction of its own first letter.
func auto() attr { return attr{"dir", "auto"} }

func class(name string) attr { return attr{"class", name} }

// headingTag returns the tag of a level; HTML has no seventh.
func headingTag(level int) string { return "h" + strconv.Itoa(min(level, 6)) }

// nodes sets what stands in a section whose own parts have headings of the
// level.
func (p *writer) nodes(nodes []paper.Node, level int) {
	for i := 0; i < len(nodes); i++ {
		if para, ok := nodes[i].(paper.Paragraph); ok && para.IsItem() {
			i += p.items(nodes[i:]) - 1
			continue
		}
		p.node(nodes[i], level)
	}
}

func (p *writer) node(n paper.Node, level int) {
	switch n := n.(type) {
	case paper.Section:
		p.section(n, level)
	case paper.Question:
		p.question(n, level)
	case paper.Paragraph:
		p.paragraph(n, level)
	case paper.Words:
		p.words(n)
	case paper.List:
		p.raw("<ul class=\"words\">\n")
		for _, item := range n.Items {
			p.element("li", item, auto())
		}
		p.raw("</ul>\n")
	case paper.Table:
		p.table(n)
	case paper.Quiet:
		p.element("p", n.Text, class("quiet"))
	case paper.See:
		p.see(n)
	case paper.Turn:
		p.turn(n)
	case paper.Box:
		p.box(n, level)
	case paper.Chart:
		p.chart(n)
	case paper.Boxes:
		p.boxes(n)
	case paper.Scale:
		p.scale(n)
	case paper.Ruled:
		p.ruled(n)
	case paper.Cards:
		p.cards(n)
	case paper.Part:
		p.part(n, level)
	}
}

func (p *writer) section(s paper.Section, level int) {
	p.sections++
	before := p.about
	p.about = s.Title
	p.raw("<section>\n")
	p.element(headingTag(level), s.Title, attr{"id", paper.SectionID(p.sections)}, auto())
	if s.Dated {
		p.element("p", paper.SheetDay, class("day"))
	}
	p.nodes(s.Nodes, level+1)
	p.raw("</section>\n")
	p.about = before
}

func (p *writer) question(q paper.Question, level int) {
	before := p.about
	p.about = q.Label
	p.raw("<div class=\"question\">\n")
	p.element(headingTag(level), p.doc.Headed(q), attr{"id", p.anchors.Take(q.ID)}, auto())
	p.element("p", q.Hint, class("hint"), auto())
	p.element("p", q.Note, class("note"))
	p.nodes(q.Nodes, level+1)
	p.raw("</div>\n")
	p.about = before
}

// contents is the list of the sections, nested as they are.
func (p *writer) contents(nodes []paper.Node, depth int, n *int) {
	begun := false
	for _, node := range nodes {
		s, ok := node.(paper.Section)
		if !ok {
			continue
		}
		if !begun {
			begun = true
			p.raw("<ol>\n")
		}
		*n++
		p.raw("<li>")
		p.link("#"+paper.SectionID(*n), s.Title)
		if depth > 1 {
			p.contents(s.Nodes, depth-1, n)
		} else {
			*n += paper.CountSections(s.Nodes, -1)
		}
		p.raw("</li>\n")
	}
	if begun {
		p.raw("</ol>\n")
	}
}

func (p *writer) link(to, text string) {
	p.open("a", attr{"href", to}, auto())
	p.text(text)
	p.raw("</a>")
}
