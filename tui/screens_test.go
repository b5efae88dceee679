package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"groundwork/content"
	"groundwork/tui/route"
	"groundwork/tui/session"
)

// at opens a page of the hurt track as if the person had come to it.
//
// Whoever is there went past the questions about safety once, or is on their page.
func (s *stage) at(page string) {
	s.t.Helper()
	s.begin()
	p := s.book.Track(content.Hurt).Page(page)
	if p == nil {
		s.t.Fatalf("the book has no page %q", page)
	}
	if p != p.Track().Gate() {
		s.pastGate()
	}
	s.run(s.app.take(route.To(route.PageOf(p))))
	s.pass(10 * time.Millisecond)
}

// pastGate lets the person have gone past the questions about safety of the hurt track.
func (s *stage) pastGate() {
	s.t.Helper()
	if profile, _ := s.app.session.Workbook().Profile(content.Hurt); !profile.Own {
		profile.Own = true
		s.put(profile)
	}
}

// begin puts the person into the hurt track, on its home.
func (s *stage) begin() {
	s.t.Helper()
	st, cmd := s.app.session.Begin(s.book.Track(content.Hurt))
	s.run(cmd)
	s.run(s.app.take(st))
	s.run(s.app.take(route.Start()))
	s.settle()
}

// scenes are the screens as a person meets them.
func scenes() map[string]func(*stage) {
	return map[string]func(*stage){
		"welcome": func(*stage) {},
		"tracks":  func(s *stage) { s.item("Go on") },
		"first-page": func(s *stage) {
			s.item("Go on")
			s.item("After being hurt")
		},
		"gate": func(s *stage) {
			s.at("safe")
			s.press("tab", "enter", "tab")
		},
		"ratings": func(s *stage) {
			s.at("where-now")
			s.press("tab", "3")
			s.pass(2 * time.Second)
		},
		"distress": func(s *stage) {
			s.at("where-now")
			s.press("shift+tab", "shift+tab", "shift+tab", "shift+tab", "shift+tab", "9")
		},
		"writing": func(s *stage) {
			s.at("friend-test")
			s.press("tab")
			s.write("You didn't cause this. You trusted somebody you had every reason to trust, and")
			s.settle()
		},
		"why": func(s *stage) {
			s.at("friend-test")
			s.press("shift+tab", "shift+tab", "shift+tab", "shift+tab", "shift+tab", "shift+tab", "enter")
		},
		"buttons": func(s *stage) {
			s.at("friend-test")
			s.press("shift+tab")
		},
		"home": func(s *stage) {
			s.at("how-it-works")
			for range 3 {
				s.goOn()
			}
			s.press("esc", "esc")
			s.settle()
		},
		"passing": func(s *stage) { s.at("safe"); s.press("ctrl+n") },
		"contents": func(s *stage) {
			s.at("name-it")
			s.press("ctrl+n", "esc")
			s.settle()
		},
		"settings":   func(s *stage) { s.begin(); s.press("s") },
		"routes":     func(s *stage) { s.begin(); s.app.take(route.To(route.Cautions{Track: content.Hurt})) },
		"print":      func(s *stage) { s.begin(); s.app.session.PrintDir = "/home/ada"; s.press("p") },
		"help":       func(s *stage) { s.begin(); s.press("ctrl+g") },
		"countries":  func(s *stage) { s.begin(); s.app.take(route.To(route.Countries{})) },
		"help-lines": func(s *stage) { s.begin(); s.press("ctrl+g"); s.press("down", "down", "down") },
		"help-elsewhere": func(s *stage) {
			s.begin()
			s.run(s.app.session.SetCountry(session.Nowhere))
			s.press("ctrl+g")
		},
		"right-now": func(s *stage) { s.begin(); s.item("Right now"); s.settle() },
		"people": func(s *stage) {
			s.begin()
			s.keep(sam())
			s.item("Right now")
			s.item("My people")
		},
		"quiet": func(s *stage) { s.begin(); s.item("Right now"); s.item("Stop for today"); s.settle() },
		"end-well": func(s *stage) {
			s.at("friend-test")
			s.press("tab", "tab", "tab")
			s.write("It was not foolish to trust.")
			s.settle()
			s.run(s.app.take(route.To(route.EndWell{})))
		},
		"blank-form": func(s *stage) { s.app.session.PrintDir = "/home/ada"; s.item("Print a blank form") },
		"settle":     func(s *stage) { s.begin(); s.app.take(route.To(route.Settle{})) },
		"breathing": func(s *stage) {
			s.begin()
			s.run(s.app.take(route.To(route.Breathing{In: 4, Out: 6, Minutes: 2})))
			s.pass(7 * time.Second)
		},
		"lookaround": func(s *stage) { s.begin(); s.app.take(route.To(route.LookAround{})) },
		"notice": func(s *stage) {
			s.app.take(route.To(route.Notice{Sentences: []string{"One answer could not be read: The friend test. Everything else is here."}}))
		},
	}
}

var sizes = [][2]int{{40, 12}, {80, 24}, {120, 40}}

// TestScreens holds every screen to its golden at three sizes, and to the size.
func TestScreens(t *testing.T) {
	book := english(t)
	for name, scene := range scenes() {
		for _, size := range sizes {
			t.Run(fmt.Sprintf("%s_%dx%d", name, size[0], size[1]), func(t *testing.T) {
				onStage(t, book, size[0], size[1], func(s *stage) {
					scene(s)
					s.fits()
					golden(t, fmt.Sprintf("%s_%dx%d", name, size[0], size[1]), s.screen())
				})
			})
		}
	}
}

// TestEveryRouteHasALook holds each screen to which no scene leads to a golden of its own,
// as the list of all routes has it.
func TestEveryRouteHasALook(t *testing.T) {
	t.Setenv("VISUAL", "true")
	book := english(t)
	seen := map[string]bool{}
	for _, scene := range scenes() {
		onStage(t, book, 80, 24, func(s *stage) {
			scene(s)
			seen[fmt.Sprintf("%T", s.app.route())] = true
		})
	}
	drawn := 0
	for _, size := range sizes {
		named := map[string]int{}
		for i, more := 0, true; more; i++ {
			onStage(t, book, size[0], size[1], func(s *stage) {
				r := s.takes(i)
				if more = r != nil; !more || seen[fmt.Sprintf("%T", r)] {
					return
				}
				drawn++
				s.fits()
				name := strings.ToLower(strings.TrimPrefix(fmt.Sprintf("%T", r), "route."))
				if named[name]++; named[name] > 1 {
					name += fmt.Sprint(named[name])
				}
				golden(t, fmt.Sprintf("route/%s_%dx%d", name, size[0], size[1]), s.screen())
			})
		}
	}
	if drawn == 0 {
		t.Error("no route was drawn")
	}
}
