package tui

import (
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
	"groundwork/tui/session"
)

// covered reports whether nothing of the workbook can be seen.
func (s *stage) covered() bool { return strings.TrimSpace(s.model.View().Content) == "" }

func TestCoverByKey(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		s.press("tab")
		s.write("not for you")
		s.press("ctrl+l")
		if !s.covered() {
			t.Fatalf("the cover shows\n%s", s.screen())
		}
		s.pass(time.Second)
		if got := s.disk.saved.Text(content.Hurt, "to-a-friend", 0); got != "not for you" {
			t.Errorf("behind the cover the disk has %q", got)
		}
		s.press("x")
		s.see("not for you")
		s.miss("not for youx")
		s.write("!")
		s.see("not for you!")
	})
}

// TestCoverBeforeSuspending: nothing is left on the screen for whoever types fg, nor
// while the program is put aside.
func TestCoverBeforeSuspending(t *testing.T) {
	for _, passphrase := range []string{"", "river"} {
		onStage(t, english(t), 80, 24, func(s *stage) {
			s.begin()
			s.disk.passphrase = passphrase
			s.app.session.Autosave.Protected = passphrase != ""
			s.see("Right now")
			s.press("ctrl+z")
			if s.miss("Right now"); passphrase != "" {
				s.see("passphrase")
			} else if !s.covered() {
				t.Errorf("put aside it shows\n%s", s.screen())
			}
		})
	}
}

// TestBreathingStaysUncovered: breathing is done with the hands at rest.
func TestBreathingStaysUncovered(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		s.run(s.app.take(route.To(route.Breathing{In: 4, Out: 6, Minutes: 10})))
		s.pass(7 * time.Minute)
		if s.covered() {
			t.Error("covered in the midst of breathing")
		}
		s.run(s.app.take(route.Back()))
		s.pass(6 * time.Minute)
		if !s.covered() {
			t.Error("not covered six minutes after that")
		}
	})
}

func TestCoverWhenIdle(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		s.pass(4 * time.Minute)
		s.press("tab")
		s.pass(4 * time.Minute)
		if s.covered() {
			t.Error("covered four minutes after a key")
		}
		s.pass(2 * time.Minute)
		if !s.covered() {
			t.Error("not covered six minutes after the last key")
		}
		s.press("ctrl+g")
		s.see("Samaritans")
		s.press("ctrl+l", "ctrl+q")
		if !s.quit {
			t.Error("ctrl+q doesn't leave from under the cover")
		}
	})
}

// TestCoverIsStill: Bubble Tea draws a view without any content anew at every tick.
func TestCoverIsStill(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		s.press("ctrl+l")
		if !s.covered() || s.model.View().Content == "" {
			t.Errorf("the cover is %q", s.model.View().Content)
		}
	})
}

// TestWhatWaitsIsHidden: covering, locking and leaving throw away what a slow terminal has
// not shown yet, and all is drawn anew where there was something.
func TestWhatWaitsIsHidden(t *testing.T) {
	for _, waits := range []bool{true, false} {
		onStage(t, english(t), 80, 24, func(s *stage) {
			s.begin()
			hidden := 0
			s.app.Hide = func() bool { hidden++; return waits }
			drawn := func(cmd tea.Cmd) bool {
				if cmd == nil {
					return false
				}
				cmds := tea.BatchMsg{cmd}
				if batch, ok := cmd().(tea.BatchMsg); ok {
					cmds = batch
				}
				return slices.ContainsFunc(cmds, func(c tea.Cmd) bool { return c != nil && c() == tea.ClearScreen() })
			}
			if drawn(s.app.conceal()) != waits {
				t.Errorf("something waits: %v, but covering draws all anew: %v", waits, !waits)
			}
			if drawn(s.app.update(session.PartMsg{})) != waits {
				t.Errorf("something waits: %v, but parting draws all anew: %v", waits, !waits)
			}
			s.app.leave()
			if hidden != 3 {
				t.Errorf("it is thrown away %d times, of 3", hidden)
			}
		})
	}
}
