package help

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// notHere names the country, and asks for another.
func notHere(s *session.Session) ui.Choice {
	return ui.Choice{Label: s.ChooseCountry(), Step: route.To(route.Countries{})}
}

// newCountries chooses whose help lines are shown.
func newCountries(s *session.Session) *ui.List {
	l := ui.NewList("choose", "back", ui.Titled("Help lines for"))
	l.Left = "Help"
	choose := func(label, code string) {
		if code == s.HelpCountry() {
			l.At = len(l.Items)
		}
		l.Items = append(l.Items, ui.Choice{Label: label, Do: func() (route.Step, tea.Cmd) {
			return route.Back(), s.SetCountry(code)
		}})
	}
	all, _ := s.Directory()
	for _, h := range all {
		choose(h.Name, h.Code)
	}
	choose("Somewhere else", session.Nowhere)
	return l
}
