package tui

import "testing"

// TestFirstScreenSaysEnough: what has to be said before anything else stands on the
// first page without reading on: what becomes of the words, how to leave, where
// help is, and that one may skip.
func TestFirstScreenSaysEnough(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		s.at("how-it-works")
		for _, part := range []string{"It hurts when", "stays on this", "passphrase", "ctrl+q on any page", "ending your life", "ctrl+g", "Skip what you like"} {
			s.see(part)
		}
	})
}
