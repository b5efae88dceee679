package pdf

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"

	"groundwork/content/paper/pdf/font"
)

// textLine is one line of type: pieces from left to right.
type textLine struct {
	pieces []piece
	width  float64
	right  bool // written from the right: it ends where the column begins
	spaced bool // a space parts it from the next
}

// piece is a stretch drawn at once.
type piece struct {
	x, up float64
	width float64
	text  string
	style *style
	by    *font.Loaded // the font of the system that draws it, where the style's face can't
	drawn []font.Cluster
}

// breakLines breaks the clusters of a paragraph into lines of at most a width. A word
// that is wider by itself is broken, a link rather after its punctuation.
func breakLines(clusters []cluster, width float64) []textLine {
	right := false
	var classes []bidi.Class
	for _, c := range clusters {
		if r, _ := utf8.DecodeRuneInString(c.text); fromRight(r) {
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
		one.right, one.spaced = right, last < end && end < len(clusters)
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
			if c.by != nil {
				if i+1 == len(clusters) || !clusters[i+1].clings() {
					word = i + 1
				}
			} else if i > 0 && clusters[i-1].cut != space { // no sign or dash of a list
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
	var by *font.Loaded
	var drawn []font.Cluster
	from := 0.0
	flush := func() {
		if text.Len() > 0 {
			out.pieces = append(out.pieces, piece{x: from, width: out.width - from, text: text.String(), style: of, by: by, drawn: drawn})
			text.Reset()
			drawn = nil
		}
		from = out.width
	}
	put := func(c cluster, r string) {
		if c.style != of || c.by != by {
			flush()
			of, by = c.style, c.by
		}
		text.WriteString(r)
		if by != nil {
			drawn = append(drawn, c.drawn)
		}
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
		if levels[i]&1 == 1 && c.by == nil {
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
	base := c.style.Bounds(r)
	middle := (base.Left + base.Right) / 2
	if base == (font.Bounds{}) {
		middle = c.style.Width(r) / 2
	}
	top, bottom := base.Top, min(base.Bottom, 0)
	var all []piece
	for _, m := range c.marks {
		b := c.style.Bounds(m)
		right, up := middle-(b.Left+b.Right)/2, 0.0
		switch class := norm.NFC.PropertiesString(string(m)).CCC(); {
		case class == 230 || class == 0 && b.Bottom > 400: // above
			up = max(top+gap-b.Bottom, 0)
			top = b.Top + up
		case class == 220: // below
			up = min(bottom-gap-b.Top, 0)
			bottom = b.Bottom + up
		case class == 24: // the dot of a shin, at its right
			right = base.Right - b.Right - gap
		case class == 25 || class == 19: // that of a sin, or a holam, at the left
			right = base.Left - b.Left
		}
		all = append(all, piece{x: x + c.style.wide(right), up: c.style.wide(up), text: string(m), style: c.style})
	}
	return all
}
