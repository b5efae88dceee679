package pdf

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"groundwork/content"
	"groundwork/content/paper"
)

// How far lines are apart: their size times this.
const (
	roomy = leading
	tight = 1.3
)

// text sets a paragraph of one style in a column. Its first two lines stay
// together, and its last two.
func (p *press) text(s string, st *style, x, width, apart float64) []strip {
	return p.lines(p.cutter.cells(nil, s, st), st, x, width, apart)
}

func (p *press) lines(cells []cell, st *style, x, width, apart float64) []strip {
	lead := 0.0 // spaces a line begins with move all of it
	for len(cells) > 0 && cells[0].cut == space && lead < width/3 {
		lead += cells[0].width
		cells = cells[1:]
	}
	lines := setLines(cells, width-lead)
	strips := make([]strip, len(lines))
	for i, l := range lines {
		start := x + lead
		if l.right {
			start = x + width - lead - l.width
		}
		strips[i] = strip{height: st.size * apart, keep: i == 0 && len(lines) > 1 || i == len(lines)-2}
		strips[i].marks = p.placed(l, start, st.size*(apart+0.72)/2)
	}
	return strips
}

// placed are the marks of a line whose letters stand on y.
func (p *press) placed(l setLine, x, y float64) []mark {
	marks := make([]mark, len(l.pieces))
	for i, one := range l.pieces {
		marks[i] = mark{kind: markText, x: x + one.x, y: y - one.up, text: one.text, style: one.style}
	}
	return marks
}

// after sets the space above the strips.
func after(space float64, strips []strip) []strip {
	if len(strips) > 0 {
		strips[0].before = space
	}
	return strips
}

// kept keeps all the strips together, and with what comes below them.
func kept(strips []strip) []strip {
	for i := range strips {
		strips[i].keep = true
	}
	return strips
}

// whole keeps the strips together.
func whole(strips []strip) []strip {
	if len(strips) > 0 {
		kept(strips[:len(strips)-1])
	}
	return strips
}

// gap is the usual space between two things, times n.
func (p *press) gap(n float64) float64 { return n * 6 * p.scale }

func (p *press) read() *style  { return p.style(serif, usualSize, 0) }
func (p *press) aside() *style { return p.style(serifItalic, usualSize-0.5, 70) }

func (p *press) nodes(nodes []paper.Node, level int, x, width float64) {
	for i := 0; i < len(nodes); i++ {
		n := nodes[i]
		if rows := gridRows(nodes[i:]); len(rows) > 1 && p.grid(rows, x, width) {
			i += len(rows) - 1
			continue
		}
		close := i > 0 && paper.Joined(nodes[i-1], n)
		if see, ok := n.(paper.See); ok { // it leads into what comes next
			p.see(see, x, width, p.above(close), i+1 < len(nodes))
			continue
		}
		p.node(n, level, x, width, close)
	}
}

// above is the space before one of several things, which may belong to the one
// before.
func (p *press) above(close bool) float64 {
	if close {
		return p.gap(0.3)
	}
	return p.gap(1)
}

func (p *press) node(n paper.Node, level int, x, width float64, close bool) {
	above := p.above(close)
	switch n := n.(type) {
	case paper.Section:
		p.section(n, level)
	case paper.Question:
		p.question(n, level, x, width)
	case paper.Paragraph:
		p.paragraph(n, x, width, above)
	case paper.Words:
		p.words(n, x, width)
	case paper.List:
		var strips []strip
		for _, item := range n.Items {
			strips = append(strips, p.hung("–", p.cutter.cells(nil, item, p.read()), p.read(), x, width, p.gap(0.2))...)
		}
		p.add(ended(strips)...)
	case paper.Table:
		p.table(n, x, width)
	case paper.Quiet:
		p.add(after(p.gap(0.4), p.text(n.Text, p.aside(), x, width, tight))...)
	case paper.Turn:
		p.turn(n, x, width, above)
	case paper.Box:
		p.box(n, level, x, width)
	case paper.Chart:
		for _, l := range n.Lines {
			p.chart(l, x, width)
		}
	case paper.Boxes:
		p.boxes(n, x, width)
	case paper.Scale:
		p.ends(n, x, width)
	case paper.Ruled:
		p.ruled(n, x, width)
	}
}

