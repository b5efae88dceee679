package tui

import (
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// buildSearch makes the screens about searching; nil for any other route.
func buildSearch(s *session.Session, r route.Route) ui.Screen {
	switch r := r.(type) {
	case route.Search:
		return newSearch(s)
	case route.GoneAnswer:
		return newGoneAnswer(r)
	}
	return nil
}
