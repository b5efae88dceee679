package content

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// NoticedWord stands in what a notice says for the word or phrase it answers, as the
// notice has it.
const NoticedWord = "{word}"

// Notices returns the words to say about a text: those of each notice that has a
// word or phrase in it, in the order of the list. Whole words are compared,
// without case; any apostrophe and any white space is like another.
func Notices(text string, list []Notice) []string {
	if len(list) == 0 || text == "" {
		return nil
	}
	text = plainWords(text)
	var says []string
	for _, n := range list {
		for _, words := range n.Words {
			if hasWords(text, plainWords(words)) {
				says = append(says, strings.ReplaceAll(n.Say, NoticedWord, words))
				break
			}
		}
	}
	return says
}

// plainWords returns lower-case text with one kind of apostrophe and single spaces.
func plainWords(s string) string {
	s = strings.Map(func(r rune) rune {
		switch r {
		case '\u2018', '\u2019', '\u02bc', '\uff07':
			return '\''
		}
		return unicode.ToLower(r)
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// hasWords reports whether the words stand in the text as whole words.
func hasWords(text, words string) bool {
	if words == "" {
		return false
	}
	for from := 0; ; {
		at := strings.Index(text[from:], words)
		if at < 0 {
			return false
		}
		start := from + at
		end := start + len(words)
		if !endsInWord(text[:start]) && !beginsWithWord(text[end:]) {
			return true
		}
		_, size := utf8.DecodeRuneInString(text[start:])
		from = start + size
	}
}

// beginsWithWord reports whether a word goes on at the start of s; an apostrophe
// with a letter behind it is part of a word.
func beginsWithWord(s string) bool {
	s = strings.TrimPrefix(s, "'")
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && isWordRune(r)
}

func endsInWord(s string) bool {
	s = strings.TrimSuffix(s, "'")
	r, _ := utf8.DecodeLastRuneInString(s)
	return s != "" && isWordRune(r)
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}
