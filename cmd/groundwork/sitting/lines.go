package sitting

import (
	"errors"
	"os"
	"strings"
	"sync/atomic"
	"syscall"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"

	"groundwork/cmd/groundwork/environ"
	"groundwork/cmd/groundwork/exit"
	"groundwork/cmd/groundwork/tty"
	"groundwork/tui"
	"groundwork/tui/input"
	heard "groundwork/tui/plain"
	"groundwork/tui/session"
)

// pasteBegins and pasteEnds have pastes told from what is typed.
const pasteBegins, pasteEnds = ansi.SetModeBracketedPaste, ansi.ResetModeBracketedPaste

// runPlain is Run in plain lines.
func (s *Sitting) runPlain() (wanted string, err error) {
	app, err := s.Read()
	if err != nil {
		s.Was.GiveBack(s.in, s.out)
		return "", errors.Join(err, s.Safe.Close())
	}
	if s.Was != nil {
		_ = term.Restore(s.in.Fd(), s.Was.Terminal)
	}
	echoes := tty.Echoes(s.in.Fd())
	if s.usual, err = term.MakeRaw(s.in.Fd()); err != nil {
		return "", errors.Join(err, app.Flush(), s.Safe.Close())
	}
	defer func() { _ = term.Restore(s.in.Fd(), s.usual) }()
	for {
		came, stop := s.lines(app, echoes)
		told, again := app.Handover()
		if !again || came.Load() != 0 {
			defer stop()
			return s.leavePlain(app, came)
		}
		s.Was = s.startAfresh(told)
		stop()
		app.Remain() // it couldn't be
	}
}

// lines reads the workbook in lines until it is left. It returns the signal that came.
func (s *Sitting) lines(app *tui.App, echoes bool) (came *atomic.Int32, stop func()) {
	escapes := os.Getenv("TERM") != "dumb"
	write := func(sequence string) {
		if escapes {
			s.put(sequence)
		}
	}
	keys := input.NewKeys(input.NewReader(tty.AtHand{Terminal: input.Terminal{File: s.in}}, environ.Language()))
	var mode *heard.Mode
	mode = heard.New(app.Lines(), heard.Options{
		Out: s.out, Keys: keys, Echoes: echoes, Escapes: escapes, Inserts: escapes && inserts(os.Getenv("TERM")), Columns: func() int {
			width, _, _ := term.GetSize(s.out.Fd())
			return width
		}, Why: s.Plain, Fresh: s.Was == nil,
		Wipe: s.clear,
		Lend: func(run func() error) error {
			write(pasteEnds)
			raw, err := term.GetState(s.in.Fd())
			if err != nil {
				return err
			}
			_ = term.Restore(s.in.Fd(), s.usual)
			err = run()
			write(pasteBegins)
			return errors.Join(err, term.SetState(s.in.Fd(), raw))
		},
		Begun: func() {
			go func() {
				s.Begun()
				if s.Was != nil && s.Was.Stop {
					mode.Send(session.StopMsg{})
				}
				copyBeside(s.Safe, mode.Send)
			}()
		},
	})
	app.Pause = mode.Pause
	came, stop = s.endings.HangUp(func() { mode.Send(session.LeaveMsg{}) }, s.Was.Missed)
	defer s.Watch(s.in, func() { mode.Send(session.StopMsg{}) }, func() { mode.Send(session.ContinuedMsg{}) })()
	write(pasteBegins)
	mode.Run()
	write(pasteEnds)
	return came, stop
}

// clear leaves no word on the terminal, nor on its way there.
func (s *Sitting) clear() {
	tty.Drop(s.out.Fd())
	s.Blank()
}

// inserts reports whether a terminal of that name can make room within a line, and close
// it up. The first ones couldn't.
func inserts(terminal string) bool {
	name, _, _ := strings.Cut(terminal, "-")
	switch name {
	case "vt52", "vt100", "vt125", "adm3a":
		return false
	}
	return true
}

// leavePlain saves what is left, with nothing of it on the terminal where that can be
// cleared.
func (s *Sitting) leavePlain(app *tui.App, came *atomic.Int32) (wanted string, err error) {
	if s.clear(); os.Getenv("TERM") == "dumb" {
		s.put("\r\n")
	}
	saved := app.Flush()
	closed := s.Safe.Close()
	if err := outcome(nil, saved, closed); err != nil {
		return "", err
	}
	if syscall.Signal(came.Load()) == syscall.SIGINT {
		return "", &exit.Error{Code: exit.Interrupted}
	}
	tty.Forget(s.in.Fd())
	return app.BringBack(), nil
}
