package page

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/field"
	"groundwork/tui/session"
	"groundwork/tui/ui"
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

// block asks; answered is called after either answer.
func (o *routeOffer) block(s *session.Session, track *content.Track, answered func() tea.Cmd) *ui.Choices {
	answer := func(take bool) func() (ui.Outcome, tea.Cmd) {
		return func() (ui.Outcome, tea.Cmd) {
			var cmd tea.Cmd
			if take {
				profile, _ := s.Workbook().Profile(track.ID)
				profile.Route |= o.route
				cmd = s.Autosave.Put(profile)
			}
			return ui.Outcome{}, tea.Batch(cmd, answered())
		}
	}
	offer := ui.NewChoices(
		ui.Button{Label: "Keep those pages for later", Do: answer(true)},
		ui.Button{Label: "Leave all pages in", Do: answer(false)},
	)
	offer.Intro = "Some later pages are about asking, telling, offering or sending. They can wait, out of the way, until you open them yourself. You can change this in the settings."
	return offer
}

// keepOffer notes whose answer's offer nobody has answered: it comes again with the page. Of
// a gate nothing is kept, and one who passes it is asked anyway.
func (p *page) keepOffer() tea.Cmd {
	asked := ""
	if p.offer != nil && p.offer.ask.Kind != content.KindGate {
		asked = p.offer.ask.ID
	}
	visit, _ := p.session.Workbook().Visit(p.page.Track().ID, p.page.ID, p.pass)
	if visit.Offer == asked {
		return nil
	}
	visit.Offer = asked
	return p.session.Autosave.Put(visit)
}

// unanswered is what the answer to a question offered before the page was left, as long as it
// still does; nil where somebody said yes or no to it.
func (p *page) unanswered(a *content.Ask, answer field.Field) *routeOffer {
	visit, _ := p.session.Workbook().Visit(p.page.Track().ID, p.page.ID, p.pass)
	if visit.Offer != a.ID {
		return nil
	}
	return offered(nil, a, answer.Offers(), p.session.Workbook().Route(p.page.Track().ID))
}