func (p *press) section(s paper.Section, level int) {
	p.sections++
	mark := &landmark{level: level, title: s.Title, anchor: paper.SectionID(p.sections)}
	p.list = append(p.list, mark)
	var strips []strip
	switch level {
	case 1:
		if !p.brief || p.sections > 1 {
			mark.fresh = p.foot
		}
		strips = after(p.gap(6), p.text(s.Title, p.style(serif, 25, 0), p.left, p.column, 1.2))
		strips = append(strips, p.bar(p.gap(1.5), p.column, 1.2, 0))
	case 2:
		if paper.CountSections(s.Nodes, 1) > 0 { // a chapter; a plan's parts run on
			mark.fresh = (p.foot - p.top) * 0.4
		}
		strips = after(p.gap(6), p.text(s.Title, p.style(sansBold, 15, 0), p.left, p.column, tight))
		strips = append(strips, p.bar(p.gap(0.6), p.column, 0.6, 130))
	case 3:
		strips = after(p.gap(4), p.text(s.Title, p.style(serifBold, 13, 0), p.left, p.column, tight))
	default:
		strips = after(p.gap(3), p.text(s.Title, p.style(serifItalic, 12.5, 0), p.left, p.column, tight))
	}
	strips[0].mark = mark
	p.add(kept(strips)...)
	if level <= 2 {
		p.least = p.gap(2) // under the bar
	}
	p.nodes(s.Nodes, level+1, p.left, p.column)
}

// bar is a rule with a space above it.
func (p *press) bar(above, width, weight float64, grey int) strip {
	return strip{before: above, height: weight, marks: []mark{{kind: markLine, x: p.left, w: width, weight: weight, grey: grey}}}
}

// question stands with the beginning of its answer.
func (p *press) question(q paper.Question, level int, x, width float64) {
	label := p.style(sansBold, 9.8, 25)
	cells := p.cutter.cells(nil, q.Label, label)
	if p.doc.Blank && q.ID != "" {
		cells = p.cutter.cells(cells, "  "+q.ID, p.style(serif, 8.6, 90))
	}
	nodes := q.Nodes
	if remark, ok := beside(q); ok {
		cells = p.cutter.cells(cells, "  "+remark, p.style(serifItalic, 10, 70))
		nodes = nil
	}
	strips := after(p.gap(2.2), p.lines(cells, label, x, width, 1.38))
	for _, note := range []string{q.Hint, q.Note} {
		if note != "" {
			strips = append(strips, p.text(note, p.style(serifItalic, 9.5, 70), x, width, tight)...)
		}
	}
	mark := &landmark{anchor: p.anchors.Take(q.ID)}
	p.list = append(p.list, mark)
	strips[0].mark = mark
	if len(nodes) > 0 {
		kept(strips)
	}
	p.add(strips...)
	p.nodes(nodes, level, x+p.indent, width-p.indent)
	p.finish()
}

// longestRemark is how long a remark may be to stand beside its question.
const longestRemark = 40

// beside tells whether a question's answer is a single remark of the book's,
// short enough to stand beside the question.
func beside(q paper.Question) (remark string, ok bool) {
	if len(q.Nodes) != 1 || q.Hint != "" || q.Note != "" {
		return "", false
	}
	quiet, ok := q.Nodes[0].(paper.Quiet)
	return quiet.Text, ok && utf8.RuneCountInString(quiet.Text) <= longestRemark
}

// words are set line by line as they were written.
func (p *press) words(w paper.Words, x, width float64) {
	above := p.gap(0.3)
	var strips []strip
	for line := range strings.SplitSeq(w.Text, "\n") {
		if line == "" {
			above += p.gap(1)
			continue
		}
		strips = append(strips, after(above, p.text(strings.ReplaceAll(line, "\t", "    "), p.read(), x, width, roomy))...)
		above = 0
	}
	p.add(ended(strips)...)
}

