package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/input"
	"groundwork/tui/route"
	"groundwork/tui/session"
)

// A program that has been locked is started afresh: only that leaves none of the words
// in its memory. It ends here, without being left, and another one goes on where the
// keyboard stands.

// Handover is what that one is told by this one. The words, and where the person was,
// are sealed elsewhere.
type Handover struct {
	Typed   []byte // of the passphrase, so far
	Entered bool   // and enter behind it
	Country string // whose help lines are shown
	Help    bool   // they are shown now
	Stop    bool   // it was asked to be stopped
	Untold  string // what is to be told once it is unlocked
}

// settleTime is long for a key that was read to get here, and short for a person.
const settleTime = 30 * time.Millisecond

// settledMsg comes after it.
type settledMsg struct{ keys int }

// lockedUp waits until no key is on its way that was read, once everything is locked.
func (a *App) lockedUp(msg session.LockedMsg) tea.Cmd {
	cmd, _ := a.session.Update(msg)
	screen, ok := a.stack[0].screen.(*locked)
	switch {
	case !ok:
		return cmd
	case msg.Err != nil || a.Pause == nil:
		return tea.Batch(cmd, screen.ready(), a.halt(a.session.Autosave.Quiet()))
	}
	a.starting = true
	return tea.Batch(cmd, a.settle())
}

func (a *App) settle() tea.Cmd {
	n := a.pressed
	return tea.Tick(settleTime, func(time.Time) tea.Msg { return settledMsg{n} })
}

// settled ends the program to be started afresh, if nothing is under way any more.
func (a *App) settled(msg settledMsg) tea.Cmd {
	switch {
	case a.leaving || a.parting:
		return nil
	case a.stopping == away || a.session.Busy() || !a.Pause() || msg.keys != a.pressed:
		return a.settle()
	}
	a.handing = true
	return tea.Quit
}

// Handover is what to tell a program started in the place of this one. ok is false where
// this one has ended for good.
func (a *App) Handover() (h Handover, ok bool) {
	screen, locked := a.stack[0].screen.(*locked)
	if !locked || !a.handing || a.leaving || a.parting || a.broken != nil {
		return h, false
	}
	return Handover{Typed: screen.typed.Typed(), Entered: screen.busy, Country: a.session.Chosen, Help: len(a.stack) > 1, Stop: a.stopping == toStop, Untold: a.session.Untold}, true
}

// Remain goes on with this program where no other one could be started: it is locked,
// but words stay in what its memory was.
func (a *App) Remain() { a.handing, a.starting, a.Pause = false, false, nil }

// Resume makes the app of a program that was started in the place of one that is locked.
// The workbook of the options is empty.
func Resume(o session.Options, h Handover) *App {
	o.Workbook = content.NewWorkbook()
	a := newApp(o)
	a.session.Chosen, a.session.Untold = h.Country, h.Untold
	screen := newLocked(a.session, a.session.Autosave.Lockable())
	screen.typed, screen.busy = input.Hide(h.Typed), h.Entered
	a.stack = []placed{{route.Locked{}, screen}}
	if h.Help {
		a.stack = append(a.stack, a.build([]route.Route{route.Help{}})...)
	}
	return a
}
