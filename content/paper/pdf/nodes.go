package pdf

import (
	"strings"
	"unicode/utf8"

	"groundwork/content/paper"
	"groundwork/content/paper/pdf/font"
)

// How far lines are apart: their size times this.
const tight = 1.3

// text sets a paragraph of one style in a column. Its first two lines stay
// together, and its last two.
func (p *layout) text(s string, st *style, x, width, apart float64) []line {
	return p.set(p.shaper.shape(nil, s, st), st, x, width, apart)
}

func (p *layout) set(clusters []cluster, st *style, x, width, apart float64) []line {
	lead := 0.0 // spaces a line begins with move all of it
	for len(clusters) > 0 && clusters[0].cut == space && lead < width/3 {
		lead += clusters[0].width
		clusters = clusters[1:]
	}
	broken := breakLines(clusters, width-lead)
	lines := make([]line, len(broken))
	for i, l := range broken {
		start := x + lead
		if l.right {
			start = x + width - lead - l.width
		}
		lines[i] = line{height: st.size * apart, keep: i == 0 && len(broken) > 1 || i == len(broken)-2}
		lines[i].ops = p.ops(l, start, st.size*(apart+0.72)/2)
	}
	return lines
}

// ops returns the ops of a line whose letters stand on y.
func (p *layout) ops(l textLine, x, y float64) []op {
	ops := make([]op, len(l.pieces))
	for i, one := range l.pieces {
		ops[i] = op{kind: opText, x: x + one.x, y: y, w: one.width, text: one.text, style: one.style, by: one.by, drawn: one.drawn, part: p.part}
	}
	if l.spaced && len(l.pieces) > 0 {
		ops = append(ops, p.space(l, x, y))
	}
	return ops
}

// space is the space after a line. Nobody sees it, but the words on both sides would be
// one to those who have it read out.
func (p *layout) space(l textLine, x, y float64) op {
	if l.right {
		x -= l.width + l.pieces[0].style.wide(l.pieces[0].style.Width(' '))
	}
	return op{kind: opText, x: x + l.width, y: y, text: " ", style: l.pieces[0].style, part: p.part}
}

// after sets the space above the lines.
func after(space float64, lines []line) []line {
	if len(lines) > 0 {
		lines[0].before = space
	}
	return lines
}

// kept keeps all the lines together, and with what comes below them.
func kept(lines []line) []line {
	for i := range lines {
		lines[i].keep = true
	}
	return lines
}

// whole keeps the lines together.
func whole(lines []line) []line {
	if len(lines) > 0 {
		kept(lines[:len(lines)-1])
	}
	return lines
}

// gap returns the usual space between two things, times n.
func (p *layout) gap(n float64) float64 { return n * p.apart * p.scale }

func (p *layout) read() *style  { return p.style(font.Serif, usualSize, 0) }
func (p *layout) aside() *style { return p.style(font.SerifItalic, usualSize-0.5, 70) }

func (p *layout) nodes(nodes []paper.Node, level int, x, width float64) {
	for i := 0; i < len(nodes); i++ {
		n := nodes[i]
		if rows := gridRows(nodes[i:]); len(rows) > 1 && p.grid(rows, x, width) {
			i += len(rows) - 1
			continue
		}
		close := i > 0 && paper.Joined(nodes[i-1], n)
		if _, ok := n.(paper.Box); ok {
			p.list = nil
			end := i + 1
			for end < len(nodes) && isBox(nodes[end]) {
				end++
			}
			p.within("Div", func() { p.boxed(nodes[i:end], level, x, width) })
			i = end - 1
			continue
		}
		if quiet, ok := n.(paper.Quiet); ok {
			p.quiet(quiet, nodes, i, x, width)
			continue
		}
		if see, ok := n.(paper.See); ok { // it leads into what comes next
			p.within("P", func() { p.see(see, x, width, p.above(close), i+1 < len(nodes)) })
			continue
		}
		p.node(n, level, x, width, close)
	}
}

func isBox(n paper.Node) bool {
	_, ok := n.(paper.Box)
	return ok
}

// quiet sets a remark of the book's: with what comes next, where it leads into it, and
// clear of the sections it ends.
func (p *layout) quiet(n paper.Quiet, nodes []paper.Node, at int, x, width float64) {
	above, ends := p.gap(0.4), false
	if at > 0 {
		if _, ends = nodes[at-1].(paper.Section); ends {
			above = p.gap(3.5)
		}
	}
	p.within("P", func() {
		lines := after(above, p.text(n.Text, p.aside(), x, width, tight))
		if at == 0 && len(nodes) > 1 {
			kept(lines)
		}
		if ends && p.y+above+tall(lines) > p.foot { // alone over a page it would end nothing
			p.retake()
		}
		p.add(lines...)
	})
}

