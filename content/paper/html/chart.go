package html

import (
	"math"
	"strconv"

	"groundwork/content/paper"
)

// chart draws each line by itself: nothing then has to be told apart by colour.
// The sentence over it says what can be seen.
func (p *writer) chart(n paper.Chart) {
	for _, l := range n.Lines {
		name := "chart"
		if n.Small {
			name += " small"
		}
		p.open("figure", class(name))
		p.raw("\n")
		c := l.Curve()
		p.element("figcaption", c.Said)
		p.raw("<svg viewBox=\"0 0 " + decimal(paper.CurveWidth) + " " + decimal(paper.CurveHeight) + "\" aria-hidden=\"true\" focusable=\"false\">\n")
		for _, n := range paper.GridLevels() {
			y := paper.Level(n)
			p.raw("<path class=\"grid\" d=\"M" + decimal(paper.CurveLeft) + " " + decimal(y) + "H" + decimal(paper.CurveWidth-paper.CurveRight) + "\"/>")
			p.svgText(paper.CurveLeft-6, y+4, "end", strconv.Itoa(n))
		}
		p.svgPath("band", c.Band)
		p.svgPath("drawn", c.Line)
		if c.Dots {
			for _, s := range c.Line {
				p.raw("<circle class=\"dot\" r=\"3.5\" cx=\"" + decimal(s.X) + "\" cy=\"" + decimal(s.Y) + "\"/>")
			}
		}
		p.svgText(paper.CurveLeft, paper.CurveHeight-4, "start", c.First)
		p.svgText(paper.CurveWidth-paper.CurveRight, paper.CurveHeight-4, "end", c.Last)
		p.raw("\n</svg>\n</figure>\n")
	}
}

func (p *writer) svgPath(class string, spots []paper.Spot) {
	if len(spots) == 0 {
		return
	}
	p.raw("\n<path class=\"" + class + "\" d=\"")
	command := "M"
	for _, s := range spots {
		p.raw(command + decimal(s.X) + " " + decimal(s.Y))
		command = "L"
	}
	p.raw("\"/>\n")
}

func (p *writer) svgText(x, y float64, anchor, s string) {
	p.raw("<text x=\"" + decimal(x) + "\" y=\"" + decimal(y) + "\" text-anchor=\"" + anchor + "\">")
	p.text(s)
	p.raw("</text>")
}

// decimal returns a length with as many places as can be seen.
func decimal(f float64) string { return strconv.FormatFloat(math.Round(f*10)/10, 'f', -1, 64) }
