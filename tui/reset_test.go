package tui

import (
	"strings"
	"testing"

	"groundwork/content"
	"groundwork/tui/route"
)

func writtenPage() []content.Record {
	return []content.Record{
		wrote("untold", "Nobody knows this", 0),
		content.Entry{Stamp: novemberStamp(3), Track: content.Hurt, Question: "boundaries", ID: "a", Order: "a0", Cells: map[string]string{"if": "You shout"}},
		wrote("happened", "Elsewhere", 0), wrote("untold", "Another time", 7),
	}
}

// onButton goes to one of the page's buttons.
func (s *stage) onButton(label string) {
	s.t.Helper()
	for range 40 {
		if strings.Contains(s.screen(), "[▸"+label+" ]") {
			return
		}
		s.press("tab")
	}
	s.t.Fatalf("no button %q on\n%s", label, s.screen())
}

func TestResetScreens(t *testing.T) {
	scenesOf(t, map[string]func(*stage){
		"clear-ask": func(s *stage) {
			s.begin()
			s.keep(writtenPage()...)
			s.at("boundaries")
			s.onButton("Clear this page")
			s.press("enter")
		},
		"cleared": func(s *stage) { s.clearedPage() },
	})
}

// clearedPage has a page whose words are in hand.
func (s *stage) clearedPage() {
	s.t.Helper()
	s.begin()
	s.keep(writtenPage()...)
	s.at("boundaries")
	s.onButton("Clear this page")
	s.press("enter", "down", "enter")
	s.settle()
}

func (s *stage) kept(r content.Record) bool {
	_, ok := s.disk.saved.Record(r.Key())
	return ok
}

func TestClearAndBringBack(t *testing.T) {
	onStage(t, small(t), 80, 24, func(s *stage) {
		s.clearedPage()
		all := writtenPage()
		if s.kept(all[0]) || s.kept(all[1]) {
			t.Error("what was cleared is still on the disk")
		}
		if !s.kept(all[2]) || !s.kept(all[3]) {
			t.Error("another page or pass was cleared too")
		}
		s.miss("Nobody knows this")
		s.see("[▸Bring it back ]")
		s.press("enter")
		s.settle()
		s.see("it is back")
		s.see("Nobody knows this")
		s.see("[▸Clear this page ]")
		if !s.kept(all[0]) || !s.kept(all[1]) {
			t.Error("what was brought back is not on the disk")
		}
	})
}

// TestClearTakesWhatRests clears a log of which some rests, which is said, and brings it back
// at rest.
func TestClearTakesWhatRests(t *testing.T) {
	onSeeded(t, english(t), 80, 40, years(), func(s *stage) {
		counts := func() (all, resting int) {
			s.settle()
			return len(s.disk.saved.AllEntries(content.Hurt, "daily", 0)), s.disk.saved.Resting(content.Hurt, "daily", 0)
		}
		s.at("daily")
		s.onButton("Clear this page")
		s.press("enter")
		s.see("What you wrote and chose on it goes from the page, with 3 entries that")
		s.press("down", "enter")
		if all, _ := counts(); all != 0 {
			t.Errorf("%d entries are left", all)
		}
		s.miss("3 entries rest")
		s.press("enter")
		if all, resting := counts(); all != 10 || resting != 3 {
			t.Errorf("%d entries are back, of which %d rest", all, resting)
		}
		s.see("it is back")
	})
}

// TestClearOnlyResting clears a page on which all that was written rests.
func TestClearOnlyResting(t *testing.T) {
	rests := years()[1:2]
	onSeeded(t, english(t), 80, 40, append(rests, content.Profile{Track: content.Hurt}), func(s *stage) {
		s.at("daily")
		s.onButton("Clear this page")
		s.press("enter")
		s.see("goes from the page, with 1 entry that")
		s.press("down", "enter")
		s.settle()
		if s.kept(rests[0]) {
			t.Error("what rests is still on the disk")
		}
	})
}

// TestClearIsAskedFirst holds that enter twice clears nothing.
func TestClearIsAskedFirst(t *testing.T) {
	onStage(t, small(t), 80, 24, func(s *stage) {
		s.begin()
		s.keep(writtenPage()...)
		s.at("boundaries")
		s.onButton("Clear this page")
		s.press("enter")
		s.see("▸ Keep it as it is")
		s.press("enter")
		s.settle()
		s.see("Nobody knows this")
		if !s.kept(writtenPage()[0]) {
			t.Error("it was cleared without a yes")
		}
	})
}

