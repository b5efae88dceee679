package tui

import (
	"strings"

	"charm.land/lipgloss/v2"

	"groundwork/content/text"
)

// styled is a stretch of words in one style.
type styled struct {
	words string
	style lipgloss.Style
}

// styledLines sets parts that follow each other in a column. Lines are broken before
// they are styled: what breaks them needs to know nothing of escape sequences.
func styledLines(parts []styled, width int) []string {
	var all strings.Builder
	for i, p := range parts {
		parts[i].words = text.Drawn(p.words)
		all.WriteString(parts[i].words)
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
func cutStyled(parts []styled, from, to int) string {
	var b strings.Builder
	for _, p := range parts {
		lo, hi := max(from, 0), min(to, len(p.words))
		if lo < hi {
			b.WriteString(p.style.Render(p.words[lo:hi]))
		}
		from, to = from-len(p.words), to-len(p.words)
	}
	return b.String()
}
