package manual

import (
	"strings"

	"groundwork/content/text"
)

// Width is how wide a terminal is that nobody has made wider, and Indent what stands
// before a command's description.
const (
	Width  = 80
	Indent = 3
)

// SetLines breaks a text into lines no longer than the width, between words only:
// a flag or a path stays in one piece. Lines that begin with a space are a list's
// and stay as they are.
func SetLines(words string, width int) string {
	var out strings.Builder
	out.Grow(len(words) + 1)
	used, running := 0, false // columns of the line that is being set
	end := func() {
		if running {
			out.WriteByte('\n')
		}
		used, running = 0, false
	}
	for given := range strings.SplitSeq(words, "\n") {
		if given == "" || strings.HasPrefix(given, " ") {
			end()
			out.WriteString(given)
			out.WriteByte('\n')
			continue
		}
		for word := range strings.FieldsSeq(given) {
			columns := text.Whole.Columns(word)
			if running && used+1+columns > width {
				end()
			}
			if running {
				out.WriteByte(' ')
				used++
			}
			out.WriteString(word)
			used, running = used+columns, true
		}
	}
	end()
	return strings.TrimSuffix(out.String(), "\n")
}
