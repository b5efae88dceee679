package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
)

// TestHeardListHasGrown: what is looked up while a list is said is said behind it, and not the
// whole list again.
func TestHeardListHasGrown(t *testing.T) {
	listening(t, english(t), newDisk(), func(l *listener) {
		l.types("", "1")
		l.remembers()
		gone := l.said("to-a-friend", strings.Repeat("some words ", 20))
		l.does(func() tea.Cmd { return l.app.session.Autosave.Put(l.said("happened", "It did."), gone) })
		l.does(func() tea.Cmd { return l.app.session.Autosave.Remove(gone.Key()) })
		l.does(l.app.session.Autosave.Save)
		l.goes(route.Home{Track: content.Hurt})
		l.heard()
		l.types("earlier versions")
		said := l.heard()
		if strings.Count(said, "1: What happened") != 1 || !strings.Contains(said, "No longer in the workbook:\n2: ") {
			t.Errorf("it says\n%s", said)
		}
	})
}
