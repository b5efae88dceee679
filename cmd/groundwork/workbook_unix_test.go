//go:build unix

package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"groundwork/cmd/groundwork/exit"
	"groundwork/cmd/groundwork/signals"
	"groundwork/cmd/groundwork/sitting"
	"groundwork/content"
	"groundwork/store"
	"groundwork/tui"
	"groundwork/tui/session"
)

// TestLeave ends a session in every way there is, right after a key.
func TestLeave(t *testing.T) {
	const words = "You did nothing wrong"
	signal := func(n syscall.Signal) func(*terminalSession) {
		return func(s *terminalSession) { _ = s.cmd.Process.Signal(n) }
	}
	keys := func(k string) func(*terminalSession) { return func(s *terminalSession) { s.keys(k) } }
	for _, way := range []struct {
		name  string
		leave func(*terminalSession)
		code  int
	}{
		{"ctrl+q", keys("\x11"), exit.Done},
		{"ctrl+c", keys("\x03"), exit.Done},
		{"SIGTERM", signal(syscall.SIGTERM), exit.Done},
		{"SIGHUP", signal(syscall.SIGHUP), exit.Done},
		{"SIGINT", signal(syscall.SIGINT), exit.Interrupted},
	} {
		t.Run(way.name, func(t *testing.T) {
			t.Parallel()
			s := start(t, true)
			s.write(words)
			way.leave(s)
			s.blanked()
			s.ends(way.code)
			s.holds(words)
		})
	}
}

// TestSecondSignal wants a signal that comes while the words are being saved to
// end nothing.
func TestSecondSignal(t *testing.T) {
	left := make(chan struct{})
	came, stop := signals.New(func(os.Signal) {}).HangUp(func() { left <- struct{}{} }, func() os.Signal { return nil })
	defer stop()
	for _, s := range []syscall.Signal{syscall.SIGTERM, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGHUP} {
		if err := syscall.Kill(os.Getpid(), s); err != nil {
			t.Fatal(err)
		}
		<-left
	}
	if got := syscall.Signal(came.Load()); got != syscall.SIGTERM {
		t.Errorf("the first signal was %v", got)
	}
}

// TestClosedTerminal closes the window, with and without the signal that
// usually tells of it.
func TestClosedTerminal(t *testing.T) {
	for name, leads := range map[string]bool{"with SIGHUP": true, "in silence": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := start(t, leads)
			s.write("I was there")
			hangTheTerminalUp(t, s.master)
			s.ends(exit.Done)
			s.holds("I was there")
		})
	}
}

// hangTheTerminalUp closes a pty although somebody reads from it.
func hangTheTerminalUp(t *testing.T, master *os.File) {
	t.Helper()
	if err := master.SetReadDeadline(time.Now()); err != nil {
		t.Fatal(err)
	}
	if err := master.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestTypeAhead types before the first page is drawn. Leaving can't be typed
// ahead: until the terminal is raw it keeps ctrl+q to itself.
func TestTypeAhead(t *testing.T) {
	t.Parallel()
	s := start(t, true)
	s.keys("faster than any screen")
	s.see("4 words") // a cooked terminal echoes the others
	s.keys("\x11")
	s.blanked()
	s.ends(exit.Done)
	s.holds("faster than any screen")
}

// TestNothingIsLogged gives the variables that make Bubble Tea write down what
// is typed.
func TestNothingIsLogged(t *testing.T) {
	t.Parallel()
	trace := filepath.Join(t.TempDir(), "trace")
	s := start(t, true, "TEA_TRACE="+trace, "TEA_DEBUG=1")
	s.write("between us")
	s.keys("\x11")
	s.ends(exit.Done)
	if _, err := os.Stat(trace); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a trace was written: %v", err)
	}
}

// TestNothingNamesALog: whatever the environment said, Bubble Tea is told of no file to
// write into, neither all that is typed nor what broke.
func TestNothingNamesALog(t *testing.T) {
	names := []string{"TEA_TRACE", "TEA_DEBUG"}
	for _, name := range names {
		t.Setenv(name, "1")
	}
	if code := run([]string{"groundwork", "version"}, io.Discard, io.Discard); code != exit.Done {
		t.Errorf("exit code %d", code)
	}
	for _, name := range names {
		if value, there := os.LookupEnv(name); there {
			t.Errorf("%s is %q still", name, value)
		}
	}
}

