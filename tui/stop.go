package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/tui/session"
)

// stopping is how far the program is with being stopped.
type stopping int

const (
	running stopping = iota
	toStop           // the screen is blank, and what is new is on its way to the disk
	away             // the terminal is, or is about to be
)

// stopPatience is how long the disk may hold up the stopping.
const stopPatience = time.Second

type stopLateMsg struct{}

// ask has the program stopped: by a signal, as when somebody else asks. Where nothing
// can be stopped the screen is covered all the same.
func (a *App) ask() tea.Cmd {
	if a.session.Job == nil {
		return a.conceal()
	}
	return func() tea.Msg {
		if a.session.Job.Ask() {
			return nil
		}
		return session.StopMsg{}
	}
}

func (a *App) stopOrGoOn(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case session.StopMsg:
		return a.stop()
	case session.ContinuedMsg:
		return a.continued()
	case session.ResumedMsg:
		return a.resumed(msg)
	}
	a.starting = false // it is waited for no longer
	return a.halt(true)
}

// stop makes ready for being stopped: nothing of the words stays on the screen, nor,
// where there is a passphrase, the key in memory. What was written a moment ago is on
// the disk by then, as nobody knows whether the program ever goes on.
func (a *App) stop() tea.Cmd {
	if a.leaving || a.stopping != running {
		return nil
	}
	a.stopping = toStop
	cmd := a.concealAgain()
	late := tea.Tick(stopPatience, func(time.Time) tea.Msg { return stopLateMsg{} })
	return tea.Batch(cmd, a.halt(a.session.Autosave.Quiet()), late)
}

// halt stops the program, if it is ready for that. The one that is about to be started in
// its place stops itself, and has none of the words in its memory meanwhile.
func (a *App) halt(ready bool) tea.Cmd {
	if a.stopping != toStop || !ready || a.leaving || a.starting {
		return nil
	}
	return a.giveAway(a.session.Job.Stop)
}

// continued takes the terminal anew after somebody has stopped the program from
// outside and had it go on. The screen could not be blanked meanwhile; it is now.
func (a *App) continued() tea.Cmd {
	if a.leaving || a.parting || a.stopping != running {
		return nil // a terminal that is closed has its programs go on, too
	}
	return tea.Batch(a.concealAgain(), a.giveAway(func() {}))
}

// concealAgain is conceal, also where the passphrase is just being checked.
func (a *App) concealAgain() tea.Cmd {
	if top, ok := a.stack[0].screen.(*locked); ok && top.busy {
		top.outdated = true
	}
	return a.conceal()
}

// giveAway gives the terminal back as it was before the program, does something, and
// takes it again with all its modes.
func (a *App) giveAway(do func()) tea.Cmd {
	a.stopping = away
	return a.session.Give(func() error {
		do()
		a.stopping = running // the event loop waits: no key comes before this
		return nil
	}, func(err error) tea.Msg { return session.ResumedMsg{Err: err} })
}

// resumed goes on. Without its terminal the program has nothing left to do, once it has
// been given what was typed.
func (a *App) resumed(msg session.ResumedMsg) tea.Cmd {
	if msg.Err != nil {
		return func() tea.Msg { return session.LeaveMsg{} }
	}
	a.wake()
	return tea.RequestWindowSize
}
