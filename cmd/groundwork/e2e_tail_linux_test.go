package main

import (
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"groundwork/cmd/groundwork/exit"
	"groundwork/content"

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

// TestPasteUnderWay ends the program in every way while a paste is under way.
func TestPasteUnderWay(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(*person){
		"SIGTERM":         func(p *person) { p.Signal(syscall.SIGTERM) },
		"SIGHUP":          func(p *person) { p.Signal(syscall.SIGHUP) },
		"closed terminal": (*person).CloseTerminal,
		"ctrl+q, the paste's end being lost": func(p *person) {
			<-time.After(2500 * time.Millisecond)
			p.Press("ctrl+q")
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPerson(t, 80, 24)
			p.atText()
			p.Type("typed, ")
			p.See("typed,")
			typesAndIsRead(t, p.cmd.Process.Pid, "\x1b[200~"+strings.Repeat("pasted ", 1000)+"\x1b[20", p.Type)
			end(p)
			p.Ends(exit.Done)
			p.wants(content.Hurt, "happened", "typed, "+strings.Repeat("pasted ", 1000))
		})
	}
}

// TestTailBeforeTheTerminalCloses closes the window once the system has handed over the
// last word: what it still has then, it throws away.
func TestTailBeforeTheTerminalCloses(t *testing.T) {
	for name, leads := range map[string]bool{"with SIGHUP": true, "in silence": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := start(t, leads)
			s.write("first")
			typesAndIsRead(t, s.cmd.Process.Pid, aTail(), s.keys)
			hangTheTerminalUp(t, s.master)
			s.ends(exit.Done)
			s.holds("first" + aTail())
		})
	}
}

// reads returns how many bytes a program has read so far, of all it reads.
func reads(t *testing.T, pid int) int {
	t.Helper()
	counts, err := os.ReadFile(fmt.Sprintf("/proc/%d/io", pid))
	if err != nil {
		t.Skip("what a program reads isn't counted here:", err)
	}
	var n int
	if _, err := fmt.Sscanf(string(counts), "rchar: %d", &n); err != nil {
		t.Fatal(err)
	}
	return n
}

// typesAndIsRead types something and waits until the program has read it. What it reads
// besides, such as the workbook for its copy, counts among it; and what is typed lies with
// the system in two places, of which one can be looked into. So it has to be empty a while.
func typesAndIsRead(t *testing.T, pid int, typed string, types func(string)) {
	t.Helper()
	terminal, err := os.OpenFile(fmt.Sprintf("/proc/%d/fd/0", pid), os.O_RDONLY|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = terminal.Close() }()
	before := reads(t, pid)
	types(typed)
	for end, quiet := time.Now().Add(deadline), 0; quiet < 200; time.Sleep(time.Millisecond) {
		waiting, err := unix.IoctlGetInt(int(terminal.Fd()), unix.TIOCINQ)
		if err != nil {
			t.Fatal(err)
		}
		if quiet++; waiting > 0 || reads(t, pid) < before+len(typed) {
			quiet = 0
		}
		if time.Now().After(end) {
			t.Fatal("what was typed is not read")
		}
	}
}
