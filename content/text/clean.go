// Package text is what happens to a person's words wherever they go: cleaning
// on the way in and out, measuring, and breaking into rows. It depends on
// nothing else of this module.
package text

import (
	"strings"
	"unicode/utf8"
)

// Clean returns what every text passes at its entrance, typed, pasted, read or
// imported: it makes line ends \n, drops control characters, invisible
// characters that can hide or reorder text, and terminal escape sequences with
// all they carry, and shows bytes that are not UTF-8 as U+FFFD. Joiners, marks
// of direction, combining marks and emoji stay. It is idempotent, and returns
// how many characters were dropped.
func Clean(s string) (clean string, dropped int) {
	return cleaner{}.run(s)
}

// Display returns what every text passes on its way to a terminal or a printer:
// [Clean], and the marks of direction go too, because neither expects them.
func Display(s string) string {
	s, _ = cleaner{noMarks: true}.run(s)
	return s
}

// CleanLine is [Clean] for one line: line ends and tabs become spaces.
func CleanLine(s string) string {
	s, _ = cleaner{oneLine: true}.run(s)
	return s
}

// Unclean returns the place of the first byte that [Clean] would change, or -1.
func Unclean(s string) int {
	if i := (cleaner{}).firstChange(s); i < len(s) {
		return i
	}
	return -1
}

type cleaner struct {
	noMarks bool
	oneLine bool
}

// run copies only what is kept. A text that is clean already is returned as it
// is, without a copy: nearly every text is.
func (c cleaner) run(s string) (string, int) {
	i := c.firstChange(s)
	if i == len(s) {
		return s, 0
	}
	var b strings.Builder
	b.Grow(len(s) + 8)
	dropped, start := 0, 0
	for i < len(s) {
		b.WriteString(s[start:i])
		size := sequence(s[i:])
		if size > 0 {
			dropped += utf8.RuneCountInString(s[i : i+size])
		} else {
			var r rune
			r, size = utf8.DecodeRuneInString(s[i:])
			out, keep := c.replace(r)
			if keep {
				b.WriteRune(out)
			} else {
				dropped++
			}
			if r == '\r' && strings.HasPrefix(s[i+size:], "\n") {
				size++
			}
		}
		start = i + size
		i = start + c.firstChange(s[start:])
	}
	b.WriteString(s[start:])
	return b.String(), dropped
}

// firstChange returns the place of the first character that will not stay as it
// is.
func (c cleaner) firstChange(s string) int {
	for i := 0; i < len(s); {
		if b := s[i]; ' ' <= b && b < 0x7f {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		if out, keep := c.replace(r); !keep || out != r {
			return i
		}
		i += size
	}
	return len(s)
}

// replace returns what a single character becomes, and whether it stays at all.
func (c cleaner) replace(r rune) (rune, bool) {
	if r == '\r' || isLineSeparator(r) {
		r = '\n'
	}
	switch {
	case r == '\n' || r == '\t':
		if c.oneLine {
			return ' ', true
		}
		return r, true
	case forbidden(r), c.noMarks && isDirectionMark(r):
		return 0, false
	}
	return r, true
}

// isLineSeparator reports whether r ends a line by the rules of Unicode, besides
// \n and \r. Word processors and old systems write them; dropped, the words around
// them would run together.
func isLineSeparator(r rune) bool {
	return r == '\v' || r == '\f' || r == '\u0085' || r == '\u2028' || r == '\u2029'
}

// isDirectionMark reports whether r is the left-to-right, right-to-left or Arabic
// letter mark, which belong into mixed text but not onto a terminal.
func isDirectionMark(r rune) bool { return r == '\u200e' || r == '\u200f' || r == '\u061c' }

// forbidden reports whether r never stays: controls but \n and \t, embeddings,
// overrides and isolates, invisible spaces, tag characters.
func forbidden(r rune) bool {
	switch {
	case r < ' ':
		return r != '\n' && r != '\t'
	case r < 0x7f:
		return false
	case r <= 0x9f: // DEL and C1
		return true
	case r < 0x200b:
		return false
	}
	return r == 0x200b || r == 0x2060 || r == 0xfeff ||
		0x202a <= r && r <= 0x202e ||
		0x2066 <= r && r <= 0x2069 ||
		0xe0000 <= r && r <= 0xe007f
}
