package tui

import (
	"strings"
	"testing"

	"groundwork/content"
	"groundwork/tui/route"
)

// The keys that people bring along from other programs do no harm here, and what does
// the same is said.

// TestHabitsOfEditors types the keys that save, leave, cut and search elsewhere.
func TestHabitsOfEditors(t *testing.T) {
	for name, test := range map[string]struct {
		keys       string
		said, text string
	}{
		"to leave":        {"ctrl+x", "Nothing is selected. ctrl+q leaves.", "one two"},
		"to save":         {"ctrl+s", "saved", "one two"},
		"to cut":          {"ctrl+a ctrl+k", "Cut. ctrl+v pastes, ctrl+z undoes.", ""},
		"to paste":        {"ctrl+u", "Cut. ctrl+v pastes, ctrl+z undoes.", ""},
		"pasted":          {"ctrl+u ctrl+v", "", "one two"},
		"undone":          {"ctrl+u ctrl+z", "", "one two"},
		"to search":       {"ctrl+w", "Deleted. ctrl+z brings it back.", "one "},
		"to select all":   {"ctrl+a ctrl+a", "The row begins here. alt+a selects all.", "one two"},
		"to leave, twice": {"ctrl+x ctrl+x y", "", "one twoy"},
		"commands":        {"enter : w q enter", "It saves by itself. ctrl+q leaves.", "one two\n:wq\n"},
		"no command":      {"enter : w e enter", "", "one two\n:we\n"},
	} {
		t.Run(name, func(t *testing.T) {
			onText(t, func(s *stage) {
				id := s.friend()
				s.press("alt+a", "delete")
				s.write("one two")
				s.press(strings.Fields(test.keys)...)
				if test.said != "" {
					s.see(test.said)
				} else {
					s.miss("ctrl+q leaves")
				}
				s.settle()
				if got := s.stored(id); got != test.text {
					t.Errorf("the answer is %q, want %q", got, test.text)
				}
			})
		})
	}
}

// TestSavingByHabitOpensNoEditor: who saves by ctrl+o and enter is back on the page.
func TestSavingByHabitOpensNoEditor(t *testing.T) {
	anEditor(t, `printf 'new\n' > "$f"`)
	onText(t, func(s *stage) {
		s.press("ctrl+o")
		s.see("▸ Back to the page")
		s.press("enter")
		s.write("X")
		s.see("as it wasX")
	})
}

// TestEscKeepsThePlace: esc, which ends writing elsewhere, leads to the contents, and
// enter back to the same character; so does the page before after the next one.
func TestEscKeepsThePlace(t *testing.T) {
	for _, keys := range []string{"esc enter", "esc esc enter", "ctrl+n ctrl+p", "ctrl+p ctrl+n", "esc up down enter"} {
		onStage(t, english(t), 80, 24, func(s *stage) {
			s.begin()
			s.pastGate()
			p := s.book.Track(content.Hurt).Page("name-it")
			s.run(s.app.take(route.Start(route.Home{Track: content.Hurt}, route.Contents{Track: content.Hurt}, route.PageOf(p))))
			s.write("abcd")
			s.press("left", "left")
			s.press(strings.Fields(keys)...)
			s.write("X")
			s.settle()
			if got := s.disk.saved.Text(content.Hurt, "happened", 0); got != "abXcd" {
				t.Errorf("after %s the answer is %q", keys, got)
			}
		})
	}
}

// TestTypedOutsideText: something typed where nothing is written opens nothing after its
// first sign, and leaves by none. A key pressed by itself does what it does.
func TestTypedOutsideText(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		s.press("esc", "esc")
		at := s.here()
		for _, typed := range []string{":wq", "I want to search", "_/?p"} {
			s.write(typed)
			if s.quit || s.here() != at {
				t.Fatalf("%q leads to %T", typed, s.here())
			}
			s.see("Nothing to type here")
			s.press("esc")
			s.miss("Nothing to type here")
		}
		s.write(":p")
		s.see("Nothing to type here: esc, then a key.")
		s.press("esc", "p")
		if _, print := s.here().(route.Print); !print {
			t.Errorf("p leads to %T", s.here())
		}
	})
}

// TestShiftTabComesToTheFirstOption of a question that was passed, where down is the next
// one; an arrow comes to the last one, which it is nearer to.
func TestShiftTabComesToTheFirstOption(t *testing.T) {
	for key, want := range map[string]content.Value{
		"shift+tab down": content.Choice("ex-partner"), "shift+tab space": content.Choice("partner"), "shift+tab enter": nil, "up up": nil, "up up space": content.Choice("boss"), "up up space up": content.Choice("business-partner"),
	} {
		onStage(t, english(t), 80, 24, func(s *stage) {
			s.at("who")
			for s.asked() == nil || s.asked().Kind != content.KindChoice {
				s.press("tab")
			}
			s.press("tab")
			s.press(strings.Fields(key)...)
			s.settle()
			if a, _ := s.disk.saved.Answer(content.Hurt, "relation", 0); a.Value != want {
				t.Errorf("%s chooses %v, want %v", key, a.Value, want)
			}
		})
	}
}

// TestLetterRightAfterEsc: where the two arrive as one key with alt, the letter is not
// lost where esc leads back to a text.
func TestLetterRightAfterEsc(t *testing.T) {
	for _, over := range []string{"ctrl+g", "ctrl+f"} {
		onText(t, func(s *stage) {
			s.press(over, "alt+V")
			s.write("iew")
			s.press(over, "alt+,", "enter")
			if got := s.stored(s.friend()); got != "as it wasView,\n" {
				t.Errorf("after %s the answer is %q", over, got)
			}
		})
	}
	onText(t, func(s *stage) {
		before := s.here()
		s.press("alt+v")
		if s.here() != before {
			t.Errorf("alt+v leads out of a text to %T", s.here())
		}
	})
}
