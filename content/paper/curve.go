package paper

import (
	"math"
	"slices"

	"groundwork/content"
)

// The drawing of a chart's line, in units of which it is 400 wide: a scale at
// the left, days along the bottom.
const (
	CurveWidth  = 400.0
	CurveHeight = 120.0
	CurveLeft   = 24.0
	CurveRight  = 8.0

	curveTop    = 8.0
	curveBottom = 22.0
)

const (
	mostDots  = 60  // ratings that are still drawn as dots of their own
	mostSpots = 150 // ratings that are still drawn one by one: more would be a black bar
	stretches = 80  // the parts of its time a line of more ratings is drawn in
)

// averaged is said of such a line.
const averaged = "The line is the average over time; the band behind it reaches from the lowest to the highest."

// Spot is a place in a drawing.
type Spot struct{ X, Y float64 }

// Curve is a line of a chart as it is drawn, with the words that say what can be
// seen, for those who can't see it.
type Curve struct {
	Said        string
	First, Last string // the days at its ends
	Line        []Spot // its ratings, or for very many their average
	Band        []Spot // then the corners of a shape around it
	Dots        bool   // each rating is a dot of its own
}

// Curve returns the drawing of the line.
func (l ChartLine) Curve() Curve {
	c := Curve{Said: l.Phrase(), First: Day(l.Points[0].At), Last: Day(l.Points[len(l.Points)-1].At)}
	if c.Line, c.Band = l.drawing(); c.Band != nil {
		c.Said += ". " + averaged
	}
	c.Dots = len(c.Line) <= mostDots
	return c
}

// drawing returns the line to draw: its ratings, or for very many their average, and
// then the band around it, as the corners of a shape.
func (l ChartLine) drawing() (line, band []Spot) {
	all := l.spots()
	if len(all) <= mostSpots {
		return all, nil
	}
	var above, below []Spot
	wide := (CurveWidth - CurveLeft - CurveRight) / stretches
	for i := 0; i < len(all); {
		edge := CurveLeft + wide*(math.Floor((all[i].X-CurveLeft)/wide)+1)
		sum, top, bottom := Spot{}, all[i].Y, all[i].Y
		n := 0.0
		for ; i < len(all) && (n == 0 || all[i].X < edge); i++ {
			sum.X += all[i].X
			sum.Y += all[i].Y
			top, bottom = min(top, all[i].Y), max(bottom, all[i].Y)
			n++
		}
		middle := Spot{sum.X / n, sum.Y / n}
		line = append(line, middle)
		above = append(above, Spot{middle.X, top})
		below = append(below, Spot{middle.X, bottom})
	}
	slices.Reverse(below)
	return line, append(above, below...)
}

// spots returns where the line's ratings stand: across by their time, up by their
// value. Ratings of one moment stand side by side in their order.
func (l ChartLine) spots() []Spot {
	first, last := l.Points[0].At, l.Points[len(l.Points)-1].At
	span := last.Sub(first).Seconds()
	all := make([]Spot, len(l.Points))
	for i, p := range l.Points {
		share := float64(i) / float64(len(l.Points)-1)
		if span > 0 {
			share = p.At.Sub(first).Seconds() / span
		}
		all[i] = Spot{CurveLeft + share*(CurveWidth-CurveLeft-CurveRight), Level(p.Value)}
	}
	return all
}

// Level returns the height in a drawing at which a rating stands.
func Level(value int) float64 {
	part := float64(min(max(value, 0), content.ScaleMax)) / content.ScaleMax
	return CurveHeight - curveBottom - part*(CurveHeight-curveTop-curveBottom)
}

// GridLevels returns the ratings a thin line is drawn at.
func GridLevels() []int { return []int{0, content.ScaleMax / 2, content.ScaleMax} }
