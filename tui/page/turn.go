package page

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
	"groundwork/tui/session"
)

// next is the page to go on to, by the way one is on; nil at its end. By the book the
// questions about safety come first, once, wherever one began.
func (p *page) next() *content.Page {
	track, w := p.page.Track(), p.session.Workbook()
	switch {
	case p.alone:
		return nil
	case p.way:
		return track.NextOnWay(p.page, w)
	case p.after != nil:
		return track.Next(p.after, w)
	}
	if gate := track.GateBefore(p.page, w); gate != nil {
		return gate
	}
	return track.Next(p.page, w)
}

// prev is the page to go back to, by the way one is on; nil at its start.
func (p *page) prev() *content.Page {
	track, w := p.page.Track(), p.session.Workbook()
	switch {
	case p.alone:
		return nil
	case p.after != nil:
		return p.after
	case p.way:
		return track.PrevOnWay(p.page, w)
	}
	return track.Prev(p.page, w)
}

// turn goes to another page, by the way one is on, and back to where one stood on it
// before. What this one was found in goes with it, and the contents come in its place.
func (p *page) turn(to *content.Page) route.Step {
	there := route.PageOf(to)
	if from := p.session.Turned; from.Page == to {
		there.Spot = from.Spot
	}
	p.session.Turned = session.Turned{Page: p.page, Spot: p.spot()}
	there.Spot.Way = p.way
	gate := p.page.Track().Gate()
	if !p.way {
		gate = p.page.Track().GateBefore(p.page, p.session.Workbook())
	}
	if gate != nil && to == gate {
		there.After = p.page.ID
	}
	st := route.Replace(there)
	if p.found != route.NotFound {
		st = route.Step{Back: 2, To: []route.Route{route.Contents{Track: p.page.Track().ID}, there}}
	}
	return st
}

func (p *page) goBack() (route.Step, tea.Cmd) {
	p.session.Autosave.Collect()
	prev := p.prev()
	switch {
	case p.alone:
		p.Saying = "this page stands by itself"
		return route.Stay(), nil
	case p.over:
		return route.Back(), nil
	case prev == nil:
		p.Saying = "this is the first page"
		return route.Stay(), nil
	}
	return p.turn(prev), nil
}
