package paper

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"groundwork/content"
)

// Widths of the text writer.
const (
	TextWidth = 72 // what [Text] takes for a width of 0
	narrowest = 24
	margin    = 2 // of questions, and once more of their answers
)

// Text writes the document as plain text, no line wider than width columns of a
// terminal: lines end between words, longer words between characters.
func Text(out io.Writer, d *Document, width int) error {
	return typed(out, d, width, false)
}

// TextFed is [Text] with a form feed before each track and chapter but the
// first: printers of plain text begin a new page there.
func TextFed(out io.Writer, d *Document, width int) error { return typed(out, d, width, true) }

func typed(out io.Writer, d *Document, width int, feeds bool) error {
	if width == 0 {
		width = TextWidth
	}
	t := &textWriter{out: bufio.NewWriterSize(out, 1<<16), width: max(width, narrowest), doc: d, feeds: feeds}
	if d.Bare {
		t.letter(d.Nodes)
		return t.out.Flush()
	}
	t.put("", "", d.Title)
	t.put("", "", Day(d.Date))
	t.nodes(d.Nodes, 1)
	return t.out.Flush() // the first error of any write
}

// letter sets a letter, ready to be pasted.
func (t *textWriter) letter(nodes []Node) {
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
	doc   *Document
	frame string // stands before each line of what is in a box
	begun bool   // something stands above
	feeds bool   // tracks and chapters begin with a form feed
	used  bool   // more than titles stands on the page begun
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
		if s == "" {
			t.line("")
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
func (t *textWriter) nodes(nodes []Node, level int) {
	for i, n := range nodes {
		if i == 0 || !Joined(nodes[i-1], n) {
			t.gap()
		}
		t.node(n, level, margin)
	}
}

func (t *textWriter) node(n Node, level, indent int) {
	if s, ok := n.(Section); ok {
		t.section(s, level)
		return
	}
	t.used = true
	in := strings.Repeat(" ", indent)
	switch n := n.(type) {
	case Question:
		t.question(n, level, indent)
	case Paragraph:
		t.paragraph(n, indent)
	case Words:
		t.put(in, in, n.Text)
	case List:
		for _, item := range n.Items {
			t.put(in+"- ", in+"  ", item)
		}
	case Table:
		t.table(n, in)
	case Quiet:
		t.put(in, in, "("+n.Text+")")
	case See:
		t.put(in, in, "("+t.doc.Coded(n.Phrase(), n.ID)+")")
	case Turn:
		before, to, after := n.Phrase()
		t.put(in, in, before+to+after)
	case Box:
		t.box(n, level, in)
	case Chart:
		for _, l := range n.Lines {
			t.put(in, in+"  ", l.Phrase())
		}
	case Boxes:
		t.boxes(n, in)
	case Scale:
		t.scale(n, in)
	case Ruled:
		t.ruled(n, in)
	case Cards:
		t.cards(n, in)
	case Part:
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
func (t *textWriter) section(s Section, level int) {
	if t.feeds && t.used && level <= 2 {
		t.out.WriteByte('\f')
		t.used = false
	}
	if level == 1 {
		t.line("")
	}
	t.put("", "", s.Title)
	wide := min(columns(s.Title), t.width)
	switch level {
	case 1:
		t.line(strings.Repeat("=", wide))
	case 2:
		t.line(strings.Repeat("-", wide))
	}
	if s.Dated {
		t.cell(Cell{Label: SheetDay, Short: true}, "")
	}
	t.nodes(s.Nodes, level+1)
}

func (t *textWriter) question(q Question, level, indent int) {
	in := strings.Repeat(" ", indent)
	t.put(in, in, t.doc.Headed(q))
	if q.Hint != "" {
		t.put(in, in, "("+q.Hint+")")
	}
	if q.Note != "" {
		t.put(in, in, "("+q.Note+")")
	}
	for i, n := range q.Nodes {
		if _, ok := n.(Ruled); ok && i > 0 {
			t.gap()
		}
		t.node(n, level, indent+margin)
	}
}

// paragraph sets the book's own reading.
func (t *textWriter) paragraph(p Paragraph, indent int) {
	in := strings.Repeat(" ", indent+2*min(p.Depth, 4))
	first := in
	switch p.Style {
	case content.Bullet:
		first = in + "- "
	case content.Numbered:
		first = in + strconv.Itoa(p.Item) + ". "
	case content.Quote:
		first, in = in+"| ", in+"| "
	case content.Body, content.Heading:
	}
	if len(first) > len(in) {
		in = strings.Repeat(" ", len(first))
	}
	t.put(first, in, strings.TrimSpace(p.Text()))
}

// box sets a note between two rules, behind a bar.
func (t *textWriter) box(b Box, level int, in string) {
	rule := in + "+" + strings.Repeat("-", t.width-len(in)-1)
	t.line(rule)
	frame, width := t.frame, t.width
	t.frame += in + "| "
	t.width = max(t.width-len(in)-2, narrowest/2)
	t.put("", "", b.Title)
	t.line("")
	for i, n := range b.Nodes {
		if i > 0 && !Joined(b.Nodes[i-1], n) {
			t.gap()
		}
		t.node(n, level, 0)
	}
	t.frame, t.width = frame, width
	t.line(rule)
}

// boxes sets the options below each other, those of a grid's row side by side.
func (t *textWriter) boxes(b Boxes, in string) {
	const box = "[ ] "
	if b.Label == "" && !b.Row {
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

func (t *textWriter) scale(s Scale, in string) {
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
func (t *textWriter) ruled(r Ruled, in string) {
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
func (t *textWriter) cards(c Cards, in string) {
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

func (t *textWriter) cell(c Cell, in string) {
	switch {
	case c.Scale:
		t.put(in, in+"  ", Labelled(c.Label, numbers("  ")))
		return
	case len(c.Options) > 0:
		t.boxes(Boxes{Label: c.Label, Items: c.Options}, in)
		return
	}
	label := c.Label
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
