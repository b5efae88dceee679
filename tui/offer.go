package tui

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
)

// routeOffer is a route an answer has offered. It waits for a yes or a no: only
// a gate, and a wish not to be contacted, change the route by themselves.
type routeOffer struct {
	ask   *content.Ask // whose answer it was
	route content.Route
}

// offered is what is offered once an answer says r, while the route is on: the
// new offer, none where the answer withdraws its own, or what was there.
func offered(before *routeOffer, a *content.Ask, r, on content.Route) *routeOffer {
	switch {
	case r&^on != content.Open:
		return &routeOffer{a, r}
	case before != nil && before.ask == a:
		return nil
	}
	return before
}

// part asks; answered is called after either answer.
func (o *routeOffer) part(s *sitting, track *content.Track, answered func()) *pick {
	answer := func(take bool) func() (outcome, tea.Cmd) {
		return func() (outcome, tea.Cmd) {
			var cmd tea.Cmd
			if take {
				profile, _ := s.workbook().Profile(track.ID)
				profile.Route |= o.route
				cmd = s.desk.put(profile)
			}
			answered()
			return outcome{}, cmd
		}
	}
	return &pick{
		intro: "Some later pages are about asking, telling, offering or sending. They can wait, out of the way, until you open them yourself. You can change this in the settings.",
		items: []button{
			{label: "Keep those pages for later", do: answer(true)},
			{label: "Leave all pages in", do: answer(false)},
		},
	}
}
