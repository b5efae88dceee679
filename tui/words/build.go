// Package words is all a person wrote in a track, in the order of the book, to be read.
package words

import (
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// Build makes the screen of a person's words; nil for any other route.
func Build(s *session.Session, r route.Route) ui.Screen {
	if r, ok := r.(route.Words); ok {
		return newWords(s, r)
	}
	return nil
}
