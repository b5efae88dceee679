package tui

import (
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
	"groundwork/tui/session"
)

// writing goes to the first long text.
func (l *listener) writing() {
	l.t.Helper()
	l.types("", "1", "contents", "1.4")
	l.hears("A dot alone, or /done, ends the answer.")
}

// TestHeardCover holds that nothing stays to be seen where nobody types, that words are
// kept by then, and that any key goes on.
func TestHeardCover(t *testing.T) {
	listening(t, english(t), newDisk(), func(l *listener) {
		l.writing()
		l.keys.send("half a line")
		time.Sleep(6 * time.Minute)
		l.rest()
		said := l.heard()
		if !strings.Contains(said, "<wiped>") || !strings.HasSuffix(said, "Covered. Any key goes on.\n") {
			t.Errorf("nobody types, and what is said is %q", said)
		}
		if got := l.disk.saved.Text(content.Hurt, "to-a-friend", 0); got != "half a line" {
			t.Errorf("%q is kept", got)
		}
		l.keys.send("x")
		l.rest()
		if said := l.heard(); !strings.Contains(said, "3 words: half a line") || strings.Contains(said, "x") {
			t.Errorf("the key that goes on says %q", said)
		}
	})
}

// TestHeardStop: as long as no key lifts the cover, because the program is about to be
// stopped, it isn't said that one does.
func TestHeardStop(t *testing.T) {
	d := newDisk()
	listening(t, english(t), d, func(l *listener) {
		l.writing()
		stops, before := 0, ""
		l.app.session.Job = &shell{look: func() { stops, before = stops+1, l.heard() }}
		d.slow = 400 * time.Millisecond
		l.keys.send("half a line")
		time.Sleep(100 * time.Millisecond)
		l.mode.Send(session.StopMsg{})
		l.keys.send("x")
		l.rest()
		if stops != 1 || !strings.Contains(before, "<wiped>") || strings.Contains(before, "Any key") {
			t.Errorf("stopped %d times, and before that it says %q", stops, before)
		}
		if said := l.heard(); !strings.HasSuffix(said, "Covered. Any key goes on.\n") {
			t.Errorf("when it goes on it says %q", said)
		}
		l.keys.send("x")
		l.rest()
		if said := l.heard(); !strings.Contains(said, "3 words: half a line") {
			t.Errorf("the key that goes on says %q", said)
		}
	})
}

// TestHeardNotSaved says at once that nothing is saved any more, and says it once.
func TestHeardNotSaved(t *testing.T) {
	d := newDisk()
	listening(t, english(t), d, func(l *listener) {
		l.writing()
		d.fail = errors.New("no")
		l.types("one", "two", "three")
		if n := strings.Count(l.heard(), "NOT SAVED"); n != 1 {
			t.Errorf("it is said %d times", n)
		}
		l.types(".")
		l.hears("Not saved: 3 words.")
	})
}

// TestHeardWhereWordsAre says what becomes of words that aren't saved once that is known,
// and again where it is another thing.
func TestHeardWhereWordsAre(t *testing.T) {
	d := newDisk()
	listening(t, english(t), d, func(l *listener) {
		l.writing()
		d.fail, d.rescuing = errors.New("no"), time.Second
		l.types("one")
		time.Sleep(10 * time.Second)
		l.rest()
		if said := l.heard(); strings.Count(said, "It is kept in a rescue file.") != 1 || strings.Contains(said, "on its way") {
			t.Errorf("it says %q", said)
		}
		l.types("two")
		time.Sleep(10 * time.Second)
		l.rest()
		if said := l.heard(); strings.Contains(said, "rescue file") {
			t.Errorf("what is as it was is said again: %q", said)
		}
		d.noRescue = errors.New("no")
		l.types("three")
		time.Sleep(10 * time.Second)
		l.rest()
		if said := l.heard(); strings.Contains(said, "NOT SAVED") || !strings.Contains(said, "in this window only") {
			t.Errorf("it says %q", said)
		}
	})
}

