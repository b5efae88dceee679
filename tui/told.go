package tui

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/tui/session"
)

// told is the footer's word for what came up by itself, until the next key.
func (a *App) told(msg tea.Msg) {
	d := a.session.Autosave
	switch msg := msg.(type) {
	case session.RoomMsg:
		d.Low = msg.Low
		if d.Low {
			a.said = "little room is left on the disk"
		}
	case session.CopiedMsg:
		if d.Copied(msg) {
			a.said = "no copy could be made: home tells why"
		}
	}
}

// news tells what came of something whose screen isn't on top any more, also beneath the
// cover. Nothing is told where it is locked: it is afterwards.
func (a *App) news(msg tea.Msg) {
	n, ok := msg.(session.News)
	if !ok || any(a.top()) == n.Of() {
		return
	}
	said := n.News()
	_, locked := a.stack[0].screen.(*locked)
	switch {
	case said == "":
	case locked:
		a.session.Untold = said
	default:
		a.said = said
	}
}