// above returns the space before one of several things, which may belong to the one
// before.
func (p *layout) above(close bool) float64 {
	if close {
		return p.gap(0.3)
	}
	return p.gap(1)
}

func (p *layout) node(n paper.Node, level int, x, width float64, close bool) {
	above := p.above(close)
	switch n := n.(type) {
	case paper.Section:
		p.section(n, level)
	case paper.Question:
		p.question(n, level, x, width)
	case paper.Paragraph:
		if !close || p.list == nil {
			p.list = nil
		}
		p.paragraph(n, level, x, width, above)
	case paper.Words:
		p.words(n, x, width)
	case paper.List:
		var lines []line
		p.within("L", func() {
			for _, item := range n.Items {
				lines = append(lines, p.hung("–", p.shaper.shape(nil, item, p.read()), p.read(), x, width, p.gap(0.2))...)
			}
		})
		p.add(ended(lines)...)
	case paper.Table:
		p.table(n, x, width)
	case paper.Turn:
		p.within("P", func() { p.turn(n, x, width, above) })
	case paper.Chart:
		for _, l := range n.Lines {
			if n.Small {
				p.spark(l, x, width)
				continue
			}
			p.chart(l, x, width)
		}
	case paper.Boxes:
		p.boxes(n, x, width)
	case paper.Scale:
		p.ends(n, x, width)
	case paper.Ruled:
		p.ruled(n, x, width)
	case paper.Cards:
		p.cards(n, x, width)
	case paper.Part:
		p.planPart(n, x, width)
	}
}

func (p *layout) section(s paper.Section, level int) {
	p.sections++
	here := &anchor{level: level, title: s.Title, id: paper.SectionID(p.sections)}
	p.anchors = append(p.anchors, here)
	p.within("Sect", func() {
		p.in(p.part.New(heading(level)), func() { p.title(s, level, here) })
		usual := p.measures
		if s.Small {
			p.scale *= smallScale
			p.roomy = tight
		}
		p.nodes(s.Nodes, level+1, p.left, p.column)
		p.finish()
		p.measures = usual
	})
}

// smallScale is the size of what is looked up, of the usual one.
const smallScale = 0.86

// title sets the title of a section.
func (p *layout) title(s paper.Section, level int, here *anchor) {
	var lines []line
	width := p.across
	if s.Dated {
		width -= dayRule + 12*mm
	}
	switch level {
	case 1:
		switch {
		case p.brief && p.sections == 1:
		case p.brief && !p.doc.Blank:
			here.fresh = (p.foot - p.top) / 2
		case p.doc.Blank: // the last pages may share one
			here.fresh = (p.foot - p.top) / 3
		default:
			here.fresh = p.foot
		}
		size := 25.0
		if p.doc.Fitted {
			size = 19
		}
		lines = after(p.gap(6), p.text(s.Title, p.style(font.Serif, size, 0), p.left, width, 1.2))
		lines = append(lines, p.bar(p.gap(1.5), p.across, 1.2, 0))
	case 2:
		// A chapter, or what is looked up behind them; a plan's parts run on.
		if paper.CountSections(s.Nodes, 1) > 0 || s.Title == paper.TitleAppendix {
			switch {
			case p.brief: // a print of a few pages has no room to give away
				here.fresh = (p.foot - p.top) / 3
			case p.doc.Blank: // what is white here is room that a hand misses elsewhere
				here.fresh = (p.foot - p.top) / 2
			default:
				here.fresh = p.foot
			}
		}
		lines = after(p.gap(6), p.text(s.Title, p.style(font.SansBold, 15, 0), p.left, width, tight))
		lines = append(lines, p.bar(p.gap(0.6), p.column, 0.6, 130))
	case 3:
		lines = after(p.gap(4), p.text(s.Title, p.style(font.SerifBold, 13, 0), p.left, width, tight))
	default:
		lines = after(p.gap(3), p.text(s.Title, p.style(font.SerifItalic, 12.5, 0), p.left, width, tight))
	}
	if s.Fresh {
		here.fresh = p.foot
	}
	if s.Dated {
		here.fresh = max(here.fresh, (p.foot-p.top)/7) // what is asked begins on its page
		p.day(&lines[0], lines[0].height*0.78)
	}
	lines[0].anchor = here
	p.add(kept(lines)...)
	if level <= 2 {
		p.least = p.gap(2) // under the bar
	}
}

