package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
)

// TestSelectionIsCopied: with a selection ctrl+c copies, without it leaves. What the
// program selects by itself, so that typing replaces it, holds nobody up.
func TestSelectionIsCopied(t *testing.T) {
	inText(t, func(s *stage) {
		s.write("one two")
		s.press("ctrl+shift+left")
		s.see("ctrl+c copy")
		s.press("ctrl+c")
		if s.quit {
			t.Fatal("ctrl+c left with a selection")
		}
		s.press("end", "ctrl+v")
		s.see("one twotwo")
		s.press("ctrl+shift+left", "esc")
		if _, here := s.here().(route.Page); !here {
			t.Fatal("esc left the page with a selection")
		}
		s.press("ctrl+c")
		if !s.quit {
			t.Error("ctrl+c does not leave without one")
		}
	})
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("review")
		s.put(content.Answer{Track: content.Hurt, Question: "boundaries-review", Kind: content.KindDate, Value: content.Date{Year: 2027, Month: 3, Day: 1}})
		s.at("review")
		for s.asked() == nil || s.asked().Kind != content.KindDate {
			s.press("tab")
		}
		s.press("ctrl+c")
		if !s.quit {
			t.Error("ctrl+c does not leave a date that was selected for typing")
		}
	})
	onStage(t, small(t), 80, 24, func(s *stage) {
		s.searching("river")
		s.press("alt+a", "ctrl+c")
		if s.quit {
			t.Error("ctrl+c left with a selection in the search")
		}
	})
}

// TestSignsAreKeysOutsideText: ? is help, / searches and q leaves, where nothing that
// is typed would be written.
func TestSignsAreKeysOutsideText(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		s.press("?")
		if _, help := s.app.route().(route.Help); !help {
			t.Errorf("? leads to %T", s.app.route())
		}
		s.press("q")
		if s.quit {
			t.Fatal("q leaves from help")
		}
		s.press("esc", "/")
		if _, search := s.app.route().(route.Search); !search {
			t.Errorf("/ leads to %T", s.app.route())
		}
		s.write("q?/")
		s.see("Find  q?/")
		s.press("esc")
		s.at("where-now") // a page without a text
		s.press("?")
		if _, help := s.app.route().(route.Help); !help {
			t.Errorf("? leads to %T", s.app.route())
		}
		s.press("esc")
		s.at("friend-test")
		s.write("q?/")
		s.see("┃ q?/")
		s.press("esc", "esc", "q")
		if !s.quit {
			t.Error("q does not leave from home")
		}
	})
}

// TestWheelChoosesNothing: a turn of the wheel, which comes as arrows, moves in lists
// and scrolls where they would choose.
func TestWheelChoosesNothing(t *testing.T) {
	turn := func(n int, b tea.MouseButton) tea.Msg { return tea.MouseWheelMsg{X: n - 1, Button: b} }
	onStage(t, english(t), 40, 12, func(s *stage) {
		s.at("who")
		for s.asked() == nil || s.asked().Kind != content.KindChoice {
			s.press("tab")
		}
		s.press("down")
		before := s.screen()
		s.send(turn(3, tea.MouseWheelDown))
		if s.screen() == before {
			t.Errorf("the wheel does not scroll\n%s", before)
		}
		s.settle()
		if a, _ := s.disk.saved.Answer(content.Hurt, "relation", 0); a.Value != content.Choice("ex-partner") {
			t.Errorf("the wheel chose %v", a.Value)
		}
		s.press("esc", "esc")
		s.see("▸ Go on")
		s.send(turn(1, tea.MouseWheelDown))
		s.see("▸ The short way")
		s.send(turn(1, tea.MouseWheelUp))
		s.see("▸ Go on")
	})
}

