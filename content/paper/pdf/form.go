package pdf

import (
	"slices"
	"strconv"

	"groundwork/content"
	"groundwork/content/paper"
	"groundwork/content/paper/pdf/font"
)

// boxSide is how wide the boxes to tick on a form are: as wide as a hand needs.
const boxSide = 5 * mm

// side returns the width of a box beside type of a style.
func (p *layout) side(st *style) float64 {
	if p.doc.Blank {
		return boxSide
	}
	return st.size * 0.85
}

// boxes are ticked by hand: below each other, in two columns where many short ones are,
// and those of a row side by side.
func (p *layout) boxes(b paper.Boxes, x, width float64) {
	st := p.read()
	room := p.side(st) + 0.6*st.size
	var lines []line
	if b.Label != "" {
		p.within("P", func() { lines = kept(after(p.gap(1), p.text(b.Label, st, x, width, tight))) })
	}
	beside := b.Label != "" || b.Row
	each := 0.0
	if !beside {
		each = p.halves(b.Items, st, room, width)
	}
	list := p.part.New("L")
	for i := 0; i < len(b.Items); {
		row := line{before: p.gap(0.7)}
		at := x
		for i < len(b.Items) {
			broken := breakLines(p.shaper.shape(nil, b.Items[i], st), x+width-at-room)
			if at > x && (len(broken) > 1 || at+room+broken[0].width > x+width+0.1) {
				break
			}
			p.in(list.New("LI").New("LBody"), func() { p.ticked(&row, b.Items[i], st, at, x+width-at-room) })
			i++
			switch {
			case beside:
				at += room + broken[0].width + 2*p.indent
			case each > 0 && at == x:
				at += each
			default:
				at = x + width // the row is full
			}
			if at >= x+width {
				break
			}
		}
		row.keep = i < len(b.Items) && (i <= 2 || i >= len(b.Items)-2)
		lines = append(lines, row)
	}
	p.add(p.short(lines)...)
}

// many is how many options there are where they stand in two columns.
const many = 6

// halves returns how wide each of two columns of boxes is, or 0 where one is better.
func (p *layout) halves(items []string, st *style, room, width float64) float64 {
	each := width / 2
	for _, item := range items {
		if _, all := p.widths(item, st); all > each-room-p.indent {
			return 0
		}
	}
	if len(items) < many {
		return 0
	}
	return each
}

// ticked adds a box and what it stands for to a row.
func (p *layout) ticked(row *line, item string, st *style, at, width float64) {
	side := p.side(st)
	room := side + 0.6*st.size
	words := p.text(item, st, at+room, width, tight)
	down := max((side-st.size*tight)/2, 0)
	row.ops = append(row.ops, op{kind: opBox, x: at, y: max((st.size*tight-side)/2, 0), w: side, h: side, weight: 0.8, grey: 60})
	for j, one := range words {
		for _, m := range one.ops {
			m.y += down + float64(j)*one.height
			row.ops = append(row.ops, m)
		}
	}
	row.height = max(row.height, down+float64(len(words))*st.size*tight, side)
}

// gridRows returns the rows of a grid the nodes begin with.
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
func (p *layout) grid(rows []paper.Boxes, x, width float64) bool {
	st, head := p.read(), p.style(font.SansBold, 8.6, 40)
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
	table := p.part.New("Table")
	var lines []line
	p.in(table, func() { lines = p.row(append([]string{""}, items...), wide, head, x, p.gap(1), columnHead) })
	lines = kept(append(lines, p.underline(x, width, 0.9, 60)))
	side := p.side(st)
	for _, row := range rows {
		var labelled []line
		p.in(table, func() {
			labelled = p.row(append([]string{row.Label}, make([]string, len(items))...), wide, st, x, p.gap(0.6), rowHead)
		})
		labelled[0].height = max(labelled[0].height, side)
		for i := range items {
			at := x + label + gap + float64(i)*(each+gap)
			labelled[0].ops = append(labelled[0].ops, op{kind: opBox, x: at, y: max((st.size*tight-side)/2, 0), w: side, h: side, weight: 0.8, grey: 60})
		}
		lines = append(lines, whole(append(labelled, p.underline(x, width, 0.3, 170)))...)
	}
	p.add(p.short(lines)...)
	p.least = p.gap(2)
	return true
}

// ends is a scale to circle a number of, with what its ends mean.
func (p *layout) ends(s paper.Scale, x, width float64) {
	st, small := p.style(font.Serif, 10.5, 0), p.style(font.SerifItalic, 9.5, 70)
	across := min(width, 330*p.scale)
	if p.doc.Blank && p.besideEnds(s, x, width) {
		return
	}
	numbers := line{before: p.gap(1.2), height: st.size * 2, keep: true}
	p.within("P", func() {
		for i := range content.ScaleMax + 1 {
			l := p.oneLine(strconv.Itoa(i), st, across)
			middle := x + st.size + (across-2*st.size)*float64(i)/content.ScaleMax
			numbers.ops = append(numbers.ops, p.ops(l, middle-l.width/2, st.size*1.36)...)
		}
	})
	if s.Low == "" && s.High == "" {
		numbers.keep = false
		p.add(numbers)
		return
	}
	p.add(numbers)
	half := across/2 - 6
	var low, high []line
	p.within("P", func() { low = p.text(s.Low, small, x+st.size*0.6, half, tight) })
	p.within("P", func() { high = p.text(s.High, small, x+across-half, half, tight) })
	for i, one := range high {
		if i == len(low) {
			low = append(low, line{height: one.height})
		}
		if len(one.ops) > 0 { // to the right edge
			end := 0.0
			for _, m := range one.ops {
				end = max(end, m.x+m.w)
			}
			shift := x + across - end
			for _, m := range one.ops {
				m.x += shift
				low[i].ops = append(low[i].ops, m)
			}
		}
	}
	p.add(whole(low)...)
}
