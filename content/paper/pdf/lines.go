package pdf

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"
)

// textLine is one line of type: pieces from left to right.
type textLine struct {
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

// breakLines breaks the clusters of a paragraph into lines of at most a width. A word
// that is wider by itself is broken, a link rather after its punctuation.
func breakLines(clusters []cluster, width float64) []textLine {
	right := false
	var classes []bidi.Class
	for _, c := range clusters {
		if r, _ := utf8.DecodeRuneInString(c.text); hebrew(r) {
			classes = classesOf(clusters)
			right = baseLevel(classes) == 1
			break
		}
	}
	var nested []uint8
	if classes != nil {
		nested = levels(classes, firsts(clusters), baseLevel(classes))
	}
	var lines []textLine
	for start := 0; start < len(clusters); {
		end := lineEnd(clusters[start:], width) + start
		last := end
		for last > start && clusters[last-1].cut == space {
			last--
		}
		var of []uint8
		if nested != nil {
			of = nested[start:last]
		}
		one := arrange(clusters[start:last], of)
		one.right = right
		lines = append(lines, one)
		start = end
	}
	if len(lines) == 0 {
		lines = append(lines, textLine{})
	}
	return lines
}

// lineEnd returns how many clusters go into the first line, with the spaces after it.
func lineEnd(clusters []cluster, width float64) int {
	const slack = 0.01 // sums of widths are not exact
	used := 0.0
	word, link, begun := 0, 0, false
	for i, c := range clusters {
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
		case mayBreak:
			if i > 0 && clusters[i-1].cut != space { // no sign or dash of a list
				word = i + 1
			}
		case linkBreak:
			link = i + 1
		case noBreak, space:
		}
	}
	return len(clusters)
}

func classesOf(clusters []cluster) []bidi.Class {
	all := make([]bidi.Class, len(clusters))
	for i, r := range firsts(clusters) {
		all[i] = classOf(r)
	}
	return all
}

func firsts(clusters []cluster) []rune {
	all := make([]rune, len(clusters))
	for i, c := range clusters {
		all[i], _ = utf8.DecodeRuneInString(c.text)
	}
	return all
}

// arrange puts the clusters of a line side by side, in the order they are seen.
func arrange(clusters []cluster, levels []uint8) textLine {
	var out textLine
	var text strings.Builder
	var of *style
	from := 0.0
	flush := func() {
		if text.Len() > 0 {
			out.pieces = append(out.pieces, piece{x: from, text: text.String(), style: of})
			text.Reset()
		}
		from = out.width
	}
	put := func(c cluster, r string) {
		if c.style != of {
			flush()
			of = c.style
		}
		text.WriteString(r)
		if c.marks != "" {
			flush()
			out.pieces = append(out.pieces, marksOf(c, out.width)...)
		}
		out.width += c.width
		if c.marks != "" {
			from = out.width
		}
	}
	if levels == nil {
		for _, c := range clusters {
			put(c, c.text)
		}
		flush()
		return out
	}
	for _, i := range visual(levels) {
		c := clusters[i]
		s := c.text
		if levels[i]&1 == 1 {
			s = bidi.ReverseString(s) // a bracket looks the other way
		}
		put(c, s)
	}
	flush()
	return out
}

// marksOf places the marks of a character: over its middle, above or below what
// is there already.
func marksOf(c cluster, x float64) []piece {
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
