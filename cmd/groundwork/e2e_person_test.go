//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"image/color"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
	"golang.org/x/sys/unix"

	"groundwork/cmd/groundwork/exit"
	"groundwork/content"
	"groundwork/store"
)

// deadline ends a wait for something that never comes. It is no measure of
// anything.
const deadline = time.Minute

// person is somebody at a terminal with a home of their own. They start the
// program, see, type, and start it again.
type person struct {
	t    testing.TB
	home string
	path string   // of the workbook
	env  []string // besides the usual
	args []string // besides the workbook's place
	wrap []string // a command to run the program under
	back color.Color
	lag  time.Duration // of the terminal's answers

	width, height int
	*run1
}

// run1 is one run of the program.
type run1 struct {
	cmd    *exec.Cmd
	master *os.File
	exited chan struct{} // closed once the program has ended
	ended  time.Time

	mu       sync.Mutex
	change   *sync.Cond
	emulator *vt.Emulator
	chunks   []chunk
	drawing  bool // in the middle of a frame
	between  bool // another terminal stands in between
	over     bool // nothing more will come out of the terminal

	held sync.Mutex // by who keeps the terminal from being read
}

// chunk is some output and when it came.
type chunk struct {
	at   time.Time
	text string
}

// newPerson has a home and a terminal, and has not started anything.
func newPerson(t testing.TB, width, height int) *person {
	t.Helper()
	home := t.TempDir()
	t.Cleanup(func() { allEnded(t, home) })
	return &person{
		t: t, home: home, path: filepath.Join(home, ".local", "share", "groundwork", "workbook"),
		width: width, height: height, back: color.Black,
	}
}

// startWorkbook starts the program for somebody who never saw it.
func startWorkbook(t testing.TB, width, height int) *person {
	t.Helper()
	p := newPerson(t, width, height)
	p.start()
	return p
}

// program is the program's path: the test binary under another name, which
// TestMain makes.
func program(t testing.TB) string {
	t.Helper()
	path, err := exec.LookPath("groundwork")
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// little is a command that has the program take a machine for one of little memory, where
// a passphrase costs less to set and to check. Small stacks of its threads keep what it
// takes for itself far from that, on any number of processors.
func little() []string {
	return []string{"/bin/sh", "-c", `ulimit -s 1024 && ulimit -d 250000 && exec "$@"`, "sh"}
}

// environ is what the program is told of the world.
func (p *person) environ() []string {
	return append([]string{
		"HOME=" + p.home, "TERM=xterm-256color", "COLORTERM=truecolor", "LANG=en_GB.UTF-8", "TZ=UTC", "PATH=" + os.Getenv("PATH"),
	}, p.env...)
}

// start starts the program at a new terminal.
func (p *person) start() {
	p.t.Helper()
	line := append(append(append([]string{}, p.wrap...), program(p.t)), p.args...)
	p.exec(line)
}

// exec starts a command at a new terminal.
func (p *person) exec(line []string) {
	p.t.Helper()
	cmd := exec.Command(line[0], line[1:]...)
	cmd.Env = p.environ()
	master, slave, err := pty.Open()
	if err != nil {
		p.t.Fatal(err)
	}
	if err := pty.Setsize(master, p.size()); err != nil {
		p.t.Fatal(err)
	}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = slave, slave, slave
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		p.t.Fatal(err)
	}
	_ = slave.Close()
	r := &run1{cmd: cmd, master: master, exited: make(chan struct{}), emulator: vt.NewEmulator(p.width, p.height)}
	r.change = sync.NewCond(&r.mu)
	// Only a terminal that doesn't block can be closed while somebody reads.
	if err := r.terminalDo(func(fd int) error { return unix.SetNonblock(fd, true) }); err != nil {
		p.t.Fatal(err)
	}
	r.emulator.SetBackgroundColor(p.back)
	r.knowFrames()
	p.run1 = r
	go r.watch()
	go r.show()
	// The emulator answers the program's questions through a pipe of its own.
	go later(master, r.emulator, p.lag)
	p.t.Cleanup(r.stop)
}

