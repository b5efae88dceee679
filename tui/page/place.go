package page

import (
	"slices"

	"groundwork/content"
	"groundwork/tui/field"
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// Route implements [ui.Located]. One doesn't come back to a search.
func (p *page) Route() route.Route {
	to := route.Page{Track: p.page.Track().ID, Spot: p.spot(), Alone: p.alone, Over: p.over}
	if p.after != nil {
		to.After = p.after.ID
	}
	if p.found == route.InWords {
		to.Found = p.found
	}
	return to
}

// restore puts the focus and the cursor where they were. The code on a form may lead to a
// question that shows only after another one is answered: then it is the last that shows
// before it.
func (p *page) restore(spot content.Spot) {
	for i, s := range p.Pieces {
		if a, ok := s.Block.(field.Field); ok && s.Ask.ID == spot.Question {
			p.SetFocus(i, ui.Above)
			s.Block.Passing()
			a.Restore(spot.Part, spot.Offset)
			return
		}
	}
	asks := p.page.Asks()
	hidden := slices.IndexFunc(asks, func(a *content.Ask) bool { return a.ID == spot.Question })
	before := asks[:max(hidden, 0)]
	for i, s := range slices.Backward(p.Pieces) {
		_, ok := s.Block.(field.Field)
		if ok && slices.ContainsFunc(before, func(a *content.Ask) bool { return a.ID == s.Ask.ID }) {
			p.SetFocus(i, ui.Above)
			return
		}
	}
}

func (p *page) OnLeave() {
	p.Settle()
	p.session.Autosave.Collect() // it may move the place
	p.session.Autosave.Apply(content.Change{Put: []content.Record{p.place()}})
}

// place is where the person is. Beside a page that stands by itself one is still where
// one was.
func (p *page) place() content.Place {
	place, _ := p.session.Workbook().Place()
	switch {
	case !p.alone:
		return p.session.PlaceAt(place, p.page.Track().ID, p.spot())
	case !p.hasGate():
		place.Aside = p.spot()
	}
	place.Left = p.session.Now().UTC()
	return place
}

// spot is where the person is on the page. Of a gate not even the place is kept.
func (p *page) spot() content.Spot {
	spot := content.Spot{Chapter: p.page.Chapter.ID, Page: p.page.ID, Way: p.way}
	for i := p.Focus; i >= 0 && i < len(p.Pieces); i-- { // at what an answer offers one is still at its question
		s := p.Pieces[i]
		if _, chooses := s.Block.(*ui.Choices); chooses || s.Block.Stopping() == ui.Rests && i < p.Focus {
			continue
		}
		a, ok := s.Block.(field.Field)
		if !ok {
			break
		}
		if s.Ask.Kind != content.KindGate {
			spot.Question = s.Ask.ID
			spot.Part, spot.Offset = a.Spot()
		}
		break
	}
	return spot
}

// Change implements [session.Source]: where one stands goes to the disk with the
// words, and by itself where only the cursor moved.
func (p *page) Change() content.Change {
	now, track := p.place(), p.page.Track().ID
	if was, ok := p.session.Workbook().Place(); ok && was.Track == now.Track && was.Spots[track] == now.Spots[track] && was.Aside == now.Aside {
		return content.Change{}
	}
	return content.Change{Put: []content.Record{now}}
}
