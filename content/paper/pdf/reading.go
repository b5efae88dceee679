package pdf

import (
	"strconv"
	"strings"

	"groundwork/content"
	"groundwork/content/paper"
	"groundwork/content/paper/pdf/font"
)

// paragraph is the book's own reading.
func (p *layout) paragraph(n paper.Paragraph, level int, x, width, above float64) {
	st := p.read()
	var clusters []cluster
	if p.runIn != "" {
		clusters = p.shaper.shape(clusters, p.runIn+". ", p.style(font.SansBold, 9.2, 70))
		p.runIn = ""
	}
	for _, s := range n.Spans {
		face := font.Serif
		switch {
		case s.Strong || n.Style == content.Heading:
			face = font.SerifBold
		case s.Emph:
			face = font.SerifItalic
		}
		clusters = p.shaper.shape(clusters, unbroken(s.Text), p.style(face, usualSize, 0))
	}
	in := p.indent * 1.5 * float64(min(n.Depth, 4))
	switch n.Style {
	case content.Heading:
		p.within(heading(level), func() { p.add(kept(after(p.gap(2), p.set(clusters, st, x, width, tight)))...) })
	case content.Bullet:
		p.item("•", clusters, x+in, width-in, above)
	case content.Numbered:
		p.item(strconv.Itoa(n.Item)+".", clusters, x+in, width-in, above)
	case content.Quote:
		p.within("BlockQuote", func() {
			lines := after(above, p.set(clusters, st, x+p.indent, width-p.indent, p.roomy))
			for i := range lines {
				lines[i].ops = append(lines[i].ops, op{kind: opLine, x: x + 2, h: lines[i].height, weight: 1.2, grey: 150})
			}
			p.add(lines...)
		})
	case content.Body:
		p.within("P", func() {
			lines := after(above, p.set(clusters, st, x, width, p.roomy))
			if leadsOn(n) {
				kept(lines)
			}
			p.add(lines...)
		})
	}
}

// leadsOn reports whether a paragraph ends by leading to what stands below.
func leadsOn(n paper.Paragraph) bool {
	return len(n.Spans) > 0 && strings.HasSuffix(strings.TrimSpace(n.Spans[len(n.Spans)-1].Text), ":")
}

// item sets an item of the book's own lists.
func (p *layout) item(sign string, clusters []cluster, x, width, above float64) {
	if p.list == nil {
		p.list = p.part.New("L")
	}
	p.in(p.list, func() { p.add(p.hung(sign, clusters, p.read(), x, width, above)...) })
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
func (p *layout) see(s paper.See, x, width, above float64, keep bool) {
	said, st := p.doc.Coded(s.Phrase(), s.ID), p.aside()
	lines := after(above, p.leading(said, ", page\u00a0", p.targets.Find(s), st, x, width))
	switch {
	case keep:
		kept(lines)
	case p.y+above+tall(lines) > p.foot: // alone over a page it would lead back to nothing
		p.retake()
	}
	p.add(lines...)
}

// leading returns a text that goes on with the number of the page an anchor is on, where
// there is one.
func (p *layout) leading(said, page, to string, st *style, x, width float64) []line {
	clusters := p.shaper.shape(nil, said, st)
	number := *st
	if to != "" { // pages are counted later: room for the number
		clusters = p.shaper.shape(clusters, page, st)
		clusters = p.shaper.shape(clusters, "000", &number)
	}
	var lines []line
	set := func() {
		lines = p.set(clusters, st, x, width, tight)
		numbered(lines, &number, to)
		for i := range lines {
			if to != "" {
				lines[i].ops = append(lines[i].ops, p.link(x, width, lines[i].height, to))
			}
		}
	}
	if to == "" {
		set()
	} else {
		p.within("Link", set)
	}
	return lines
}

// numbered makes what is set in a style the number of the page an anchor is on.
func numbered(lines []line, number *style, to string) {
	for i := range lines {
		for j := range lines[i].ops {
			if m := &lines[i].ops[j]; m.style == number {
				m.kind, m.to = opPage, to
			}
		}
	}
}

// turn says which page to go to.
func (p *layout) turn(t paper.Turn, x, width, above float64) {
	p.add(after(above, p.leading(t.If+", go to", " page\u00a0", p.targets.Section(t.ID), p.style(font.SerifBold, usualSize, 0), x, width))...)
}
