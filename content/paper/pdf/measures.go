package pdf

import (
	"math"

	"groundwork/content/paper"
)

const mm = 72 / 25.4 // of points

// measures are all lengths of a sheet, in points.
type measures struct {
	width, height float64 // of the paper
	left, column  float64 // where the text stands, and how wide
	across        float64 // all columns, where there are two; how wide titles are
	top, foot     float64 // where the text begins and ends
	head, number  float64 // where the running head and the page's number stand
	indent        float64
	spacing       float64 // the distance of ruled lines: room for a hand
	scale         float64 // of all type
	apart, roomy  float64 // the usual space between two things, and how far lines of reading are apart
}

const (
	usualSize = 11
	largeSize = 17
	formSize  = 9.7
	// On a form
	formColumn = 476
	// A line of this many points holds 65 to 70 characters: as many as the eye
	// follows without losing its place.
	usualColumn = 402
	leading     = 1.46
)

func newMeasures(s paper.Sheet, form bool) measures {
	m := measures{width: 210 * mm, height: 297 * mm, scale: 1, spacing: 9 * mm, apart: 6, roomy: leading}
	if s.Size == paper.Letter {
		m.width, m.height = 612, 792
	}
	m.column = usualColumn
	m.head, m.number = 13*mm, m.height-12*mm
	m.top, m.foot = 24*mm, m.height-21*mm
	if form { // lines for a hand are as long as the holes of a folder allow
		m.scale, m.column, m.apart, m.roomy = float64(formSize)/usualSize, formColumn, 3.9, 1.33
		m.top, m.foot = 21*mm, m.height-18*mm
		if s.Size == paper.Letter { // wider and shorter than A4: as many lines of about as many words
			m.column, m.apart, m.roomy = m.column+20, 3.5, 1.3
			m.head, m.number = 9*mm, m.height-9*mm
			m.top, m.foot = 15*mm, m.height-14*mm
		}
	}
	if s.Large {
		m.scale = float64(largeSize) / usualSize
		m.column = m.width - 2*18*mm
		m.spacing = 12 * mm
		m.top, m.foot = 26*mm, m.height-22*mm
	}
	m.left, m.across = math.Round((m.width-m.column)/2), m.column
	m.indent = 12 * m.scale
	return m
}

// halved reports whether there are two columns.
func (m *measures) halved() bool { return m.column < m.across }
