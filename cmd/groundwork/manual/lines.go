package manual

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
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
func SetLines(text string, width int) string {
	var out []string
	line, running := "", false
	end := func() {
		if running {
			out = append(out, line)
		}
		line, running = "", false
	}
	for given := range strings.SplitSeq(text, "\n") {
		if given == "" || strings.HasPrefix(given, " ") {
			end()
			out = append(out, given)
			continue
		}
		for word := range strings.FieldsSeq(given) {
			if running && ansi.StringWidth(line)+1+ansi.StringWidth(word) > width {
				end()
			}
			if running {
				line += " "
			}
			line, running = line+word, true
		}
	}
	end()
	return strings.Join(out, "\n")
}
