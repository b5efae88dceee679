package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
)

// TestHeardWhichOne types how several things begin: none is taken, and it is asked which.
func TestHeardWhichOne(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		hears []string
	}{
		"at the first start": {[]string{"", "the short"}, []string{
			"Which one: 2 or 4?\n2: The short way, After being hurt\n4: The short way, After hurting someone\nChoose, or Enter for After being hurt:",
		}},
		"one of them": {[]string{"", "the short way, after hurting"}, []string{"Chosen: The short way, After hurting someone.", "The short way, page 1"}},
		"a number":    {[]string{"", "9"}, []string{"There is no 9 here."}},
		"the buttons": {[]string{"", "1", "co"}, []string{"Which one: 2 or 3?\n2: Come back to this\n3: Contents\nChoose, or Enter for Next page:"}},
		"no button":   {[]string{"", "1", "4"}, []string{"There is no 4 here."}},
		"one button":  {[]string{"", "1", "come"}, []string{"Chosen: Come back to this."}},
	} {
		t.Run(name, func(t *testing.T) {
			listening(t, english(t), newDisk(), func(l *listener) {
				l.types(c.lines...)
				l.hearsInOrder(c.hears...)
			})
		})
	}
}

// TestHeardWhichSetting types how several ways through the book begin, and one in whole.
func TestHeardWhichSetting(t *testing.T) {
	listening(t, english(t), newDisk(), func(l *listener) {
		l.types("", "1")
		l.goes(route.Home{Track: content.Hurt}, route.Settings{Track: content.Hurt}, route.Cautions{Track: content.Hurt})
		l.types("fewer")
		l.hearsInOrder("Which one: 2, 3, 4 or 5?", "3: Fewer pages, on my own")
		if got := l.app.session.Workbook().Route(content.Hurt); got != content.Open {
			t.Errorf("the way is %v", got)
		}
		l.types("fewer pages")
		if got := l.app.session.Workbook().Route(content.Hurt); got != content.Quiet {
			t.Errorf("the way is %v", got)
		}
	})
}

// TestHeardWhichOption types into several choices how two begin, a number there isn't, and
// numbers: what went on and what went off is said.
func TestHeardWhichOption(t *testing.T) {
	listening(t, english(t), newDisk(), func(l *listener) {
		l.types("", "1")
		l.does(func() tea.Cmd { return l.app.session.Autosave.Put(l.said("happened", "It did.")) })
		l.goes(route.PageOf(l.book.Track(content.Hurt).Page("name-it")))
		l.types("/next", "keep")
		for _, c := range [][2]string{
			{"afraid", "Which one: 3 or 4?\n3: Afraid of what they might do\n4: Afraid of what comes next\nNumbers, or Enter to go on; on now: none:"},
			{"1 15", "There is no 15 here.\nNumbers, or Enter to go on; on now: none:"},
			{"2 4", "On: 2 Sad about what is gone, 4 Afraid of what comes next.\nNumbers, or Enter to go on; on now: 2 4:"},
			{"1, 2", "On: 1 Angry that they did it. Off: 2 Sad about what is gone.\nNumbers, or Enter to go on; on now: 1 4:"},
			{"sad", "On: 2 Sad about what is gone."},
		} {
			l.heard()
			l.types(c[0])
			l.hears(c[1])
		}
	})
}
