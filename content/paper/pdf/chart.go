package pdf

import (
	"strconv"

	"groundwork/content"
	"groundwork/content/paper"
	"groundwork/content/paper/pdf/font"
)

// chart draws the line under the sentence that says what it shows.
func (p *layout) chart(l paper.ChartLine, x, width float64) {
	small := p.style(font.Serif, 8.4, 90)
	by := min(width, 280*p.scale) / paper.CurveWidth
	drawing := line{height: paper.CurveHeight * by, before: p.gap(0.8)}
	c := l.Curve()
	sentence, figure := p.part.New("P"), p.part.New("Figure").Says(c.Said)
	put := func(m op) {
		m.part = figure
		drawing.ops = append(drawing.ops, m)
	}
	say := func(said textLine, x, y float64) {
		p.in(figure, func() { drawing.ops = append(drawing.ops, p.ops(said, x, y)...) })
	}
	for _, n := range paper.GridLevels() {
		y := paper.Level(n) * by
		put(op{kind: opLine, x: x + paper.CurveLeft*by, y: y, w: (paper.CurveWidth - paper.CurveLeft - paper.CurveRight) * by, weight: 0.4, grey: 170})
		number := p.oneLine(strconv.Itoa(n), small, width)
		say(number, x+(paper.CurveLeft-6)*by-number.width, y+small.size*0.36)
	}
	if c.Band != nil {
		put(op{kind: opShape, x: x, path: scaled(c.Band, by), grey: 205})
	}
	path := scaled(c.Line, by)
	put(op{kind: opPath, x: x, path: path, weight: 1.1, grey: 40})
	if c.Dots {
		for _, s := range path {
			put(op{kind: opDot, x: x + s.X, y: s.Y, w: 2, grey: 0})
		}
	}
	first := p.oneLine(c.First, small, width)
	last := p.oneLine(c.Last, small, width)
	y := (paper.CurveHeight - 4) * by
	say(first, x+paper.CurveLeft*by, y)
	say(last, x+(paper.CurveWidth-paper.CurveRight)*by-last.width, y)
	p.in(sentence, func() {
		p.add(kept(after(p.gap(1.5), p.text(c.Said, p.style(font.Serif, 10.2, 0), x, width, tight)))...)
	})
	p.add(drawing)
}

func scaled(spots []paper.Spot, by float64) []paper.Spot {
	all := make([]paper.Spot, len(spots))
	for i, s := range spots {
		all[i] = paper.Spot{X: s.X * by, Y: s.Y * by}
	}
	return all
}

// How large a small chart is.
const (
	sparkWide = 120
	sparkHigh = 22
)

// spark sets what a line of a chart shows, with the line drawn small beside it.
func (p *layout) spark(l paper.ChartLine, x, width float64) {
	c := l.Curve()
	wide, high := sparkWide*p.scale, sparkHigh*p.scale
	var lines []line
	p.within("P", func() {
		lines = after(p.gap(1), p.text(c.Said, p.style(font.Serif, 9.8, 0), x, width-wide-2*p.indent, tight))
	})
	for tall(lines) < high {
		lines = append(lines, line{height: high - tall(lines)})
	}
	figure := p.part.New("Figure").Says(c.Said)
	low, top := paper.Level(0), paper.Level(content.ScaleMax)
	from := x + width - wide
	put := func(m op) {
		m.x += from
		m.part = figure
		lines[0].ops = append(lines[0].ops, m)
	}
	for _, y := range []float64{0, high} {
		put(op{kind: opLine, y: y, w: wide, weight: 0.4, grey: 170})
	}
	path := make([]paper.Spot, len(c.Line))
	for i, s := range c.Line {
		share := (s.X - paper.CurveLeft) / (paper.CurveWidth - paper.CurveLeft - paper.CurveRight)
		path[i] = paper.Spot{X: share * wide, Y: (s.Y - top) / (low - top) * high}
	}
	put(op{kind: opPath, path: path, weight: 1.1, grey: 40})
	for _, s := range []paper.Spot{path[0], path[len(path)-1]} {
		put(op{kind: opDot, x: s.X, y: s.Y, w: 1.7, grey: 0})
	}
	p.add(whole(lines)...)
}
