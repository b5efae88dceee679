package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/plain"
	"groundwork/tui/route"
)

// TestHeardMoreOfAnAnswer types a line where there is an answer already: nothing that was
// there, and nothing that is typed, is lost.
func TestHeardMoreOfAnAnswer(t *testing.T) {
	listening(t, english(t), newDisk(), func(l *listener) {
		l.writing()
		l.types("one two", ".", "/back")
		l.heard()
		l.types("Three came to me later")
		l.hears("Added to it.")
		l.types(".")
		l.hears("Kept: 7 words.")
		if got := l.disk.saved.Text(content.Hurt, "to-a-friend", 0); got != "one two\nThree came to me later" {
			t.Errorf("%q is kept", got)
		}
	})
}

// TestHeardBesides types a line where there is a short answer: Enter keeps both.
func TestHeardBesides(t *testing.T) {
	for how, want := range map[string]string{"": "Kim Alex", "change": "Alex", "keep": "Kim"} {
		listening(t, english(t), newDisk(), func(l *listener) {
			l.types("", "1")
			l.does(func() tea.Cmd {
				return l.app.session.Autosave.Put(content.Answer{Track: content.Hurt, Question: "label", Kind: content.KindLine, Value: content.Text("Kim")})
			})
			l.goes(route.PageOf(l.book.Track(content.Hurt).Page("who")))
			l.heard()
			l.types("Alex")
			l.hears("Enter adds it to what is there.")
			l.types(how)
			if got := l.disk.saved.Text(content.Hurt, "label", 0); got != want {
				t.Errorf("%q keeps %q, want %q", how, got, want)
			}
		})
	}
}

// TestHeardBesidesAWord goes on by a word where it is asked what becomes of a line: that it was
// added is said.
func TestHeardBesidesAWord(t *testing.T) {
	for how, want := range map[string]string{"next": "Added: 1 word.", "home": "Added: 1 word.", "\x1b": "Added: 1 word.", ".": "Kept: Kim Alex"} {
		listening(t, english(t), newDisk(), func(l *listener) {
			l.types("", "1")
			l.does(func() tea.Cmd {
				return l.app.session.Autosave.Put(content.Answer{Track: content.Hurt, Question: "label", Kind: content.KindLine, Value: content.Text("Kim")})
			})
			l.goes(route.PageOf(l.book.Track(content.Hurt).Page("who")))
			l.types("Alex")
			l.heard()
			if l.keys.send(how); how != "\x1b" {
				l.keys.send("\r")
			}
			l.rest()
			l.hears(want)
			if got := l.app.session.Workbook().Text(content.Hurt, "label", 0); got != "Kim Alex" {
				t.Errorf("%q keeps %q", how, got)
			}
		})
	}
}

// TestHeardCounts counts words as the screen does.
func TestHeardCounts(t *testing.T) {
	listening(t, english(t), newDisk(), func(l *listener) {
		l.writing()
		l.types("You didn't cause this - at all, 2 times.", ".")
		l.hears("Kept: 8 words.")
	})
}

// TestHeardWordsInEveryForm types each word to go by as it stands, behind a slash, and
// without its spaces, at a list and where one writes.
func TestHeardWordsInEveryForm(t *testing.T) {
	for _, name := range plain.Names() {
		if name == "leave" || name == "quit" {
			continue
		}
		for _, typed := range []string{name, "/" + name, "/" + strings.ReplaceAll(name, " ", "")} {
			listening(t, english(t), newDisk(), func(l *listener) {
				l.types("", "1")
				l.heard()
				l.types(typed)
				if said := l.heard(); strings.Contains(said, "Not understood") {
					t.Errorf("on a page %q is not understood:\n%s", typed, said)
				}
			})
		}
	}
}

// TestHeardSpareWords types a sentence at a choice: it can be kept where words are.
func TestHeardSpareWords(t *testing.T) {
	listening(t, small(t), newDisk(), func(l *listener) {
		l.types("", "1")
		l.goes(route.PageOf(l.book.Track(content.Hurt).Page("name-it")))
		l.types("/next")
		l.heard()
		l.types("I felt all of it at once")
		l.hears("Enter puts it into “What happened?”. Or no leaves it out:")
		l.types("")
		l.hears("Kept: 7 words.")
		if got := l.disk.saved.Text(content.Hurt, "happened", 0); got != "I felt all of it at once" {
			t.Errorf("%q is kept", got)
		}
		l.types("2")
		l.hears("on now: 2")
	})
}

// TestHeardHalfALine has half a line typed where there is an answer already: it is saved
// before enter, and words to go by are not.
func TestHeardHalfALine(t *testing.T) {
	for half, want := range map[string]string{"Three came to": "one two\nThree came to", "rea": "one two", "/edit": "one two", "my wo": "one two"} {
		d := newDisk()
		listening(t, english(t), d, func(l *listener) {
			l.writing()
			l.types("one two", ".", "/back")
			l.keys.send(half)
			l.rest()
		})
		if got := d.saved.Text(content.Hurt, "to-a-friend", 0); got != want {
			t.Errorf("%q: %q is kept, want %q", half, got, want)
		}
	}
}

// TestHeardHalfAWord begins a word to go by as an answer would begin, waits, and goes on:
// nothing of it stays in the answer.
func TestHeardHalfAWord(t *testing.T) {
	d := newDisk()
	listening(t, english(t), d, func(l *listener) {
		l.writing()
		l.types("one two", ".", "/back")
		l.keys.send("x")
		l.rest()
		l.types("\x7fkeep")
	})
	if got := d.saved.Text(content.Hurt, "to-a-friend", 0); got != "one two" {
		t.Errorf("%q is kept", got)
	}
}

// TestHeardHelpNamesNoKeys: what helps says the numbers, what can be chosen, and where the
// words are told; a key that does nothing where lines are typed isn't named.
func TestHeardHelpNamesNoKeys(t *testing.T) {
	listening(t, english(t), newDisk(), func(l *listener) {
		l.heard()
		l.types("help lines")
		said := l.heard()
		if !strings.Contains(said, "116 123") || !strings.Contains(said, "Type help to hear what can be typed.") {
			t.Errorf("it says %q", said)
		}
		for _, key := range []string{"tab", "ctrl+", "shift"} {
			if strings.Contains(strings.ToLower(said), key) {
				t.Errorf("it names %s in %q", key, said)
			}
		}
	})
}
