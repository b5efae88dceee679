// Package plaintext writes a print as plain text. See [Write].
package plaintext

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"groundwork/content"
	"groundwork/content/paper"
	"groundwork/content/text"
)

// Widths of a text.
const (
	UsualWidth = 72 // where 0 is asked for
	Narrowest  = 24 // where less is asked for
	margin     = 2  // of questions, and once more of their answers
)

// Write writes the document as plain text, no line wider than width columns of a
// terminal: lines end between words, longer words between characters.
func Write(out io.Writer, d *paper.Document, width int) error {
	return write(out, d, width, false)
}

// WriteFed is [Write] with a form feed before each track and chapter but the
// first: printers of plain text begin a new page there.
func WriteFed(out io.Writer, d *paper.Document, width int) error { return write(out, d, width, true) }

// Tell writes the document to be heard: no line of it is broken, no columns stand side by
// side, and nothing is drawn.
func Tell(out io.Writer, d *paper.Document) error {
	return (&textWriter{out: bufio.NewWriterSize(out, 1<<16), width: UsualWidth, doc: d, heard: true}).write()
}

func write(out io.Writer, d *paper.Document, width int, feeds bool) error {
	if width == 0 {
		width = UsualWidth
	}
	return (&textWriter{out: bufio.NewWriterSize(out, 1<<16), width: max(width, Narrowest), doc: d, feeds: feeds}).write()
}

func (t *textWriter) write() error {
	d := t.doc
	if d.Bare {
		t.letter(d.Nodes)
		return t.out.Flush()
	}
	t.put("", "", d.Title)
	t.put("", "", paper.Day(d.Date))
	for _, said := range d.Notes {
		t.gap()
		t.put("", "", said)
	}
	t.nodes(d.Nodes, 1)
	return t.out.Flush() // the first error of any write
}

// letter sets a letter, ready to be pasted.
func (t *textWriter) letter(nodes []paper.Node) {
	for i, n := range nodes {
		if i > 0 {
			t.gap()
		}
		t.node(n, 1, 0)
	}
}

// textWriter sets a document line by line.
type textWriter struct {
	out   *bufio.Writer
	width int
	doc   *paper.Document
	frame string // stands before each line of what is in a box
	begun bool   // something stands above
	feeds bool   // tracks and chapters begin with a form feed
	used  bool   // more than titles stands on the page begun
	heard bool   // it is told; see [Tell]
}

// gap parts what comes from what stands above.
func (t *textWriter) gap() {
	if t.begun {
		t.line("")
	}
}

func (t *textWriter) line(s string) {
	t.begun = true
	if t.frame != "" {
		s = strings.TrimRight(t.frame+s, " ")
	}
	t.out.WriteString(s)
	t.out.WriteByte('\n')
}

// put folds the text, after first in its first line and after rest in all
// others. An empty text is no line at all.
func (t *textWriter) put(first, rest, text string) {
	if text == "" {
		return
	}
	text = strings.ReplaceAll(text, "\t", "    ")
	room := t.width - len(rest)
	for s := range strings.SplitSeq(text, "\n") {
		if s == "" || t.heard {
			if s != "" {
				s = first + s
			}
			t.line(s)
			first = rest
			continue
		}
		wrap(s, room, func(part string) {
			if part != "" {
				part = first + part
			}
			t.line(part)
			first = rest
		})
		first = rest
	}
}

// nodes sets what stands in a section, parted by blank lines save for the items
// of a list.
func (t *textWriter) nodes(nodes []paper.Node, level int) {
	for i, n := range nodes {
		if i == 0 || !paper.Joined(nodes[i-1], n) {
			t.gap()
		}
		t.node(n, level, margin)
	}
}

func (t *textWriter) node(n paper.Node, level, indent int) {
	if s, ok := n.(paper.Section); ok {
		t.section(s, level)
		return
	}
	t.used = true
	in := strings.Repeat(" ", indent)
	switch n := n.(type) {
	case paper.Question:
		t.question(n, level, indent)
	case paper.Paragraph:
		t.paragraph(n, indent)
	case paper.Words:
		t.put(in, in, n.Text)
	case paper.List:
		for _, item := range n.Items {
			t.put(in+"- ", in+"  ", item)
		}
	case paper.Table:
		t.table(n, in)
	case paper.Quiet:
		t.put(in, in, "("+n.Text+")")
	case paper.See:
		t.put(in, in, "("+t.doc.Coded(n.Phrase(), n.ID)+")")
	case paper.Turn:
		before, to, after := n.Phrase()
		t.put(in, in, before+to+after)
	case paper.Box:
		t.box(n, level, in)
	case paper.Chart:
		for _, l := range n.Lines {
			t.put(in, in+"  ", l.Phrase())
		}
	case paper.Boxes:
		t.boxes(n, in)
	case paper.Scale:
		t.scale(n, in)
	case paper.Ruled:
		t.ruled(n, in)
	case paper.Cards:
		t.cards(n, in)
	case paper.Part:
		t.put("", "", n.Title)
		for _, one := range n.Lines {
			first := in
			if one.Tick {
				first += "[ ] "
			}
			t.put(first, strings.Repeat(" ", len(first)), one.Text)
		}
	}
}

