package pdf

import (
	"math"
	"slices"

	"groundwork/content"
	"groundwork/content/paper"
	"groundwork/content/paper/pdf/font"
)

// wholeBox is how much of a page a box may fill and not be cut in two.
const wholeBox = 0.45

// boxed sets boxes that follow each other in one frame. They are stacked by themselves
// first, so that the frame runs on through the space between them.
func (p *layout) boxed(boxes []paper.Node, level int, x, width float64) {
	pad := p.gap(1.8)
	usual := p.paginator
	p.paginator = newPaginator(p.measures)
	p.paginator.foot = math.Inf(1)
	for _, n := range boxes {
		b := n.(paper.Box)
		p.runIn = ""
		if runsIn(b) {
			p.runIn = b.Title
		} else {
			p.within("P", func() {
				p.add(kept(after(p.gap(1), p.text(b.Title, p.style(font.SansBold, 9.2, 70), x+pad, width-2*pad, tight)))...)
			})
		}
		p.nodes(b.Nodes, level, x+pad, width-2*pad)
	}
	p.finish()
	inside, end := p.paginator.pages[0].lines, p.paginator.y
	p.paginator = usual
	lines := []line{{before: p.gap(2), height: pad * 0.8, keep: true}}
	for i, one := range inside {
		next := end
		if i+1 < len(inside) {
			next = inside[i+1].y
		}
		framed := *one.line
		framed.before, framed.height = 0, next-one.y
		lines = append(lines, framed)
	}
	lines = append(lines, line{height: pad})
	last := len(lines) - 1
	lines[last-1].keep = true
	for i := range lines {
		h := lines[i].height
		side := op{kind: opLine, x: x, h: h, weight: 0.8, grey: 110}
		lines[i].ops = append(slices.Clone(lines[i].ops), side)
		side.x += width
		lines[i].ops = append(lines[i].ops, side)
	}
	edge := op{kind: opLine, x: x, w: width, weight: 0.8, grey: 110}
	lines[0].ops = append(lines[0].ops, edge)
	edge.y = lines[last].height
	lines[last].ops = append(lines[last].ops, edge)
	if tall(lines) < (p.foot-p.top)*wholeBox {
		lines = whole(lines)
	}
	p.add(lines...)
	p.least = p.gap(2)
}

// runsIn reports whether a box begins with words that its title can stand before.
func runsIn(b paper.Box) bool {
	first, ok := b.Nodes[0].(paper.Paragraph)
	return ok && first.Style == content.Body
}
