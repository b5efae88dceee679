// Package markdown writes a print as CommonMark. See [Write].
package markdown

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"groundwork/content"
	"groundwork/content/paper"
)

// Write writes the document as CommonMark. Whatever an answer holds stays
// the text it is: read as Markdown again, it has the same characters in the
// same lines. Answers stand in quotes, a quote for each; CommonMark has no
// tables, so a row is a quote of lines.
func Write(out io.Writer, d *paper.Document) error {
	m := &writer{out: bufio.NewWriterSize(out, 1<<16), doc: d}
	if !d.Bare {
		m.heading(1, d.Title)
		m.paragraph("", escapeLine(paper.Day(d.Date)))
		for _, said := range d.Notes {
			m.paragraph("", escapeLine(said))
		}
	}
	m.nodes(d.Nodes, 2)
	return m.out.Flush() // the first error of any write
}

const deepestHeading = 6

// writer sets a document as Markdown, block by block.
type writer struct {
	out   *bufio.Writer
	doc   *paper.Document
	frame string // stands before each line of what is in a box
	begun bool   // a block stands above
}

// block parts what comes from the block above.
func (m *writer) block() {
	if m.begun {
		m.out.WriteString(strings.TrimRight(m.frame, " "))
		m.out.WriteByte('\n')
	}
	m.begun = true
}

// paragraph writes a block of escaped text, each line after a prefix.
func (m *writer) paragraph(prefix, escaped string) {
	if escaped == "" {
		return
	}
	m.block()
	m.prefixed(prefix, escaped)
}

func (m *writer) prefixed(prefix, escaped string) {
	prefix = m.frame + prefix
	for s := range strings.SplitSeq(escaped, "\n") {
		if s == "" {
			m.out.WriteString(strings.TrimRight(prefix, " "))
		} else {
			m.out.WriteString(prefix)
			m.out.WriteString(s)
		}
		m.out.WriteByte('\n')
	}
}

func (m *writer) heading(level int, title string) {
	if title != "" {
		m.paragraph(strings.Repeat("#", min(level, deepestHeading))+" ", escapeHeading(title))
	}
}

// quoteSign stands before a person's own words, save in a letter, which is nothing
// else.
func (m *writer) quoteSign() string {
	if m.doc.Bare {
		return ""
	}
	return "> "
}

func (m *writer) nodes(nodes []paper.Node, level int) {
	for _, n := range nodes {
		m.node(n, level)
	}
}

func (m *writer) node(n paper.Node, level int) {
	switch n := n.(type) {
	case paper.Section:
		m.heading(level, n.Title)
		if n.Dated {
			m.paragraph("", paper.SheetDay+" "+rule(true))
		}
		m.nodes(n.Nodes, level+1)
	case paper.Question:
		m.question(n, level)
	case paper.Paragraph:
		m.reading(n, level)
	case paper.Words:
		m.paragraph(m.quoteSign(), escape(n.Text))
	case paper.List:
		m.quote(n.Items)
	case paper.Table:
		m.table(n)
	case paper.Quiet:
		m.quiet(n.Text)
	case paper.See:
		m.quiet(m.doc.Coded(n.Phrase(), n.ID))
	case paper.Turn:
		before, to, after := n.Phrase()
		m.paragraph("", strong(before+to+after))
	case paper.Box:
		m.box(n, level)
	case paper.Chart:
		for _, l := range n.Lines {
			m.paragraph("", escapeLine(l.Phrase()))
		}
	case paper.Boxes:
		m.boxes(n)
	case paper.Scale:
		m.scale(n)
	case paper.Ruled:
		m.ruled(n)
	case paper.Cards:
		m.cards(n)
	case paper.Part:
		m.part(n)
	}
}

func (m *writer) question(q paper.Question, level int) {
	m.paragraph("", strong(m.doc.Headed(q)))
	m.quiet(q.Hint)
	m.quiet(q.Note)
	m.nodes(q.Nodes, level)
}

func strong(s string) string { return around("**", s) }

