package tui

import (
	"strings"
	"testing"
	"time"

	"groundwork/content"
)

// TestTooSmall types on while the window is too small to see it.
func TestTooSmall(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		s.press("tab")
		s.write("before")
		s.size(20, 6)
		s.see("What you type")
		s.miss("before")
		s.write(", between")
		s.press("enter", "esc", "tab", "ctrl+g", "ctrl+n")
		s.write("x")
		s.press("backspace")
		s.settle()
		if got := s.disk.saved.Text(content.Hurt, "to-a-friend", 0); got != "before, between\n" {
			t.Errorf("the disk has %q", got)
		}
		s.fits()
		s.size(10, 3)
		s.fits()
		s.size(80, 24)
		s.see("before, between")
		s.write("after")
		s.settle()
		if got := s.disk.saved.Text(content.Hurt, "to-a-friend", 0); got != "before, between\nafter" {
			t.Errorf("the disk has %q", got)
		}
	})
}

// TestTooSmallToChoose does nothing that can't be seen.
func TestTooSmallToChoose(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		s.size(39, 24)
		s.miss("What you type")
		s.press("enter", "s", "p", "down")
		if _, ok := s.app.top().(*homeScreen); !ok {
			t.Error("a key led away unseen")
		}
		s.press("ctrl+l")
		if !s.covered() {
			t.Error("ctrl+l doesn't cover a small window")
		}
		s.press("x", "ctrl+q")
		if !s.quit {
			t.Error("ctrl+q doesn't leave a small window")
		}
	})
}

// TestLockedAndTiny shows and says nothing of the workbook in any window, and
// opens in each.
func TestLockedAndTiny(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		s.lockUp()
		s.press("ctrl+l")
		s.pass(time.Second)
		for _, size := range [][2]int{{1, 1}, {2, 2}, {5, 3}, {12, 4}, {39, 11}} {
			s.size(size[0], size[1])
			if got := s.screen(); strings.Contains(got, "Groundwork") {
				t.Errorf("locked, %v shows\n%s", size, got)
			}
			if lines := strings.Count(s.model.View().Content, "\n") + 1; lines > size[1] {
				t.Errorf("%d lines in a window of %v", lines, size)
			}
		}
		s.write("river stone")
		s.press("enter")
		s.pass(time.Second)
		if s.disk.locked {
			t.Error("it can't be unlocked in a small window")
		}
		s.size(80, 24)
		s.see("After being hurt")
	})
}

// TestNothingUnseen chooses nothing that is still below the screen: enter brings it
// into sight first.
func TestNothingUnseen(t *testing.T) {
	onStage(t, english(t), 40, 12, func(s *stage) {
		s.begin()
		s.run(s.app.take(open(newDistress(s.app.sitting))))
		s.miss("Stop here for today")
		s.press("enter")
		s.see("▸ Stop here for today")
		if _, ok := s.app.top().(*distress); !ok {
			t.Fatal("something unseen was chosen")
		}
		s.press("enter")
		if _, ok := s.app.top().(*quiet); !ok {
			t.Error("what is in sight can't be chosen")
		}
	})
}

// TestHelpLinesOnce gives the help lines once where both questions are answered
// with yes.
func TestHelpLinesOnce(t *testing.T) {
	onStage(t, english(t), 80, 200, func(s *stage) {
		s.at("safe")
		s.press("tab", "enter", "enter")
		s.settle()
		if n := strings.Count(s.screen(), "Numbers change"); n != 1 {
			t.Errorf("the help lines show %d times on\n%s", n, s.screen())
		}
	})
}