// bar returns a rule with a space above it.
func (p *layout) bar(above, width, weight float64, grey int) line {
	return line{before: above, height: weight, ops: []op{{kind: opLine, x: p.left, w: width, weight: weight, grey: grey}}}
}

// question stands with the beginning of its answer.
func (p *layout) question(q paper.Question, level int, x, width float64) {
	label := p.style(font.SansBold, 9.8, 25)
	clusters := p.shaper.shape(nil, q.Label, label)
	if p.doc.Blank && q.ID != "" {
		clusters = p.shaper.shape(clusters, "  "+q.ID, p.style(font.Serif, 8.6, 90))
	}
	nodes, below := q.Nodes, []string{q.Hint, q.Note}
	if p.doc.Blank { // room is for a hand
		below = nil
		if q.Hint != "" {
			clusters = p.shaper.shape(clusters, "  "+q.Hint, p.style(font.SerifItalic, 9.5, 70))
		}
	}
	number, to := *p.style(font.Serif, 8.6, 90), p.targets.Section(q.Reply)
	if to != "" { // pages are counted later: room for the number
		clusters = p.shaper.shape(clusters, "  "+paper.AtTheBack+", page\u00a0", p.style(font.Serif, 8.6, 90))
		clusters = p.shaper.shape(clusters, "000", &number)
	}
	if remark, ok := beside(q, p.doc.Blank); ok {
		clusters = p.shaper.shape(clusters, "  "+remark, p.style(font.SerifItalic, 10, 70))
		nodes = nil
	}
	var lines []line
	p.within(heading(level), func() { lines = after(p.gap(2.2), p.set(clusters, label, x, width, 1.38)) })
	numbered(lines, &number, to)
	for _, note := range below {
		if note != "" {
			p.within("P", func() { lines = append(lines, p.text(note, p.style(font.SerifItalic, 9.5, 70), x, width, tight)...) })
		}
	}
	here := &anchor{id: p.targets.Take(q.ID)}
	p.anchors = append(p.anchors, here)
	lines[0].anchor = here
	if len(nodes) > 0 {
		kept(lines)
	}
	p.add(lines...)
	p.nodes(nodes, level, x+p.indent, width-p.indent)
	p.finish()
}

// longestRemark is how long a remark may be to stand beside its question.
const longestRemark = 40

// beside reports whether a question's answer is a single remark of the book's,
// short enough to stand beside the question; on a form any is.
func beside(q paper.Question, form bool) (remark string, ok bool) {
	if len(q.Nodes) != 1 || !form && (q.Hint != "" || q.Note != "") {
		return "", false
	}
	quiet, ok := q.Nodes[0].(paper.Quiet)
	return quiet.Text, ok && (form || utf8.RuneCountInString(quiet.Text) <= longestRemark)
}

// words are set line by line as they were written.
func (p *layout) words(w paper.Words, x, width float64) {
	above := p.gap(0.3)
	var lines []line
	for said := range strings.SplitSeq(w.Text, "\n") {
		if said == "" {
			above += p.gap(1)
			continue
		}
		p.within("P", func() {
			lines = append(lines, after(above, p.text(strings.ReplaceAll(said, "\t", "    "), p.read(), x, width, p.roomy))...)
		})
		above = 0
	}
	p.add(ended(lines)...)
}

// ended keeps the first two lines together, and the last two.
func ended(lines []line) []line {
	if n := len(lines); n > 1 {
		lines[0].keep, lines[n-2].keep = true, true
	}
	return lines
}

// hung sets a sign before a paragraph that stands clear of it, as an item of a list.
func (p *layout) hung(sign string, clusters []cluster, st *style, x, width, above float64) []line {
	room := p.indent * 1.2
	signs := breakLines(p.shaper.shape(nil, sign, st), width)[0]
	room = max(room, signs.width+p.indent*0.5)
	var lines []line
	p.within("LI", func() {
		var label []op
		p.within("Lbl", func() { label = p.ops(signs, x, st.size*(p.roomy+0.72)/2) })
		p.within("LBody", func() { lines = after(above, p.set(clusters, st, x+room, width-room, p.roomy)) })
		lines[0].ops = append(label, lines[0].ops...)
	})
	return lines
}
