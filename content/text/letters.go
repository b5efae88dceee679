package text

import (
	"unicode"
	"unicode/utf8"
)

// Unspaced reports whether a letter is of a script that puts no spaces between words.
// Without a dictionary nobody can count those.
func Unspaced(r rune) bool {
	return r >= '\u0e00' && unicode.IsLetter(r) && unicode.In(r,
		unicode.Thai, unicode.Lao, unicode.Tibetan, unicode.Myanmar, unicode.Khmer,
		unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo, unicode.Yi,
		unicode.Tai_Le, unicode.New_Tai_Lue, unicode.Tai_Tham, unicode.Tai_Viet, unicode.Javanese, unicode.Balinese)
}

// Shows reports whether a character takes a place of its own, so that people count it.
func Shows(r rune) bool {
	return r > ' ' && (r < 0x7f || !unicode.In(r, unicode.M, unicode.Z, unicode.C))
}

// Backspaced returns how much of what is seen as one character the backspace key
// leaves. In scripts whose letters are written as one key the whole goes, and so do
// pictures; elsewhere a letter is put together of several, and the last of them goes,
// with what can't be seen beside it.
func Backspaced(glyph string) int {
	first, size := utf8.DecodeRuneInString(glyph)
	if size == len(glyph) || !unicode.IsLetter(first) ||
		unicode.In(first, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Hangul, unicode.Hiragana, unicode.Katakana, unicode.Han) {
		return 0
	}
	left := glyph
	for unseenGone := false; left != ""; {
		r, size := utf8.DecodeLastRuneInString(left)
		hidden := unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r)
		if unseenGone && !hidden {
			break
		}
		left = left[:len(left)-size]
		unseenGone = unseenGone || !hidden
	}
	return len(left)
}
