package tui

import (
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// buildPage makes the screens that are written on; nil for any other route.
func buildPage(s *sitting, r route.Route) ui.Screen {
	switch r := r.(type) {
	case route.Page:
		return newPage(s, r)
	case route.CheckIn:
		return newCheckin(s, s.book.Track(r.Track))
	case route.Practice:
		return newPractice(s, r)
	case route.Plan:
		return newPlan(s, s.book.Track(r.Track))
	case route.Draft:
		return newEditing(s, r)
	case route.Question:
		return newQuestion(r)
	}
	return nil
}
