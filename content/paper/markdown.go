package paper

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"groundwork/content"
)

// Markdown writes the document as CommonMark. Whatever an answer holds stays
// the text it is: read as Markdown again, it has the same characters in the
// same lines. Answers stand in quotes, a quote for each; CommonMark has no
// tables, so a row is a quote of lines.
func Markdown(out io.Writer, d *Document) error {
	m := &markdownWriter{out: bufio.NewWriterSize(out, 1<<16), doc: d}
	if !d.Bare {
		m.heading(1, d.Title)
		m.paragraph("", escapeLine(Day(d.Date)))
	}
	m.nodes(d.Nodes, 2)
	return m.out.Flush() // the first error of any write
}

const deepestHeading = 6

// markdownWriter sets a document as Markdown, block by block.
type markdownWriter struct {
	out   *bufio.Writer
	doc   *Document
	frame string // stands before each line of what is in a box
	begun bool   // a block stands above
}

// block parts what comes from the block above.
func (m *markdownWriter) block() {
	if m.begun {
		m.out.WriteString(strings.TrimRight(m.frame, " "))
		m.out.WriteByte('\n')
	}
	m.begun = true
}

// paragraph writes a block of escaped text, each line after a prefix.
func (m *markdownWriter) paragraph(prefix, escaped string) {
	if escaped == "" {
		return
	}
	m.block()
	m.prefixed(prefix, escaped)
}

func (m *markdownWriter) prefixed(prefix, escaped string) {
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

func (m *markdownWriter) heading(level int, title string) {
	if title != "" {
		m.paragraph(strings.Repeat("#", min(level, deepestHeading))+" ", escapeHeading(title))
	}
}

// quoteSign stands before a person's own words, save in a letter, which is nothing
// else.
func (m *markdownWriter) quoteSign() string {
	if m.doc.Bare {
		return ""
	}
	return "> "
}

func (m *markdownWriter) nodes(nodes []Node, level int) {
	for _, n := range nodes {
		m.node(n, level)
	}
}

func (m *markdownWriter) node(n Node, level int) {
	switch n := n.(type) {
	case Section:
		m.heading(level, n.Title)
		m.nodes(n.Nodes, level+1)
	case Question:
		m.question(n, level)
	case Paragraph:
		m.reading(n, level)
	case Words:
		m.paragraph(m.quoteSign(), escape(n.Text))
	case List:
		m.quote(n.Items)
	case Table:
		m.table(n)
	case Quiet:
		m.quiet(n.Text)
	case See:
		m.quiet(m.doc.Coded(n.Phrase(), n.ID))
	case Turn:
		before, to, after := n.Phrase()
		m.paragraph("", strong(before+to+after))
	case Box:
		m.box(n, level)
	case Chart:
		for _, l := range n.Lines {
			m.paragraph("", escapeLine(l.phrase()))
		}
	case Boxes:
		m.boxes(n)
	case Scale:
		m.scale(n)
	case Ruled:
		m.ruled(n)
	}
}

func (m *markdownWriter) question(q Question, level int) {
	m.paragraph("", strong(m.doc.Coded(q.Label, q.ID)))
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
func (m *markdownWriter) quiet(s string) {
	if s != "" {
		m.paragraph("", around("*", s))
	}
}

// quote is a quote of single lines.
func (m *markdownWriter) quote(items []string) {
	m.paragraph("> ", escape(strings.Join(items, "\n")))
}

// table is a quote for each row: its date or whatever comes first, then a line
// for each other cell that holds something.
func (m *markdownWriter) table(t Table) {
	for _, row := range t.Rows {
		m.quote(t.lines(row))
	}
}

// reading is the book's own.
func (m *markdownWriter) reading(p Paragraph, level int) {
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
func (m *markdownWriter) box(b Box, level int) {
	m.block()
	frame := m.frame
	m.frame += "> "
	m.prefixed("", strong(b.Title))
	m.nodes(b.Nodes, level)
	m.frame = frame
}

func (m *markdownWriter) boxes(b Boxes) {
	m.paragraph("", escapeLine(b.Label))
	if len(b.Items) > 0 {
		m.block()
	}
	for _, item := range b.Items {
		m.prefixed("- [ ] ", escapeLine(item)) // a real box in many readers
	}
}

func (m *markdownWriter) scale(s Scale) {
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
func (m *markdownWriter) ruled(r Ruled) {
	m.paragraph("", escapeLine(strings.Join(r.Columns, " | ")))
	long := 60
	if r.Short {
		long = 20
	}
	for range r.Lines {
		m.paragraph("", strings.Repeat(`\_`, long))
	}
}
