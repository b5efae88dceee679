package tui

import (
	"strings"
	"testing"

	"groundwork/content"
)

// TestHeardDotAtAnAnswer: what ends an answer while it is written keeps it where it is asked
// what becomes of it, and words have their meaning there with a slash, too.
func TestHeardDotAtAnAnswer(t *testing.T) {
	for typed, c := range map[string][2]string{
		".":     {"Question 2", "one two"},
		"/done": {"Question 2", "one two"},
		"/keep": {"Question 2", "one two"},
		"/read": {"1: one two\nEnter keeps it.", "one two"},
		"/add":  {"", "one two\n"},
		"..":    {"Added to it.", "one two\n."},
		"//x":   {"Added to it.", "one two\n/x"},
		"...":   {"Added to it.", "one two\n..."},
	} {
		listening(t, english(t), newDisk(), func(l *listener) {
			l.writing()
			l.types("one two", ".", "/back")
			l.heard()
			l.types(typed)
			if said := l.heard(); !strings.Contains(said, c[0]) {
				t.Errorf("%q says\n%s", typed, said)
			}
			l.leave()
			if got := l.disk.saved.Text(content.Hurt, "to-a-friend", 0); strings.TrimRight(got, "\n") != strings.TrimRight(c[1], "\n") {
				t.Errorf("%q keeps %q", typed, got)
			}
		})
	}
}
