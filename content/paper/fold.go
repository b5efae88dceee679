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
		cut := wordsEnd(s, fit(s, width))
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

// wordsEnd is where a line that can't be longer than cut ends between words, and
// not between the groups of a number, if it can; else it is cut.
func wordsEnd(s string, cut int) int {
	if cut == len(s) || s[cut] == ' ' && !inNumber(s, cut) {
		return cut
	}
	for i := cut; ; {
		if i = strings.LastIndexByte(s[:i], ' '); i < 0 || strings.TrimLeft(s[:i], " ") == "" {
			break
		}
		if !inNumber(s, i) {
			return i
		}
	}
	if i := strings.LastIndexByte(s[:cut+1], ' '); i >= 0 && strings.TrimLeft(s[:i], " ") != "" {
		return i
	}
	return cut
}

// inNumber reports whether a space or a sign has a digit at either side.
func inNumber(s string, at int) bool {
	return 0 < at && at+1 < len(s) && isDigit(s[at-1]) && isDigit(s[at+1])
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