// TestBringBackOverwritesNothing writes on the cleared page before the old words
// are wanted again.
func TestBringBackOverwritesNothing(t *testing.T) {
	onStage(t, small(t), 80, 40, func(s *stage) {
		s.clearedPage()
		s.press("up")
		s.write("New words")
		s.settle()
		s.onButton("Bring it back")
		s.press("enter")
		s.settle()
		s.see("New words")
		s.see("You shout")
		s.miss("Nobody knows this")
		s.see("[▸Bring it back ]") // the old words are still in hand
		s.press("enter")
		s.see("take the new words out first")
		s.press("up")
		for range "New words" {
			s.press("backspace")
		}
		s.onButton("Bring it back")
		s.press("enter")
		s.settle()
		s.see("Nobody knows this")
		if got := s.disk.saved.Text(content.Hurt, "untold", 0); got != "Nobody knows this" {
			t.Errorf("the disk has %q", got)
		}
	})
}

// TestClearedUntilLeft leaves the page: what was cleared is gone.
func TestClearedUntilLeft(t *testing.T) {
	onStage(t, small(t), 80, 24, func(s *stage) {
		s.clearedPage()
		s.press("ctrl+g", "esc") // help is not leaving
		s.see("Bring it back")
		s.at("boundaries")
		s.miss("Nobody knows this")
		s.miss("Bring it back")
		s.miss("Clear this page")
	})
}

// TestClearWhatWasJustTyped clears words that no save has seen.
func TestClearWhatWasJustTyped(t *testing.T) {
	onStage(t, small(t), 80, 24, func(s *stage) {
		s.at("name-it")
		s.miss("Clear this page")
		s.press("tab")
		s.write("heron")
		s.see("Clear this page")
		s.onButton("Clear this page")
		s.press("enter", "down", "enter")
		s.settle()
		s.miss("heron")
		if got := s.disk.saved.Text(content.Hurt, "happened", 0); got != "" {
			t.Errorf("the disk has %q", got)
		}
		s.press("enter")
		s.see("heron")
	})
}

// TestNothingToClear types and takes the words out again.
func TestNothingToClear(t *testing.T) {
	onStage(t, small(t), 80, 24, func(s *stage) {
		s.at("name-it")
		s.press("tab")
		s.write("x")
		s.press("backspace")
		s.onButton("Clear this page")
		s.press("enter")
		s.see("nothing is written on this page")
	})
}

// TestGateHasNothingToClear answers a gate: of it nothing is kept that could be
// cleared, and nothing says that it was answered.
func TestGateHasNothingToClear(t *testing.T) {
	onStage(t, small(t), 80, 40, func(s *stage) {
		s.at("safe")
		s.press("tab", "down", "enter")
		s.settle()
		s.miss("Clear this page")
	})
}

// TestEnterIsSaidToGoOn where no key has led to an option, and space to choose there.
func TestEnterIsSaidToGoOn(t *testing.T) {
	onStage(t, small(t), 80, 24, func(s *stage) {
		s.at("safe")
		s.press("tab")
		s.see("space choose   enter go on")
		s.press("down")
		s.see("enter go on")
	})
}

// TestWaysTellNothing: whoever opens Settings reads of each way what comes and what waits, and
// nothing of what was answered about safety.
func TestWaysTellNothing(t *testing.T) {
	onStage(t, small(t), 120, 40, func(s *stage) {
		s.begin()
		s.app.take(route.To(route.Cautions{Track: content.Hurt}))
		words := strings.ToLower(s.screen())
		for _, told := range []string{"safe", "afraid", "fear", "confront", "contact", "want", "other person", "danger", "hurt you", "order"} {
			if strings.Contains(words, told) {
				t.Errorf("it says %q: %s", told, words)
			}
		}
		for _, way := range []string{"all pages", "fewer pages, on my own", "fewer pages, at a distance", "fewer pages, both"} {
			if !strings.Contains(words, way) {
				t.Errorf("%q is not there: %s", way, words)
			}
		}
	})
}

// TestTickedIsUnticked: the hint names what space does with the box as it is.
func TestTickedIsUnticked(t *testing.T) {
	onStage(t, small(t), 80, 40, func(s *stage) {
		s.begin()
		s.app.take(route.To(route.Settings{Track: content.Hurt}))
		s.row("[ ] Three lines of mine when I come back")
		s.see("space tick")
		s.press("space")
		s.see("space untick")
		s.press("space")
		s.see("space tick")
	})
}

// TestEveryRouteCanBeSet opens the list of routes from each of them.
func TestEveryRouteCanBeSet(t *testing.T) {
	for way := range content.Quiet + 1 {
		onStage(t, small(t), 80, 24, func(s *stage) {
			s.begin()
			s.keep(content.Profile{Track: content.Hurt, Route: way})
			s.app.take(route.To(route.Cautions{Track: content.Hurt}))
			s.see("How this track walks with you")
			s.press("enter")
			if p, _ := s.app.session.Workbook().Profile(content.Hurt); p.Route != way {
				t.Errorf("from %v enter leads to %v", way, p.Route)
			}
		})
	}
}
