package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/plain"
	"groundwork/tui/route"
)

// searching goes to search from a page, with some words written.
func (l *listener) searching(words string) {
	l.t.Helper()
	l.types("", "1")
	l.does(func() tea.Cmd { return l.app.session.Autosave.Put(l.said("to-a-friend", words)) })
	l.heard()
	l.types("search")
	l.hears("Words to find, or Enter to go back:")
}

// TestHeardSearchForAnyWord looks for each of the words that lead somewhere: none of them
// does, where words to find are asked for. Behind a slash they do.
func TestHeardSearchForAnyWord(t *testing.T) {
	listening(t, english(t), newDisk(), func(l *listener) {
		l.searching("I stay, " + strings.Join(plain.Names(), ", ") + ", and more")
		for _, name := range plain.Names() {
			l.types(name)
			said := l.heard()
			if !strings.Contains(said, "\nFound: ") || strings.Contains(said, "\nFound: 0") || !strings.Contains(said, "To go by this word: /"+name+".") {
				t.Errorf("%q is not looked for:\n%s", name, said)
			}
			if _, there := l.app.route().(route.Search); !there {
				t.Fatalf("%q leads to %T", name, l.app.route())
			}
		}
		l.types("/notawordatall")
		l.hears("Not understood.")
		l.types("//home")
		l.hears("Found: ")
		l.types("/home")
		if _, there := l.app.route().(route.Home); !there {
			t.Errorf("/home leads to %T", l.app.route())
		}
	})
}

// TestHeardSearchMoves goes on, back and to a place that was found.
func TestHeardSearchMoves(t *testing.T) {
	for _, back := range []string{"\r", "/back\r", "\x1b"} {
		listening(t, english(t), newDisk(), func(l *listener) {
			l.searching("only these words")
			l.keys.send(back)
			l.rest()
			if _, there := l.app.route().(route.Search); there {
				t.Errorf("%q doesn't lead back", back)
			}
		})
	}
	listening(t, english(t), newDisk(), func(l *listener) {
		l.searching("only zebras")
		l.types("you")
		l.hears("A number, other words, or Enter for more:")
		l.types("")
		l.hears("\n10: ")
		l.types("zebras")
		l.hears("\nFound: 1.\n1: ")
		l.types("/help")
		l.hears("Type words to find, or the number of a place.")
		l.types("1")
		if to, page := l.app.route().(route.Page); !page || to.Spot.Page != "friend-test" {
			t.Errorf("it leads to %v", l.app.route())
		}
	})
}

// TestHeardNamesOfFiles names a file as a word to go by is called. By itself that is one.
func TestHeardNamesOfFiles(t *testing.T) {
	for typed, want := range map[string]string{"./notes": "./notes", "/no/such/home": "/no/such/home", "//home": "/home"} {
		listening(t, english(t), newDisk(), func(l *listener) {
			l.types("", "1")
			l.does(func() tea.Cmd { return l.app.session.Autosave.Put(l.said("to-a-friend", "words")) })
			l.goes(route.Print{Track: content.Hurt})
			for range 20 {
				if strings.HasSuffix(l.out.String(), "Another, or Enter to keep it: ") {
					break
				}
				l.types("")
			}
			l.heard()
			l.types(typed, "page")
			for range 20 {
				if strings.HasSuffix(l.out.String(), "Another, or Enter to keep it: ") {
					break
				}
				l.types("")
			}
			l.hears(": " + want + "\nAnother")
		})
	}
}
