package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
)

// printing goes to the screen to print on, up to the name of the file.
func (l *listener) printing() {
	l.t.Helper()
	l.types("", "1")
	l.does(func() tea.Cmd {
		return l.app.session.Autosave.Put(l.said("happened", strings.Repeat("many words ", 40)))
	})
	l.goes(route.Home{Track: content.Hurt}, route.Print{Track: content.Hurt})
	l.onTo("Another, or Enter to keep it: ")
}

// onTo goes on until that is asked.
func (l *listener) onTo(prompt string) {
	l.t.Helper()
	for range 20 {
		if strings.HasSuffix(l.out.String(), prompt) {
			return
		}
		l.types("")
	}
	l.t.Fatalf("can't hear %q in\n%s", prompt, l.heard())
}

// TestHeardPrintByEnter: after a look Enter prints, and after that it leads back.
func TestHeardPrintByEnter(t *testing.T) {
	listening(t, small(t), newDisk(), func(l *listener) {
		l.printing()
		l.onTo("Choose, or Enter for Look at it first: ")
		l.types("")
		l.hearsInOrder("As it will be printed", "Choose, or Enter for Print:")
		l.types("", "")
		l.hearsInOrder("Printed to ", "Choose, or Enter to go back:")
		l.types("")
		if _, home := l.app.route().(route.Home); !home {
			t.Errorf("one is at %T", l.app.route())
		}
	})
}

// TestHeardPrintNamesNoWord: a word to go by is none where the name of a file is asked for.
func TestHeardPrintNamesNoWord(t *testing.T) {
	listening(t, small(t), newDisk(), func(l *listener) {
		l.printing()
		l.hears("./back is a file of that name")
		l.types("print")
		l.hears("You are at it. Enter goes on, up to Print.")
		l.types("back")
		l.hears("Private answers")
		l.types("")
		l.onTo("Another, or Enter to keep it: ")
		if said := l.out.String(); strings.Contains(said, "File: back") || strings.Contains(said, "To: back") {
			t.Error("it is the name of a file")
		}
		l.onTo("Choose, or Enter for Look at it first: ")
		l.types("print")
		l.hears("Before the first print")
	})
}

// TestHeardPrintToldWithoutColumns looks at a print with a table: no line of it is broken, and
// no columns stand side by side.
func TestHeardPrintToldWithoutColumns(t *testing.T) {
	for _, form := range []string{"1", "4"} {
		listening(t, small(t), newDisk(), func(l *listener) {
			l.types("", "1")
			l.goes(route.PageOf(l.book.Track(content.Hurt).Page("boundaries")))
			l.types("add", "if so it goes on and on", "then this will come, and more of it")
			l.goes(route.Home{Track: content.Hurt}, route.Print{Track: content.Hurt})
			l.onTo("Now 1. A number, or Enter to keep it: ")
			l.types(form)
			l.onTo("Choose, or Enter for Look at it first: ")
			l.heard()
			l.types("")
			l.hears("Your boundaries\nWhen this happens: if so it goes on and on\nI will: then this will come, and more of it\n")
		})
	}
}
