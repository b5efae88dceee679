package pdf

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"
)

// setLine is one line of type: pieces from left to right.
type setLine struct {
	pieces []piece
	width  float64
	right  bool // written from the right: it ends where the column begins
}

// piece is a stretch drawn at once.
type piece struct {
	x, up float64
	text  string
	style *style
}

// setLines breaks the cells of a paragraph into lines of at most a width. A word
// that is wider by itself is broken, a link rather after its punctuation.
func setLines(cells []cell, width float64) []setLine {
	right := false
	var classes []bidi.Class
	for _, c := range cells {
		if r, _ := utf8.DecodeRuneInString(c.text); hebrew(r) {
			classes = classesOf(cells)
			right = baseLevel(classes) == 1
			break
		}
	}
	var nested []uint8
	if classes != nil {
		nested = levels(classes, firsts(cells), baseLevel(classes))
	}
	var lines []setLine
	for start := 0; start < len(cells); {
		end := lineEnd(cells[start:], width) + start
		last := end
		for last > start && cells[last-1].cut == space {
			last--
		}
		var of []uint8
		if nested != nil {
			of = nested[start:last]
		}
		line := arrange(cells[start:last], of)
		line.right = right
		lines = append(lines, line)
		start = end
	}
	if len(lines) == 0 {
		lines = append(lines, setLine{})
	}
	return lines
}

// lineEnd is how many cells go into the first line, with the spaces after it.
func lineEnd(cells []cell, width float64) int {
	const slack = 0.01 // sums of widths are not exact
	used := 0.0
	word, link, begun := 0, 0, false
	for i, c := range cells {
		if c.cut == space {
			used += c.width
			if begun {
				word = i + 1
			}
			continue
		}
		used += c.width
		if used > width+slack && i > 0 {
			switch {
			case word > 0:
				return word
			case 2*link > i:
				return link
			}
			return i
		}
		begun = true
		switch c.cut {
		case mayCut:
			if i > 0 && cells[i-1].cut != space { // no sign or dash of a list
				word = i + 1
			}
		case linkCut:
			link = i + 1
		}
	}
	return len(cells)
}

func classesOf(cells []cell) []bidi.Class {
	all := make([]bidi.Class, len(cells))
	for i, r := range firsts(cells) {
		all[i] = classOf(r)
	}
	return all
}

func firsts(cells []cell) []rune {
	all := make([]rune, len(cells))
	for i, c := range cells {
		all[i], _ = utf8.DecodeRuneInString(c.text)
	}
	return all
}

// arrange puts the cells of a line side by side, in the order they are seen.
func arrange(cells []cell, levels []uint8) setLine {
	var line setLine
	var text strings.Builder
	var of *style
	from := 0.0
	flush := func() {
		if text.Len() > 0 {
			line.pieces = append(line.pieces, piece{x: from, text: text.String(), style: of})
			text.Reset()
		}
		from = line.width
	}
	put := func(c cell, r string) {
		if c.style != of {
			flush()
			of = c.style
		}
		text.WriteString(r)
		if c.marks != "" {
			flush()
			line.pieces = append(line.pieces, marksOf(c, line.width)...)
		}
		line.width += c.width
		if c.marks != "" {
			from = line.width
		}
	}
	if levels == nil {
		for _, c := range cells {
			put(c, c.text)
		}
		flush()
		return line
	}
	for _, i := range visual(levels) {
		c := cells[i]
		s := c.text
		if levels[i]&1 == 1 {
			s = bidi.ReverseString(s) // a bracket looks the other way
		}
		put(c, s)
	}
	flush()
	return line
}

// marksOf places the marks of a character: over its middle, above or below what
// is there already.
func marksOf(c cell, x float64) []piece {
	const gap = 40 // thousandths of the size
	r, _ := utf8.DecodeRuneInString(c.text)
	base := c.style.bounds(r)
	middle := (base.left + base.right) / 2
	if base == (bounds{}) {
		middle = c.style.width(r) / 2
	}
	top, bottom := base.top, min(base.bottom, 0)
	var all []piece
	for _, m := range c.marks {
		b := c.style.bounds(m)
		right, up := middle-(b.left+b.right)/2, 0.0
		switch class := norm.NFC.PropertiesString(string(m)).CCC(); {
		case class == 230 || class == 0 && b.bottom > 400: // above
			up = max(top+gap-b.bottom, 0)
			top = b.top + up
		case class == 220: // below
			up = min(bottom-gap-b.top, 0)
			bottom = b.bottom + up
		case class == 24: // the dot of a shin, at its right
			right = base.right - b.right - gap
		case class == 25 || class == 19: // that of a sin, or a holam, at the left
			right = base.left - b.left
		}
		all = append(all, piece{x: x + c.style.wide(right), up: c.style.wide(up), text: string(m), style: c.style})
	}
	return all
}
