package tui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
)

// TestTooSmall does nothing while the window is too small to see what it does, but for
// writing on where one was, and says so.
func TestTooSmall(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		s.press("tab")
		s.write("before")
		s.press("shift+left") // what is selected isn't written over
		s.size(20, 6)
		s.miss("before")
		s.size(39, 11)
		s.see("Other keys do nothing")
		s.write(" x?")
		s.press("space", "/", "enter")
		s.send(tea.PasteMsg{Content: "pasted"})
		s.press("backspace", "delete", "esc", "up", "tab", "shift+tab", "ctrl+n", "ctrl+f", "ctrl+z", "ctrl+x", "pgup", "home")
		s.fits()
		s.size(10, 3)
		s.fits()
		s.size(80, 24)
		s.write(", after")
		s.settle()
		if got, want := s.disk.saved.Text(content.Hurt, "to-a-friend", 0), "befor x? /\npasted, aftere"; got != want {
			t.Errorf("the disk has %q, want %q", got, want)
		}
	})
}

// TestTypedAheadOfTheSize: keys that come before the terminal has said how large it is
// do what they do later.
func TestTypedAheadOfTheSize(t *testing.T) {
	onStage(t, english(t), 0, 0, func(s *stage) {
		s.press("t")
		s.size(80, 24)
		if _, ok := s.here().(route.Page); !ok {
			t.Errorf("the key for the page for a bad night is lost:\n%s", s.screen())
		}
	})
}

// TestTooSmallWhileReading writes what is typed where typing begins, as it would be seen, and
// rates and chooses nothing.
func TestTooSmallWhileReading(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		s.size(30, 24)
		s.press("enter", "down", "tab", "pgdown", "ctrl+n", "esc", "space")
		if p, ok := s.here().(route.Page); !ok || p.Spot.Page != "friend-test" || s.inFocus() != nil {
			t.Fatalf("unseen a key led to %+v", s.here())
		}
		s.write("7, to a friend. ")
		s.press("enter")
		s.write("Again.")
		s.size(80, 24)
		s.see("Again.")
		s.settle()
		if got := s.disk.saved.Text(content.Hurt, "to-a-friend", 0); got != "7, to a friend. \nAgain." {
			t.Errorf("the disk has %q", got)
		}
		s.at("where-now")
		s.press("tab")
		s.size(30, 24)
		s.write("7")
		s.press("right", "down")
		s.size(80, 24)
		s.settle()
		if got := s.disk.saved.Ratings(content.Hurt); len(got) > 0 {
			t.Errorf("unseen it was rated: %v", got)
		}
	})
}

// TestTooSmallInALine doesn't go on unseen: what is typed stays in one line.
func TestTooSmallInALine(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("who")
		s.press("tab")
		s.size(30, 24)
		s.write("Sam")
		s.press("enter")
		s.write("uel")
		s.size(80, 24)
		s.settle()
		if got := s.disk.saved.Label(content.Hurt); got != "Samuel" {
			t.Errorf("the disk has %q", got)
		}
	})
}

// TestTooSmallForANote writes on in a note.
func TestTooSmallForANote(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		s.onNotes()
		s.press("home", "enter", "enter")
		s.write("One.")
		s.size(30, 24)
		s.press("enter")
		s.write("Two.")
		s.size(80, 24)
		s.settle()
		if kept := s.notesKept(); len(kept) != 1 || kept[0] != "|One.\nTwo." {
			t.Errorf("the notes are %q", kept)
		}
	})
}

// TestTooSmallForHelp shows help all the same, as far as it goes, and comes back.
func TestTooSmallForHelp(t *testing.T) {
	onStage(t, english(t), 30, 9, func(s *stage) {
		s.begin()
		s.press("ctrl+g")
		s.see("call now")
		s.fits()
		for range 20 {
			s.press("down")
			s.fits()
		}
		s.press("esc")
		s.see("Groundwork needs")
	})
}

// TestTooSmallToChoose does nothing that can't be seen.
func TestTooSmallToChoose(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		s.size(39, 24)
		s.press("enter", "s", "p", "down")
		if _, ok := s.app.route().(route.Home); !ok {
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
		s.run(s.app.take(route.To(route.Distress{})))
		s.miss("Stop here for today")
		s.press("enter")
		s.see("▸ Stop here for today")
		if _, ok := s.app.route().(route.Distress); !ok {
			t.Fatal("something unseen was chosen")
		}
		s.press("enter")
		if _, ok := s.app.route().(route.Quiet); !ok {
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

// TestTooSmallPromises says that what is typed is kept where it is, and nowhere else.
func TestTooSmallPromises(t *testing.T) {
	const promise = "what you type is too"
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		s.settle()
		s.size(39, 11)
		s.see(promise)
		s.write("\"2 weeks")
		s.size(80, 24)
		s.see("\"2 weeks")

		door := s.away(time.Minute)
		door.size(39, 11)
		door.see("Keys do nothing")
		door.miss(promise)
		door.size(80, 24)
		door.press("esc", "/")
		door.see("Search")
		door.size(39, 11)
		door.miss(promise)
		door.size(80, 24)
	})
}
