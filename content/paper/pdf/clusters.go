package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"golang.org/x/text/unicode/norm"

	"groundwork/content/paper/pdf/font"
)

// style is how a stretch of text is drawn.
type style struct {
	*font.Face
	size float64 // in points
	grey int     // 0 is black
}

// wide returns the width of a number of thousandths of the size.
func (s *style) wide(n float64) float64 { return n * s.size / font.PerEm }

// like returns how a font of the system should look for a text of the style.
func (s *style) like(text string) font.Style {
	return font.Style{
		Bold: s.Name == font.SerifBold || s.Name == font.SansBold, Serif: s.Name != font.SansBold, Region: font.Han(text),
	}
}

// cluster is the smallest part of a text.
type cluster struct {
	text  string
	width float64
	style *style
	cut   cut
	by    *font.Loaded // what draws its outline, where it is more than a character of the face
	drawn *font.Cluster
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
	fonts   *font.Set
	undrawn map[rune]bool
	count   int // of characters that weren't drawn
	names   map[rune]string
}

// shape returns those of one line of text.
func (c *shaper) shape(list []cluster, s string, st *style) []cluster {
	if !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
	}
	like, asked := font.Style{}, false
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
		if !asked {
			like, asked = st.like(s), true
		}
		if by := c.fonts.Font(g, like); by != nil {
			if run := c.run(s, st, by, like); len(run) > 0 {
				for _, one := range by.Shape(run, like.Region) {
					list = append(list, foreignCluster(one, by, st))
				}
				s = s[len(run):]
				continue
			}
		}
		missing := c.stretch(s, st, like)
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
	c := cluster{text: text, width: st.wide(st.Width(r)), style: st}
	switch {
	case r == 0xa0: // it holds the line together, and is read as any other
		c.text = " "
	case r == 0x2011:
		c.text, c.width = "-", st.wide(st.Width('-'))
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
		if !st.Draws(r) && !unseen(r) {
			return false
		}
	}
	return true
}

// appendCluster adds a character the face draws, and its marks.
func appendCluster(list []cluster, g string, st *style) []cluster {
	var all []rune
	marks := 0
	for _, r := range g {
		if !unseen(r) {
			all = append(all, r)
			if len(all) > 1 && unicode.Is(unicode.Mn, r) {
				marks++
			}
		}
	}
	if marks > 0 {
		if by := st.Outlines(); by != nil {
			if set := by.Shape(g, ""); set != nil {
				for _, one := range set {
					list = append(list, foreignCluster(one, by, st))
				}
				return list
			}
		}
	}
	for _, r := range all {
		list = append(list, plainCluster(string(r), r, st))
	}
	return list
}

// longestRun is how many bytes are shaped at once.
const longestRun = 2000

// run returns the longest start of s to be drawn by a font of the system: "" where it
// fails to.
func (c *shaper) run(s string, st *style, by *font.Loaded, like font.Style) string {
	end, script := 0, uint32(0)
	for end < min(len(s), longestRun) {
		g := firstGrapheme(s[end:])
		r, _ := utf8.DecodeRuneInString(g)
		of := font.Script(r)
		if end > 0 && (drawn(g, st) || of != 0 && script != 0 && of != script || c.fonts.Font(g, like) != by) {
			break
		}
		script = max(script, of)
		end += len(g)
	}
	if by.Shape(s[:end], like.Region) == nil {
		return ""
	}
	return s[:end]
}

// foreignCluster returns the cluster of a font of the system. Han and kana may end a
// line anywhere, but not before what closes or goes on.
func foreignCluster(one *font.Cluster, by *font.Loaded, st *style) cluster {
	c := cluster{text: one.Text, width: st.wide(one.Width), style: st, by: by, drawn: one}
	first, _ := utf8.DecodeRuneInString(one.Text)
	switch {
	case unicode.IsSpace(first):
		c.cut = space
	case unicode.In(first, unicode.Han, unicode.Hiragana, unicode.Katakana) || 0x3001 <= first && first <= 0x303f || 0xff00 <= first && first <= 0xffef:
		if !unicode.In(first, unicode.Ps, unicode.Pi) {
			c.cut = mayBreak
		}
	}
	return c
}

// clings reports whether a line never begins with the cluster.
func (c *cluster) clings() bool {
	r, _ := utf8.DecodeRuneInString(c.text)
	return unicode.In(r, unicode.Pe, unicode.Pf) || strings.ContainsRune(".,:;!?、。，．：；！？・ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ", r)
}

// stretch returns the longest start of s that can't be drawn: characters of that
// kind, and single spaces between them.
func (c *shaper) stretch(s string, st *style, like font.Style) string {
	end, at := 0, 0
	for at < len(s) {
		g := firstGrapheme(s[at:])
		switch {
		case at == 0 || !drawn(g, st) && c.fonts.Font(g, like) == nil:
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
