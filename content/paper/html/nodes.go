package html

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"groundwork/content"
	"groundwork/content/paper"
)

// words sets a person's own words: paragraphs parted as they parted them, each
// line with the direction of its own first letter.
func (p *writer) words(w paper.Words) {
	p.raw("<div class=\"words\">\n")
	for _, text := range paragraphs(w.Text) {
		p.element("p", text, auto())
	}
	p.raw("</div>\n")
}

// paragraphs parts a text at its blank lines. Of several blank lines in a row
// all but one stay, before the paragraph that follows.
func paragraphs(s string) []string {
	var all []string
	for s != "" {
		lead := len(s) - len(strings.TrimLeft(s, "\n"))
		end := strings.Index(s[lead:], "\n\n")
		if end < 0 {
			return append(all, s)
		}
		all = append(all, s[:lead+end])
		s = s[lead+end+2:]
	}
	return all
}

func (p *writer) see(s paper.See) {
	p.raw("<p class=\"quiet\">")
	if s.Quote != "" {
		p.text("“" + s.Quote + "”, from ")
	} else {
		p.raw("see ")
	}
	what, in := s.Label, ", in “"+s.Page+"”"
	switch {
	case s.Quote != "":
		in = ""
	case what == "":
		what, in = s.Page, ""
	}
	in = p.doc.Coded(in, s.ID)
	if to := p.anchors.Find(s); to != "" {
		p.link("#"+to, "“"+what+"”")
	} else {
		p.text("“" + what + "”")
	}
	p.text(in)
	p.raw("</p>\n")
}

// turn leads to another section.
func (p *writer) turn(n paper.Turn) {
	before, to, after := n.Phrase()
	p.raw("<p><strong>")
	p.text(before)
	p.link("#"+p.anchors.Section(n.ID), to)
	p.text(after)
	p.raw("</strong></p>\n")
}

func (p *writer) box(b paper.Box, level int) {
	p.open("div", class("box"), attr{"role", "note"}, attr{"aria-label", b.Title})
	p.raw("\n")
	p.element("p", b.Title, class("title"))
	p.nodes(b.Nodes, level)
	p.raw("</div>\n")
}

// paragraph is the book's own reading, but for the items of lists.
func (p *writer) paragraph(n paper.Paragraph, level int) {
	switch n.Style {
	case content.Heading:
		p.spanned(headingTag(level), n)
	case content.Quote:
		p.raw("<blockquote>\n")
		p.spanned("p", n)
		p.raw("</blockquote>\n")
	case content.Body, content.Bullet, content.Numbered:
		p.spanned("p", n)
	}
}

func (p *writer) spanned(tag string, n paper.Paragraph) {
	p.open(tag)
	p.spans(n.Spans)
	p.raw("</" + tag + ">\n")
}

func (p *writer) spans(spans []content.Span) {
	for _, s := range spans {
		if s.Strong {
			p.raw("<strong>")
		}
		if s.Emph {
			p.raw("<em>")
		}
		p.text(s.Text)
		if s.Emph {
			p.raw("</em>")
		}
		if s.Strong {
			p.raw("</strong>")
		}
	}
}

// items sets the items the nodes begin with, as lists within lists, and returns
// how many there were.
func (p *writer) items(nodes []paper.Node) int {
	first := nodes[0].(paper.Paragraph)
	tag := "ul"
	p.raw("<")
	if first.Style == content.Numbered {
		tag = "ol"
	}
	p.raw(tag)
	if first.Style == content.Numbered && first.Item != 1 {
		p.raw(" start=\"" + strconv.Itoa(first.Item) + "\"")
	}
	p.raw(">\n")
	i := 0
	for i < len(nodes) {
		item, ok := nodes[i].(paper.Paragraph)
		if !ok || !item.IsItem() || item.Depth < first.Depth || item.Depth == first.Depth && item.Style != first.Style {
			break
		}
		p.raw("<li>")
		p.spans(item.Spans)
		i++
		if i < len(nodes) {
			if next, ok := nodes[i].(paper.Paragraph); ok && next.IsItem() && next.Depth > first.Depth {
				p.raw("\n")
				i += p.items(nodes[i:])
			}
		}
		p.raw("</li>\n")
	}
	p.raw("</" + tag + ">\n")
	return i
}

