package ui

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/tui/route"
)

// Lend is the route to the person's own editor with the text of a field; changed
// is called once another text is in its place.
func Lend(text Lent, changed func() tea.Cmd) route.Editor {
	return route.Editor{Text: lent{text, changed}}
}

type lent struct {
	Lent
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
