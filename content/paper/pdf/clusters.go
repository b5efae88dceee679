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

// wide returns the width of a number of thousandths of the size.
func (s *style) wide(n float64) float64 { return n * s.size / perEm }

// cluster is a character with the marks that belong to it.
type cluster struct {
	text  string // without the marks
	marks string
	width float64
	style *style
	cut   cut
}

// cut is how a line may end after a cluster.
type cut uint8

const (
	noBreak   cut = iota
	linkBreak     // only where the word is longer than a line
	mayBreak      // after a hyphen or a dash
	space         // the cluster is a space, and vanishes at the line's end
)

// shaper makes clusters of text, and remembers what can't be drawn.
type shaper struct {
	undrawn map[rune]bool
	count   int // of characters that weren't drawn
	names   map[rune]string
}

// shape returns those of one line of text.
func (c *shaper) shape(list []cluster, s string, st *style) []cluster {
	if !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
	}
	for len(s) > 0 {
		if b := s[0]; b < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf) {
			if b >= ' ' {
				list = append(list, plainCluster(s[:1], rune(b), st))
			}
			s = s[1:]
			continue
		}
		g := firstGrapheme(s)
		if drawn(g, st) {
			list = appendCluster(list, g, st)
			s = s[len(g):]
			continue
		}
		missing := c.stretch(s, st)
		for _, r := range c.name(missing) {
			list = append(list, plainCluster(string(r), r, st))
		}
		s = s[len(missing):]
	}
	return list
}

func firstGrapheme(s string) string {
	g := graphemes.FromString(s)
	g.Next()
	return g.Value()
}

func plainCluster(text string, r rune, st *style) cluster {
	c := cluster{text: text, width: st.wide(st.width(r)), style: st}
	switch {
	case r == 0xa0: // it holds the line together, and is read as any other
		c.text = " "
	case r == 0x2011:
		c.text, c.width = "-", st.wide(st.width('-'))
	case r == ' ', 0x2000 <= r && r <= 0x200a && r != 0x2007, r == 0x205f:
		c.cut = space
	case r == '-', r == '–', r == '—', r == '‐', r == '…':
		c.cut = mayBreak
	case strings.ContainsRune("/.,:;?&=_+%#@\\|~", r):
		c.cut = linkBreak
	}
	return c
}

// unseen reports whether r only guides the drawing of others and has no shape of its
// own.
func unseen(r rune) bool {
	return r == 0x200c || r == 0x200d || r == 0xad || 0xfe00 <= r && r <= 0xfe0f || r == 0x34f
}

func drawn(g string, st *style) bool {
	for _, r := range g {
		if !st.draws(r) && !unseen(r) {
			return false
		}
	}
	return true
}

// appendCluster adds a character and its marks; a mark without a character
// stands on its own.
func appendCluster(list []cluster, g string, st *style) []cluster {
	var base, marks []rune
	for _, r := range g {
		switch {
		case unseen(r):
		case unicode.Is(unicode.Mn, r) && len(base) > 0:
			marks = append(marks, r)
		default:
			base = append(base, r)
		}
	}
	for i, r := range base {
		c := plainCluster(string(r), r, st)
		if i == len(base)-1 {
			c.marks = string(marks)
		}
		list = append(list, c)
	}
	return list
}

// stretch returns the longest start of s that can't be drawn: characters of that
// kind, and single spaces between them.
func (c *shaper) stretch(s string, st *style) string {
	end, at := 0, 0
	for at < len(s) {
		g := firstGrapheme(s[at:])
		switch {
		case !drawn(g, st):
			at += len(g)
			end = at
		case g == " " && at == end:
			at++
		default:
			return s[:end]
		}
	}
	return s[:end]
}
