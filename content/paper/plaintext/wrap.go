package plaintext

import (
	"strings"
	"unicode"

	"groundwork/content/paper"
	"groundwork/content/text"
)

// columns returns how wide a text is on a terminal.
func columns(s string) int { return text.Width(s) }

// wrap hands out a line in parts no wider than width, ending between words, and
// not between the groups of a number if it can; a word that is wider by itself
// ends between characters. Only a single character may be wider than the width.
// An empty line has no parts.
func wrap(s string, width int, put func(string)) {
	whole := numbersWhole(s)
	for i := 0; i < len(s); {
		end := text.RowEnd(whole, i, width)
		if end < len(s) && s[end-1] != ' ' {
			end = text.RowEnd(s, i, width)
		}
		// Any space hangs over the edge, not only the usual one.
		if part := strings.TrimRightFunc(s[i:end], unicode.IsSpace); part != "" || end == len(s) {
			put(part)
		}
		i = end
	}
}

// numbersWhole returns a line of the same length whose numbers are words.
func numbersWhole(s string) string {
	var whole []byte
	for i := range len(s) {
		if s[i] == ' ' && paper.InNumber(s, i) {
			if whole == nil {
				whole = []byte(s)
			}
			whole[i] = '0'
		}
	}
	if whole == nil {
		return s
	}
	return string(whole)
}
