package pdf

import (
	"slices"
	"strconv"

	"groundwork/content"
	"groundwork/content/paper"
	"groundwork/content/paper/pdf/font"
)

// leastRuled is how many lines for a hand stand together at the least.
const leastRuled = 4

// shortRule is how long a line for a date or a word is.
const shortRule = 60 * mm

// rule is one line for a hand.
func (p *layout) rule(x, width float64) line {
	return line{height: p.spacing, ops: []op{{kind: opLine, x: x, y: p.spacing - 1, w: width, weight: 0.5, grey: 120}}}
}

// ruled are lines for a hand.
func (p *layout) ruled(r paper.Ruled, x, width float64) {
	if r.Short {
		width = min(width, shortRule)
	}
	var lines []line
	for i := range r.Lines {
		one := p.rule(x, width)
		one.keep = i < r.Lines-1 && (i < leastRuled-1 || i >= r.Lines-leastRuled)
		lines = append(lines, one)
	}
	p.add(p.short(lines)...)
	p.least = p.gap(2)
}

// cards are entries for a hand, each with a bar at its side. None is cut in two.
func (p *layout) cards(c paper.Cards, x, width float64) {
	for range c.Count {
		bar := c.Count > 1
		in := x
		if bar {
			in += p.indent * 0.8
		}
		var lines []line
		p.within("L", func() {
			for _, one := range c.Cells {
				p.within("LI", func() { lines = append(lines, p.cell(one, in, x+width-in)...) })
				if halves(c.Cells) { // one line holds ten words less the label
					lines = append(lines, p.rule(in, x+width-in))
				}
			}
		})
		if bar {
			for i := range lines {
				lines[i].ops = append(lines[i].ops, op{kind: opLine, x: x, h: lines[i].height, weight: 1.2, grey: 170})
			}
			after(p.gap(1.6), lines)
		}
		if tall(lines) < (p.foot-p.top)/2 {
			lines = whole(lines)
		}
		p.add(lines...)
	}
	p.least = p.gap(2)
}

// halves reports whether an entry is of two sentences and nothing else, as "If" and
// "I will" are.
func halves(cells []paper.Cell) bool {
	return len(cells) == 2 && !slices.ContainsFunc(cells, func(c paper.Cell) bool { return c.Label == "" || !takesWords(c) })
}

// takesWords reports whether a cell takes a line of a hand's words.
func takesWords(c paper.Cell) bool { return !c.Short && !c.Scale && len(c.Options) == 0 }

// cell is one line of a card: what it is for stands small at its beginning.
func (p *layout) cell(c paper.Cell, x, width float64) []line {
	label, st := p.style(font.SansBold, 8.2, 70), p.read()
	one := p.rule(x, width)
	if c.Scale || len(c.Options) > 0 { // nothing is written there
		one = line{height: p.spacing * 0.8}
	}
	base := one.height - 4*p.scale
	at := 0.0
	if c.Label != "" {
		said := p.oneLine(c.Label, label, width)
		if takesWords(c) && said.width > width/3 { // it would take a hand's room
			above := line{height: p.spacing * 0.62, keep: true}
			p.within("LBody", func() { above.ops = p.ops(said, x, above.height-2*p.scale) })
			return []line{above, one}
		}
		p.within("LBody", func() { one.ops = append(one.ops, p.ops(said, x, base)...) })
		at = said.width + p.indent
	}
	switch {
	case c.Scale:
		from := max(at, width*0.3)
		for i := range content.ScaleMax + 1 {
			l := p.oneLine(strconv.Itoa(i), st, width)
			middle := x + from + (width-from-st.size)*float64(i)/content.ScaleMax
			p.within("LBody", func() { one.ops = append(one.ops, p.ops(l, middle-l.width/2, base)...) })
		}
	case len(c.Options) > 0:
		return p.chosen(c.Options, one, x, at, width)
	case c.Short:
		one.ops[0].w = min(width, at+shortRule)
	}
	return []line{one}
}

// chosen are the options of a cell, side by side behind what it is for, or below it where
// they don't fit there.
func (p *layout) chosen(options []string, one line, x, at, width float64) []line {
	st := p.read()
	lines := []line{one}
	row := &lines[0]
	room := p.side(st) + 0.6*st.size
	for _, o := range options {
		_, wide := p.widths(o, st)
		if at+room+wide > width && at > 0 {
			lines = append(lines, line{height: p.spacing * 0.8})
			row, at = &lines[len(lines)-1], 0
		}
		set := line{}
		p.within("LBody", func() { p.ticked(&set, o, st, x+at, max(width-at-room, 1)) })
		for _, m := range set.ops {
			m.y += row.height - p.side(st) - p.scale
			row.ops = append(row.ops, m)
		}
		at += room + wide + p.indent
	}
	return lines
}

// dayRule is how long the line for a date beside a title is.
const dayRule = 40 * mm

// day is room for a date at the right end of the title of a page.
func (p *layout) day(title *line, base float64) {
	st := p.style(font.SansBold, 8.2, 70)
	said := p.oneLine(paper.SheetDay, st, p.column)
	x := p.left + p.column - dayRule
	p.within("P", func() { title.ops = append(title.ops, p.ops(said, x-said.width-p.indent*0.5, base)...) })
	title.ops = append(title.ops, op{kind: opLine, x: x, y: base + 1, w: dayRule, weight: 0.5, grey: 120})
}

// besideEnds sets the numbers of a scale between the words for its ends. It fails where
// there is no room for both.
func (p *layout) besideEnds(s paper.Scale, x, width float64) bool {
	st, small := p.style(font.Serif, 10.5, 0), p.style(font.SerifItalic, 9.5, 70)
	low, high := p.oneLine(s.Low, small, width), p.oneLine(s.High, small, width)
	const least = 7.5 * mm // a circle of a hand's
	across := content.ScaleMax * least
	gap := p.indent * 1.3
	if low.width+high.width+2*gap+across > width {
		return false
	}
	across = min(width-low.width-high.width-2*gap, content.ScaleMax*10*mm)
	row := line{before: p.gap(1), height: st.size * 1.8}
	say := func(l textLine, x float64) {
		p.within("P", func() { row.ops = append(row.ops, p.ops(l, x, st.size*1.36)...) })
	}
	say(low, x)
	for i := range content.ScaleMax + 1 {
		l := p.oneLine(strconv.Itoa(i), st, width)
		say(l, x+low.width+gap+across*float64(i)/content.ScaleMax-l.width/2)
	}
	say(high, x+low.width+2*gap+across)
	p.add(row)
	return true
}
