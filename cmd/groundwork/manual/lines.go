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
	var out []string
	line, wide := "", 0
	end := func() {
		if wide > 0 {
			out = append(out, line)
		}
		line, wide = "", 0
	}
	for given := range strings.SplitSeq(words, "\n") {
		if given == "" || strings.HasPrefix(given, " ") {
			end()
			out = append(out, given)
			continue
		}
		for word := range strings.FieldsSeq(given) {
			w := text.Width(word)
			if wide > 0 && wide+1+w > width {
				end()
			}
			if wide > 0 {
				line, wide = line+" ", wide+1
			}
			line, wide = line+word, wide+w
		}
	}
	end()
	return strings.Join(out, "\n")
}
