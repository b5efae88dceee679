package pdf

import (
	"sort"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"

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
	x, width float64
	text     string
	style    *style
	by       *font.Loaded // what draws its outlines, where it is more than characters of the face
	drawn    []*font.Cluster
	first    int // of its clusters, as they are read
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

// arrange puts the clusters of a line side by side, in the order they are seen. The
// pieces are in the order they are read.
func arrange(clusters []cluster, levels []uint8) textLine {
	a := arranger{clusters: clusters}
	if levels == nil {
		for i, c := range clusters {
			a.put(i, c.text)
		}
		a.flush()
		return a.line
	}
	for _, i := range visual(levels) {
		c := clusters[i]
		s := c.text
		if levels[i]&1 == 1 && c.by == nil {
			s = bidi.ReverseString(s) // a bracket looks the other way
		}
		if c.cut == space {
			a.flush()
		}
		a.put(i, s)
		if c.cut == space {
			a.flush()
		}
	}
	a.flush()
	sort.SliceStable(a.line.pieces, func(i, j int) bool { return a.line.pieces[i].first < a.line.pieces[j].first })
	return a.line
}

// arranger makes a line of clusters.
type arranger struct {
	clusters []cluster
	line     textLine
	next     piece // begun
	text     strings.Builder
}

// flush ends the piece.
func (a *arranger) flush() {
	if a.text.Len() > 0 {
		a.next.width, a.next.text = a.line.width-a.next.x, a.text.String()
		a.line.pieces = append(a.line.pieces, a.next)
		a.text.Reset()
	}
	a.next = piece{x: a.line.width}
}

// put sets the next cluster, which is seen as s.
func (a *arranger) put(i int, s string) {
	c := &a.clusters[i]
	if a.text.Len() == 0 || c.style != a.next.style || c.by != a.next.by {
		a.flush()
		a.next.style, a.next.by, a.next.first = c.style, c.by, i
	}
	a.text.WriteString(s)
	a.next.first = min(a.next.first, i)
	if c.by != nil {
		a.next.drawn = append(a.next.drawn, c.drawn)
	}
	a.line.width += c.width
}
