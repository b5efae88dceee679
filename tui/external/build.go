// Package external hands a text to the person's own editor and takes it back, and
// leaves no file behind.
package external

import (
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// Build makes the screen about the person's own editor; nil for any other route.
func Build(s *session.Session, r route.Route) ui.Screen {
	switch r := r.(type) {
	case route.Editor:
		return newOwnEditor(s, r.Text)
	}
	return nil
}
