//go:build unix

package main

import (
	"testing"

	"groundwork/cmd/groundwork/exit"
	"groundwork/content"
)

// TestEditingWithoutShift selects, cuts, pastes, undoes and goes by words with
// keys that need no shift, at a bare terminal, in tmux and in GNU screen.
func TestEditingWithoutShift(t *testing.T) {
	t.Parallel()
	for name, start := range map[string]func(*person){
		"terminal": (*person).start, "tmux": (*person).inTmux, "screen": (*person).inScreen,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPerson(t, 80, 24)
			p.seed(content.Place{Track: content.Hurt, Spots: map[content.TrackID]content.Spot{
				content.Hurt: {Chapter: "empathy", Page: "name-it", Question: "happened"},
			}})
			start(p)
			p.Continue()
			p.See("What happened, in a few sentences?")
			p.Type("one two three")
			p.See("one two three")
			p.Press("ctrl+@", "left", "left", "left", "left", "left", "ctrl+x")
			p.Miss("three")
			p.Press("ctrl+v", "ctrl+v")
			p.See("one two threethree")
			p.Press("ctrl+z")
			p.Miss("threethree")
			p.Type("\x1bb") // alt+b
			p.Type("word ")
			p.See("one two word three")
			p.Type("\x1b[1;5D") // ctrl+left
			p.Press("ctrl+w")
			p.See("one word three")
			p.Press("ctrl+k")
			p.Miss("three")
			p.Press("ctrl+_") // what ctrl+/ sends
			p.See("one word three")
			p.Press("ctrl+q")
			p.Ends(exit.Done)
			p.wants(content.Hurt, "happened", "one word three")
		})
	}
}
