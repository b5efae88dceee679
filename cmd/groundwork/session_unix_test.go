//go:build unix

package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
	"golang.org/x/sys/unix"

	"groundwork/cmd/groundwork/signals"
	"groundwork/cmd/groundwork/sitting"
	"groundwork/content"
	"groundwork/store"
	"groundwork/tui/job"
)

// patience ends a test that waits for something that never comes.
const patience = 60 * time.Second

// What a terminal is told that is to show nothing any more, neither on the screen nor
// where one scrolls back to, and before that, that all of its rows scroll.
const (
	allRows = "\x1b[r"
	wipe    = allRows + "\x1b[2J\x1b[3J\x1b[H"
)

// terminal is an emulated terminal at the far end of a pty.
type terminal struct {
	t      *testing.T
	master *os.File

	mu     sync.Mutex
	screen *vt.Emulator
	raw    strings.Builder
	ended  bool
	change *sync.Cond
}

// localTerminal is a terminal of 80 columns and 24 rows for a session in this process.
func localTerminal(t *testing.T) (*terminal, sitting.Screen) {
	t.Helper()
	master, slave, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	w := newTerminal(t, master)
	t.Cleanup(func() { _ = slave.Close() })
	if err := pty.Setsize(slave, &pty.Winsize{Rows: 24, Cols: 80}); err != nil {
		t.Fatal(err)
	}
	screen, err := sitting.OnTerminal(slave, slave, job.New(), signals.New(func(os.Signal) {}))
	if err != nil {
		t.Fatal(err)
	}
	return w, screen
}

// testBook is the small book of the tests.
func testBook(t *testing.T) *content.Book {
	t.Helper()
	book, err := loadFolder(filepath.Join("testdata", "book"))
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// newTerminal shows what comes out of the pty and answers its queries.
func newTerminal(t *testing.T, master *os.File) *terminal {
	t.Helper()
	w := &terminal{t: t, master: master, screen: vt.NewEmulator(80, 24)}
	// Only a terminal that doesn't block can be closed while somebody reads.
	if err := descriptorDo(master, func(fd int) error { return unix.SetNonblock(fd, true) }); err != nil {
		t.Fatal(err)
	}
	w.change = sync.NewCond(&w.mu)
	go w.show()
	go func() { _, _ = io.Copy(master, w.screen) }()
	t.Cleanup(func() {
		_ = master.Close()
		if pipe, ok := w.screen.InputPipe().(io.Closer); ok {
			_ = pipe.Close()
		}
	})
	return w
}

func (w *terminal) show() {
	buf := make([]byte, 4096)
	for {
		n, err := w.master.Read(buf)
		w.mu.Lock()
		w.raw.Write(buf[:n])
		_, _ = w.screen.Write(buf[:n])
		w.ended = err != nil
		w.change.Broadcast()
		w.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// wait waits until ok holds or the output ends, and reports whether it held.
func (w *terminal) wait(ok func() bool) bool {
	late := false
	timer := time.AfterFunc(patience, func() {
		w.mu.Lock()
		late = true
		w.change.Broadcast()
		w.mu.Unlock()
	})
	defer timer.Stop()
	w.mu.Lock()
	defer w.mu.Unlock()
	for !ok() {
		if late || w.ended {
			return ok()
		}
		w.change.Wait()
	}
	return true
}

// see waits for a text on the screen.
func (w *terminal) see(text string) {
	w.t.Helper()
	if !w.wait(func() bool { return strings.Contains(w.screen.String(), text) }) {
		w.t.Fatalf("no %q on the screen:\n%s", text, w.screen.String())
	}
}

func (w *terminal) keys(s string) {
	w.t.Helper()
	if _, err := io.WriteString(w.master, s); err != nil {
		w.t.Fatalf("typing: %v", err)
	}
}

// terminalSession is the program at a terminal.
type terminalSession struct {
	*terminal
	cmd  *exec.Cmd
	path string
}

// groundwork is the program as a command of its own: see TestMain.
func groundwork(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	return &exec.Cmd{
		Path: self,
		Args: append([]string{"groundwork"}, args...),
		Env:  []string{"HOME=" + home, "TERM=xterm-256color", "LANG=en_GB.UTF-8", "TZ=UTC", "PATH=" + os.Getenv("PATH")},
	}
}

// start opens a workbook that was left on the page of the friend test. The
// program is the leader of the terminal's session only if leads is true:
// otherwise it gets no signal when the terminal closes.
func start(t *testing.T, leads bool, more ...string) *terminalSession {
	t.Helper()
	path := filepath.Join(t.TempDir(), "wb")
	err := seedFile(path, content.Change{Put: []content.Record{
		content.Profile{Track: content.Hurt},
		content.Place{Track: content.Hurt, Spots: map[content.TrackID]content.Spot{
			content.Hurt: {Chapter: "words", Page: "friend-test", Question: "friend"},
		}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	cmd := groundwork(t, "--file", path, "--chapters", filepath.Join("testdata", "book"))
	cmd.Env = append(cmd.Env, more...)
	return &terminalSession{terminal: atTerminal(t, cmd, leads), cmd: cmd, path: path}
}

// atTerminal starts a command at a terminal of its own.
func atTerminal(t *testing.T, cmd *exec.Cmd, leads bool) *terminal {
	t.Helper()
	master, slave, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	if err := pty.Setsize(master, &pty.Winsize{Rows: 24, Cols: 80}); err != nil {
		t.Fatal(err)
	}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = slave, slave, slave
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: leads}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_ = slave.Close()
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	return newTerminal(t, master)
}

// write goes on to the page and writes on it.
func (s *terminalSession) write(text string) {
	s.t.Helper()
	s.see("Go on: ")
	s.keys("\r")
	s.see("What would you say to a friend?")
	s.keys(text)
	s.see(text)
}

// ends waits for the end and wants the exit code.
func (s *terminalSession) ends(code int) {
	s.t.Helper()
	timer := time.AfterFunc(patience, func() { _ = s.cmd.Process.Kill() })
	defer timer.Stop()
	err := s.cmd.Wait()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		s.t.Fatal(err)
	}
	if got := s.cmd.ProcessState.ExitCode(); got != code {
		s.t.Fatalf("it ended with %v, want exit code %d", s.cmd.ProcessState, code)
	}
}

// holds wants the words in the file.
func (s *terminalSession) holds(words string) {
	s.t.Helper()
	safe, err := store.Open(s.path, store.Options{ReserveBytes: -1})
	if err != nil {
		s.t.Fatal(err)
	}
	defer func() { _ = safe.Close() }()
	w, report, err := safe.Load()
	if err != nil || !report.OK() {
		s.t.Fatalf("%v %q", err, report.Sentences())
	}
	if got := w.Text(content.Hurt, "friend", 0); got != words {
		s.t.Errorf("the file holds %q, want %q", got, words)
	}
}

// blanked wants nothing left on the screen, and the scrollback wiped.
func (s *terminalSession) blanked() {
	s.t.Helper()
	s.wait(func() bool { return s.ended })
	s.mu.Lock()
	defer s.mu.Unlock()
	if shown := strings.TrimSpace(s.screen.String()); shown != "" {
		s.t.Errorf("still on the screen:\n%s", shown)
	}
	for _, part := range []string{"\x1b[2J", "\x1b[3J"} {
		if at := strings.LastIndex(s.raw.String(), part); at < s.raw.Len()-20 {
			s.t.Errorf("the last thing written is not the wiping: %q is missing", part)
		}
	}
}
