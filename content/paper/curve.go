package paper

import (
	"math"
	"slices"
	"strconv"

	"groundwork/content"
)

// The drawing of a chart's line, in units of which it is 400 wide: a scale at
// the left, days along the bottom.
const (
	curveWidth  = 400.0
	curveHeight = 120.0
	curveLeft   = 24.0
	curveRight  = 8.0
	curveTop    = 8.0
	curveBottom = 22.0
)

// mostDots is how many ratings are still drawn as dots of their own.
const mostDots = 60

// spot is a place in a drawing.
type spot struct{ x, y float64 }

// mostSpots is how many ratings are still drawn one by one: more would be a
// black bar.
const mostSpots = 150

// stretches is how many parts of its time a line of more ratings is drawn in.
const stretches = 80

// averaged is said of such a line.
const averaged = "The line is the average over time; the band behind it reaches from the lowest to the highest."

// drawing is a line to draw: its ratings, or for very many their average, and
// then the band around it, as the corners of a shape.
func (l ChartLine) drawing() (line, band []spot) {
	all := l.spots()
	if len(all) <= mostSpots {
		return all, nil
	}
	var above, below []spot
	wide := (curveWidth - curveLeft - curveRight) / stretches
	for i := 0; i < len(all); {
		edge := curveLeft + wide*(math.Floor((all[i].x-curveLeft)/wide)+1)
		sum, top, bottom := spot{}, all[i].y, all[i].y
		n := 0.0
		for ; i < len(all) && (n == 0 || all[i].x < edge); i++ {
			sum.x += all[i].x
			sum.y += all[i].y
			top, bottom = min(top, all[i].y), max(bottom, all[i].y)
			n++
		}
		middle := spot{sum.x / n, sum.y / n}
		line = append(line, middle)
		above = append(above, spot{middle.x, top})
		below = append(below, spot{middle.x, bottom})
	}
	slices.Reverse(below)
	return line, append(above, below...)
}

// spots are where the line's ratings stand: across by their time, up by their
// value. Ratings of one moment stand side by side in their order.
func (l ChartLine) spots() []spot {
	first, last := l.Points[0].At, l.Points[len(l.Points)-1].At
	span := last.Sub(first).Seconds()
	all := make([]spot, len(l.Points))
	for i, p := range l.Points {
		share := float64(i) / float64(len(l.Points)-1)
		if span > 0 {
			share = p.At.Sub(first).Seconds() / span
		}
		all[i] = spot{curveLeft + share*(curveWidth-curveLeft-curveRight), level(p.Value)}
	}
	return all
}

// level is the height in a drawing at which a rating stands.
func level(value int) float64 {
	part := float64(min(max(value, 0), content.ScaleMax)) / content.ScaleMax
	return curveHeight - curveBottom - part*(curveHeight-curveTop-curveBottom)
}

// gridLevels are the ratings a thin line is drawn at.
func gridLevels() []int { return []int{0, content.ScaleMax / 2, content.ScaleMax} }

// chart draws each line by itself: nothing then has to be told apart by colour.
// The sentence over it says what can be seen.
func (p *webPage) chart(c Chart) {
	for _, l := range c.Lines {
		p.raw("<figure class=\"chart\">\n")
		spots, band := l.drawing()
		said := l.phrase()
		if band != nil {
			said += ". " + averaged
		}
		p.element("figcaption", said)
		p.raw("<svg viewBox=\"0 0 " + decimal(curveWidth) + " " + decimal(curveHeight) + "\" aria-hidden=\"true\" focusable=\"false\">\n")
		for _, n := range gridLevels() {
			y := level(n)
			p.raw("<path class=\"grid\" d=\"M" + decimal(curveLeft) + " " + decimal(y) + "H" + decimal(curveWidth-curveRight) + "\"/>")
			p.svgText(curveLeft-6, y+4, "end", strconv.Itoa(n))
		}
		p.svgPath("band", band)
		p.svgPath("drawn", spots)
		if len(spots) <= mostDots {
			for _, s := range spots {
				p.raw("<circle class=\"dot\" r=\"3.5\" cx=\"" + decimal(s.x) + "\" cy=\"" + decimal(s.y) + "\"/>")
			}
		}
		p.svgText(curveLeft, curveHeight-4, "start", day(l.Points[0].At))
		p.svgText(curveWidth-curveRight, curveHeight-4, "end", day(l.Points[len(l.Points)-1].At))
		p.raw("\n</svg>\n</figure>\n")
	}
}

func (p *webPage) svgPath(class string, spots []spot) {
	if len(spots) == 0 {
		return
	}
	p.raw("\n<path class=\"" + class + "\" d=\"")
	command := "M"
	for _, s := range spots {
		p.raw(command + decimal(s.x) + " " + decimal(s.y))
		command = "L"
	}
	p.raw("\"/>\n")
}

func (p *webPage) svgText(x, y float64, anchor, s string) {
	p.raw("<text x=\"" + decimal(x) + "\" y=\"" + decimal(y) + "\" text-anchor=\"" + anchor + "\">")
	p.text(s)
	p.raw("</text>")
}

// decimal is a length with as many places as can be seen.
func decimal(f float64) string { return strconv.FormatFloat(math.Round(f*10)/10, 'f', -1, 64) }