// later copies what a terminal answers, each a while after it was asked.
func later(to io.Writer, from io.Reader, lag time.Duration) {
	type answer struct {
		due  time.Time
		text []byte
	}
	answers := make(chan answer, 1<<10)
	go func() {
		defer close(answers)
		p := make([]byte, 4096)
		for {
			n, err := from.Read(p)
			answers <- answer{time.Now().Add(lag), bytes.Clone(p[:n])}
			if err != nil {
				return
			}
		}
	}()
	for a := range answers {
		<-time.After(time.Until(a.due))
		_, _ = to.Write(a.text)
	}
}

func (p *person) size() *pty.Winsize {
	return &pty.Winsize{Rows: uint16(p.height), Cols: uint16(p.width)}
}

// knowFrames makes the emulator say that it can be told where a frame begins and
// ends, as terminals do, and listens: half a frame is nothing to look at.
func (r *run1) knowFrames() {
	_, _ = r.emulator.WriteString(ansi.ResetModeSynchronizedOutput)
	r.emulator.SetCallbacks(vt.Callbacks{
		EnableMode:  func(m ansi.Mode) { r.drawing = r.drawing || m == ansi.ModeSynchronizedOutput },
		DisableMode: func(m ansi.Mode) { r.drawing = r.drawing && m != ansi.ModeSynchronizedOutput },
	})
}

// watch waits for the program's end.
func (r *run1) watch() {
	_ = r.cmd.Wait()
	r.ended = time.Now()
	close(r.exited)
}