// table can be scrolled by key where it is wider than the screen.
func (p *writer) table(t paper.Table) {
	p.open("div", class("scroll"), attr{"role", "region"}, attr{"tabindex", "0"}, attr{"aria-label", p.about})
	p.raw("<table>\n")
	p.head(t.Columns)
	for _, row := range t.Rows {
		p.raw("<tr>")
		for i, cell := range row {
			if i == 0 {
				p.cell("th", cell, "row")
			} else {
				p.cell("td", cell, "")
			}
		}
		p.raw("</tr>\n")
	}
	p.raw("</tbody>\n</table>\n</div>\n")
}

// head begins a table. The caption names it to those who hear it; others see the
// heading above.
func (p *writer) head(columns []string) {
	p.element("caption", p.about, class("vh"))
	p.raw("<thead><tr>")
	for _, c := range columns {
		p.cell("th", c, "col")
	}
	p.raw("</tr></thead>\n<tbody>\n")
}

// shortCell is how many characters stay in one line: a date's, for one.
const shortCell = 18

func (p *writer) cell(tag, text, scope string) {
	if text == "" {
		tag, scope = "td", "" // a heading without words heads nothing
	}
	name := ""
	if utf8.RuneCountInString(text) <= shortCell {
		name = "short"
	}
	p.open(tag, attr{"scope", scope}, attr{"class", name}, auto())
	p.text(text)
	p.raw("</" + tag + ">")
}

func (p *writer) boxes(b paper.Boxes) {
	p.element("p", b.Label)
	if len(b.Items) == 0 {
		return
	}
	name := "boxes"
	if b.Label != "" || b.Row {
		name += " row"
	}
	p.open("ul", class(name))
	p.raw("\n")
	for _, item := range b.Items {
		p.element("li", item)
	}
	p.raw("</ul>\n")
}

func (p *writer) scale(s paper.Scale) {
	p.raw("<ol class=\"scale\" start=\"0\">")
	for i := range content.ScaleMax + 1 {
		p.raw("<li>" + strconv.Itoa(i) + "</li>")
	}
	p.raw("</ol>\n")
	if s.Ends() == "" {
		return
	}
	p.raw("<p class=\"ends\"><span>")
	p.text("0 = " + s.Low)
	p.raw("</span> <span>")
	p.text(strconv.Itoa(content.ScaleMax) + " = " + s.High)
	p.raw("</span></p>\n")
}

// ruled lines are there for a hand and nothing to read aloud.
func (p *writer) ruled(r paper.Ruled) {
	name := "ruled"
	if r.Short {
		name += " short"
	}
	p.open("div", class(name), attr{"aria-hidden", "true"})
	p.raw(strings.Repeat("<div></div>", r.Lines) + "</div>\n")
}

// part is a piece of a plan.
func (p *writer) part(n paper.Part, level int) {
	p.raw("<div class=\"part\">\n")
	p.element(headingTag(level), n.Title, auto())
	p.raw("<ul class=\"boxes\">\n")
	for _, one := range n.Lines {
		name := "words"
		if one.Tick {
			name = ""
		}
		p.element("li", one.Text, class(name), auto())
	}
	p.raw("</ul>\n</div>\n")
}

// cards are written by hand: a list of their cells for each.
func (p *writer) cards(c paper.Cards) {
	for range c.Count {
		p.raw("<ul class=\"card\">\n")
		for _, one := range c.Cells {
			switch {
			case one.Scale:
				p.raw("<li>")
				p.text(one.Label)
				p.scale(paper.Scale{})
				p.raw("</li>\n")
			case len(one.Options) > 0:
				p.raw("<li>")
				p.boxes(paper.Boxes{Label: one.Label, Row: true, Items: one.Options})
				p.raw("</li>\n")
			case one.Label == "":
				p.raw("<li aria-hidden=\"true\" class=\"line\"></li>\n")
			default:
				p.element("li", one.Label, class("line"))
			}
		}
		p.raw("</ul>\n")
	}
}
