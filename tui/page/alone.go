package page

import (
	"groundwork/content"
	"groundwork/tui/route"
)

// below is what esc leads back to, in words.
func (p *page) below() string {
	if p.alone {
		return "back"
	}
	return [...]string{"contents", "what was found", "my words"}[p.found]
}

// aside is what is kept with a page that was opened by itself. Its track is not begun by
// that, but for the questions about safety: those may set how it is walked, and whether
// they did must not show.
func (p *page) aside() []content.Record {
	records := p.session.ChosenCountry()
	if p.hasGate() {
		profile, _ := p.session.Workbook().Profile(p.page.Track().ID)
		records = append(records, profile)
	}
	return records
}

// own is the profile once the questions about safety were passed: from now on the track
// is walked with what it was told itself. Who said nothing keeps what was on.
func (p *page) own() content.Profile {
	w, track := p.session.Workbook(), p.page.Track().ID
	profile, _ := w.Profile(track)
	if !p.told {
		profile.Route = w.Route(track)
	}
	profile.Own = true
	return profile
}

// gateOf is the page with the questions about safety of the track one is in. Where the
// page stands by itself that may be another one than its own.
func (p *page) gateOf() *content.Page {
	track := p.page.Track()
	if p.alone {
		place, _ := p.session.Workbook().Place()
		if now := p.session.Book.Track(place.Track); now != nil {
			track = now
		}
	}
	return track.Gate()
}

// toGate leads there. On the short way, which begins without them, one goes on by it from
// there, and it begins anew. Back leads to the page one came from.
func (p *page) toGate(gate *content.Page) route.Step {
	switch {
	case p.alone:
		return route.To(route.Alone(gate))
	case p.way:
		return p.turn(gate)
	}
	to := route.PageOf(gate)
	to.Over = true
	return route.To(to)
}