// TestReadingOnChoosesNothing reads a page with Down alone and back with Up alone: no choice
// is answered or changed by it, and what is marked is chosen by space, after which moving
// is choosing.
func TestReadingOnChoosesNothing(t *testing.T) {
	through := func(s *stage, arrow string) {
		for range 60 {
			s.press(arrow)
		}
	}
	for _, size := range sizes {
		onStage(t, english(t), size[0], size[1], func(s *stage) {
			for _, page := range []string{"who", "repair", "safe"} {
				s.at(page)
				through(s, "down")
				through(s, "up")
				s.settle()
				s.miss("(•)")
			}
			for r := range s.disk.saved.Records() {
				if a, ok := r.(content.Answer); ok {
					t.Errorf("%s is answered with %v", a.Question, a.Value)
				}
			}
		})
	}
	onStage(t, english(t), 80, 24, func(s *stage) {
		relation := func(want content.Value) {
			t.Helper()
			s.settle()
			if a, _ := s.disk.saved.Answer(content.Hurt, "relation", 0); a.Value != want {
				t.Errorf("it is %v, want %v", a.Value, want)
			}
		}
		s.at("who")
		for s.asked() == nil || s.asked().Kind != content.KindChoice {
			s.press("down")
		}
		s.press("down")
		s.see("Space or enter chooses this.")
		s.see("space choose")
		relation(nil)
		s.press("space")
		relation(content.Choice("ex-partner"))
		s.press("up")
		relation(content.Choice("partner"))
		through(s, "up")
		through(s, "down")
		relation(content.Choice("partner"))
		s.at("who") // come back to, where one was
		s.press("down", "down")
		relation(content.Choice("partner"))
	})
}

// TestWheelLeavesNoText: what is typed after a turn goes on where one writes, and no turn
// that began in a text chooses in the question after it.
func TestWheelLeavesNoText(t *testing.T) {
	for _, button := range []tea.MouseButton{tea.MouseWheelDown, tea.MouseWheelUp} {
		onStage(t, english(t), 80, 24, func(s *stage) {
			s.at("name-it")
			for s.asked() == nil || s.asked().Kind != content.KindLine {
				s.press("tab")
			}
			s.write("tight")
			for range 4 {
				s.send(tea.MouseWheelMsg{X: 2, Button: button})
			}
			s.write("er")
			s.settle()
			if got := s.disk.saved.Text(content.Hurt, "body", 0); got != "tighter" {
				t.Errorf("the answer is %q", got)
			}
			if sets := s.disk.saved.Ratings(content.Hurt); len(sets) > 0 {
				t.Errorf("the wheel chose %v", sets)
			}
		})
	}
	onStage(t, english(t), 80, 24, func(s *stage) { // on the reading it may come to a choice
		s.at("who")
		for range 30 {
			s.send(tea.MouseWheelMsg{X: 2, Button: tea.MouseWheelDown})
		}
		s.settle()
		if a, ok := s.disk.saved.Answer(content.Hurt, "relation", 0); ok {
			t.Errorf("the wheel chose %v", a.Value)
		}
	})
}

// TestContentsOpenAtTheMark: the page one comes from is in sight, however far down.
func TestContentsOpenAtTheMark(t *testing.T) {
	for _, size := range sizes {
		onStage(t, english(t), size[0], size[1], func(s *stage) {
			s.begin()
			track := s.book.Track(content.Hurt)
			for _, p := range []*content.Page{track.Page("my-plan"), track.Page("how-it-works"), track.Page("draft")} {
				s.run(s.app.take(route.Start(route.Home{Track: track.ID}, route.Contents{Track: track.ID}, route.PageOf(p))))
				s.press("esc")
				s.see("▸ " + p.Title[:10])
			}
		})
	}
}

// TestBackStandsBesideNext leads to the page before; the first page has none.
func TestBackStandsBesideNext(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		for !strings.Contains(s.screen(), "[▸Next page ]") {
			s.press("tab")
		}
		s.see("[▸Next page ]  [ Back ]")
		s.press("tab", "enter")
		s.see("What it shook")
		s.at("how-it-works")
		s.press("end")
		s.see("[ Next page ]  [ Come back to this ]")
	})
}

// TestWhatIsSaidHidesNoHint: a key that does nothing says so above the hints.
func TestWhatIsSaidHidesNoHint(t *testing.T) {
	for _, size := range sizes {
		onStage(t, english(t), size[0], size[1], func(s *stage) {
			s.at("where-now")
			s.press("tab")
			hints := footerOf(s.screen())
			s.press("ctrl+t")
			s.see("ctrl+t does nothing here.")
			if got := footerOf(s.screen()); got != hints {
				t.Errorf("the hints were %q and are %q", hints, got)
			}
			s.fits()
		})
	}
}

// footerOf is the last line of a screen.
func footerOf(screen string) string {
	lines := strings.Split(strings.TrimSpace(screen), "\n")
	for _, l := range lines {
		if strings.Contains(l, "leave now") {
			return strings.TrimSpace(l)
		}
	}
	return ""
}
