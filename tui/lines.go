package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// Lines is the app where its screens are read in lines and never drawn. There is no
// Bubble Tea then: who reads them runs the commands, and gives back their messages.
type Lines struct{ app *App }

// Lines returns the app to be read in lines.
func (a *App) Lines() Lines {
	a.heard = true
	a.session.NoColor = true
	a.layout()
	return Lines{a}
}

// Begin is what [tea.Model] has as Init.
func (l Lines) Begin() (cmd tea.Cmd) {
	defer l.app.catch(&cmd)
	a := l.app
	a.wake()
	begin := a.top().Enter()
	if locked, ok := a.stack[0].screen.(*locked); ok {
		begin = tea.Batch(begin, locked.ready())
	}
	a.layout()
	return guardCmd(tea.Batch(a.watch(), sweep, a.session.Autosave.Look, begin))
}

// Update takes a message of a command, or a key for the screen.
func (l Lines) Update(msg tea.Msg) (cmd tea.Cmd) {
	defer l.app.catch(&cmd)
	return guardCmd(l.app.update(msg))
}

// Press takes note of a key. Where it is one of the keys that work everywhere, or lifts
// the cover, it is taken.
func (l Lines) Press(press tea.KeyPressMsg) (cmd tea.Cmd, taken bool) {
	defer l.app.catch(&cmd)
	a := l.app
	late := a.overdue()
	a.pressed++
	a.wake()
	k := a.keys
	switch {
	case late && !key.Matches(press, k.Leave):
		return guardCmd(a.conceal()), true
	case a.cover.on || a.stopping != running:
		return guardCmd(a.uncover(press)), true
	case key.Matches(press, k.Suspend): // a line has nothing to undo, as a page has
		return guardCmd(a.ask()), true
	case key.Matches(press, k.Leave, k.Help, k.Cover, k.Save, k.Search):
		return guardCmd(a.press(press)), true
	}
	return nil, false
}

// Take takes a step.
func (l Lines) Take(st route.Step) (cmd tea.Cmd) {
	defer l.app.catch(&cmd)
	return guardCmd(l.app.take(st))
}

// Do does something with a screen, in which a fault is caught like any other.
func (l Lines) Do(f func() tea.Cmd) (cmd tea.Cmd) {
	defer l.app.catch(&cmd)
	return guardCmd(f())
}

// Top is the screen one is on, and its address.
func (l Lines) Top() (route.Route, ui.Screen) { return l.app.route(), l.app.top() }

// Session is what the screens share.
func (l Lines) Session() *session.Session { return l.app.session }

// Covered reports whether nothing is to be shown until a key is pressed.
func (l Lines) Covered() bool { return l.app.cover.on }

// Stopping reports whether the program is about to be stopped.
func (l Lines) Stopping() bool { return l.app.stopping != running }

// Said returns what the footer would say once, and forgets it.
func (l Lines) Said() string {
	said := l.app.said
	l.app.said = ""
	return said
}
