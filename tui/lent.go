package tui

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// lend is the route to the person's own editor with the text of a field; changed
// is called once another text is in its place.
func lend(text ui.Lent, changed func() tea.Cmd) route.Editor {
	return route.Editor{Text: lent{text, changed}}
}

type lent struct {
	ui.Lent
	changed func() tea.Cmd
}

// Replace implements [route.Lent].
func (l lent) Replace(text string) (why string, cmd tea.Cmd) {
	r := l.Lent.Replace(text)
	if r.Changed {
		cmd = l.changed()
	}
	return r.Why, cmd
}
