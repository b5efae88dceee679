package tui

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/tui/session"
)

// guarded keeps a panic in any screen from reaching Bubble Tea, which would
// print its value. The terminal is restored and the words are saved as on any
// other way out.
type guarded struct{ app *App }

func (g guarded) Init() (cmd tea.Cmd) {
	defer g.app.catch(&cmd)
	return g.app.Init()
}

func (g guarded) Update(msg tea.Msg) (model tea.Model, cmd tea.Cmd) {
	defer g.app.catch(&cmd)
	model = g // also after a panic
	return g, guardCmd(g.app.update(msg))
}

func (g guarded) View() (v tea.View) {
	defer func() {
		if e := session.Caught(recover()); e != nil {
			g.app.broken = e
			v = blank()
			if g.app.Quit != nil {
				go g.app.Quit() // there is no command to return from here
			}
		}
	}()
	return g.app.View()
}

// catch ends the program after a panic, with what there is to do then. It is to be
// deferred itself.
func (a *App) catch(cmd *tea.Cmd) {
	if e := session.Caught(recover()); e != nil {
		a.broken = e
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
			if e := session.Caught(recover()); e != nil {
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
