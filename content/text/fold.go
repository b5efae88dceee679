package text

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns a text as it is compared in a search: without case, without accents,
// with plain quotes and spaces, so that what is easy to type finds what was
// written with care.
func Fold(s string) string {
	i := 0
	for i < len(s) && plain(s[i]) {
		i++
	}
	if i == len(s) {
		return s
	}
	out := make([]byte, i, len(s)+8)
	copy(out, s)
	for i < len(s) {
		var size int
		out, size = foldNext(out, s[i:])
		i += size
	}
	return string(out)
}

// Unfold returns the place in s that the place at in its folded form comes from: the
// start of a character, even where the fold begins in the middle of one.
func Unfold(s string, at int) int {
	return walk(s, func(done, size int) bool { return done+size > at })
}

// UnfoldEnd returns the place in s up to which its folded form reaches at least as
// far as at: the end of a character, with the marks that belong to it.
func UnfoldEnd(s string, at int) int {
	return walk(s, func(done, size int) bool { return done >= at && size > 0 })
}

// walk returns the place of the first character of s that stops it, by how much is
// folded before it and how much it adds.
func walk(s string, stops func(done, size int) bool) int {
	var folded [64]byte
	done := 0
	for i := 0; i < len(s); {
		out, size := foldNext(folded[:0], s[i:])
		if stops(done, len(out)) {
			return i
		}
		done += len(out)
		i += size
	}
	return len(s)
}

// plain reports whether a byte stays as it is.
func plain(b byte) bool { return ' ' <= b && b < 0x7f && (b < 'A' || 'Z' < b) }

// foldNext appends the folded form of the first character of s, which is not
// empty, and returns how long that character is.
func foldNext(out []byte, s string) ([]byte, int) {
	switch b := s[0]; {
	case plain(b):
		return append(out, b), 1
	case 'A' <= b && b <= 'Z':
		return append(out, b+'a'-'A'), 1
	case b < utf8.RuneSelf:
		return append(out, ' '), 1
	}
	r, size := utf8.DecodeRuneInString(s)
	if letters := spelled(r); letters != "" {
		return append(out, letters...), size
	}
	parts := norm.NFKD.PropertiesString(s).Decomposition()
	if parts == nil {
		return appendFolded(out, r), size
	}
	for len(parts) > 0 {
		r, n := utf8.DecodeRune(parts)
		out, parts = appendFolded(out, r), parts[n:]
	}
	return out, size
}

// appendFolded appends one character without case; marks above and below
// letters and what can't be seen are left out.
func appendFolded(out []byte, r rune) []byte {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Cf):
		return out
	case unicode.IsSpace(r):
		return append(out, ' ')
	}
	return utf8.AppendRune(out, unicode.ToLower(unicode.ToUpper(r)))
}

// spelled returns how letters are typed that have no parts to be taken to, and the
// marks a keyboard has only one of.
func spelled(r rune) string {
	switch r {
	case 'ß', 'ẞ':
		return "ss"
	case 'æ', 'Æ':
		return "ae"
	case 'œ', 'Œ':
		return "oe"
	case 'ø', 'Ø':
		return "o"
	case 'ł', 'Ł':
		return "l"
	case 'đ', 'Đ', 'ð', 'Ð':
		return "d"
	case 'þ', 'Þ':
		return "th"
	case '‘', '’', '‚', 'ʼ':
		return "'"
	case '“', '”', '„', '«', '»':
		return `"`
	case '‐', '‑', '–', '—':
		return "-"
	}
	return ""
}
