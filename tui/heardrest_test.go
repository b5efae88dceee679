package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
)

// TestHeardRest lets an entry rest by its number, and wakes it by the number it has among
// those that rest.
func TestHeardRest(t *testing.T) {
	listening(t, english(t), newDisk(), func(l *listener) {
		awake := func(want, resting int) {
			t.Helper()
			l.rest()
			if n, r := len(l.disk.saved.Entries(content.Hurt, "daily", 0)), l.disk.saved.Resting(content.Hurt, "daily", 0); n != want || r != resting {
				t.Errorf("%d awake and %d at rest are kept, want %d and %d", n, r, want, resting)
			}
		}
		l.types("", "1")
		l.does(func() tea.Cmd { return l.app.session.Autosave.Put(years()...) })
		l.goes(route.Practice{Track: content.Hurt, Question: "daily"})
		l.hears("3 entries rest; resting says them, and wake 2 wakes the second of them.")
		l.types("rest 2")
		l.hears("It rests: One good thing: good thing 6. Undo wakes it.\nHint: it is out of the list, not gone. Anyone who opens the book")
		awake(6, 4)
		l.types("undo")
		awake(7, 3)
		l.heard()
		l.types("resting")
		l.hears("2: 2 November 2026. One good thing: good thing 1")
		l.types("wake 2")
		l.hears("Awake: One good thing: good thing 1.")
		awake(8, 2)
		l.types("wake 9")
		l.hears("Which one? 2 entries rest.")
		l.types("rest old")
		l.hears("4 entries rest now. Undo wakes them.")
		awake(6, 4)
		l.types("undo")
		awake(8, 2)
		l.types("rest 9")
		l.hears("Which one? There are 8.")
		l.types("add", "a kind word")
		l.hears("Reply: That is not a date.\nThe day, ")
		l.types("-1", "a kind word")
		awake(9, 2)
	})
}

// TestHeardWakeOfBefore wakes what rests from the first time through among the earlier
// versions.
func TestHeardWakeOfBefore(t *testing.T) {
	listening(t, english(t), newDisk(), func(l *listener) {
		l.remembers()
		l.types("", "1")
		l.does(func() tea.Cmd { return l.app.session.Autosave.Put(restedBefore()...) })
		l.goes(route.PageOf(l.book.Track(content.Hurt).Page("daily")))
		l.heard()
		l.types("earlier versions", "1")
		l.hears("an old zebra, rests, 4 November")
		l.types("2")
		l.hears("It rests.\n")
		l.types("wake it")
		l.hears("It is awake.")
		l.rest()
		if n := len(l.app.session.Workbook().Entries(content.Hurt, "daily", 0)); n != 2 {
			t.Errorf("%d are awake", n)
		}
	})
}
