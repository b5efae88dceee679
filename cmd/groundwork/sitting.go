package main

import (
	"errors"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"

	"groundwork/tui"
	"groundwork/tui/input"
	"groundwork/tui/session"
	"groundwork/tui/tmux"
)

// framesPerSecond is the most Bubble Tea allows: a key is painted with the next
// frame.
const framesPerSecond = 120

// sitting is the workbook on the screen, until it is left.
type sitting struct {
	screen
	safe   notebook
	read   func() (*tui.App, error) // called while the terminal gets ready
	begun  func()                   // called after the first frame
	was    *handover                // what the program was told that was started in its own place
	plain  string                   // why it is in plain lines, or ""
	reader bool                     // a screen reader follows the cursor
	usual  *term.State              // of the terminal in plain lines
	next   successor
}

// run runs the program until it ends, however it ends: then the terminal is
// wiped, and only then is anything read from or written to the disk. Where it was locked
// it doesn't end, but is started afresh.
//
// It returns the file that is to be brought back as the workbook, or "".
func (s *sitting) run() (wanted string, err error) {
	if s.plain != "" {
		return s.runPlain()
	}
	w := &loading{read: s.read}
	for {
		shown := s.show(w)
		if w.app == nil { // nothing was shown
			shown.stop()
			s.was.giveBack(s.screen)
			return "", errors.Join(w.err, shown.err, s.safe.Close())
		}
		told, again := w.app.Handover()
		if !again || shown.came.Load() != 0 {
			defer shown.stop()
			if err := s.leave(w.app, shown); err != nil {
				return "", err
			}
			return w.app.BringBack(), nil
		}
		s.was = s.startAfresh(told)
		shown.stop()
		w.app.Remain() // it couldn't be
	}
}

// showing is what came of showing the workbook.
type showing struct {
	keys   *input.Reader
	screen *otherScreen
	err    error
	came   *atomic.Int32 // the signal that ended it
	stop   func()        // signals end the program again
}

// show shows the workbook until Bubble Tea ends.
func (s *sitting) show(w *loading) showing {
	var program *tea.Program
	leave := func() { program.Send(session.LeaveMsg{}) }
	size := windowOf(s.out)
	keys := input.NewReader(input.Terminal{File: s.in}, language())
	other := &otherScreen{}
	w.quit, w.pause = func() { program.Quit() }, keys.Pause
	typed := &typing{keys: keys, send: func(msg tea.Msg) { program.Send(msg) }}
	colours := func(*tea.Program) {}
	if s.reader {
		colours = tea.WithColorProfile(colorprofile.ASCII)
	}
	program = tea.NewProgram(w,
		colours,
		tea.WithFPS(framesPerSecond),
		tea.WithoutSignalHandler(),
		tea.WithEnvironment(withoutTmux(os.Environ())),
		tea.WithInput(keyboard{s.in, keys, leave}),
		tea.WithFilter(func(m tea.Model, msg tea.Msg) tea.Msg {
			if _, quits := msg.(tea.QuitMsg); quits && w.handsOver() {
				other.stay()
			}
			return typed.filter(m, size.filter(m, msg))
		}),
		tea.WithOutput(&firstPaint{File: s.out, other: other, asking: keys.Asking, reader: s.reader, drawn: w.drawn.Load, then: func() {
			s.begun()
			if s.was != nil && s.was.Stop {
				program.Send(session.StopMsg{})
			}
			size.catchUp(program.Send)
			copyBeside(s.safe, program.Send)
		}}))
	came, stop := s.endings.hangUp(leave, s.was.missed)
	defer s.Watch(s.in, func() { program.Send(session.StopMsg{}) }, func() { program.Send(session.ContinuedMsg{}) })()
	if s.was.inherit(s.screen) {
		other.there = true
	}
	_, err := program.Run()
	return showing{keys, other, err, came, stop}
}

// leave saves what is left, behind a blank screen.
func (s *sitting) leave(app *tui.App, shown showing) error {
	defer s.quiet(shown.keys.Settle)()
	if shown.screen.stays.Load() { // a signal came before the next program could be started
		_, _ = s.out.WriteString(ansi.ResetModeAltScreenSaveCursor)
	}
	s.blank()
	saved := app.Flush()
	closed := s.safe.Close()
	if err := outcome(shown.err, saved, closed); err != nil {
		return err
	}
	if syscall.Signal(shown.came.Load()) == syscall.SIGINT {
		return &failure{code: exitInterrupted}
	}
	return nil
}

// withoutTmux is an environment that says nothing of tmux: Bubble Tea would run it to
// learn of colours. In it there are 256, whatever the terminal outside has.
func withoutTmux(environment []string) []string {
	return slices.DeleteFunc(environment, func(v string) bool { return strings.HasPrefix(v, tmux.Variable+"=") })
}
