package main

import (
	"fmt"
	"strings"
	"syscall"
	"testing"
	"time"

	"groundwork/cmd/groundwork/exit"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/sys/unix"
)

// aTail is more than a terminal hands over at once.
func aTail() string {
	var b strings.Builder
	for i := range 80 {
		fmt.Fprintf(&b, " word%d", i)
	}
	return b.String()
}

// TestTailBeforeASignal ends the program right behind the last word, which it can't have
// read yet. All of them are in the file, the screen is blank and the terminal as it was.
func TestTailBeforeASignal(t *testing.T) {
	for _, signal := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGABRT} {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			s := start(t, true)
			s.write("first")
			s.keys(aTail())
			if err := s.cmd.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			s.blanked()
			s.ends(exit.Done)
			s.holds("first" + aTail())
			for _, said := range []string{"goroutine", "rax", "SIG", "PC="} {
				if strings.Contains(s.raw.String(), said) {
					t.Errorf("it printed %q", said)
				}
			}
			if raw := s.raw.String(); strings.Count(raw, ansi.ResetModeAltScreenSaveCursor) != 1 {
				t.Error("the other screen was not left")
			}
		})
	}
}

// TestTailOfAPaste ends the program in the midst of a paste.
func TestTailOfAPaste(t *testing.T) {
	t.Parallel()
	s := start(t, true)
	s.write("first")
	s.keys("\x1b[200~" + aTail())
	if err := s.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	s.ends(exit.Done)
	s.holds("first" + aTail())
}

// TestTailBeforeTheTerminalCloses closes the window once the system has handed over the
// last word: what it still has then, it throws away.
func TestTailBeforeTheTerminalCloses(t *testing.T) {
	for name, leads := range map[string]bool{"with SIGHUP": true, "in silence": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := start(t, leads)
			s.write("first")
			s.keys(aTail())
			for s.unread() > 0 {
				time.Sleep(time.Millisecond)
			}
			hangTheTerminalUp(t, s.master)
			s.ends(exit.Done)
			s.holds("first" + aTail())
		})
	}
}

// unread is how much of what was typed the program has not read.
func (s *terminalSession) unread() int {
	s.t.Helper()
	fd, err := unix.Open(fmt.Sprintf("/proc/%d/fd/0", s.cmd.Process.Pid), unix.O_RDWR|unix.O_NOCTTY|unix.O_NONBLOCK, 0)
	if err != nil {
		s.t.Skip("the terminal can't be looked at from here:", err)
	}
	defer func() { _ = unix.Close(fd) }()
	n, err := unix.IoctlGetInt(fd, unix.TIOCINQ)
	if err != nil {
		s.t.Fatal(err)
	}
	return n
}
