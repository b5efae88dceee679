package help

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/ui"
)

// TestKeysAreWhole wants all that is said of a key to be there in a window of any width:
// a line that is too long would be cut at its edge without a sign.
func TestKeysAreWhole(t *testing.T) {
	theme := ui.NewTheme(content.LookPlain, true)
	for name, does := range map[string]string{
		"ctrl+z":            "stop for a moment, on the home and help screens: the name stays on the terminal, fg comes back",
		"?":                 "help",
		"ctrl+shift+letter": "a name that leaves no room beside it",
	} {
		for width := 12; width < 130; width++ {
			var words []string
			for i, l := range keyLine(name, does, width, theme) {
				l = ansi.Strip(l)
				if i > 0 && !strings.HasPrefix(l, "  ") {
					t.Errorf("at %d columns %q stands under the name", width, l)
				}
				if text.Width(l) > max(width, len(name)) {
					t.Errorf("at %d columns this is cut: %q", width, l)
				}
				words = append(words, strings.Fields(l)...)
			}
			if got := strings.Join(words, " "); got != name+" "+does {
				t.Errorf("at %d columns it says %q", width, got)
			}
		}
	}
}
