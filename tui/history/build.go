// Package history is the earlier versions of what was written: to see, to compare,
// to bring back, and to erase for good.
package history

import (
	"groundwork/content"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// Build makes the screens about earlier versions; nil for any other route.
func Build(s *session.Session, r route.Route) ui.Screen {
	switch r := r.(type) {
	case route.History:
		return newHistory(newPast(s, r.Track), content.Key{})
	case route.Rows:
		past := newPast(s, r.Track)
		past.gone = r.Gone
		return newHistory(past, r.Of)
	case route.Versions:
		return newVersions(newPast(s, r.Track), r)
	case route.Erasure:
		return newErasure(newPast(s, r.Track), r.Keys, r.Above)
	case route.Erasing:
		return newErasing(newPast(s, r.Track), r.Keys)
	}
	return nil
}
