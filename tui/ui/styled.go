package ui

import (
	"strings"

	"groundwork/content/text"
)

// Styled is a stretch of words in one style.
type Styled struct {
	Words string
	Style Style
}

// StyledLines sets parts that follow each other in a column. Lines are broken before
// they are styled: what breaks them needs to know nothing of escape sequences.
func StyledLines(parts []Styled, width int) []string {
	var all strings.Builder
	for i, p := range parts {
		parts[i].Words = text.Drawn(p.Words)
		all.WriteString(parts[i].Words)
	}
	var lines []string
	from := 0 // of the line in all of the words
	for line := range strings.SplitSeq(all.String(), "\n") {
		for i := 0; ; {
			end := text.RowEnd(line, i, max(width, 1))
			row := strings.TrimRight(line[i:end], " ")
			lines = append(lines, cutStyled(parts, from+i, from+i+len(row)))
			if i = end; i == len(line) {
				break
			}
		}
		from += len(line) + 1
	}
	return lines
}

// cutStyled returns the words from one offset to another in their styles.
func cutStyled(parts []Styled, from, to int) string {
	var b strings.Builder
	for _, p := range parts {
		lo, hi := max(from, 0), min(to, len(p.Words))
		if lo < hi {
			b.WriteString(p.Style.Render(p.Words[lo:hi]))
		}
		from, to = from-len(p.Words), to-len(p.Words)
	}
	return b.String()
}
