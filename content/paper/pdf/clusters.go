package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"golang.org/x/text/unicode/norm"
)

// style is how a stretch of text is drawn.
type style struct {
	*face
	size float64 // in points
	grey int     // 0 is black
}

// wide is the width of a number of thousandths of the size.
func (s *style) wide(n float64) float64 { return n * s.size / perEm }

// cell is a character with the marks that belong to it.
type cell struct {
	text  string // without the marks
	marks string
	width float64
	style *style
	cut   cut
}

// cut says whether a line may end after a cell.
type cut uint8

const (
	noCut   cut = iota
	linkCut     // only where the word is longer than a line
	mayCut      // after a hyphen or a dash
	space       // the cell is a space, and vanishes at the line's end
)

// cutter makes cells of text, and remembers what can't be drawn.
type cutter struct {
	undrawn map[rune]bool
	count   int // of characters that weren't drawn
	names   map[rune]string
}

// cells are those of one line of text.
func (c *cutter) cells(list []cell, s string, st *style) []cell {
	if !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
	}
	for len(s) > 0 {
		if b := s[0]; b < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf) {
			if b >= ' ' {
				list = append(list, plainCell(s[:1], rune(b), st))
			}
			s = s[1:]
			continue
		}
		cluster := firstCluster(s)
		if drawn(cluster, st) {
			list = appendCluster(list, cluster, st)
			s = s[len(cluster):]
			continue
		}
		missing := c.stretch(s, st)
		for _, r := range c.name(missing) {
			list = append(list, plainCell(string(r), r, st))
		}
		s = s[len(missing):]
	}
	return list
}

func firstCluster(s string) string {
	g := graphemes.FromString(s)
	g.Next()
	return g.Value()
}

func plainCell(text string, r rune, st *style) cell {
	c := cell{text: text, width: st.wide(st.width(r)), style: st}
	switch {
	case r == 0xa0: // it holds the line together, and is read as any other
		c.text = " "
	case r == 0x2011:
		c.text, c.width = "-", st.wide(st.width('-'))
	case r == ' ', 0x2000 <= r && r <= 0x200a && r != 0x2007, r == 0x205f:
		c.cut = space
	case r == '-', r == '–', r == '—', r == '‐', r == '…':
		c.cut = mayCut
	case strings.ContainsRune("/.,:;?&=_+%#@\\|~", r):
		c.cut = linkCut
	}
	return c
}

// unseen tells what guides the drawing of others and has no shape of its own.
func unseen(r rune) bool {
	return r == 0x200c || r == 0x200d || r == 0xad || 0xfe00 <= r && r <= 0xfe0f || r == 0x34f
}

func drawn(cluster string, st *style) bool {
	for _, r := range cluster {
		if !st.draws(r) && !unseen(r) {
			return false
		}
	}
	return true
}

// appendCluster adds a character and its marks; a mark without a character
// stands on its own.
func appendCluster(list []cell, cluster string, st *style) []cell {
	var base, marks []rune
	for _, r := range cluster {
		switch {
		case unseen(r):
		case unicode.Is(unicode.Mn, r) && len(base) > 0:
			marks = append(marks, r)
		default:
			base = append(base, r)
		}
	}
	for i, r := range base {
		c := plainCell(string(r), r, st)
		if i == len(base)-1 {
			c.marks = string(marks)
		}
		list = append(list, c)
	}
	return list
}

// stretch is the longest start of s that can't be drawn: characters of that
// kind, and single spaces between them.
func (c *cutter) stretch(s string, st *style) string {
	end, at := 0, 0
	for at < len(s) {
		cluster := firstCluster(s[at:])
		switch {
		case !drawn(cluster, st):
			at += len(cluster)
			end = at
		case cluster == " " && at == end:
			at++
		default:
			return s[:end]
		}
	}
	return s[:end]
}
