// Package notes is the free pages, which belong to no question.
package notes

import (
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// Build makes the screens of the notes; nil for any other route.
func Build(s *session.Session, r route.Route) ui.Screen {
	switch r := r.(type) {
	case route.Notes:
		return newNotes(s)
	case route.Note:
		return newNote(s, r)
	}
	return nil
}
