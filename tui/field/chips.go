package field

import (
	"strings"

	"groundwork/content/text"
	"groundwork/tui/theme"
)

// chips are words to choose from in a row, in as many rows as they need; at is
// the row of the current one, which may be none of them.
func chips(t theme.Theme, words []string, current, width int) (rows []string, at int) {
	var b strings.Builder
	used := 0
	for i, w := range words {
		lead, style := "  ", t.Faint
		if i == current {
			lead, style = "▸ ", t.Strong
		}
		wide := text.Width(lead + w)
		if used > 0 && used+1+wide > width {
			rows, used = append(rows, b.String()), 0
			b.Reset()
		}
		if used > 0 {
			b.WriteString(" ")
			used++
		}
		if i == current {
			at = len(rows)
		}
		b.WriteString(style.Render(lead + w))
		used += wide
	}
	return append(rows, b.String()), at
}
