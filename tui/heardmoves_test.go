package tui

import (
	"strings"
	"testing"

	"groundwork/content"
)

// TestHeardMovesInALine moves within a line and changes it there: what is kept is right,
// and nothing of the line is written anew.
func TestHeardMovesInALine(t *testing.T) {
	const left, right, home, end, del = "\x1b[D", "\x1b[C", "\x1b[H", "\x1b[F", "\x1b[3~"
	for name, c := range map[string]struct{ typed, want, shown string }{
		"left":         {"trst" + left + left + "u", "trust", "trst\b\b\x1b[@u"},
		"right":        {"tust" + home + right + "r", "trust", "tust\b\b\b\b\x1b[C\x1b[@r"},
		"ends":         {"rus\x01t\x05t", "trust", "rus\b\b\b\x1b[@t\x1b[3Ct"},
		"end":          {"rust" + home + "t" + end + "!", "trust!", "rust\b\b\b\b\x1b[@t\x1b[4C!"},
		"delete":       {"ttrust" + home + del, "trust", "ttrust\b\b\b\b\b\b\x1b[P"},
		"backspace":    {"trrust" + left + left + left + "\x7f", "trust", "trrust\b\b\b\b\x1b[P"},
		"a word":       {"to not trust" + left + left + left + left + left + "\x17", "to trust", "to not trust\b\b\b\b\b\b\b\b\b\x1b[4P"},
		"wide letters": {"信任" + left + "a", "信a任", "信任\b\b\x1b[@a"},
		"too far":      {left + "a" + right + right + "b", "ab", "ab"},
	} {
		listening(t, english(t), newDisk(), func(l *listener) {
			l.writing()
			l.keys.send(c.typed)
			l.rest()
			if said := l.heard(); said != c.shown {
				t.Errorf("%s: it writes %q, want %q", name, said, c.shown)
			}
			l.types("", ".")
			if got := l.disk.saved.Text(content.Hurt, "to-a-friend", 0); got != c.want {
				t.Errorf("%s: %q is kept, want %q", name, got, c.want)
			}
		})
	}
}

// TestHeardMovesNotInLongLines types into a line that becomes longer than a row: it goes
// on right, on a line of its own.
func TestHeardMovesNotInLongLines(t *testing.T) {
	listening(t, english(t), newDisk(), func(l *listener) {
		l.writing()
		words := strings.Repeat("x", 98)
		l.keys.send(words + "\x1b[D" + "yz")
		l.rest()
		l.hears("\n" + words[:97] + "yzx")
		l.types("", ".")
		want := words[:97] + "yzx"
		if got := l.disk.saved.Text(content.Hurt, "to-a-friend", 0); got != want {
			t.Errorf("%q is kept, want %q", got, want)
		}
	})
}
