package main

import (
	"errors"
	"os"
	"strings"
	"sync/atomic"
	"syscall"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/urfave/cli/v3"

	"groundwork/tui"
	"groundwork/tui/input"
	heard "groundwork/tui/plain"
	"groundwork/tui/session"
)

// plainVariable asks for plain lines, as --plain does. ACCESSIBLE is what other programs
// are asked by, too.
const plainVariable = "GROUNDWORK_PLAIN"

// plainMark ends the name of an empty file beside the workbook that asks for them. It has
// to be known before the workbook is opened, so it can't be among the settings.
const plainMark = ".plain"

// plainWanted returns why the workbook is to be in plain lines, or "".
func plainWanted(c *cli.Command) (why string, err error) {
	if c.IsSet("plain") {
		if c.Bool("plain") {
			return "--plain was given", nil
		}
		return "", nil
	}
	for _, name := range []string{plainVariable, "ACCESSIBLE"} {
		switch value, set := os.LookupEnv(name); {
		case !set:
		case asksFor(value):
			return name + " is set", nil
		default:
			return "", nil
		}
	}
	if !c.Bool("no-trace") {
		path, err := workbookPath(c)
		if err != nil {
			return "", err
		}
		if _, err := os.Lstat(path + plainMark); err == nil {
			return "there is a file that asks for it", nil
		}
	}
	if os.Getenv("TERM") == "dumb" {
		return "this terminal can't show pages", nil
	}
	return "", nil
}

// readerVariable asks for the full screen as a screen reader is to meet it, as --reader
// does.
const readerVariable = "GROUNDWORK_READER"

func readerWanted(c *cli.Command) bool {
	if c.IsSet("reader") {
		return c.Bool("reader")
	}
	return asksFor(os.Getenv(readerVariable))
}

// asksFor reports whether the value of a variable asks for what it is about.
func asksFor(value string) bool {
	switch strings.ToLower(value) {
	case "", "0", "false", "no":
		return false
	}
	return true
}

// pasteBegins and pasteEnds have pastes told from what is typed.
const pasteBegins, pasteEnds = ansi.SetModeBracketedPaste, ansi.ResetModeBracketedPaste

// runPlain is run in plain lines.
func (s *sitting) runPlain() (wanted string, err error) {
	app, err := s.read()
	if err != nil {
		s.was.giveBack(s.screen)
		return "", errors.Join(err, s.safe.Close())
	}
	if s.was != nil {
		_ = term.Restore(s.in.Fd(), s.was.Terminal)
	}
	echoes := showsTyping(s.in.Fd())
	if s.usual, err = term.MakeRaw(s.in.Fd()); err != nil {
		return "", errors.Join(err, app.Flush(), s.safe.Close())
	}
	defer func() { _ = term.Restore(s.in.Fd(), s.usual) }()
	for {
		came, stop := s.lines(app, echoes)
		told, again := app.Handover()
		if !again || came.Load() != 0 {
			defer stop()
			return s.leavePlain(app, came)
		}
		s.was = s.startAfresh(told)
		stop()
		app.Remain() // it couldn't be
	}
}

// lines reads the workbook in lines until it is left. It returns the signal that came.
func (s *sitting) lines(app *tui.App, echoes bool) (came *atomic.Int32, stop func()) {
	escapes := os.Getenv("TERM") != "dumb"
	write := func(sequence string) {
		if escapes {
			_, _ = s.out.WriteString(sequence)
		}
	}
	keys := input.NewKeys(input.NewReader(atHand{input.Terminal{File: s.in}}, language()))
	var mode *heard.Mode
	mode = heard.New(app.Lines(), heard.Options{
		Out: s.out, Keys: keys, Echoes: echoes, Escapes: escapes, Why: s.plain, Fresh: s.was == nil,
		Wipe: s.blank,
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
				s.begun()
				if s.was != nil && s.was.Stop {
					mode.Send(session.StopMsg{})
				}
				copyBeside(s.safe, mode.Send)
			}()
		},
	})
	app.Pause = mode.Pause
	came, stop = s.endings.hangUp(func() { mode.Send(session.LeaveMsg{}) }, s.was.missed)
	defer s.Watch(s.in, func() { mode.Send(session.StopMsg{}) }, func() { mode.Send(session.ContinuedMsg{}) })()
	write(pasteBegins)
	mode.Run()
	write(pasteEnds)
	return came, stop
}

// leavePlain saves what is left, with nothing of it on the terminal where that can be
// cleared.
func (s *sitting) leavePlain(app *tui.App, came *atomic.Int32) (wanted string, err error) {
	if s.blank(); os.Getenv("TERM") == "dumb" {
		_, _ = s.out.WriteString("\r\n")
	}
	saved := app.Flush()
	closed := s.safe.Close()
	if err := outcome(nil, saved, closed); err != nil {
		return "", err
	}
	if syscall.Signal(came.Load()) == syscall.SIGINT {
		return "", &failure{code: exitInterrupted}
	}
	forget(s.in.Fd())
	return app.BringBack(), nil
}
