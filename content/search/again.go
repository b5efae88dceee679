package search

import "groundwork/content"

// addCheckIn adds what a check-in asks, to be found by its code: the sheets of a form that
// was printed have it.
func (g *gatherer) addCheckIn(t *content.Track, label string) {
	for _, a := range t.Asks() {
		if a.Series() != "" {
			g.addNamed(Finding{Track: t, Title: "Check-in", CheckIn: true}, content.RatedOn(content.OccasionCheckIn, a.ID), content.Fill(a.Label, label), false)
		}
	}
}

// addRated adds what a block rates again, to be found by its code alone: it may
// stand on a form that was printed.
func (g *gatherer) addRated(at Finding, b content.Block, label string) {
	var asks []*content.Ask
	switch b := b.(type) {
	case *content.Ratings:
		for _, a := range at.Track.Asks() {
			if a.Scale != nil && a.Series() == b.Series {
				asks = append(asks, a)
			}
		}
	case *content.Before:
		asks = []*content.Ask{g.book.Before}
	case *content.After:
		asks = []*content.Ask{g.book.After}
	}
	for _, a := range asks {
		if a == nil { // a book that is not checked may lack the words
			continue
		}
		at.Spot.Question = a.ID
		g.addNamed(at, content.RatedOn(at.Page.ID, a.ID), content.Fill(a.Label, label), false)
	}
}
