package tui

import (
	"groundwork/content/paper"
)

// newBlankForm prints a form to fill in by hand, for somebody who has begun no
// track and may not want to here: nothing is kept of it.
func newBlankForm(s *sitting) *printing {
	var what []printed
	for _, t := range s.book.Tracks {
		what = append(what, printed{label: t.Title, choose: func(p *paper.Selection) { p.Blank, p.Track = true, t.ID }})
	}
	both := printed{label: "both", choose: func(p *paper.Selection) { p.Blank = true }}
	p := newPrintingFrom(s, nil, append(what, both), 0)
	p.heading = "A blank form"
	p.rows[rowWhat].label = "For"
	return p
}
