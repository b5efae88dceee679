package tui

import (
	"fmt"
	"testing"

	"groundwork/content"
	"groundwork/tui/route"
)

// names are the screens one is on, the top one last.
func (s *stage) names() string {
	var all []string
	for _, p := range s.app.stack {
		all = append(all, fmt.Sprintf("%T", p.route)[len("route."):])
	}
	return fmt.Sprint(all)
}

// TestWayBack opens a page from where it was found: esc goes back there, then home. Where
// the page was turned meanwhile, the contents are below it.
func TestWayBack(t *testing.T) {
	open := map[string]func(*stage){
		"Words": func(s *stage) { s.run(s.app.take(route.To(route.Words{Track: content.Hurt}))); s.press("enter") },
		"Search": func(s *stage) {
			s.run(s.app.take(route.To(route.Search{})))
			s.write("friend")
			s.press("enter")
		},
	}
	for name, find := range open {
		for turned, want := range map[bool][]string{
			false: {"[Home " + name + " Page]", "[Home " + name + "]", "[Home]"},
			true:  {"[Home Contents Page]", "[Home Contents]", "[Home]"},
		} {
			onStage(t, english(t), 80, 24, func(s *stage) {
				s.begin()
				s.put(s.said("to-a-friend", "a friend"))
				find(s)
				if turned {
					s.press("ctrl+n")
				}
				for _, stack := range want {
					if got := s.names(); got != stack {
						t.Errorf("from %s, turned %v: one is on %s, want %s", name, turned, got, stack)
					}
					s.press("esc")
					s.settle()
				}
			})
		}
	}
}

// TestWayBackAfterLocking has the contents below a page that was found by a search.
func TestWayBackAfterLocking(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		s.run(s.app.take(route.To(route.Search{})))
		s.write("friend")
		s.press("enter")
		var all []string
		for _, r := range s.app.present() {
			all = append(all, fmt.Sprintf("%T", r))
		}
		if got := fmt.Sprint(all); got != "[route.Home route.Contents route.Page]" {
			t.Errorf("one comes back to %s", got)
		}
	})
}

// TestPlaceAtAnOffer leaves at once where an answer offered fewer pages: one comes back to
// its question, seen or heard.
func TestPlaceAtAnOffer(t *testing.T) {
	d := newDisk()
	listening(t, small(t), d, func(l *listener) {
		l.types("", "1")
		l.goes(route.Contents{Track: content.Hurt}, route.PageOf(l.book.Track(content.Hurt).Page("still")))
		l.types("2")
		l.hears("Keep those pages for later")
	})
	listening(t, small(t), d, func(l *listener) {
		l.types("")
		l.hears("Here: you were at question.")
	})
}
