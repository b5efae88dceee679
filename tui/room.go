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
