package tui

import (
	"strings"
	"testing"
	"time"

	"groundwork/content"
	"groundwork/tui/route"
)

// TestCheckInGoesOnAfterALock locks in the midst of a check-in that is copied from paper, at
// each step: it is one set of its day in the end, as it is without a lock.
func TestCheckInGoesOnAfterALock(t *testing.T) {
	steps := [][]string{
		{"c", "3", "tab", "4"},
		{"another"},
		strings.Split("3 november", ""),
		{"tab", "shift+tab", "shift+tab", "6"},
	}
	for locked := range len(steps) {
		onSeeded(t, english(t), 80, 120, nil, func(s *stage) {
			s.lockUp()
			for i, keys := range steps {
				if keys[0] == "another" {
					s.row("It was another day")
					keys = []string{"enter"}
				}
				s.press(keys...)
				s.pass(time.Second)
				if i == locked || locked == 0 { // and after each
					s.relock()
					if _, here := s.app.route().(route.CheckIn); !here {
						t.Fatalf("after step %d one comes back to\n%s", i, s.screen())
					}
				}
			}
			s.see("[6]")
			sets := s.checkins(nil)
			if len(sets) != 1 || content.DateOf(sets[0].On) != (content.Date{Year: 2026, Month: time.November, Day: 3}) || len(sets[0].Values) != 3 {
				t.Errorf("locked after step %d: kept %+v", locked, sets)
			}
		})
	}
}

// TestCheckInOfADayAloneGoesOn has typed the day, and rated nothing yet.
func TestCheckInOfADayAloneGoesOn(t *testing.T) {
	onSeeded(t, english(t), 80, 120, nil, func(s *stage) {
		s.lockUp()
		s.press("c")
		s.row("It was another day")
		s.press("enter")
		s.write("3 november")
		s.see("Tuesday, 3")
		s.relock()
		s.see("How it was on that day.")
		s.see("Tuesday, 3 November 2026")
		s.press("shift+tab", "5")
		sets := s.checkins(nil)
		if len(sets) != 1 || content.DateOf(sets[0].On).Day != 3 {
			t.Errorf("kept %+v", sets)
		}
	})
}

// TestCheckInOfferAfterALock offers again what nobody has answered.
func TestCheckInOfferAfterALock(t *testing.T) {
	onSeeded(t, english(t), 80, 120, nil, func(s *stage) {
		s.lockUp()
		s.press("c", "tab", "tab", "3")
		s.see(careful)
		s.relock()
		s.see(careful)
	})
}

// TestCheckInIsNewAgain begins a new one once one is done.
func TestCheckInIsNewAgain(t *testing.T) {
	onSeeded(t, english(t), 80, 120, nil, func(s *stage) {
		s.lockUp()
		s.press("c", "3")
		s.relock()
		s.row("Done")
		s.press("enter")
		s.press("c")
		s.miss("[3]")
		s.press("5")
		if sets := s.checkins(nil); len(sets) != 2 {
			t.Errorf("kept %+v", sets)
		}
	})
}
