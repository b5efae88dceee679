package tui

import (
	"errors"
	"fmt"
	"runtime"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// errBroken is a panic caught. It holds where, never what: a panic's value may
// quote an answer.
type errBroken struct{ where string }

func (e errBroken) Error() string { return "something broke inside the program at " + e.where }

// Broken tells whether the error is a fault of the program itself, and where in
// its source it happened.
func Broken(err error) (where string, ok bool) {
	var b errBroken
	ok = errors.As(err, &b)
	return b.where, ok
}

// errUncollected is a fault in a field when it was asked for its words: those it
// had not given before are lost.
type errUncollected struct{ error }

func (e errUncollected) Unwrap() error { return e.error }

// errUnsaved is a failure of saving, be it the disk's or a fault.
type errUnsaved struct{ error }

func (e errUnsaved) Unwrap() error { return e.error }

// Kept tells what [App.Flush] could do for the words: whether all that was asked
// for is in the workbook, and whether every field could be asked.
func Kept(err error) (saved, collected bool) {
	var unsaved errUnsaved
	var uncollected errUncollected
	return !errors.As(err, &unsaved), !errors.As(err, &uncollected)
}

// guarded keeps a panic in any screen from reaching Bubble Tea, which would
// print its value. The terminal is restored and the words are saved as on any
// other way out.
type guarded struct{ app *App }

func (g guarded) Init() (cmd tea.Cmd) {
	defer g.catch(&cmd)
	return g.app.Init()
}

func (g guarded) Update(msg tea.Msg) (model tea.Model, cmd tea.Cmd) {
	defer g.catch(&cmd)
	model = g // also after a panic
	return g, guardCmd(g.app.update(msg))
}

func (g guarded) View() (v tea.View) {
	defer func() {
		if e := caught(recover()); e != nil {
			g.app.broken = e
			v = blank()
			if g.app.Quit != nil {
				go g.app.Quit() // there is no command to return from here
			}
		}
	}()
	return g.app.View()
}

func (g guarded) catch(cmd *tea.Cmd) {
	if e := caught(recover()); e != nil {
		g.app.broken = e
		*cmd = tea.Quit
	}
}

// brokenMsg reports a panic in a command.
type brokenMsg struct{ err error }

// guardCmd wraps a command, and those of a batch, so that a panic in it comes
// back as a message.
func guardCmd(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if e := caught(recover()); e != nil {
				msg = brokenMsg{e}
			}
		}()
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i, c := range batch {
				batch[i] = guardCmd(c)
			}
		}
		return msg
	}
}

// guardDisk turns a panic while collecting or writing into an error, so that
// the words can still be rescued.
func guardDisk(f func() error) (err error) {
	defer func() {
		if e := caught(recover()); e != nil {
			err = e
		}
	}()
	return f()
}

// caught turns a recovered value into an error that names the lines of this
// program on the way to it.
func caught(r any) error {
	if r == nil {
		return nil
	}
	pcs := make([]uintptr, 32)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs)])
	var where []string
	for {
		f, more := frames.Next()
		if name, ok := strings.CutPrefix(f.Function, "groundwork/"); ok && !strings.Contains(name, "caught") {
			where = append(where, fmt.Sprintf("%s:%d", name, f.Line))
		}
		if !more || len(where) == 4 {
			break
		}
	}
	return errBroken{strings.Join(where, ", ")}
}
