//go:build unix

package main

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/cmd/groundwork/exit"
	"groundwork/cmd/groundwork/signals"
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
			_, err := (&sitting{screen: terminal, read: func() (*tui.App, error) { return app, nil }, safe: nothingToClose{}, begun: func() {}}).run()
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

func TestOutcome(t *testing.T) {
	broken := brokenError(t, "", quickNotebook{})
	unasked := brokenError(t, "words", quickNotebook{})
	unsaved := brokenError(t, "\r", brokenNotebook{}) // on to the page, which is kept
	for _, c := range []struct {
		name               string
		ran, saved, closed error
		code               int
		hint               string
	}{
		{"well", nil, nil, nil, exit.Done, ""},
		{"closed terminal", tea.ErrProgramKilled, nil, nil, exit.Done, ""},
		{"not saved", nil, errors.New("disk"), nil, exit.Failed, ""},
		{"not closed", nil, nil, errors.New("disk"), exit.Failed, ""},
		{"broken", nil, errors.Join(broken), nil, exit.Failed, "what you wrote is saved"},
		{"broken and not closed", nil, broken, errors.New("disk"), exit.Failed, ""},
		{"broken with words in hand", nil, unasked, nil, exit.Failed, "what you wrote last may be missing; everything before it is saved"},
		{"broken while saving", nil, unsaved, nil, exit.Failed, ""},
		{"no terminal", errors.New("raw mode"), nil, nil, exit.Failed, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := outcome(c.ran, c.saved, c.closed)
			if got := explainCode(err); got != c.code {
				t.Errorf("exit code %d, want %d", got, c.code)
			}
			if err != nil && exit.Explain(err).Hint != c.hint {
				t.Errorf("hint %q, want %q", exit.Explain(err).Hint, c.hint)
			}
		})
	}
}

// quickNotebook keeps nothing.
type quickNotebook struct{}

func (quickNotebook) Save(content.Change) error                 { return nil }
func (quickNotebook) Rescue(content.Change) (store.Kept, error) { return store.Kept{}, nil }

// brokenNotebook breaks while saving.
type brokenNotebook struct{ quickNotebook }

func (brokenNotebook) Save(content.Change) error { panic("SECRET") }

// brokenError makes a fault of the program on a page where something was just
// typed, by a clock that breaks.
func brokenError(t *testing.T, typed string, n session.Notebook) error {
	t.Helper()
	book, err := loadFolder(filepath.Join("testdata", "book"))
	if err != nil {
		t.Fatal(err)
	}
	broken := false
	app := tui.New(session.Options{
		Book: book, Notebook: n, NewID: newID,
		Workbook: content.NewWorkbook(content.Place{Track: content.Hurt, Spots: map[content.TrackID]content.Spot{
			content.Hurt: {Chapter: "words", Page: "friend-test", Question: "friend"},
		}}),
		Now: func() time.Time {
			if broken {
				panic("SECRET")
			}
			return time.Now()
		},
	})
	m := app.Model()
	m.Init()
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	for _, r := range typed {
		m.Update(tea.KeyPressMsg{Code: r, Text: strings.TrimSpace(string(r))})
	}
	broken = true
	m.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
	err = app.Flush()
	if _, ok := session.Broken(err); !ok {
		t.Fatalf("nothing broke: %v", err)
	}
	return err
}
