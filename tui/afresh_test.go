package tui

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/session"
)

// afresh lets a program be started in the place of the stage's, and returns how often
// nothing more was to be read.
func (s *stage) afresh() *int {
	pauses := 0
	s.app.Pause = func() bool { pauses++; return true }
	return &pauses
}

// startAfresh is the stage of the program that is started in its place.
func (s *stage) startAfresh(h Handover) *stage {
	s.t.Helper()
	app := Resume(session.Options{
		Book: s.book, Notebook: s.disk, Now: s.app.session.Now, PrintDir: s.t.TempDir(), NewID: s.app.session.NewID,
	}, h)
	next := &stage{t: s.t, app: app, model: app.Model(), book: s.book, disk: s.disk, pending: make(chan tea.Msg, 1000)}
	next.run(next.model.Init())
	next.size(80, 24)
	return next
}

// TestStartsAfresh locks, and goes on in another program: with what was typed of the
// passphrase meanwhile, and at the same place once it is unlocked.
func TestStartsAfresh(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		s.lockUp()
		s.afresh()
		s.press("tab", "tab")
		s.write("to mysel")
		s.press("left", "left")
		s.press("ctrl+l")
		s.write("river ")
		s.pass(time.Second)
		h, ok := s.app.Handover()
		if !ok || !s.quit || string(h.Typed) != "river " || h.Entered || h.Help {
			t.Fatalf("handed over: %t %q", ok, h.Typed)
		}
		s.see("passphrase") // to the last
		next := s.startAfresh(h)
		next.see("passphrase")
		next.write("stone")
		next.press("enter")
		next.pass(time.Second)
		next.write("X")
		next.see("to mysXel")
		next.settle()
		if got := s.disk.saved.Text(content.Hurt, "to-myself", 0); got != "to mysXel" {
			t.Errorf("the disk has %q", got)
		}
		if _, ok := next.app.Handover(); ok {
			t.Error("what is unlocked is handed over")
		}
	})
}

// TestStartsAfreshAfterEnter enters the passphrase before the other program is there.
func TestStartsAfreshAfterEnter(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		s.lockUp()
		s.afresh()
		s.press("tab")
		s.write("mine")
		s.press("ctrl+l")
		s.write("river stone")
		s.press("enter")
		s.write("and more")
		s.pass(time.Second)
		h, ok := s.app.Handover()
		if !ok || string(h.Typed) != "river stone" || !h.Entered || !s.disk.locked {
			t.Fatalf("handed over: %t %q %t", ok, h.Typed, h.Entered)
		}
		next := s.startAfresh(h)
		next.pass(time.Second)
		next.see("mine")
		next.miss("and more")
	})
}

// TestStartsAfreshAfterAnAbsence stands before the page, as at any other start, where it
// was locked for long, and knows since when.
func TestStartsAfreshAfterAnAbsence(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		s.lockUp()
		s.afresh()
		s.press("tab")
		s.write("mine")
		s.press("ctrl+l")
		s.pass(time.Second)
		h, ok := s.app.Handover()
		if !ok {
			t.Fatal("it isn't handed over")
		}
		next := s.startAfresh(h)
		now := s.disk.now
		next.app.session.Now = func() time.Time { return now().Add(24 * time.Hour) }
		next.write("river stone")
		next.press("enter")
		next.pass(time.Second)
		next.see("You were last here yesterday at 20:00.")
		next.miss("mine")
		next.press("enter")
		next.see("mine")
	})
}

// TestStartsAfreshFromHelp has the help lines open, of the country that was chosen.
func TestStartsAfreshFromHelp(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		s.lockUp()
		s.afresh()
		s.app.session.Chosen = "IE"
		s.press("ctrl+l", "ctrl+g")
		s.pass(time.Second)
		h, ok := s.app.Handover()
		if !ok || !h.Help || h.Country != "IE" {
			t.Fatalf("handed over: %t %+v", ok, h)
		}
		next := s.startAfresh(h)
		next.see("Ireland")
		next.press("esc")
		next.see("passphrase")
	})
}

