package field

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"

	"groundwork/content"
)

// tabWidth is how wide a tab is drawn. It stays a tab in the answer.
const tabWidth = 4

// glyph measures the first character of s as a person sees it: how many bytes
// it has and how many columns it takes.
func glyph(s []byte) (size, columns int) {
	switch c := s[0]; {
	case c == '\t':
		return 1, tabWidth
	case c < ' ' || c == 0x7f: // a control never joins what follows
		return 1, 0
	case c < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf):
		return 1, 1
	}
	g := displaywidth.BytesGraphemes(s)
	g.Next()
	return len(g.Value()), g.Width()
}

// columns is how wide s is drawn.
func columns(s string) int { return across([]byte(s)) }

func across(s []byte) int {
	x := 0
	for len(s) > 0 {
		n, w := glyph(s)
		s, x = s[n:], x+w
	}
	return x
}

// isSpace tells whether a character is one a row may end after: a space by
// itself, without a mark on it.
func isSpace(g []byte) bool {
	if len(g) == 1 && g[0] > ' ' && g[0] < utf8.RuneSelf {
		return false // nearly always
	}
	r, size := utf8.DecodeRune(g)
	return size == len(g) && unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f'
}

// rowEnd is where the row of a paragraph that begins at start ends. Rows end
// after spaces, which may hang over the edge; a word wider than a row is cut.
// The end depends on nothing before start, and on no more than a row's width
// of text after it.
func rowEnd(text []byte, start, width int) int {
	x, fits := 0, -1
	for i := start; i < len(text); {
		if c := text[i]; c > ' ' && c < 0x7f && x < width && i+1 < len(text) && text[i+1] < utf8.RuneSelf {
			i, x = i+1, x+1 // nearly always
			continue
		}
		n, w := glyph(text[i:])
		switch {
		case isSpace(text[i : i+n]):
			fits = i + n
		case x+w > width && fits > start:
			return fits
		case x+w > width && i > start:
			return i
		}
		i, x = i+n, x+w
	}
	return len(text)
}

// para is one paragraph: a line of the answer, which may take several rows. Its
// text is changed in place: a copy for each key would be felt in a long one.
type para struct {
	text  []byte
	width int   // what the breaks were made for
	begin []int // where the rows after the first begin
}

// wrap makes the breaks for a width.
func (p *para) wrap(width int) {
	if p.width == width {
		return
	}
	p.width, p.begin = width, nil
	for i := 0; ; {
		i = rowEnd(p.text, i, width)
		if i == len(p.text) {
			return
		}
		p.begin = append(p.begin, i)
	}
}

// replace puts s in the place of text[from:to]. Breaks are made again only
// until they meet the old ones, so that a key costs the same in a paragraph of
// any length.
func (p *para) replace(from, to int, s string) {
	p.text = slices.Replace(p.text, from, to, []byte(s)...)
	if p.width == 0 {
		return
	}
	text := p.text
	grown := len(s) - (to - from)
	keep := max(p.rowOf(from)-2, 0) // a word may move back up by a row
	old := sort.SearchInts(p.begin, to+1)
	var fresh []int
	for i := p.start(keep); ; fresh = append(fresh, i) {
		if i = rowEnd(text, i, p.width); i == len(text) {
			old = len(p.begin)
			break
		}
		for old < len(p.begin) && p.begin[old]+grown < i {
			old++
		}
		if i > from+len(s) && old < len(p.begin) && p.begin[old]+grown == i {
			break
		}
	}
	for j := old; j < len(p.begin); j++ {
		p.begin[j] += grown
	}
	p.begin = slices.Replace(p.begin, keep, old, fresh...)
}

// rows is how many rows the paragraph takes once wrapped.
func (p *para) rows() int { return len(p.begin) + 1 }

// rowOf is the row that holds the offset.
func (p *para) rowOf(at int) int { return sort.SearchInts(p.begin, at+1) }

// start is where a row begins.
func (p *para) start(row int) int {
	if row == 0 {
		return 0
	}
	return p.begin[row-1]
}

// end is where a row ends, its spaces included.
func (p *para) end(row int) int {
	if row < len(p.begin) {
		return p.begin[row]
	}
	return len(p.text)
}

// row is the text of a row as it is drawn: tabs as spaces, and nothing hanging
// over the edge.
func (p *para) row(row int) string {
	return drawn(p.text[p.start(row):p.end(row)], p.width)
}

// displayed is text fit to be shown, with tabs as spaces.
func displayed(text []byte) string {
	return strings.ReplaceAll(content.Display(string(text)), "\t", strings.Repeat(" ", tabWidth))
}

// drawn is a row's text as it is shown, its spaces hanging over the edge left
// out.
func drawn(row []byte, width int) string {
	text := displayed(row)
	if columns(text) <= width {
		return text
	}
	text = strings.TrimRightFunc(text, unicode.IsSpace)
	return cut(text, max(width, 2)) // it may have grown when it was made fit to be shown
}

// cut is as much of a text as is no wider.
func cut(text string, width int) string {
	at, x := 0, 0
	for rest := []byte(text); len(rest) > 0; {
		n, w := glyph(rest)
		if x += w; x > width {
			break
		}
		at, rest = at+n, rest[n:]
	}
	return text[:at]
}

// folded are the rows of a text that is only shown.
func folded(text string, width int) []string {
	var rows []string
	for line := range strings.SplitSeq(text, "\n") {
		p := para{text: []byte(line)}
		p.wrap(max(width, 1))
		for i := range p.rows() {
			rows = append(rows, strings.TrimRight(p.row(i), " "))
		}
	}
	return rows
}
