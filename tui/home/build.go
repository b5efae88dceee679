// Package home is the way through a track: the welcome, home, the contents, and what
// stands at the beginning and the end.
package home

import (
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// Build makes the screens about the way through a track; nil for any other route.
func Build(s *session.Session, r route.Route) ui.Screen {
	switch r := r.(type) {
	case route.Welcome:
		return newWelcome(s)
	case route.Tracks:
		return newTracks(s)
	case route.Notice:
		return newNotice(r)
	case route.Returning:
		return newReturning(s)
	case route.Home:
		return newHome(s, r)
	case route.Contents:
		return newContents(s, r)
	case route.Marked:
		return newMarked(s, s.Book.Track(r.Track))
	case route.Walked:
		return newWalked(s, s.Book.Track(r.Track))
	}
	return nil
}
