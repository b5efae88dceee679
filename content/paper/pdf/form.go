package pdf

import (
	"slices"
	"strconv"

	"groundwork/content"
	"groundwork/content/paper"
)

// chart draws the line under the sentence that says what it shows.
func (p *press) chart(l paper.ChartLine, x, width float64) {
	small := p.style(serif, 8.4, 90)
	by := min(width, 360*p.scale) / paper.CurveWidth
	drawing := strip{height: paper.CurveHeight * by, before: p.gap(0.8)}
	put := func(m mark) { drawing.marks = append(drawing.marks, m) }
	for _, n := range paper.GridLevels() {
		y := paper.Level(n) * by
		put(mark{kind: markLine, x: x + paper.CurveLeft*by, y: y, w: (paper.CurveWidth - paper.CurveLeft - paper.CurveRight) * by, weight: 0.4, grey: 170})
		number := p.line(strconv.Itoa(n), small, width)
		drawing.marks = append(drawing.marks, p.placed(number, x+(paper.CurveLeft-6)*by-number.width, y+small.size*0.36)...)
	}
	c := l.Curve()
	if c.Band != nil {
		put(mark{kind: markShape, x: x, path: scaled(c.Band, by), grey: 205})
	}
	path := scaled(c.Line, by)
	put(mark{kind: markPath, x: x, path: path, weight: 1.1, grey: 40})
	if c.Dots {
		for _, s := range path {
			put(mark{kind: markDot, x: x + s.X, y: s.Y, w: 2, grey: 0})
		}
	}
	first := p.line(c.First, small, width)
	last := p.line(c.Last, small, width)
	y := (paper.CurveHeight - 4) * by
	drawing.marks = append(drawing.marks, p.placed(first, x+paper.CurveLeft*by, y)...)
	drawing.marks = append(drawing.marks, p.placed(last, x+(paper.CurveWidth-paper.CurveRight)*by-last.width, y)...)
	p.add(kept(after(p.gap(1.5), p.text(c.Said, p.style(serif, 10.2, 0), x, width, tight)))...)
	p.add(drawing)
}

func scaled(spots []paper.Spot, by float64) []paper.Spot {
	all := make([]paper.Spot, len(spots))
	for i, s := range spots {
		all[i] = paper.Spot{X: s.X * by, Y: s.Y * by}
	}
	return all
}

// boxes are ticked by hand: below each other, those of a grid's row side by
// side.
func (p *press) boxes(b paper.Boxes, x, width float64) {
	st := p.read()
	side := st.size * 0.85
	room := side + 0.7*st.size
	var strips []strip
	if b.Label != "" {
		strips = kept(after(p.gap(1), p.text(b.Label, st, x, width, tight)))
	}
	for i := 0; i < len(b.Items); {
		row := strip{before: p.gap(0.5)}
		at := x
		for i < len(b.Items) {
			item := p.text(b.Items[i], st, at+room, x+width-at-room, tight)
			lines := setLines(p.cutter.cells(nil, b.Items[i], st), width)
			if at > x && (len(lines) > 1 || at+room+lines[0].width > x+width) {
				break
			}
			box := mark{kind: markBox, x: at, y: (st.size*tight - side) / 2, w: side, h: side, weight: 0.8, grey: 60}
			row.marks = append(row.marks, box)
			for j, one := range item {
				for _, m := range one.marks {
					m.y += float64(j) * one.height
					row.marks = append(row.marks, m)
				}
			}
			row.height = max(row.height, float64(len(item))*st.size*tight)
			i++
			at += room + lines[0].width + 2*p.indent
			if b.Label == "" {
				break
			}
		}
		row.keep = i < len(b.Items) && (i <= 1 || i == len(b.Items)-1)
		strips = append(strips, row)
	}
	p.add(p.short(strips)...)
}

// gridRows are the rows of a grid the nodes begin with.
func gridRows(nodes []paper.Node) []paper.Boxes {
	var rows []paper.Boxes
	for _, n := range nodes {
		b, ok := n.(paper.Boxes)
		if !ok || b.Label == "" || len(rows) > 0 && !slices.Equal(b.Items, rows[0].Items) {
			break
		}
		rows = append(rows, b)
	}
	return rows
}