// TestHeardAskedAgain: what is said while a question stands ends with that question, and
// with what was typed by then.
func TestHeardAskedAgain(t *testing.T) {
	d := newDisk()
	listening(t, english(t), d, func(l *listener) {
		l.writing()
		d.fail = errors.New("no")
		l.heard()
		l.keys.send("half a line")
		time.Sleep(time.Second)
		l.rest()
		if said := l.heard(); !strings.HasPrefix(said, "half a line\nNOT SAVED") || !strings.HasSuffix(said, "\nhalf a line") {
			t.Errorf("in the midst of a line it says %q", said)
		}
		l.types("", ".")
		l.hears("Not saved: 3 words.")
	})
	listening(t, english(t), newDisk(), func(l *listener) {
		l.types("", "1")
		l.does(func() tea.Cmd { return l.app.session.Autosave.Put(l.said("to-a-friend", "words")) })
		l.goes(route.Print{Track: content.Hurt})
		time.Sleep(time.Minute) // it counts its pages
		l.rest()
		said := l.heard()
		lines := strings.Split(strings.TrimSpace(said), "\n")
		if last := lines[len(lines)-1]; !strings.Contains(last, "Enter") || !strings.Contains(said, "page") {
			t.Errorf("the screen to print on ends with %q:\n%s", last, said)
		}
	})
}

// TestHeardEnterDestroysNothing presses Enter alone, again and again, where something can
// be erased, cleared, deleted or begun again.
func TestHeardEnterDestroysNothing(t *testing.T) {
	for _, to := range []route.Route{
		route.Versions{Track: content.Hurt}, route.Erasure{Track: content.Hurt}, route.BeginAgain{Track: content.Hurt}, route.Note{ID: "n"},
		route.Question{Title: "Clear this page?", Answers: []string{"Keep it as it is", "Clear it"}, Destroys: true},
	} {
		listening(t, english(t), newDisk(), func(l *listener) {
			l.remembers()
			answer := l.said("to-a-friend", "words")
			switch at := to.(type) {
			case route.Versions:
				at.Of, at.Title = answer.Key(), "It"
				to = at
			case route.Erasure:
				at.Keys = []content.Key{answer.Key()}
				to = at
			}
			l.does(func() tea.Cmd {
				_, cmd := l.app.session.Begin(l.book.Track(content.Hurt))
				return tea.Batch(cmd, l.app.session.Autosave.Put(answer, content.Note{ID: "n", Title: "a note", Text: "words"}),
					l.app.take(route.Start(route.Home{Track: content.Hurt}, to)))
			})
			l.types("", "", "")
			w := l.app.session.Workbook()
			profile, _ := w.Profile(content.Hurt)
			_, note := w.Record(content.Note{ID: "n"}.Key())
			if w.Text(content.Hurt, "to-a-friend", 0) != "words" || !note || profile.Pass != 0 {
				t.Errorf("%T: something is gone after\n%s", to, l.heard())
			}
		})
	}
}

// TestHeardEnterAtWhatDestroys comes back to what would take something away: Enter alone
// does not choose it, whatever it is called.
func TestHeardEnterAtWhatDestroys(t *testing.T) {
	listening(t, english(t), newDisk(), func(l *listener) {
		l.remembers()
		l.does(func() tea.Cmd {
			_, cmd := l.app.session.Begin(l.book.Track(content.Hurt))
			return tea.Batch(cmd, l.app.take(route.Start(route.Home{Track: content.Hurt}, route.Settings{Track: content.Hurt})))
		})
		l.types("begin again")
		l.hears("Begin this track again?")
		l.types("not now")
		l.hears("Choose, or Enter when done:")
	})
}

// TestHeardEnterAtHarmlessWords takes a choice for what it is: its words say nothing of that.
func TestHeardEnterAtHarmlessWords(t *testing.T) {
	listening(t, english(t), newDisk(), func(l *listener) {
		l.remembers()
		l.goes(route.Question{Title: "What is it?", Answers: []string{"Clear words", "No"}})
		l.hears("Choose, or Enter for Clear words:")
	})
}
