// Package print chooses what goes to paper, in which form and where to, and shows it
// first.
package print

import (
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// Build makes the screens about printing; nil for any other route.
func Build(s *session.Session, r route.Route) ui.Screen {
	switch r := r.(type) {
	case route.Print:
		return newPrintingOf(s, s.Book.Track(r.Track), r.ID)
	case route.BlankForm:
		return newBlankForm(s)
	case route.Preview:
		return newPreview(r.Text)
	case route.Pick:
		return newPick(r)
	case route.Ticks:
		return newTicks(r)
	}
	return nil
}