// ended keeps the first two strips together, and the last two.
func ended(strips []strip) []strip {
	if n := len(strips); n > 1 {
		strips[0].keep, strips[n-2].keep = true, true
	}
	return strips
}

// hung sets a sign before a paragraph that stands clear of it.
func (p *press) hung(sign string, cells []cell, st *style, x, width, above float64) []strip {
	room := p.indent * 1.2
	signs := setLines(p.cutter.cells(nil, sign, st), width)[0]
	room = max(room, signs.width+p.indent*0.5)
	strips := after(above, p.lines(cells, st, x+room, width-room, roomy))
	strips[0].marks = append(p.placed(signs, x, st.size*(roomy+0.72)/2), strips[0].marks...)
	return strips
}

// paragraph is the book's own reading.
func (p *press) paragraph(n paper.Paragraph, x, width, above float64) {
	st := p.read()
	var cells []cell
	for _, s := range n.Spans {
		face := serif
		switch {
		case s.Strong || n.Style == content.Heading:
			face = serifBold
		case s.Emph:
			face = serifItalic
		}
		cells = p.cutter.cells(cells, unbroken(s.Text), p.style(face, usualSize, 0))
	}
	in := p.indent * 1.5 * float64(min(n.Depth, 4))
	switch n.Style {
	case content.Heading:
		p.add(kept(after(p.gap(2), p.lines(cells, st, x, width, tight)))...)
	case content.Bullet:
		p.add(p.hung("•", cells, st, x+in, width-in, above)...)
	case content.Numbered:
		p.add(p.hung(strconv.Itoa(n.Item)+".", cells, st, x+in, width-in, above)...)
	case content.Quote:
		strips := after(above, p.lines(cells, st, x+p.indent, width-p.indent, roomy))
		for i := range strips {
			strips[i].marks = append(strips[i].marks, mark{kind: markLine, x: x + 2, h: strips[i].height, weight: 1.2, grey: 150})
		}
		p.add(strips...)
	default:
		p.add(after(above, p.lines(cells, st, x, width, roomy))...)
	}
}

// unbroken keeps the groups of a telephone number on one line.
func unbroken(s string) string {
	for i := 1; i+1 < len(s); i++ {
		switch {
		case !paper.InNumber(s, i):
		case s[i] == ' ':
			s = s[:i] + "\u00a0" + s[i+1:]
		case s[i] == '-':
			s = s[:i] + "\u2011" + s[i+1:]
		}
	}
	return s
}

// see leads to what it names, and says on which page that is.
func (p *press) see(s paper.See, x, width, above float64, keep bool) {
	said, st := s.Phrase(), p.aside()
	if p.doc.Blank && s.ID != "" {
		said += " [" + s.ID + "]"
	}
	strips := after(above, p.leading(said, ", page\u00a0", p.anchors.Find(s), st, x, width))
	if keep {
		kept(strips)
	}
	p.add(strips...)
}

// leading is a text that goes on with the number of the page an anchor is on, where
// there is one.
func (p *press) leading(said, page, to string, st *style, x, width float64) []strip {
	cells := p.cutter.cells(nil, said, st)
	number := *st
	if to != "" { // pages are counted later: room for the number
		cells = p.cutter.cells(cells, page, st)
		cells = p.cutter.cells(cells, "000", &number)
	}
	strips := p.lines(cells, st, x, width, tight)
	for i := range strips {
		for j := range strips[i].marks {
			if m := &strips[i].marks[j]; m.style == &number {
				m.kind, m.to = markPage, to
			}
		}
		if to != "" {
			strips[i].marks = append(strips[i].marks, mark{kind: markLink, x: x, w: width, h: strips[i].height, to: to})
		}
	}
	return strips
}

// turn says which page to go to.
func (p *press) turn(t paper.Turn, x, width, above float64) {
	p.add(after(above, p.leading(t.If+", go to", " page\u00a0", p.anchors.Section(t.ID), p.style(serifBold, usualSize, 0), x, width))...)
}
