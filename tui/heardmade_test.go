package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
	"groundwork/tui/session"
)

// atLetter goes to the page of a letter whose three parts are answered, up to what comes
// behind it.
func (l *listener) atLetter() {
	l.t.Helper()
	l.types("", "1")
	l.does(func() tea.Cmd {
		return l.app.session.Autosave.Put(l.said("it-hurts", "This one stings."), l.said("others-know", "I am not alone."), l.said("kind-wish", "May I rest."))
	})
	l.goes(route.PageOf(l.book.Track(content.Hurt).Page("a-break")))
	l.heard()
	l.types("", "", "")
	l.hears("1: This one stings.\n2: I am not alone.\n3: May I rest.\nIf you like: Edit this copy or Print it. Type the one you want, such as edit this copy.\n")
}

// copied is the copy of the letter that is kept, or "".
func (l *listener) copied() string {
	l.does(l.app.session.Autosave.Save)
	own, _ := l.disk.saved.EditedCopy(content.Hurt, "my-break", 0)
	return own.Text
}

// TestHeardLetterByNumber changes a letter paragraph by paragraph from where it is read,
// and takes each change back.
func TestHeardLetterByNumber(t *testing.T) {
	const all = "This one stings.\n\nI am not alone.\n\nMay I rest."
	for name, c := range map[string]struct {
		lines []string
		hears string
		want  string
	}{
		"change":             {[]string{"change 2", "\x15Others know."}, "Kept: 8 words.", "This one stings.\n\nOthers know.\n\nMay I rest."},
		"edit":               {[]string{"/edit 3", " Soon."}, "Kept: 11 words.", all + " Soon."},
		"insert":             {[]string{"insert 2", "Two more.", "Lines.", "."}, "Before 2: I am not alone.", "This one stings.\n\nTwo more.\n\nLines.\n\nI am not alone.\n\nMay I rest."},
		"insert at the head": {[]string{"insert 1", "First.", "."}, "Before 1: This one stings.", "First.\n" + all},
		"remove":             {[]string{"remove 2"}, "Removed: I am not alone.", "This one stings.\n\nMay I rest."},
		"remove the last":    {[]string{"remove 3"}, "Removed: May I rest.", "This one stings.\n\nI am not alone."},
		"nothing":            {[]string{"remove 4"}, "Which one? There are 3 paragraphs.", ""},
		"read":               {[]string{"read 2"}, "2: I am not alone.", ""},
	} {
		t.Run(name, func(t *testing.T) {
			listening(t, english(t), newDisk(), func(l *listener) {
				l.atLetter()
				l.types(c.lines...)
				said := l.heard()
				if !strings.Contains(said, c.hears) {
					t.Errorf("can't hear %q in\n%s", c.hears, said)
				}
				if copies := strings.Contains(said, "In your own copy of it. Your answers stay as they are."); copies != (c.want != "") {
					t.Errorf("that a copy is changed is said: %v, in\n%s", copies, said)
				}
				if got := l.copied(); got != c.want {
					t.Errorf("the copy is %q, want %q", got, c.want)
				}
				if c.want == "" {
					return
				}
				for range c.lines { // each paragraph that was put in by itself
					l.types("undo")
				}
				if said := l.heard(); !strings.Contains(said, "Now 3 paragraphs, 10 words.") {
					t.Errorf("undo says\n%s", said)
				}
				if got := l.copied(); got != "" {
					t.Errorf("the copy is %q still", got)
				}
				l.types("redo")
				if got := l.copied(); got == "" {
					t.Error("redo brings nothing back")
				}
				if got := l.disk.saved.Text(content.Hurt, "others-know", 0); got != "I am not alone." {
					t.Errorf("the answer is %q", got)
				}
			})
		})
	}
}

// TestHeardPlanWaits comes to the plan from Home: one isn't gone before one could change it.
func TestHeardPlanWaits(t *testing.T) {
	listening(t, english(t), newDisk(), func(l *listener) {
		l.types("", "1")
		l.does(func() tea.Cmd { return l.app.session.Autosave.Put(l.said("my-phrase", "It was not you.")) })
		l.goes(route.Home{Track: content.Hurt}, route.Plan{Track: content.Hurt})
		l.hears("1: A sentence I want to hear\n2: It was not you.\nIf you like: Edit this copy or Print it.")
		l.types("change 2", "!")
		l.hears("Kept: ")
		l.types("page")
		l.hears("2: It was not you.!")
		l.types("print it")
		l.hears("Print")
	})
}

// TestHeardAnswerByNumber changes a long answer by number, without going through the rest
// of it, and takes that back after the answer has ended.
func TestHeardAnswerByNumber(t *testing.T) {
	listening(t, english(t), newDisk(), func(l *listener) {
		text := func() string { return l.disk.saved.Text(content.Hurt, "to-a-friend", 0) }
		l.writing()
		l.types("one", "", "two", "three", "/remove 3", "/undo", ".", "/back")
		l.heard()
		l.types("read")
		l.hears("1: one\n2: two\n3: three\n")
		l.types("change 2", " and a half")
		l.hears("Kept: 6 words.\nEnter keeps it.")
		if got := text(); got != "one\n\ntwo and a half\nthree" {
			t.Errorf("%q is kept", got)
		}
		l.types("undo", "undo")
		l.hears("Now 2 paragraphs")
		l.types("redo", "redo")
		l.hears("Now 3 paragraphs, 6 words.")
		l.types("change 5")
		l.hears("Which one? There are 3 paragraphs.")
		l.types("change 5 things about it")
		l.hears("Added to it.")
	})
}

// TestHeardHistoryIsLocked has nothing to undo once the workbook was locked.
func TestHeardHistoryIsLocked(t *testing.T) {
	listening(t, english(t), newDisk(), func(l *listener) {
		l.lockUp()
		l.writing()
		l.types("one", "two", ".")
		l.keys.send("\x0c")
		l.rest()
		l.hears("Locked: ")
		l.types("river stone")
		l.types("/back")
		l.heard()
		l.types("undo")
		l.hears("There is nothing to undo")
	})
}

// TestHeardHistoryIsErased: what was erased can't be undone, and what was written the first
// time through doesn't come into the second.
func TestHeardHistoryIsErased(t *testing.T) {
	for name, away := range map[string]func(*listener) tea.Cmd{
		"erased": func(l *listener) tea.Cmd {
			d := l.app.session.Autosave
			d.Apply(content.Change{Delete: []content.Key{content.Answer{Track: content.Hurt, Question: "to-a-friend"}.Key()}})
			return tea.Batch(d.Save(), func() tea.Msg { return session.ErasedMsg{} })
		},
		"begun again": func(l *listener) tea.Cmd {
			profile, _ := l.app.session.Workbook().Profile(content.Hurt)
			profile.Pass++
			return l.app.session.Autosave.Put(profile)
		},
	} {
		t.Run(name, func(t *testing.T) {
			listening(t, english(t), newDisk(), func(l *listener) {
				l.writing()
				l.types("one", "two", ".")
				l.does(func() tea.Cmd { return away(l) })
				l.goes(route.PageOf(l.book.Track(content.Hurt).Page("friend-test")))
				l.heard()
				l.types("/undo")
				l.hears("There is nothing to undo")
			})
		})
	}
}
