// Package sitting shows the workbook on the terminal, on screens or in plain lines, from
// before its first frame until the last word is saved behind a blank screen.
package sitting

import (
	"errors"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"

	"groundwork/cmd/groundwork/afresh"
	"groundwork/cmd/groundwork/environ"
	"groundwork/cmd/groundwork/exit"
	"groundwork/cmd/groundwork/tty"
	"groundwork/store"
	"groundwork/tui"
	"groundwork/tui/input"
	"groundwork/tui/outlet"
	"groundwork/tui/session"
	"groundwork/tui/tmux"
)

// framesPerSecond is the most Bubble Tea allows: a key is painted with the next
// frame.
const framesPerSecond = 120

// atOnce is how many bytes go to the terminal at once, about: a line so slow that they take
// two seconds can't show the screens.
const atOnce = 1 << 10

// Sitting is the workbook on the screen, until it is left.
type Sitting struct {
	Screen
	Safe  Notebook
	Read  func() (*tui.App, error) // called while the terminal gets ready
	Begun func()                   // called after the first frame
	Was   *afresh.Handover         // what the program was told that was started in its own place
	Next  afresh.Successor
	Plain string // why it is in plain lines, or ""

	Glimpse func() *tui.Glimpse // of a workbook that takes long to read, else nil

	Reader bool // a screen reader follows the cursor

	usual *term.State // of the terminal in plain lines
}

// Run runs the program until it ends, however it ends: then the terminal is
// wiped, and only then is anything read from or written to the disk. Where it was locked
// it doesn't end, but is started afresh.
//
// It returns the file that is to be brought back as the workbook, or "".
func (s *Sitting) Run() (wanted string, err error) {
	if s.Plain != "" {
		return s.runPlain()
	}
	go ansi.StringWidthWc("─") // its first use makes a table of 2 MB, which the first frame would wait for
	w := &loading{read: s.Read, glimpse: s.Glimpse, shown: make(chan bool)}
	for {
		shown := s.show(w)
		if w.app == nil { // nothing of it was shown
			shown.stop()
			if w.first != nil { // but a glimpse
				defer s.quiet(shown.keys.Settle)()
				s.Blank()
			}
			s.Was.GiveBack(s.in, s.out)
			return "", errors.Join(w.err, shown.err, s.Safe.Close())
		}
		told, again := w.app.Handover()
		if !again || shown.came.Load() != 0 {
			defer shown.stop()
			if err := s.leave(w.app, shown); err != nil {
				return "", err
			}
			return w.app.BringBack(), nil
		}
		s.Was = s.startAfresh(told)
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
func (s *Sitting) show(w *loading) showing {
	var program *tea.Program
	leave := func() { program.Send(session.LeaveMsg{}) }
	size := windowOf(s.out)
	out := outlet.New(s.out, atOnce)
	out.Flows = func() { program.Send(tea.ClearScreen()) } // it shows what is old
	out.Discard = func() { tty.Drop(s.out.Fd()) }
	w.behind, w.hide = out.Behind, func() bool { return out.Replace([]byte(noColour + wipe)) }
	defer func() {
		if s.asked.missing = out.End(); s.asked.missing {
			tty.Drop(s.out.Fd()) // what is on its way goes with it
		}
	}()
	keys := input.NewReader(input.Terminal{File: s.in}, environ.Language())
	onTheWay := &marks{}
	*s.asked = asked{keys: keys, marks: onTheWay, out: out, reader: s.Reader}
	other := &otherScreen{}
	w.begun = sync.OnceFunc(func() {
		s.Begun()
		if s.Was != nil && s.Was.Stop {
			program.Send(session.StopMsg{})
		}
		size.catchUp(program.Send)
		copyBeside(s.Safe, program.Send)
	})
	w.quit, w.pause = func() { program.Quit() }, func() bool { return keys.Pause() && !onTheWay.underway() }
	typed := &typing{keys: keys, marks: onTheWay, send: func(msg tea.Msg) { program.Send(msg) }}
	environment := withoutTmux(os.Environ())
	if w.colours = colorprofile.Detect(s.out, environment); s.Reader {
		w.colours = colorprofile.ASCII
	}
	program = tea.NewProgram(w,
		tea.WithColorProfile(w.colours),
		tea.WithFPS(framesPerSecond),
		tea.WithoutSignalHandler(),
		tea.WithEnvironment(environment),
		tea.WithInput(keyboard{s.in, keys, onTheWay, leave}),
		tea.WithFilter(func(m tea.Model, msg tea.Msg) tea.Msg {
			if _, quits := msg.(tea.QuitMsg); quits && w.handsOver() {
				other.stay()
			}
			return typed.filter(m, size.filter(m, msg))
		}),
		tea.WithOutput(&firstPaint{File: s.out, out: out, other: other, asking: keys.Asking, reader: s.Reader, drawn: w.drawn.Load, then: w.painted}))
	came, stop := s.endings.HangUp(leave, s.Was.Missed)
	defer s.Watch(s.in, func() { program.Send(session.StopMsg{}) }, func() { program.Send(session.ContinuedMsg{}) })()
	if s.Was.Inherit(s.in) {
		other.there = true
	}
	_, err := program.Run()
	return showing{keys, other, err, came, stop}
}

// leave saves what is left, behind a blank screen.
func (s *Sitting) leave(app *tui.App, shown showing) error {
	defer s.quiet(shown.keys.Settle)()
	if shown.screen.stays.Load() { // a signal came before the next program could be started
		_, _ = s.out.WriteString(ansi.ResetModeAltScreenSaveCursor)
	}
	s.Blank()
	saved := app.Flush()
	closed := s.Safe.Close()
	if err := outcome(shown.err, saved, closed); err != nil {
		return err
	}
	if syscall.Signal(shown.came.Load()) == syscall.SIGINT {
		return &exit.Error{Code: exit.Interrupted}
	}
	return nil
}

// withoutTmux is an environment that says nothing of tmux: Bubble Tea would run it to
// learn of colours. In it there are 256, whatever the terminal outside has.
func withoutTmux(environment []string) []string {
	return slices.DeleteFunc(environment, func(v string) bool { return strings.HasPrefix(v, tmux.Variable+"=") })
}

// startAfresh starts the program in the place of itself. It returns only where that can't
// be done, with what the terminal was like.
func (s *Sitting) startAfresh(told tui.Handover) *afresh.Handover {
	h := afresh.Of(told)
	before, err := term.MakeRaw(s.in.Fd())
	if err != nil {
		return h // the terminal has gone
	}
	if h.Terminal = before; s.usual != nil {
		h.Terminal = s.usual
	}
	_ = s.Safe.HandOver(func(w store.HandedOver) error { return s.Next.Start(h, w) }) // else it goes on locked
	return h
}
