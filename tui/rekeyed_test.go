package tui

import (
	"bytes"
	"testing"
	"time"

	"groundwork/tui/route"
)

// makesACode asks for a recovery code, which takes a while.
func (s *stage) makesACode() {
	s.t.Helper()
	s.begin()
	s.lockUp()
	s.disk.making = 2 * time.Second
	s.app.take(route.To(route.Protection{}))
	s.press("down", "down", "enter")
	s.write("river stone")
	s.press("enter")
	s.see("a moment")
}

// unlock types the passphrase.
func (s *stage) unlock() {
	s.t.Helper()
	s.write("river stone")
	s.press("enter")
	s.pass(time.Second)
}

// TestCodeOutlastsALock locks while a recovery code is made: the one before opens nothing
// any more, so it is shown as soon as the workbook is unlocked, be it by another program.
func TestCodeOutlastsALock(t *testing.T) {
	for name, afresh := range map[string]bool{"here": false, "afresh": true} {
		t.Run(name, func(t *testing.T) {
			onStage(t, english(t), 80, 24, func(s *stage) {
				s.makesACode()
				if afresh {
					s.afresh()
				}
				s.press("ctrl+l")
				s.settle()
				s.see("passphrase")
				if !s.disk.recovery || !s.disk.locked {
					t.Fatal("no code was made, or it isn't locked")
				}
				if s.app.session.Autosave.Untold() != nil {
					t.Error("the code stays in memory")
				}
				if !bytes.Equal(s.disk.given, make([]byte, len("river stone"))) {
					t.Errorf("what was typed stays in memory: %q", s.disk.given)
				}
				if afresh {
					h, ok := s.app.Handover()
					if !ok {
						t.Fatal("it isn't handed over")
					}
					s = s.startAfresh(h)
				}
				s.unlock()
				s.see("ABCD-EFGH")
				s.see("Write it on paper")
				s.press("ctrl+l") // before it is read
				s.pass(time.Second)
				s.unlock()
				s.see("ABCD-EFGH")
				s.press("enter")
				s.miss("ABCD-EFGH")
				s.press("ctrl+l")
				s.pass(time.Second)
				s.unlock()
				s.miss("ABCD-EFGH")
			})
		})
	}
}

// TestCodeIsLocked locks while a recovery code is shown.
func TestCodeIsLocked(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.makesACode()
		s.settle()
		s.see("ABCD-EFGH")
		s.press("ctrl+l")
		s.pass(time.Second)
		s.unlock()
		s.see("ABCD-EFGH")
		s.press("enter")
		s.settle()
		s.miss("ABCD-EFGH")
		s.makesACode()
		s.settle()
		s.see("ABCD-EFGH")
		s.press("enter", "ctrl+l")
		s.pass(time.Second)
		s.unlock()
		s.miss("ABCD-EFGH")
	})
}

// TestCodeOfAScreenThatIsGone shows the code where help led away from the screen that asked
// for it, before it was made and after.
func TestCodeOfAScreenThatIsGone(t *testing.T) {
	for name, wait := range map[string]time.Duration{"before": 0, "after": 5 * time.Second} {
		t.Run(name, func(t *testing.T) {
			onStage(t, english(t), 80, 24, func(s *stage) {
				s.makesACode()
				s.press("ctrl+g")
				s.pass(wait)
				s.run(s.app.take(route.Start()))
				s.settle()
				s.see("ABCD-EFGH")
				s.press("enter")
				s.settle()
				s.miss("ABCD-EFGH")
			})
		})
	}
}

// TestNoCodeIsTold says after unlocking, too, that nothing was changed.
func TestNoCodeIsTold(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.disk.noCode = true
		s.makesACode()
		s.press("ctrl+l")
		s.settle()
		s.unlock()
		s.see("A new recovery code: nothing changed: that is not the passphrase.")
	})
}
