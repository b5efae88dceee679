package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Secret returns a passphrase as it was typed or pasted, to the letter, but for line
// ends behind it: they belong to where it was copied from, and would be kept
// without anybody seeing them.
func Secret(s string) string {
	return strings.TrimRightFunc(s, func(r rune) bool { return r == '\n' || r == '\r' || isLineSeparator(r) })
}

// shortSecret is what somebody with the file and time can guess, in characters.
const shortSecret = 12

// ShortSecret says of a new passphrase that it is short; of any other it says nothing.
func ShortSecret(s string) string {
	if utf8.RuneCountInString(s) >= shortSecret {
		return ""
	}
	return "That is short: somebody who has the file can try many. Several words are safer."
}

// OddSecret says what about a new passphrase is likely to be a mistake: what can't
// be seen, and is hard to type again. It says nothing of the rest.
func OddSecret(s string) string {
	var said []string
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	if s != "" && (unicode.IsSpace(first) || unicode.IsSpace(last)) {
		said = append(said, "There is a blank at its beginning or its end: it counts too.")
	}
	inside := strings.TrimFunc(s, unicode.IsSpace)
	if strings.ContainsFunc(inside, func(r rune) bool { return r == '\n' || r == '\r' || isLineSeparator(r) }) {
		said = append(said, "It has several lines: a prompt takes only one.")
	} else if strings.ContainsFunc(s, unseen) {
		said = append(said, "There is a character in it that can't be seen: it counts too.")
	}
	if strings.ContainsRune(s, utf8.RuneError) {
		said = append(said, "There is something in it that is no text.")
	}
	return strings.Join(said, " ")
}

// unseen reports whether a character shows nothing, or another blank than the
// usual one.
func unseen(r rune) bool {
	return unicode.IsControl(r) || forbidden(r) || isDirectionMark(r) || r != ' ' && unicode.IsSpace(r) || unicode.Is(unicode.Cf, r)
}
