package paper

import (
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// columns is how wide a text is on a terminal.
func columns(s string) int { return displaywidth.String(s) }

// fold hands out a line in parts no wider than width, ending between words;
// a word that is wider by itself ends between characters. Only a single
// character may be wider than the width.
func fold(s string, width int, put func(string)) {
	for s != "" {
		cut := fit(s, width)
		if cut < len(s) && s[cut] != ' ' {
			if i := strings.LastIndexByte(s[:cut], ' '); i >= 0 && strings.TrimLeft(s[:i], " ") != "" {
				cut = i
			}
		}
		part := strings.TrimRight(s[:cut], " ")
		if part != "" || cut == len(s) {
			put(part)
		}
		s = s[cut:]
		if part != "" { // spaces at a fold have done their work; leading ones stay
			s = strings.TrimLeft(s, " ")
		}
	}
}

// fit is the length in bytes of the longest start of s that is at most width
// wide, or of its first character.
func fit(s string, width int) int {
	used, at := 0, 0
	for at < len(s) {
		// A plain character before another plain one needs no looking up.
		if s[at] < 0x80 && (at+1 == len(s) || s[at+1] < 0x80) {
			if used++; used > width {
				break
			}
			at++
			continue
		}
		g := displaywidth.StringGraphemes(s[at:])
		g.Next()
		if used += g.Width(); used > width && at > 0 {
			return at
		}
		at += len(g.Value())
	}
	return max(at, min(1, len(s)))
}
