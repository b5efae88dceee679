package print

import (
	"groundwork/content/paper"
	"groundwork/tui/session"
)

// newBlankForm prints a form to fill in by hand, for somebody who has begun no
// track and may not want to here: nothing is kept of it.
func newBlankForm(s *session.Session) *printing {
	var what []printed
	for _, t := range s.Book.Tracks {
		what = append(what, printed{label: t.Title, choose: func(p *paper.Selection) { p.Blank, p.Track = true, t.ID }})
	}
	both := printed{label: "both", choose: func(p *paper.Selection) { p.Blank = true }}
	p := newPrintingFrom(s, nil, append(what, both), 0)
	p.heading = "A blank form"
	p.rows[rowWhat].Label = "For"
	return p
}
