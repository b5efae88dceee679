package paper

import (
	"strings"

	wrap "groundwork/content/text"
)

// columns returns how wide a text is on a terminal.
func columns(s string) int { return wrap.Width(s) }

// fold hands out a line in parts no wider than width, ending between words;
// a word that is wider by itself ends between characters. Only a single
// character may be wider than the width. An empty line has no parts.
func fold(s string, width int, put func(string)) {
	for i := 0; i < len(s); {
		end := wrap.RowEnd(s, i, width)
		put(strings.TrimRight(s[i:end], " "))
		i = end
	}
}