// around escapes a run of text and sets emphasis marks close to its words:
// beside a space they would be mere stars.
func around(mark, s string) string {
	bare := strings.TrimSpace(s)
	if bare == "" {
		return s
	}
	at := strings.Index(s, bare)
	return s[:at] + mark + escapeLine(bare) + mark + s[at+len(bare):]
}

// quiet is a remark of the book's.
func (m *writer) quiet(s string) {
	if s != "" {
		m.paragraph("", around("*", s))
	}
}

// quote is a quote of single lines.
func (m *writer) quote(items []string) {
	m.paragraph("> ", escape(strings.Join(items, "\n")))
}

// table is a quote for each row: its date or whatever comes first, then a line
// for each other cell that holds something.
func (m *writer) table(t paper.Table) {
	for _, row := range t.Rows {
		m.quote(t.Lines(row))
	}
}

// reading is the book's own.
func (m *writer) reading(p paper.Paragraph, level int) {
	var b strings.Builder
	for _, s := range p.Spans {
		switch {
		case s.Strong && s.Emph:
			b.WriteString(around("***", s.Text))
		case s.Strong:
			b.WriteString(around("**", s.Text))
		case s.Emph:
			b.WriteString(around("*", s.Text))
		default:
			b.WriteString(around("", s.Text))
		}
	}
	text := strings.TrimSpace(b.String())
	in := strings.Repeat("    ", p.Depth) // deeper than any bullet or number
	switch p.Style {
	case content.Heading:
		m.paragraph(strings.Repeat("#", min(level, deepestHeading))+" ", text)
	case content.Bullet:
		m.paragraph(in+"- ", text)
	case content.Numbered:
		m.paragraph(in+strconv.Itoa(p.Item)+". ", text)
	case content.Quote:
		m.paragraph("> ", text)
	case content.Body:
		m.paragraph("", text)
	}
}

// box is a quote with its title as the first line.
func (m *writer) box(b paper.Box, level int) {
	m.block()
	frame := m.frame
	m.frame += "> "
	m.prefixed("", strong(b.Title))
	m.nodes(b.Nodes, level)
	m.frame = frame
}

func (m *writer) boxes(b paper.Boxes) {
	m.paragraph("", escapeLine(b.Label))
	if len(b.Items) > 0 {
		m.block()
	}
	for _, item := range b.Items {
		m.prefixed("- [ ] ", escapeLine(item)) // a real box in many readers
	}
}

func (m *writer) scale(s paper.Scale) {
	var b strings.Builder
	for i := range content.ScaleMax + 1 {
		if i > 0 {
			b.WriteString(" … ")
		}
		b.WriteString(strconv.Itoa(i))
	}
	m.paragraph("", b.String())
	m.quiet(s.Ends())
}

// ruled lines would be rules of Markdown were they not escaped.
func (m *writer) ruled(r paper.Ruled) {
	for range r.Lines {
		m.paragraph("", rule(r.Short))
	}
}

func rule(short bool) string {
	if short {
		return strings.Repeat(`\_`, 20)
	}
	return strings.Repeat(`\_`, 60)
}

// part is a title over a list, or over a quote where nothing is ticked.
func (m *writer) part(n paper.Part) {
	m.paragraph("", strong(n.Title))
	for _, one := range n.Lines {
		if one.Tick {
			m.paragraph("", "- [ ] "+escapeLine(one.Text))
		} else {
			m.paragraph(m.quoteSign(), escape(one.Text))
		}
	}
}

// cards are lists of their cells, a list for each.
func (m *writer) cards(c paper.Cards) {
	for i := range c.Count {
		if c.Count > 1 {
			m.paragraph("", strong(strconv.Itoa(i+1)))
		}
		for _, one := range c.Cells {
			switch {
			case one.Scale:
				m.paragraph("", escapeLine(paper.Labelled(one.Label, "0 … "+strconv.Itoa(content.ScaleMax))))
			case len(one.Options) > 0:
				m.boxes(paper.Boxes{Label: one.Label, Items: one.Options})
			default:
				m.paragraph("", strings.TrimSpace(escapeLine(one.Label)+" "+rule(one.Short)))
			}
		}
	}
}
