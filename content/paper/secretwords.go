package paper

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// How much of something kept off a print a line may have in common with it; see
// [secrets]. Signs that are words or syllables by themselves count double.
const (
	runWords  = 3
	runWeight = 10
	shortRun  = 4 // of all the words of something shorter
	mostWords = runWeight
	numberOf  = 5 // digits make a number worth hiding; a year has fewer
)

// word is a word as it is compared.
type word struct {
	folded string // without case and accents
	raw    string // as a name is compared: with its case
	weight int
	name   bool
}

// wordsOf returns the words of a text. Digits with nothing but spaces and signs
// between them are one number, however it is written.
func wordsOf(s string) []word {
	var all []word
	var b strings.Builder
	digits := 0
	end := func() {
		if b.Len() > 0 {
			all = append(all, newWord(b.String(), digits))
			b.Reset()
		}
		digits = 0
	}
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r), unicode.Is(unicode.Cf, r):
		case unicode.IsDigit(r):
			if b.Len() > 0 && digits == 0 {
				end()
			}
			b.WriteRune(r)
			digits++
		case unicode.IsLetter(r), unicode.Is(unicode.Mc, r):
			if digits > 0 || solitary(r) {
				end()
			}
			b.WriteRune(r)
			if solitary(r) {
				end()
			}
		case digits > 0 && strings.ContainsRune(" -/().", r): // it may go on
		default:
			end()
		}
	}
	end()
	return all
}

func newWord(s string, digits int) word {
	first, _ := utf8.DecodeRuneInString(s)
	w := word{folded: strings.ToLower(s), raw: s, weight: utf8.RuneCountInString(s)}
	if solitary(first) {
		w.weight = 2
	}
	w.name = unicode.IsUpper(first) || unicode.IsTitle(first) || digits >= numberOf
	return w
}

// solitary reports whether r is of a script that puts no spaces between words.
func solitary(r rune) bool {
	return r >= 0xe00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// runLength returns how many words make the shortest run worth hiding that begins here, or 0.
func runLength(words []word) int {
	sum := 0
	for i, w := range words {
		if sum += w.weight; i+1 >= runWords && sum >= runWeight {
			return i + 1
		}
	}
	return 0
}

func weight(words []word) int {
	sum := 0
	for _, w := range words {
		sum += w.weight
	}
	return sum
}

func key(words []word) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.folded)
	}
	return b.String()
}

// found marks the lines that have something of the secrets in them.
func (s *secrets) found(lines []string) []bool {
	cut := make([]bool, len(lines))
	if len(s.lines) == 0 {
		return cut
	}
	var all []word
	var of []int // the line of each word
	for i, l := range lines {
		words := wordsOf(l)
		if line := key(words); len(words) > 0 && s.lines[line] && !s.known.lines[line] {
			cut[i] = true
		}
		for _, w := range words {
			all, of = append(all, w), append(of, i)
		}
	}
	for i := range all {
		if n := s.hit(all[i:]); n > 0 {
			for _, line := range of[i : i+n] {
				cut[line] = true
			}
		}
	}
	return cut
}

// hit returns how many words that are kept off the print the words begin with.
func (s *secrets) hit(words []word) int {
	if w := words[0]; s.names[w.raw] && !s.known.words[w.folded] {
		return 1
	}
	most := runLength(words)
	if most == 0 {
		most = len(words)
	}
	for n := min(most, mostWords); n > 0; n-- {
		if k := key(words[:n]); s.runs[k] && !s.known.says(k) {
			return n
		}
	}
	return 0
}
