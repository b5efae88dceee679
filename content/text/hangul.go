package text

import (
	"strings"
	"unicode/utf8"
)

// The parts that Korean syllables are written of where they come apart, as in names
// of files on a Mac: the first one, the middle, and the last one, which may be missing.
const (
	leadFirst, leadLast     = '\u1100', '\u1112'
	vowelFirst, vowelLast   = '\u1161', '\u1175'
	finalFirst, finalLast   = '\u11a8', '\u11c2'
	syllable, lastSyllable  = '\uac00', '\ud7a3'
	vowelsCount, finalCount = vowelLast - vowelFirst + 1, finalLast - finalFirst + 2
)

// What a middle and a last part are by themselves.
const (
	lettersOfVowels = '\u314f'
	lettersOfFinals = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
)

// inParts reports whether a text may have syllables in parts.
func inParts(s string) bool {
	for {
		i := strings.IndexByte(s, 0xe1)
		if i < 0 || i+1 == len(s) {
			return false
		}
		if s = s[i+1:]; 0x84 <= s[0] && s[0] <= 0x87 {
			return true
		}
	}
}

// composed returns a text whose Korean syllables are in one piece each, and whose other
// parts of syllables are letters by themselves. A terminal that counts each character
// draws the parts in the columns of the first one, which hardly any program knows.
func composed(s string) string {
	if !inParts(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for s != "" {
		r, n := utf8.DecodeRuneInString(s)
		next, size := utf8.DecodeRuneInString(s[n:])
		switch {
		case leadFirst <= r && r <= leadLast && vowelFirst <= next && next <= vowelLast:
			r, n = syllable+((r-leadFirst)*vowelsCount+next-vowelFirst)*finalCount, n+size
			next, size = utf8.DecodeRuneInString(s[n:])
		case vowelFirst <= r && r <= vowelLast:
			r += lettersOfVowels - vowelFirst
		case finalFirst <= r && r <= finalLast:
			r, _ = utf8.DecodeRuneInString(lettersOfFinals[(r-finalFirst)*3:])
		}
		if syllable <= r && r <= lastSyllable && (r-syllable)%finalCount == 0 && finalFirst <= next && next <= finalLast {
			r, n = r+next-finalFirst+1, n+size
		}
		if r == utf8.RuneError && n == 1 {
			b.WriteByte(s[0])
		} else {
			b.WriteRune(r)
		}
		s = s[n:]
	}
	return b.String()
}
