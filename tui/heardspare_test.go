package tui

import (
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
)

// notes are the notes in the file.
func (l *listener) notes() (texts []string) {
	l.does(l.app.session.Autosave.Save)
	for _, n := range l.disk.saved.Notes(false) {
		texts = append(texts, n.Text)
	}
	return texts
}

// TestHeardWordsAtAMenu types sentences where there is something to choose: they can be kept
// as a note, and nothing is lost by Enter, by more words, or by a word to go by.
func TestHeardWordsAtAMenu(t *testing.T) {
	const words = "I could not sleep again"
	for name, c := range map[string]struct {
		lines []string
		want  []string
		hears string
	}{
		"Enter":             {[]string{words, ""}, []string{words}, "Kept: 5 words, as a note."},
		"yes":               {[]string{words, "yes"}, []string{words}, "Kept: 5 words, as a note."},
		"no":                {[]string{words, "no"}, nil, "Left out."},
		"more words":        {[]string{words, "Kim was late, again", "Why?", ""}, []string{words + "\nKim was late, again\nWhy?"}, "Kept: 10 words, as a note."},
		"how many":          {[]string{words, "Kim was late, again", "no"}, nil, "Added: 4 words.\nEnter keeps it as a note."},
		"a word to go by":   {[]string{words, "contents"}, []string{words}, "Kept: 5 words, as a note.\n"},
		"help":              {[]string{words, "help", "no"}, nil, "No: leave it out. Anything else is added to it."},
		"where":             {[]string{words, "where", "no"}, nil, "where\nEnter keeps it as a note."},
		"a number":          {[]string{words, "2", "no"}, nil, "2\nNot understood.\nEnter keeps it as a note."},
		"a number, kept":    {[]string{words, "2", ""}, []string{words}, "Kept: 5 words, as a note."},
		"a mistyped word":   {[]string{words, "/frob", ""}, []string{words}, "Not understood."},
		"a dot":             {[]string{words, "."}, []string{words}, "Kept: 5 words, as a note."},
		"one word":          {[]string{"sleepless"}, nil, "Not understood."},
		"a choice by words": {[]string{"Set a passphrase first"}, nil, "passphrase"},
	} {
		t.Run(name, func(t *testing.T) {
			listening(t, english(t), newDisk(), func(l *listener) {
				l.types(c.lines...)
				if said := l.heard(); !strings.Contains(said, c.hears) {
					t.Errorf("can't hear %q in\n%s", c.hears, said)
				}
				if got := l.notes(); !slices.Equal(got, c.want) {
					t.Errorf("notes are %q, want %q", got, c.want)
				}
			})
		})
	}
}

// TestHeardWordsAhead types before anything was said, and where one comes back.
func TestHeardWordsAhead(t *testing.T) {
	d := newDisk()
	listening(t, english(t), d, func(l *listener) { l.types("", "1") })
	listening(t, english(t), d, func(l *listener) {
		l.types("I could not sleep again")
		l.hears("Enter keeps it as a note.")
		l.types("", "")
		l.hears("Here: After being hurt")
		if got := l.notes(); !slices.Equal(got, []string{"I could not sleep again"}) {
			t.Errorf("notes are %q", got)
		}
	})
}

// TestHeardWordsThenEsc steps back from what is asked: that loses nothing.
func TestHeardWordsThenEsc(t *testing.T) {
	listening(t, english(t), newDisk(), func(l *listener) {
		l.types("I could not sleep again")
		l.keys.send("\x1b")
		l.rest()
		l.hears("Kept: 5 words, as a note.\nChoose, or Enter for Go on:")
	})
}

// TestHeardWordsAtAQuestionWithoutText offers a note where the page has no text to put them in.
func TestHeardWordsAtAQuestionWithoutText(t *testing.T) {
	listening(t, small(t), newDisk(), func(l *listener) {
		l.types("", "1")
		l.goes(route.PageOf(l.book.Track(content.Hurt).Page("still")))
		l.types("I don't know yet")
		l.hears("Enter keeps it as a note.")
		l.types("")
		l.hears("Choose, or Enter to go on:")
		if got := l.notes(); !slices.Equal(got, []string{"I don't know yet"}) {
			t.Errorf("notes are %q", got)
		}
	})
}

// TestHeardWordsAtAMenuAreKept ends, covers and locks the program while it is asked what
// becomes of words.
func TestHeardWordsAtAMenuAreKept(t *testing.T) {
	for how, end := range halfEnds() {
		t.Run(how, func(t *testing.T) {
			d := newDisk()
			listening(t, english(t), d, func(l *listener) {
				l.types("", "1")
				if strings.Contains(how, "lock") {
					l.lockUp()
				}
				l.goes(route.Home{Track: content.Hurt})
				l.types("I could not sleep again")
				end(l)
				if how == "nobody there" || how == "a cover" {
					l.does(func() tea.Cmd { return l.app.session.Autosave.Save() })
					time.Sleep(time.Second)
				}
				d.saved.Apply(d.sealed.Unsaved)
				if !strings.Contains(d.everything(), "I could not sleep again") {
					t.Errorf("it is not in\n%s", d.everything())
				}
			})
		})
	}
}