// TestNoTrace leaves nothing behind, not even a folder.
func TestNoTrace(t *testing.T) {
	t.Parallel()
	cmd := groundwork(t, "--no-trace", "--chapters", filepath.Join("testdata", "book"))
	home := strings.TrimPrefix(cmd.Env[0], "HOME=")
	s := &terminalSession{terminal: atTerminal(t, cmd, true), cmd: cmd}
	s.see("ctrl+q")
	s.keys("\r\r\rwords\x11")
	s.blanked()
	s.ends(exit.Done)
	entries, err := os.ReadDir(home)
	if err != nil || len(entries) > 0 {
		t.Errorf("left behind: %v %v", entries, err)
	}
}

// TestTerminals leaves colours out where asked to.
func TestTerminals(t *testing.T) {
	t.Run("NO_COLOR", func(t *testing.T) {
		t.Parallel()
		s := start(t, true, "NO_COLOR=1")
		s.write("plainly")
		s.keys("\x11")
		s.ends(exit.Done)
		s.wait(func() bool { return s.ended })
		for _, sgr := range regexp.MustCompile(`\x1b\[([0-9;]*)m`).FindAllStringSubmatch(s.raw.String(), -1) {
			for part := range strings.SplitSeq(sgr[1], ";") {
				if n, _ := strconv.Atoi(part); n >= 30 && n != 39 && n != 49 {
					t.Errorf("a colour was set: %q", sgr[0])
				}
			}
		}
	})
}

// slowNotebook holds up every save until the terminal is blank.
type slowNotebook struct {
	blank chan struct{}
	late  bool
	saved []content.Change
	fail  error
}

func (n *slowNotebook) Save(c content.Change) error {
	select {
	case <-n.blank:
	case <-time.After(patience):
		n.late = true
	}
	n.saved = append(n.saved, c)
	return n.fail
}

func (n *slowNotebook) Rescue(content.Change) (store.Kept, error) { return store.Kept{}, n.fail }

// TestBlankBeforeSaving wants the terminal wiped while the save has not yet been
// allowed to begin, and nothing drawn when it fails.
func TestBlankBeforeSaving(t *testing.T) {
	for name, fail := range map[string]error{"saved": nil, "failed": errors.New("SECRET")} {
		t.Run(name, func(t *testing.T) {
			w, terminal := localTerminal(t)
			n := &slowNotebook{blank: make(chan struct{}), fail: fail}
			go func() {
				if w.wait(func() bool { return strings.HasSuffix(w.raw.String(), wipe) }) {
					close(n.blank)
				}
			}()
			app := tui.New(session.Options{
				Book: testBook(t), Workbook: content.NewWorkbook(), Notebook: n, Now: time.Now, NewID: newID,
			})
			go func() {
				w.see("ctrl+q")
				w.keys("\r\r\rwords\x11")
			}()
			_, err := (&sitting.Sitting{Screen: terminal, Read: func() (*tui.App, error) { return app, nil }, Safe: nothingToClose{}, Begun: func() {}}).Run()
			if n.late {
				t.Error("the terminal was not wiped before the save")
			}
			if len(n.saved) == 0 {
				t.Error("nothing was saved")
			}
			if code := explainCode(err); fail == nil && code != exit.Done || fail != nil && code != exit.Failed {
				t.Errorf("it ended with %d: %v", code, err)
			}
			if err != nil && err.Error() != "" {
				t.Errorf("it says %q", err)
			}
		})
	}
}

type nothingToClose struct{}

func (nothingToClose) Close() error { return nil }

func (nothingToClose) TakeCopy() error { return nil }

func (nothingToClose) HandOver(func(store.HandedOver) error) error { return nil }

func explainCode(err error) int {
	if err == nil {
		return exit.Done
	}
	return exit.Explain(err).Code
}