// show draws what comes out of the terminal. Whoever draws on the emulator or
// looks at it holds mu: it is not safe for use by several goroutines.
func (r *run1) show() {
	buf := make([]byte, 1<<16)
	for {
		n, err := r.master.Read(buf)
		at := time.Now()
		r.held.Lock()
		r.held.Unlock() //nolint:staticcheck // it only waits
		r.mu.Lock()
		if n > 0 {
			r.chunks = append(r.chunks, chunk{at, string(buf[:n])})
			r.draw(buf[:n])
		}
		r.over = err != nil
		r.change.Broadcast()
		r.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// draw gives the emulator what came, one escape sequence at a time. A frame that
// was under way while the terminal got smaller can name rows that are gone; a
// terminal lets that pass, the emulator breaks on it. What comes behind such a
// sequence, the frame for the new size among it, must not be lost with it.
func (r *run1) draw(p []byte) {
	for len(p) > 0 {
		n := bytes.IndexByte(p[1:], '\x1b') + 1
		if n == 0 {
			n = len(p)
		}
		func() {
			defer func() { _ = recover() }()
			_, _ = r.emulator.Write(p[:n])
		}()
		p = p[n:]
	}
}

// stop ends whatever is left of a run: a closed terminal ends the program, also
// one that runs under another.
func (r *run1) stop() {
	r.hangUp()
	patience := deadline
	if r.cmd.Args[0] == "/bin/sh" {
		patience = time.Second // a shell with a job in front outlives its terminal
	}
	select {
	case <-r.exited:
	case <-time.After(patience):
		_ = r.cmd.Process.Kill()
		<-r.exited
	}
	if pipe, ok := r.emulator.InputPipe().(io.Closer); ok {
		_ = pipe.Close()
	}
}

// hangUp closes the terminal. A read under way would hold the closing up, so it
// is told to give up first.
func (r *run1) hangUp() {
	_ = r.master.SetReadDeadline(time.Now())
	_ = r.master.Close()
}

// await waits until ok holds, and reports whether it did. It holds mu while it
// asks.
func (r *run1) await(ok func() bool) bool { return r.awaitFor(deadline, ok) }

// awaitFor is await with a patience of one's own.
func (r *run1) awaitFor(patience time.Duration, ok func() bool) bool {
	late := false
	timer := time.AfterFunc(patience, func() {
		r.mu.Lock()
		late = true
		r.change.Broadcast()
		r.mu.Unlock()
	})
	defer timer.Stop()
	r.mu.Lock()
	defer r.mu.Unlock()
	for r.drawing || !ok() || !r.quiet() {
		if late || r.over {
			return ok()
		}
		r.change.Wait()
	}
	return true
}

// pause is how long a terminal in between, which doesn't tell where a frame
// ends, has to be quiet for its screen to be taken for a whole frame. On a busy machine
// it comes in pieces.
const pause = 80 * time.Millisecond

// quiet reports whether what stands on the screen is a whole frame, and sees to it
// that somebody asks again if it is not known yet.
func (r *run1) quiet() bool {
	if !r.between || len(r.chunks) == 0 {
		return true
	}
	rest := pause - time.Since(r.chunks[len(r.chunks)-1].at)
	if rest > 0 {
		time.AfterFunc(rest, r.change.Broadcast)
	}
	return rest <= 0
}

// plain is the screen's words, whatever lines they are broken into and whatever
// bars stand beside them.
func plain(screen string) string {
	return strings.Join(strings.FieldsFunc(screen, func(r rune) bool { return strings.ContainsRune(" \n┃│┆─", r) }), " ")
}

// see waits for a text on the screen, however its lines are broken.
func (p *person) See(text string) {
	p.t.Helper()
	if want := plain(text); !p.await(func() bool { return strings.Contains(plain(p.emulator.String()), want) }) {
		p.t.Fatalf("can't see %q on\n%s", text, p.Screen())
	}
}

// Miss waits until a text is not on the screen.
func (p *person) Miss(text string) {
	p.t.Helper()
	if want := plain(text); !p.await(func() bool { return !strings.Contains(plain(p.emulator.String()), want) }) {
		p.t.Fatalf("%q stays on\n%s", text, p.Screen())
	}
}

// Screen is what stands on the screen.
func (p *person) Screen() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.screen()
}

// screen is what stands on the screen; the caller holds mu.
func (r *run1) screen() string {
	lines := strings.Split(r.emulator.String(), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}

// Cursor is where the cursor stands.
func (p *person) Cursor() uv.Position {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.emulator.CursorPosition()
}

// Raw is everything that came out of the terminal.
func (r *run1) Raw() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.raw()
}

// raw is everything that came out of the terminal; the caller holds mu.
func (r *run1) raw() string {
	var b strings.Builder
	for _, c := range r.chunks {
		b.WriteString(c.text)
	}
	return b.String()
}

// Type types a text, all of it at once.
func (p *person) Type(text string) {
	p.t.Helper()
	if _, err := io.WriteString(p.master, text); err != nil {
		p.t.Fatalf("typing: %v", err)
	}
}

// Press presses keys by name, all of them at once.
func (p *person) Press(names ...string) {
	p.t.Helper()
	p.Type(keys(names...))
}

// keys is what a terminal sends for keys.
func keys(names ...string) string {
	var b strings.Builder
	for _, n := range names {
		switch n {
		case "tab":
			b.WriteString("\t")
		case "shift+tab":
			b.WriteString("\x1b[Z")
		case "enter":
			b.WriteString("\r")
		case "esc":
			b.WriteString("\x1b")
		case "up", "down", "right", "left":
			b.WriteString("\x1b[" + map[string]string{"up": "A", "down": "B", "right": "C", "left": "D"}[n])
		case "backspace":
			b.WriteString("\x7f")
		case "home":
			b.WriteString("\x1b[H")
		case "space":
			b.WriteString(" ")
		default:
			if utf8.RuneCountInString(n) == 1 {
				b.WriteString(n)
				continue
			}
			c, ok := strings.CutPrefix(n, "ctrl+")
			if !ok || len(c) != 1 {
				panic("no such key: " + n)
			}
			b.WriteByte(c[0] & 0x1f)
		}
	}
	return b.String()
}

// paste is a text as a terminal sends it when it is pasted.
func paste(text string) string { return "\x1b[200~" + text + "\x1b[201~" }

// Signal sends the program a signal.
func (p *person) Signal(s syscall.Signal) {
	p.t.Helper()
	if err := p.cmd.Process.Signal(s); err != nil {
		p.t.Fatal(err)
	}
}

// Resize gives the terminal another size.
func (p *person) Resize(width, height int) {
	p.t.Helper()
	p.width, p.height = width, height
	p.mu.Lock()
	p.emulator.Resize(width, height)
	p.mu.Unlock()
	err := p.terminalDo(func(fd int) error {
		return unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: uint16(height), Col: uint16(width)})
	})
	if err != nil {
		p.t.Fatal(err)
	}
}

