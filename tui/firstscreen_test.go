package tui

import (
	"testing"

	"groundwork/content"
	"groundwork/tui/route"
)

// TestFirstScreenSaysEnough: what has to be said before anything else stands on the
// first page without reading on: what becomes of the words, how to leave, where
// help is, and that one may skip.
func TestFirstScreenSaysEnough(t *testing.T) {
	for track, parts := range map[content.TrackID][]string{
		content.Hurt:    {"It hurts when", "Skip what you like"},
		content.Hurting: {"That takes some", "somebody told you that you have to", "You can skip"},
	} {
		t.Run(string(track), func(t *testing.T) {
			onStage(t, english(t), 80, 24, func(s *stage) {
				s.begin()
				s.run(s.app.take(route.To(route.PageOf(s.book.Track(track).Page("how-it-works")))))
				s.settle()
				for _, part := range append(parts, "stays on this", "passphrase", "ctrl+q on any page", "ending your life", "ctrl+g") {
					s.see(part)
				}
			})
		})
	}
}
