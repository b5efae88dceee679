// Package search finds what was written, and leads there.
package search

import (
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// Build makes the screens about searching; nil for any other route.
func Build(s *session.Session, r route.Route) ui.Screen {
	switch r := r.(type) {
	case route.Search:
		return newSearch(s)
	case route.GoneAnswer:
		return newGoneAnswer(r)
	}
	return nil
}