// terminalDo does something with the terminal's descriptor.
func (r *run1) terminalDo(do func(fd int) error) error { return descriptorDo(r.master, do) }

// descriptorDo does something with the descriptor of a terminal. Whoever asked its file for
// that would make it one that blocks again, and can't be closed while somebody reads.
func descriptorDo(terminal *os.File, do func(fd int) error) error {
	conn, err := terminal.SyscallConn()
	if err != nil {
		return err
	}
	var failed error
	err = conn.Control(func(fd uintptr) { failed = do(int(fd)) })
	return errors.Join(err, failed)
}

// CloseTerminal closes the window.
func (p *person) CloseTerminal() { p.hangUp() }

// Ends waits for the program to end with an exit code; -1 is a signal's.
func (p *person) Ends(code int) {
	p.t.Helper()
	select {
	case <-p.exited:
	case <-time.After(deadline):
		p.t.Fatalf("it does not end; the screen shows\n%s", p.Screen())
	}
	p.awaitFor(time.Second, func() bool { return p.over }) // the last of what it wrote
	if got := p.cmd.ProcessState.ExitCode(); got != code {
		p.t.Fatalf("it ended with %v, want exit code %d; the screen shows\n%s", p.cmd.ProcessState, code, p.Screen())
	}
}

// Leave leaves now, and wants nothing left on the screen.
func (p *person) Leave() {
	p.t.Helper()
	p.Press("ctrl+q")
	p.Ends(exit.Done)
	p.await(func() bool { return p.over })
	if s := strings.TrimSpace(p.Screen()); s != "" {
		p.t.Errorf("still on the screen:\n%s", s)
	}
}

// Continue goes on from what stands before the page.
func (p *person) Continue() {
	p.t.Helper()
	p.See("▸ Go on: ")
	p.Press("enter")
	p.Miss("▸ Go on: ")
}

// Restart starts the program again, once it has ended, and goes on with the page.
func (p *person) Restart() {
	p.t.Helper()
	p.Reopen()
	p.Continue()
}

// Reopen starts the program again, once it has ended.
func (p *person) Reopen() {
	p.t.Helper()
	select {
	case <-p.exited:
	default:
		p.t.Fatal("the program is still running")
	}
	p.start()
}

// Workbook is what the file holds, which has to be in order.
func (p *person) Workbook() *content.Workbook {
	p.t.Helper()
	w, err := p.workbook()
	if err != nil {
		p.t.Fatal(err)
	}
	return w
}

func (p *person) workbook() (*content.Workbook, error) {
	s, err := store.Open(p.path, store.Options{ReserveBytes: -1})
	if err != nil {
		return nil, err
	}
	w, report, err := s.Load()
	if err := errors.Join(err, s.Close()); err != nil {
		return nil, err
	}
	if !report.OK() {
		return nil, fmt.Errorf("the file is not in order: %q", report.Sentences())
	}
	return w, nil
}

// Run runs another command of the program and gives what it prints.
func (p *person) Run(args ...string) string {
	p.t.Helper()
	cmd := exec.Command(program(p.t), args...)
	cmd.Env = p.environ()
	var errs strings.Builder
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		p.t.Fatalf("groundwork %s: %v\n%s", strings.Join(args, " "), err, errs.String())
	}
	return string(out)
}

// wants fails unless the file holds this text.
func (p *person) wants(track content.TrackID, question, text string) {
	p.t.Helper()
	if got := p.Workbook().Text(track, question, 0); got != text {
		p.t.Errorf("the file holds %s, want %s", shortened(got), shortened(text))
	}
}

func shortened(s string) string {
	if len(s) > 300 {
		return fmt.Sprintf("%q… (%d bytes)", s[:300], len(s))
	}
	return fmt.Sprintf("%q", s)
}
