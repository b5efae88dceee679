package tui

import (
	"strings"
	"testing"

	"groundwork/content"
	"groundwork/tui/route"
)

// TestHeardLineHolds changes what is there: it is said that the line holds it. A word to go by
// that was typed behind it is that, and the words stay.
func TestHeardLineHolds(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		hears string
		want  string
	}{
		"a change":          {[]string{"/edit 1", " More."}, "Hint: change what the line holds, or ctrl+u empties it. Enter ends it.\nThe line holds: One. More.\n", "One. More.\nTwo."},
		"a second one":      {[]string{"/edit 1", "", "/edit 2", "!"}, "The line holds: Two.!\n", "One.\nTwo.!"},
		"a word behind it":  {[]string{"/edit 1", " /edit 2", "!"}, "The line holds: Two.!\n", "One.\nTwo.!"},
		"the end behind it": {[]string{"/edit 1", "/done"}, "Kept: 2 words.", "One.\nTwo."},
		"reading it":        {[]string{"/edit 1", "\x15/read", "!", "/done"}, "2: Two.\nThe line holds: One.!", "One.!\nTwo."},
		"emptied":           {[]string{"/edit 1", "\x15"}, "It stays as it was. /remove 2 takes a paragraph out.", "One.\nTwo."},
		"no word behind it": {[]string{"/edit 1", "/or so"}, "", "One./or so\nTwo."},
		"from outside":      {[]string{".", "/back", "change 2", "/done"}, "The line holds: Two./done\nKept: 2 words.", "One.\nTwo."},
	} {
		t.Run(name, func(t *testing.T) {
			listening(t, english(t), newDisk(), func(l *listener) {
				l.writing()
				l.types("One.", "Two.")
				l.heard()
				l.types(c.lines...)
				l.hears(c.hears)
				l.does(l.app.session.Autosave.Save)
				if got := l.disk.saved.Text(content.Hurt, "to-a-friend", 0); got != c.want {
					t.Errorf("%q is kept, want %q", got, c.want)
				}
			})
		})
	}
}

// TestHeardLineHoldsAtOneLine changes a short answer in the same way.
func TestHeardLineHoldsAtOneLine(t *testing.T) {
	for typed, c := range map[string][2]string{
		"more":        {"The line holds: Kimmore\n", "Kimmore"},
		"/where":      {"The line holds: Kim/where\nHere: ", "Kim"},
		"\x15":        {"It stays as it was.", "Kim"},
		"\x15Alex":    {"Kept: 1 word.", "Alex"},
		" /next page": {"The line holds: Kim /next page\nHere: ", "Kim"},
	} {
		listening(t, english(t), newDisk(), func(l *listener) {
			l.types("", "1")
			l.goes(route.PageOf(l.book.Track(content.Hurt).Page("who")))
			l.types("Kim", "/back")
			l.heard()
			l.types("change", typed)
			said := l.heard()
			l.does(l.app.session.Autosave.Save)
			if got := l.disk.saved.Text(content.Hurt, "label", 0); got != c[1] || !strings.Contains(said, c[0]) {
				t.Errorf("%q keeps %q, want %q, after\n%s", typed, got, c[1], said)
			}
		})
	}
}

// TestHeardLineHoldsWithoutEcho: where the terminal shows what is typed by itself, the words
// can't stand in the line. They are said, and what is typed takes their place.
func TestHeardLineHoldsWithoutEcho(t *testing.T) {
	listening(t, english(t), newDisk(), func(l *listener) {
		l.mode.Echoes = false
		l.writing()
		l.types("One.", "Two.", "/edit 1")
		l.hears("It holds: One.\nHint: what you type takes its place.")
		l.types("Else.", "/done")
		if got := l.disk.saved.Text(content.Hurt, "to-a-friend", 0); got != "Else.\nTwo." {
			t.Errorf("%q is kept", got)
		}
	})
}