// TestWaitsToStartAfresh doesn't cut short what others are being handed, reads what was
// typed by then, and doesn't go on where the program is left.
func TestWaitsToStartAfresh(t *testing.T) {
	locking := func(t *testing.T, do func(s *stage)) {
		onStage(t, english(t), 80, 24, func(s *stage) {
			s.at("friend-test")
			s.lockUp()
			do(s)
		})
	}
	t.Run("for a print", func(t *testing.T) {
		locking(t, func(s *stage) {
			pauses := s.afresh()
			s.run(s.app.session.Whole(func() tea.Msg { time.Sleep(5 * time.Second); return nil }))
			s.press("ctrl+l")
			s.pass(4 * time.Second)
			if s.quit || *pauses > 0 {
				t.Error("it didn't wait")
			}
			s.pass(4 * time.Second)
			if !s.quit {
				t.Error("it waits for ever")
			}
		})
	})
	t.Run("for keys", func(t *testing.T) {
		locking(t, func(s *stage) {
			s.afresh()
			s.press("ctrl+l")
			for range 20 {
				s.write("x")
				s.pass(settleTime / 2)
			}
			if s.quit {
				t.Error("it ended in the midst of typing")
			}
			s.pass(time.Second)
			if h, ok := s.app.Handover(); !ok || len(h.Typed) != 20 {
				t.Errorf("handed over: %t, %d keys", ok, len(h.Typed))
			}
		})
	})
	t.Run("for what is half read", func(t *testing.T) {
		locking(t, func(s *stage) {
			quiet := false
			s.app.Pause = func() bool { return quiet }
			s.press("ctrl+l")
			s.pass(time.Second)
			if s.quit {
				t.Error("it didn't wait")
			}
			quiet = true
			s.pass(time.Second)
			if !s.quit {
				t.Error("it waits for ever")
			}
		})
	})
	t.Run("and is left", func(t *testing.T) {
		locking(t, func(s *stage) {
			s.afresh()
			s.press("ctrl+l", "ctrl+q")
			s.pass(time.Second)
			if _, ok := s.app.Handover(); ok || !s.quit {
				t.Error("what is left is handed over")
			}
		})
	})
	t.Run("and a signal came", func(t *testing.T) {
		locking(t, func(s *stage) {
			s.afresh()
			s.press("ctrl+l")
			s.send(session.PartMsg{})
			s.pass(time.Second)
			if _, ok := s.app.Handover(); ok {
				t.Error("what is left is handed over")
			}
			s.send(session.LeaveMsg{})
			synctest.Wait()
			if !s.quit {
				t.Error("it isn't left")
			}
		})
	})
}

// TestRemains goes on where no other program could be started, and where locking failed.
func TestRemains(t *testing.T) {
	for name, fail := range map[string]bool{"no other program": false, "not locked": true} {
		t.Run(name, func(t *testing.T) {
			onStage(t, english(t), 80, 24, func(s *stage) {
				s.at("friend-test")
				s.lockUp()
				s.afresh()
				if fail {
					s.disk.noLock = errors.New("it can't be")
				}
				s.press("tab")
				s.write("mine")
				s.press("ctrl+l")
				s.write("river stone")
				s.press("enter")
				s.pass(time.Second)
				if _, ok := s.app.Handover(); ok == fail {
					t.Errorf("handed over: %t", ok)
				}
				if !fail {
					s.app.Remain()
					s.run(s.model.Init())
				}
				s.pass(time.Second)
				if fail { // it has nowhere to keep the place, so it begins as at a start
					s.press("enter")
				}
				s.see("mine")
			})
		})
	}
}

// TestPartsBlank shows nothing once a signal came, and still takes keys.
func TestPartsBlank(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		s.press("tab")
		s.write("be")
		s.send(session.PartMsg{})
		if !s.covered() {
			t.Errorf("it shows\n%s", s.screen())
		}
		s.write("fore")
		s.send(session.LeaveMsg{})
		if err := s.app.Flush(); err != nil {
			t.Fatal(err)
		}
		if got := s.disk.saved.Text(content.Hurt, "to-a-friend", 0); got != "before" {
			t.Errorf("the disk has %q", got)
		}
	})
}
