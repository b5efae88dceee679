package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// help shows help, with the keys of the screen one is on.
func (a *App) help() tea.Cmd {
	if _, ok := a.route().(route.Help); ok {
		return nil
	}
	var keys []key.Binding
	if d, ok := a.top().(ui.Described); ok {
		keys = d.Keys()
		if a.allows().Search {
			keys = append(keys, ui.SearchKey())
		}
	}
	return a.take(route.To(route.Help{Keys: keys}))
}
