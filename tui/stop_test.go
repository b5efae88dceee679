package tui

import (
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/session"
)

// shell has the program stopped and go on at once, and looks at it meanwhile.
type shell struct {
	asked, stops int
	look         func()
	back         error // what taking the terminal again gives
}

func (j *shell) Ask() bool                   { j.asked++; return true }
func (j *shell) Stop()                       { j.stops++; j.look() }
func (j *shell) Lend(run func() error) error { return run() }

// ofShell makes the app a job of a shell.
func (s *stage) ofShell() *shell {
	j := &shell{look: func() {}}
	s.app.session.Job = j
	s.app.session.Give = func(run func() error, done func(error) tea.Msg) tea.Cmd {
		return func() tea.Msg { return done(errors.Join(run(), j.back)) }
	}
	return j
}

// TestStop stops the program on a page, while a save is slow: by then nothing is to
// be seen, what was written is on the disk, and the key is gone.
func TestStop(t *testing.T) {
	for name, protected := range map[string]bool{"covered": false, "locked": true} {
		t.Run(name, func(t *testing.T) {
			onText(t, func(s *stage) {
				if protected {
					s.lockUp()
				}
				id := s.friend()
				j := s.ofShell()
				j.look = func() {
					if strings.Contains(s.screen(), "as it was") {
						t.Errorf("stopped with words on the screen:\n%s", s.screen())
					}
					if got := s.disk.saved.Text(content.Hurt, id, 0); got != "as it was" {
						t.Errorf("stopped with %q saved", got)
					}
					if s.disk.locked != protected {
						t.Error("stopped with the key in memory")
					}
				}
				s.disk.slow = 400 * time.Millisecond
				s.send(session.StopMsg{})
				s.press("x") // lifts no cover meanwhile
				s.send(session.StopMsg{})
				s.settle()
				if j.stops != 1 {
					t.Fatalf("stopped %d times", j.stops)
				}
				if strings.Contains(s.screen(), "as it was") {
					t.Errorf("it goes on with words on the screen:\n%s", s.screen())
				}
				if !protected {
					s.press("x")
					s.see("as it was")
				}
			})
		})
	}
}

// TestStopLate stops although the disk hangs, and leaves in the place of stopping
// where that is asked for.
func TestStopLate(t *testing.T) {
	onText(t, func(s *stage) {
		j := s.ofShell()
		s.disk.slow = time.Minute
		s.send(session.StopMsg{})
		s.pass(900 * time.Millisecond)
		if j.stops != 0 {
			t.Error("it is stopped while the words may still get to the disk")
		}
		s.pass(200 * time.Millisecond)
		if j.stops != 1 {
			t.Error("it is not stopped")
		}
		s.pass(2 * time.Minute)
		if j.stops != 1 {
			t.Error("it is stopped again")
		}
	})
	onText(t, func(s *stage) {
		j := s.ofShell()
		s.disk.slow = time.Second / 2
		s.send(session.StopMsg{})
		s.press("ctrl+q")
		s.settle()
		if !s.quit || j.stops != 0 {
			t.Errorf("left: %v, stopped %d times", s.quit, j.stops)
		}
	})
}

// TestContinued has the program go on that was stopped without being asked: it takes
// the terminal anew, and shows nothing.
func TestContinued(t *testing.T) {
	onText(t, func(s *stage) {
		j := s.ofShell()
		s.send(session.ContinuedMsg{})
		s.settle()
		if strings.Contains(s.screen(), "as it was") || j.stops != 0 {
			t.Errorf("stopped %d times, and shows\n%s", j.stops, s.screen())
		}
		s.press("x")
		s.see("as it was")
		j.back = errors.New("no terminal")
		s.send(session.ContinuedMsg{})
		s.settle()
		if !s.quit {
			t.Error("it stays without a terminal")
		}
	})
}

// TestStopWhileUnlocking stops while a passphrase is being checked. That was typed
// before somebody else could come back to the program.
func TestStopWhileUnlocking(t *testing.T) {
	onText(t, func(s *stage) {
		s.lockUp()
		s.ofShell()
		s.press("ctrl+l")
		s.settle()
		s.write("river stone")
		s.app.update(pressOf("enter")) // the check is never heard of
		s.send(session.StopMsg{})
		s.settle()
		back, err := s.disk.Unlock([]byte("river stone"))
		s.send(session.UnlockedMsg{Unlocked: back, Err: err})
		s.settle()
		if strings.Contains(s.screen(), "as it was") || !s.disk.locked {
			t.Errorf("it is open, and shows\n%s", s.screen())
		}
		s.write("river stone")
		s.press("enter")
		s.settle()
		s.see("as it was")
	})
}

// TestAskToStop presses the key: where the program is no job the screen is covered.
func TestAskToStop(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		s.press("ctrl+z")
		if !strings.HasPrefix(strings.TrimSpace(s.screen()), "cursor at") {
			t.Errorf("it shows\n%s", s.screen())
		}
		s.press("x")
		j := s.ofShell()
		s.press("ctrl+z")
		s.settle()
		if j.asked != 1 {
			t.Errorf("asked %d times", j.asked)
		}
	})
}
