package tui

import (
	"reflect"
	"testing"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
)

// TestStrayWords types and pastes where one only chooses: no key of a word opens anything,
// and an esc right before a key leads back, however the list is drawn.
func TestStrayWords(t *testing.T) {
	answer := content.Answer{Track: content.Hurt, Question: "to-a-friend"}
	for _, to := range []route.Route{
		route.Settings{Track: content.Hurt}, route.History{Track: content.Hurt}, route.Words{Track: content.Hurt},
		route.Versions{Track: content.Hurt, Of: answer.Key(), Title: "It"},
	} {
		onStage(t, english(t), 80, 24, func(s *stage) {
			s.wrote()
			s.settle()
			s.run(s.app.take(route.To(to)))
			s.settle()
			s.write("so?")
			s.settle()
			s.see("Nothing to type here: esc, then a key.")
			s.send(tea.PasteMsg{Content: "words"})
			s.see("Nothing to type here: the arrows move.")
			if got := s.app.route(); reflect.TypeOf(got) != reflect.TypeOf(to) {
				t.Fatalf("%T leads to %T", to, got)
			}
			s.press("alt+j")
			if got := s.app.route(); reflect.TypeOf(got) == reflect.TypeOf(to) {
				t.Errorf("esc and a key right after it don't lead back from %T", to)
			}
		})
	}
}