// section underlines the titles of tracks and chapters.
func (t *textWriter) section(s paper.Section, level int) {
	if t.feeds && t.used && level <= 2 {
		t.out.WriteByte('\f')
		t.used = false
	}
	if level == 1 {
		t.line("")
	}
	t.put("", "", s.Title)
	wide := min(columns(s.Title), t.width)
	switch {
	case t.heard:
	case level == 1:
		t.line(strings.Repeat("=", wide))
	case level == 2:
		t.line(strings.Repeat("-", wide))
	}
	if s.Dated {
		t.cell(paper.Cell{Label: paper.SheetDay, Short: true}, "")
	}
	t.nodes(s.Nodes, level+1)
}

func (t *textWriter) question(q paper.Question, level, indent int) {
	in := strings.Repeat(" ", indent)
	t.put(in, in, t.doc.Headed(q))
	if q.Hint != "" {
		t.put(in, in, "("+q.Hint+")")
	}
	if q.Note != "" {
		t.put(in, in, "("+q.Note+")")
	}
	for i, n := range q.Nodes {
		if _, ok := n.(paper.Ruled); ok && i > 0 && !t.heard {
			t.gap()
		}
		t.node(n, level, indent+margin)
	}
}

// paragraph sets the book's own reading.
func (t *textWriter) paragraph(p paper.Paragraph, indent int) {
	in := strings.Repeat(" ", indent+2*min(p.Depth, 4))
	first := in
	switch p.Style {
	case content.Bullet:
		first = in + "- "
	case content.Numbered:
		first = in + strconv.Itoa(p.Item) + ". "
	case content.Quote:
		if !t.heard {
			first, in = in+"| ", in+"| "
		}
	case content.Body, content.Heading:
	}
	if len(first) > len(in) {
		in = strings.Repeat(" ", len(first))
	}
	t.put(first, in, strings.TrimSpace(p.Text()))
}

// box sets a note between two rules, behind a bar.
func (t *textWriter) box(b paper.Box, level int, in string) {
	rule, bar := in+"+"+strings.Repeat("-", t.width-len(in)-1), "| "
	if t.heard {
		rule, bar = "", ""
	}
	t.line(rule)
	frame, width := t.frame, t.width
	t.frame += in + bar
	t.width = max(t.width-len(in)-2, Narrowest/2)
	t.put("", "", b.Title)
	t.line("")
	for i, n := range b.Nodes {
		if i > 0 && !paper.Joined(b.Nodes[i-1], n) {
			t.gap()
		}
		t.node(n, level, 0)
	}
	t.frame, t.width = frame, width
	t.line(rule)
}

// boxes sets the options below each other, those of a grid's row side by side.
func (t *textWriter) boxes(b paper.Boxes, in string) {
	const box = "[ ] "
	if b.Label == "" && !b.Row || t.heard {
		t.put(in, in, b.Label)
		for _, item := range b.Items {
			t.put(in+box, in+"    ", item)
		}
		return
	}
	if b.Label != "" {
		t.put(in, in, b.Label)
		in += "  "
	}
	row := ""
	for _, item := range b.Items {
		item = box + item
		switch {
		case row == "":
			row = item
		case columns(in)+columns(row)+3+columns(item) > t.width:
			t.put(in, in, row)
			row = item
		default:
			row += "   " + item
		}
	}
	t.put(in, in, row)
}

func (t *textWriter) scale(s paper.Scale, in string) {
	t.put(in, in, numbers("  "))
	t.put(in, in, s.Ends())
}

// numbers returns those of a scale.
func numbers(between string) string {
	all := make([]string, content.ScaleMax+1)
	for i := range all {
		all[i] = strconv.Itoa(i)
	}
	return strings.Join(all, between)
}

// ruled leaves a line's height above each line, for a hand.
func (t *textWriter) ruled(r paper.Ruled, in string) {
	if t.heard {
		t.put(in, in, "("+text.Count(r.Lines, "line", "lines")+" to write on)")
		return
	}
	room := t.width - len(in)
	if r.Short {
		room = min(room, shortRule)
	}
	for range r.Lines {
		t.line("")
		t.line(in + strings.Repeat("_", room))
	}
}

// shortRule is how long the line for a date or a word is.
const shortRule = 20

// cards sets the cells of each card below each other.
func (t *textWriter) cards(c paper.Cards, in string) {
	for i := range c.Count {
		if i > 0 {
			t.gap()
		}
		rest := in
		if c.Count > 1 {
			number := strconv.Itoa(i+1) + ". "
			t.line(in + strings.TrimSpace(number))
			rest += strings.Repeat(" ", len(number))
		}
		for _, one := range c.Cells {
			t.cell(one, rest)
		}
	}
}

func (t *textWriter) cell(c paper.Cell, in string) {
	switch {
	case c.Scale:
		t.put(in, in+"  ", paper.Labelled(c.Label, numbers("  ")))
		return
	case len(c.Options) > 0:
		t.boxes(paper.Boxes{Label: c.Label, Items: c.Options}, in)
		return
	}
	label := c.Label
	if t.heard {
		t.put(in, in, label)
		return
	}
	if label != "" {
		label += " "
	}
	room := t.width - len(in) - columns(label)
	if room < shortRule/2 { // the label takes the line
		t.put(in, in, label)
		label, room = "", t.width-len(in)
	}
	if c.Short {
		room = min(room, shortRule)
	}
	t.line("")
	t.line(in + label + strings.Repeat("_", room))
}
