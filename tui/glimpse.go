package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/tui/route"
	"groundwork/tui/session"
)

// Glimpse is what one sees of a thick workbook while it is being read: the door, with
// what it can tell before that. It does nothing; what comes meanwhile is for the app.
type Glimpse struct{ app *App }

// NewGlimpse makes one of where the person stopped and of the settings, which is all that
// the workbook of the options need have. It returns nil where a session doesn't begin at
// the door.
func NewGlimpse(o session.Options) (g *Glimpse) {
	_ = session.Guard(func() error { // what breaks here breaks in the app as well, and is told there
		a := newApp(o)
		a.session.Reading = true
		if a.stack = a.build([]route.Route{route.Returning{}}); len(a.stack) > 0 {
			g = &Glimpse{a}
		}
		return nil
	})
	return g
}

// Update takes what changes how it looks. What hides the app hides it at once.
func (g *Glimpse) Update(msg tea.Msg) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg, tea.BackgroundColorMsg, tea.ColorProfileMsg:
		_, _ = g.app.Model().Update(msg)
	case session.PartMsg, session.LeaveMsg, session.StopMsg:
		g.app.leaving = true
	case tea.KeyPressMsg:
		if key.Matches(msg, g.app.keys.Leave, g.app.keys.Cover) {
			g.app.leaving = true
		}
	}
}

// Came are the messages that came while a glimpse was shown, for the app.
type Came []tea.Msg

// catchUp takes what came before the app was there. Nobody has seen what it has to tell
// first: that comes behind what was typed at the door, which it would take from the page.
func (a *App) catchUp(came Came) tea.Cmd {
	var told []placed
	if top := len(a.stack) - 1; top > 0 && len(came) > 0 {
		if _, ok := a.route().(route.Notice); ok {
			a.stack, told = a.stack[:top:top], a.stack[top:]
			a.layout()
		}
	}
	var cmds []tea.Cmd
	for _, msg := range came {
		cmds = append(cmds, a.update(msg))
	}
	if _, locked := a.stack[0].screen.(*locked); told != nil && !locked { // unlocking tells again
		a.stack = append(a.stack, told...)
		a.layout()
	}
	return tea.Batch(cmds...)
}

// View is what is to be shown.
func (g *Glimpse) View() tea.View { return g.app.Model().View() }
