// Package page is the pages of the book and what is made of the same blocks: the
// check-in, a practice, letters and the plan.
package page

import (
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// Build makes the screens that are written on; nil for any other route.
func Build(s *session.Session, r route.Route) ui.Screen {
	switch r := r.(type) {
	case route.Page:
		return newPage(s, r)
	case route.CheckIn:
		return newCheckin(s, r)
	case route.Practice:
		return newPractice(s, r)
	case route.Plan:
		return newPlan(s, s.Book.Track(r.Track))
	case route.Draft:
		return newDraftScreen(s, r)
	case route.Question:
		return newQuestion(r)
	}
	return nil
}
