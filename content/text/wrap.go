package text

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

// tab is how a tab is drawn. It stays a tab in what is stored.
const (
	tab      = "    "
	tabWidth = len(tab)
)

// Glyph measures the first character of a line as a person sees it: how many
// bytes it has and how many columns it takes, at most, in a terminal of any
// [Widths]. The line must not be empty.
func Glyph[T string | []byte](line T) (size, columns int) {
	switch c := line[0]; {
	case c == '\t':
		return 1, tabWidth
	case c < ' ' || c == 0x7f: // a control never joins what follows
		return 1, 0
	case c < utf8.RuneSelf && (len(line) == 1 || line[1] < utf8.RuneSelf):
		return 1, 1
	}
	if s, ok := any(line).(string); ok {
		g := displaywidth.StringGraphemes(s)
		g.Next()
		return len(g.Value()), widest(g.Value(), g.Width())
	}
	g := displaywidth.BytesGraphemes([]byte(line))
	g.Next()
	return len(g.Value()), widest(string(g.Value()), g.Width())
}

// widest returns the most columns a character takes that takes so many as a whole.
func widest(glyph string, whole int) int {
	if _, size := utf8.DecodeRuneInString(glyph); size == len(glyph) {
		return whole
	}
	return max(whole, Apart.Columns(glyph))
}

// Width returns how many columns a line takes, at most.
func Width(line string) int {
	x := 0
	for i := 0; i < len(line); {
		n, w := Glyph(line[i:])
		i, x = i+n, x+w
	}
	return x
}

// IsSpace reports whether a character is one a row may end after: a space by
// itself, without a mark on it.
func IsSpace[T string | []byte](glyph T) bool {
	if len(glyph) == 1 && glyph[0] > ' ' && glyph[0] < utf8.RuneSelf {
		return false // nearly always
	}
	r, size := utf8.DecodeRuneInString(string(glyph))
	return size == len(glyph) && unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f'
}

// RowEnd returns where the row of a line that begins at start ends. Rows end
// after spaces, which may hang over the edge; a word wider than a row is cut.
// The end depends on nothing before start, and on no more than a row's width
// of text after it: whoever keeps the breaks of a line can mend them where it
// changes.
func RowEnd[T string | []byte](line T, start, width int) int {
	x, fits := 0, -1
	for i := start; i < len(line); {
		if c := line[i]; c >= ' ' && c < 0x7f && (x < width || c == ' ') &&
			(i+1 == len(line) || line[i+1] < utf8.RuneSelf) {
			i, x = i+1, x+1 // nearly always
			if c == ' ' {
				fits = i
			}
			continue
		}
		n, w := Glyph(line[i:])
		switch {
		case IsSpace(line[i : i+n]):
			fits = i + n
		case x+w > width && fits > start:
			return fits
		case x+w > width && i > start:
			return i
		}
		i, x = i+n, x+w
	}
	return len(line)
}

// Drawn returns a part of a line as a terminal draws it: [Display], with tabs as
// spaces.
func Drawn(part string) string { return strings.ReplaceAll(Display(part), "\t", tab) }

// Row returns a row as it is drawn: no wider than width, its spaces hanging over
// the edge left out.
func Row(row []byte, width int) string {
	s := Drawn(string(row))
	if Width(s) <= width {
		return s
	}
	s = strings.TrimRightFunc(s, unicode.IsSpace)
	return cut(s, max(width, 2)) // it may have grown when it was made fit to be shown
}

// cut returns as much of a line as is no wider. Of a single character that is wider
// there is a part.
func cut(line string, width int) string {
	at, x := 0, 0
	for rest := line; rest != ""; {
		n, w := Glyph(rest)
		if x += w; x > width {
			break
		}
		at, rest = at+n, rest[n:]
	}
	if at == 0 {
		return cutApart(line, width)
	}
	return line[:at]
}

// cutApart is cut by characters of Unicode.
func cutApart(line string, width int) string {
	for i, r := range line {
		if i > 0 && Width(line[:i+utf8.RuneLen(r)]) > width {
			return line[:i]
		}
	}
	return line
}

// Rows goes through the rows of a text as they are drawn, without the spaces at
// their ends.
func Rows(s string, width int) iter.Seq[string] {
	width = max(width, 1)
	return func(yield func(string) bool) {
		for line := range strings.SplitSeq(Drawn(s), "\n") {
			for i := 0; ; {
				end := RowEnd(line, i, width)
				if !yield(strings.TrimRightFunc(line[i:end], unicode.IsSpace)) {
					return
				}
				if i = end; i == len(line) {
					break
				}
			}
		}
	}
}

// Wrap returns all of [Rows].
func Wrap(s string, width int) []string { return slices.Collect(Rows(s, width)) }

// Preview returns a text's first rows; a longer one ends in three dots.
func Preview(s string, width, most int) []string {
	var rows []string
	for row := range Rows(s, width) {
		if len(rows) == most {
			rows[most-1] = "…"
			break
		}
		rows = append(rows, row)
	}
	return rows
}
