package input

import (
	"strings"
	"unicode"
)

// latinKeys are the letters in the order of a US keyboard, row by row.
const latinKeys = "qwertyuiopasdfghjklzxcvbnm"

// layouts returns what stands in the place of these letters on other keyboards, or
// a dot where that is no letter, or stands above already. Where two layouts have a
// letter in different places the first one is right.
//
// Keyboards with Latin letters are not here: their chords are the letter on the
// key.
func layouts() []string {
	return []string{
		"йцукенгшщзфывапролдячсмить", // Russian
		"........ў..і..............", // Ukrainian, Belarusian
		"љњ..............ј....џ....", // Serbian, Macedonian
		"........ү....ө............", // Mongolian
		".ςερτυθιοπασδφγηξκλζχψωβνμ", // Greek
		"..\u05e7\u05e8\u05d0\u05d8\u05d5\u05df\u05dd\u05e4\u05e9\u05d3\u05d2\u05db\u05e2\u05d9\u05d7\u05dc\u05da\u05d6\u05e1\u05d1\u05d4\u05e0\u05de\u05e6",           // Hebrew
		"\u0636\u0635\u062b\u0642\u0641\u063a\u0639\u0647\u062e\u062d\u0634\u0633\u064a\u0628\u0644\u0627\u062a\u0646\u0645\u0626\u0621\u0624\u0631.\u0649\u0629",      // Arabic
		"............\u06cc......\u0638\u0637\u0632.\u0630\u062f\u067e",                                                                                                // Persian
		"ქწერტყუიოპასდფგჰჯკლზხცვბნმ",                                                                                                                                   // Georgian
		"քոեռտըւիօպասդֆգհյկլզղցվբնմ",                                                                                                                                   // Armenian
		"ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ",                                                                                                                                   // Korean
		"\u0e46\u0e44\u0e33\u0e1e\u0e30\u0e31\u0e35\u0e23\u0e19\u0e22\u0e1f\u0e2b\u0e01\u0e14\u0e40\u0e49\u0e48\u0e32\u0e2a\u0e1c\u0e1b\u0e41\u0e2d\u0e34\u0e37\u0e17", // Thai
		"\u094c\u0948\u093e\u0940\u0942\u092c\u0939\u0917\u0926\u091c\u094b\u0947\u094d\u093f\u0941\u092a\u0930\u0915\u0924.\u0902\u092e\u0928\u0935\u0932\u0938",      // Devanagari
	}
}

// place returns the letter in the place of r on a US keyboard, and whether it is
// known.
func place(r rune) (rune, bool) {
	switch {
	case 'a' <= r && r <= 'z':
		return r, true
	case r < 0x80 || r == 'µ':
		return r, false
	case r == 'ı': // a Turkish keyboard has two
		return 'i', true
	}
	for _, row := range layouts() {
		i := 0
		for _, letter := range row {
			if letter == r {
				return rune(latinKeys[i]), true
			}
			i++
		}
	}
	return r, false
}

// script is the one a person writes in, as far as the place of a key hangs on it.
type script int

const (
	other script = iota
	greek
	hebrew
)

// after returns the script after a letter.
func (s script) after(r rune) script {
	switch {
	case !unicode.IsLetter(r):
		return s
	case unicode.Is(unicode.Hebrew, r):
		return hebrew
	case unicode.Is(unicode.Greek, r):
		return greek
	}
	return other
}

// latin returns the key of a chord as it is on a keyboard with Latin letters. A
// Latin letter is that letter wherever it stands: who looks for ctrl+q looks for
// the q. For any other the place counts.
func (s *stream) latin(k stroke) rune {
	c, base := unicode.ToLower(k.code), unicode.ToLower(k.base)
	switch {
	case 'a' <= c && c <= 'z':
		return c
	case 'a' <= base && base <= 'z' && !dvorak(c, base):
		return base
	case base != 0 && c >= 0x80:
		return base
	case base != 0:
		return c
	case c < 0x80 && k.mods&ctrl != 0 && !s.alternates:
		return s.sign(c)
	}
	c, _ = place(c)
	return c
}

// sign returns the key of a sign that Greek and Hebrew keyboards have in the place
// of the q. A terminal that tells the places of its keys has said that it is no
// letter. The semicolon is no chord of anybody's; the others are taken for the q
// only from who writes in that script.
func (s *stream) sign(c rune) rune {
	switch {
	case c == ';', c == ':' && s.script == greek, c == '/' && s.script == hebrew:
		return 'q'
	}
	return c
}

// dvorak reports whether a sign stands in the place of a letter on a keyboard that
// has Latin letters in other places.
func dvorak(sign, base rune) bool {
	i := strings.IndexRune("',.;", sign)
	return i >= 0 && rune("qwez"[i]) == base
}