// grid sets rows of the same options as a table of boxes under their options. It
// fails where these are too wide to stand side by side.
func (p *press) grid(rows []paper.Boxes, x, width float64) bool {
	st, head := p.read(), p.style(sansBold, 8.6, 40)
	items, gap, label := rows[0].Items, cellGap*p.scale, 0.0
	for _, row := range rows {
		_, all := p.widths(row.Label, st)
		label = max(label, min(all, width*0.4))
	}
	each := (width-label)/float64(len(items)) - gap
	wide := []float64{label}
	for _, item := range items {
		if word, _ := p.widths(item, head); word > each {
			return false
		}
		wide = append(wide, each)
	}
	strips := p.row(append([]string{""}, items...), wide, head, x, p.gap(1))
	strips = kept(append(strips, p.underline(x, width, 0.9, 60)))
	side := st.size * 0.85
	for _, row := range rows {
		line := p.row([]string{row.Label}, wide, st, x, p.gap(0.6))
		for i := range items {
			at := x + label + gap + float64(i)*(each+gap)
			line[0].marks = append(line[0].marks, mark{kind: markBox, x: at, y: (st.size*tight - side) / 2, w: side, h: side, weight: 0.8, grey: 60})
		}
		strips = append(strips, whole(append(line, p.underline(x, width, 0.3, 170)))...)
	}
	p.add(p.short(strips)...)
	p.least = p.gap(2)
	return true
}

// ends is a scale to circle a number of, with what its ends mean.
func (p *press) ends(s paper.Scale, x, width float64) {
	st, small := p.style(serif, 10.5, 0), p.style(serifItalic, 9.5, 70)
	across := min(width, 330*p.scale)
	numbers := strip{before: p.gap(1.2), height: st.size * 2, keep: true}
	for i := range content.ScaleMax + 1 {
		l := p.line(strconv.Itoa(i), st, across)
		middle := x + st.size + (across-2*st.size)*float64(i)/content.ScaleMax
		numbers.marks = append(numbers.marks, p.placed(l, middle-l.width/2, st.size*1.36)...)
	}
	if s.Low == "" && s.High == "" {
		numbers.keep = false
		p.add(numbers)
		return
	}
	p.add(numbers)
	half := across/2 - 6
	low := p.text(s.Low, small, x+st.size*0.6, half, tight)
	for i, one := range p.text(s.High, small, x+across-half, half, tight) {
		if i == len(low) {
			low = append(low, strip{height: one.height})
		}
		if n := len(one.marks); n > 0 { // to the right edge
			last := one.marks[n-1]
			shift := x + across - last.x
			for _, c := range p.cutter.cells(nil, last.text, small) {
				shift -= c.width
			}
			for _, m := range one.marks {
				m.x += shift
				low[i].marks = append(low[i].marks, m)
			}
		}
	}
	p.add(whole(low)...)
}

// leastRuled is how many lines for a hand stand together at the least.
const leastRuled = 4

// ruled are lines for a hand, in columns where there are any.
func (p *press) ruled(r paper.Ruled, x, width float64) {
	if r.Short {
		width = min(width, 60*mm)
	}
	n := max(len(r.Columns), 1)
	gap := cellGap * p.scale
	each := (width - gap*float64(n-1)) / float64(n)
	var strips []strip
	if len(r.Columns) > 0 {
		wide := make([]float64, n)
		for i := range wide {
			wide[i] = each
		}
		strips = kept(p.row(r.Columns, wide, p.style(sansBold, 8.6, 40), x, p.gap(1)))
	}
	for i := range r.Lines {
		line := strip{height: p.measures.line, keep: i < r.Lines-1 && (i < leastRuled-1 || i >= r.Lines-leastRuled)}
		for j := range n {
			line.marks = append(line.marks, mark{kind: markLine, x: x + float64(j)*(each+gap), y: p.measures.line - 1, w: each, weight: 0.5, grey: 120})
		}
		strips = append(strips, line)
	}
	p.add(p.short(strips)...)
	p.least = p.gap(2)
}
