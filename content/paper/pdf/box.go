package pdf

import (
	"math"
	"slices"

	"groundwork/content/paper"
)

// wholeBox is how much of a page a box may fill and not be cut in two.
const wholeBox = 0.45

// box sets nodes in a frame. They are stacked by themselves first, so that the
// frame runs on through the space between them.
func (p *press) box(b paper.Box, level int, x, width float64) {
	pad := p.gap(1.8)
	usual := p.stacker
	p.stacker = newStacker(p.measures)
	p.stacker.foot = math.Inf(1)
	p.add(kept(p.text(b.Title, p.style(sansBold, 9.2, 70), x+pad, width-2*pad, tight))...)
	p.nodes(b.Nodes, level, x+pad, width-2*pad)
	p.finish()
	inside, end := p.stacker.leaves[0].strips, p.stacker.y
	p.stacker = usual
	strips := []strip{{before: p.gap(2), height: pad * 0.8, keep: true}}
	for i, one := range inside {
		next := end
		if i+1 < len(inside) {
			next = inside[i+1].y
		}
		framed := *one.strip
		framed.before, framed.height = 0, next-one.y
		strips = append(strips, framed)
	}
	strips = append(strips, strip{height: pad})
	last := len(strips) - 1
	strips[last-1].keep = true
	for i := range strips {
		h := strips[i].height
		side := mark{kind: markLine, x: x, h: h, weight: 0.8, grey: 110}
		strips[i].marks = append(slices.Clone(strips[i].marks), side)
		side.x += width
		strips[i].marks = append(strips[i].marks, side)
	}
	edge := mark{kind: markLine, x: x, w: width, weight: 0.8, grey: 110}
	strips[0].marks = append(strips[0].marks, edge)
	edge.y = strips[last].height
	strips[last].marks = append(strips[last].marks, edge)
	if tall(strips) < (p.foot-p.top)*wholeBox {
		strips = whole(strips)
	}
	p.add(strips...)
	p.least = p.gap(2)
}
