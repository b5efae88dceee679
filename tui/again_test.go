package tui

import (
	"strings"
	"testing"

	"groundwork/content"
	"groundwork/tui/route"
)

// secondTime begins the track again, with answers of the first time.
func (s *stage) secondTime() {
	s.t.Helper()
	s.begin()
	s.keep(
		wrote("label", "my brother", 0), wrote("happened", "He lied.\nThen he left.", 0), wrote("my-phrase", "It hurts.", 0),
		content.Visit{Track: content.Hurt, Page: "name-it", Passed: true}, marked("boundaries", 0),
		content.EditedCopy{Stamp: novemberStamp(5), Track: content.Hurt, Letter: "ask-letter", Text: "In my own words."},
	)
	s.at("name-it")
	s.press("esc", "s")
	s.item("Begin again")
	s.item("Begin again")
}

func TestAgainScreens(t *testing.T) {
	scenesOf(t, map[string]func(*stage){
		"again-ask":  func(s *stage) { s.begin(); s.press("s"); s.item("Begin again") },
		"again-home": func(s *stage) { s.secondTime() },
		"again-page": func(s *stage) { s.secondTime(); s.at("name-it") },
		"again-open": func(s *stage) { s.secondTime(); s.at("name-it"); s.press("tab", "tab", "enter") },
		"walked":     func(s *stage) { s.walkAll() },
	})
}

func TestBeginAgain(t *testing.T) {
	onStage(t, small(t), 80, 24, func(s *stage) {
		s.secondTime()
		s.see("second time through")
		s.see("▸ Go on: How this book works")
		s.miss("Come back to")
		if p, _ := s.disk.saved.Profile(content.Hurt); p.Pass != 1 {
			t.Errorf("the disk has pass %d", p.Pass)
		}
		if got := s.disk.saved.Text(content.Hurt, "happened", 0); got != "He lied.\nThen he left." {
			t.Errorf("the old answer is now %q", got)
		}
		s.at("who")
		s.see("my brother") // asked once for all
		s.miss("what you wrote the first time")
		s.at("name-it")
		s.miss("He lied.")
		s.see("+ what you wrote the first time")
		s.press("tab")
		s.write("He lied.")
		s.settle()
		s.press("tab", "enter")
		s.see("- what you wrote the first time")
		s.see("┆ On 12 November, asked as “What was asked”:")
		s.see("┆ Then he left.")
		s.press("tab", "space") // what shows is made anew
		s.see("[x] Anger")
		s.see("- what you wrote the first time")
		if got := s.disk.saved.Text(content.Hurt, "happened", 1); got != "He lied." {
			t.Errorf("the new answer is %q", got)
		}
		s.at("one-ask")
		s.see("+ what you wrote the first time")
		next := s.restart()
		next.press("esc", "esc")
		next.see("second time through")
	})
}

// TestBeginAgainNotNow changes nothing.
func TestBeginAgainNotNow(t *testing.T) {
	onStage(t, small(t), 80, 24, func(s *stage) {
		s.begin()
		s.press("s")
		s.item("Begin again")
		s.press("enter")
		s.see("Settings")
		if p, _ := s.app.session.Workbook().Profile(content.Hurt); p.Pass != 0 {
			t.Errorf("pass %d", p.Pass)
		}
	})
}

// TestThirdTime shows both earlier answers, the newer one first.
func TestThirdTime(t *testing.T) {
	onStage(t, small(t), 80, 24, func(s *stage) {
		s.begin()
		s.keep(content.Profile{Track: content.Hurt, Pass: 2}, wrote("happened", "once", 0), wrote("happened", "twice", 1), wrote("happened", "thrice", 2))
		s.press("esc")
		s.size(80, 24)
		s.see("third time through")
		s.at("name-it")
		s.see("thrice")
		s.press("tab", "tab", "enter", "tab", "enter")
		s.see("- what you wrote the second time")
		s.see("- what you wrote the first time")
		s.see("┆ twice")
		s.see("┆ once")
	})
}

// walkAll goes on from page to page to the end.
func (s *stage) walkAll() {
	s.t.Helper()
	s.at("how-it-works")
	for range 40 {
		s.goOn()
		if _, ok := s.app.route().(route.Page); !ok {
			break
		}
	}
	s.settle()
}

// goOn goes to the next page; past the questions about safety as they are.
func (s *stage) goOn() {
	s.t.Helper()
	s.press("ctrl+n")
	if _, passing := s.app.route().(route.Passing); passing {
		s.press("down", "enter")
	}
}

// TestWalked goes to the end of a track, on the open route and on one that keeps
// pages for later: it closes in the same words.
func TestWalked(t *testing.T) {
	for _, route := range []content.Route{content.Open, content.Solo} {
		onStage(t, small(t), 80, 24, func(s *stage) {
			s.begin()
			s.keep(content.Profile{Track: content.Hurt, Route: route})
			s.walkAll()
			s.see("This was the last page")
			s.see("▸ Home")
			s.press("down")
			s.see("▸ Check in")
			s.press("down")
			s.see("▸ Print it")
			s.press("home", "enter")
			s.see("Look again")
			if n := strings.Count(s.screen(), "○"); n != 1 {
				t.Errorf("%d signs of a page not opened, want the one that is explained:\n%s", n, s.screen())
			}
		})
	}
}

// TestWalkedInPart goes home from the last page while others are open.
func TestWalkedInPart(t *testing.T) {
	onStage(t, small(t), 80, 24, func(s *stage) {
		pages := s.book.Track(content.Hurt).Pages()
		s.at(pages[len(pages)-1].ID)
		s.press("ctrl+n")
		s.see("Go on:")
		s.miss("last page")
	})
}

// TestSkippedAndKeptLookAlike walks past everything on two routes: Home and
// Contents are the same.
func TestSkippedAndKeptLookAlike(t *testing.T) {
	seen := map[content.Route]string{}
	for _, route := range []content.Route{content.Open, content.Solo} {
		onStage(t, small(t), 80, 40, func(s *stage) {
			s.begin()
			s.keep(content.Profile{Track: content.Hurt, Route: route})
			s.walkAll()
			s.press("esc")
			s.settle()
			seen[route] = s.screen()
			s.press("down", "enter")
			seen[route] += s.screen()
		})
	}
	if seen[content.Open] != seen[content.Solo] {
		t.Errorf("the route shows:\n%s\nand\n%s", seen[content.Open], seen[content.Solo])
	}
}
