package tui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"groundwork/content"
	"groundwork/tui/route"
)

const careful = "Keep those pages for later"

// carefulAnswers are keys by the page on which they give an answer that offers the careful
// way: an option, one of several, a rating and a row of a grid.
func carefulAnswers() map[string][]string {
	return map[string][]string{
		"safe-to-ask":  {"tab", "tab", "down", "down", "space"},
		"name-it":      {"tab", "tab", "tab", "down", "down", "space"},
		"where-now":    {"tab", "tab", "tab", "3"},
		"what-changed": {"tab", "tab", "right", "right", "right"},
	}
}

// TestOfferStays holds that what an answer has offered comes again with its page, however one
// left that.
func TestOfferStays(t *testing.T) {
	leaving := map[string]func(*stage, string) *stage{
		"and went back": func(s *stage, _ string) *stage {
			s.press("ctrl+p", "ctrl+n")
			return s
		},
		"for the contents": func(s *stage, page string) *stage {
			s.press("esc", "esc")
			s.at(page)
			return s
		},
		"by a lock": func(s *stage, _ string) *stage {
			s.lockUp()
			s.press("ctrl+l")
			s.pass(time.Second)
			s.write("river stone")
			s.press("enter")
			s.settle()
			return s
		},
		"at once": func(s *stage, _ string) *stage {
			s.settle()
			return s.restart()
		},
	}
	for page, keys := range carefulAnswers() {
		for how, leave := range leaving {
			t.Run(page+" left "+how, func(t *testing.T) {
				onStage(t, english(t), 80, 120, func(s *stage) {
					s.at(page)
					s.press(keys...)
					s.see(careful)
					s = leave(s, page)
					s.see(careful)
					s.press("ctrl+n") // and who passes it is asked
					s.see("Before you go on")
				})
			})
		}
	}
}

// TestOfferEnds holds that it comes no more once it was taken or declined, on the page or
// when one went on, nor where the answer no longer offers it.
func TestOfferEnds(t *testing.T) {
	for name, keys := range map[string][]string{
		"taken":               {"tab", "enter"},
		"declined":            {"tab", "down", "enter"},
		"taken going on":      {"ctrl+n", "enter", "ctrl+p"},
		"declined going on":   {"ctrl+n", "down", "enter", "ctrl+p"},
		"another answer":      {"8"},
		"taken away":          {"backspace"},
		"after coming back":   {"ctrl+p", "ctrl+n", "tab", "down", "enter"},
		"changed coming back": {"ctrl+p", "ctrl+n", "8"},
	} {
		t.Run(name, func(t *testing.T) {
			onStage(t, english(t), 80, 120, func(s *stage) {
				s.at("where-now")
				s.press(carefulAnswers()["where-now"]...)
				s.see(careful)
				s.press(keys...)
				s.miss(careful)
				profile, _ := s.app.session.Workbook().Profile(content.Hurt)
				profile.Route = content.Open // all pages are opened in the settings
				s.put(profile)
				s.press("ctrl+p", "ctrl+n")
				s.miss(careful)
				s.settle()
				s = s.restart()
				s.at("where-now")
				s.miss(careful)
			})
		})
	}
}

// TestOfferKeepsNoGate holds that of what a gate has offered nothing is kept: who opens its
// page again must not read what was answered.
func TestOfferKeepsNoGate(t *testing.T) {
	onStage(t, english(t), 80, 120, func(s *stage) {
		s.at("safe")
		s.press("tab", "end")
		s.see(careful)
		s.press("ctrl+p", "ctrl+n")
		s.miss(careful)
		s.settle()
		for _, r := range slices.Collect(s.disk.saved.Records()) {
			if v, ok := r.(content.Visit); ok && v.Offer != "" {
				t.Errorf("kept: %+v", v)
			}
		}
	})
}

// TestOfferComesBackWithItsAnswer clears the page and brings back what was on it.
func TestOfferComesBackWithItsAnswer(t *testing.T) {
	onStage(t, english(t), 80, 120, func(s *stage) {
		s.at("name-it")
		s.press(carefulAnswers()["name-it"]...)
		s.see(careful)
		s.row("Clear this page")
		s.press("enter", "down", "enter")
		s.miss(careful)
		s.press("enter")
		s.see(careful)
	})
}

// TestOfferIsHeardAgain leaves the page by ear and comes back.
func TestOfferIsHeardAgain(t *testing.T) {
	listening(t, small(t), newDisk(), func(l *listener) {
		l.types("", "1")
		l.goes(route.Contents{Track: content.Hurt}, route.PageOf(l.book.Track(content.Hurt).Page("still")))
		l.types("2")
		l.hears(careful)
		l.types("page before", "home")
		l.goes(route.PageOf(l.book.Track(content.Hurt).Page("still")))
		l.hears("Now 2. Choose, or Enter to keep it:")
		l.types("")
		l.hears(careful)
	})
}

// TestOfferAtACheckIn asks who is done with a check-in and passed what it offered.
func TestOfferAtACheckIn(t *testing.T) {
	for keys, want := range map[string]content.Route{"enter": content.Solo, "down enter": content.Open} {
		onSeeded(t, english(t), 80, 120, nil, func(s *stage) {
			s.press("c", "tab", "tab", "3")
			s.see(careful)
			s.row("Done")
			s.press("enter")
			s.see("Before you go on")
			s.press(strings.Fields(keys)...)
			if _, home := s.app.route().(route.Home); !home {
				t.Errorf("one is on\n%s", s.screen())
			}
			if profile, _ := s.app.session.Workbook().Profile(content.Hurt); profile.Route != want {
				t.Errorf("the route is %v", profile.Route)
			}
		})
	}
}
