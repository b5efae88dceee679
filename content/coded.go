package content

// RatedOn is the id by which paper knows a rating that is given on a page again
// and again: of a scale on a page that asks its series anew, and of what a [Before]
// and an [After] ask. The scale's own id stands for the first time alone, on its
// own page. No question can have such an id.
func RatedOn(page, scale string) string { return page + "/" + scale }

// addRated adds what a block rates again, to be found by its code alone: it may
// stand on a form that was printed.
func (g *gatherer) addRated(at Finding, b Block, label string) {
	var asks []*Ask
	switch b := b.(type) {
	case *Ratings:
		for _, p := range at.Track.Pages() {
			for _, a := range p.Asks() {
				if a.Scale != nil && a.Scale.Series == b.Series {
					asks = append(asks, a)
				}
			}
		}
	case *Before:
		asks = []*Ask{g.book.Before}
	case *After:
		asks = []*Ask{g.book.After}
	}
	for _, a := range asks {
		if a == nil { // a book that is not checked may lack the words
			continue
		}
		at.Spot.Question = a.ID
		g.addNamed(at, RatedOn(at.Page.ID, a.ID), Fill(a.Label, label), false)
	}
}
