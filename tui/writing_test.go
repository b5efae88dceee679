package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// inText is the stage with the cursor in the first answer of the friend test.
func inText(t *testing.T, test func(*stage)) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.run(s.app.take(route.To(route.PageOf(s.book.Track(content.Hurt).Page("friend-test")))))
		s.press("tab")
		test(s)
	})
}

func TestLongPasteOnThePage(t *testing.T) {
	inText(t, func(s *stage) {
		s.send(tea.PasteMsg{Content: strings.Repeat("word ", 240_000)})
		s.see("240000 words")
		s.press("ctrl+z")
		s.miss("00 words")
	})
}

func TestPageKeysTurnOverInALongText(t *testing.T) {
	inText(t, func(s *stage) {
		var b strings.Builder
		for i := range 60 {
			fmt.Fprintf(&b, "line %d\n", i)
		}
		s.send(tea.PasteMsg{Content: b.String()})
		s.see("line 59")
		s.press("pgup", "pgup", "pgup", "pgup", "pgup")
		s.see("line 0")
		s.miss("line 59")
		for range 9 {
			if strings.Contains(s.screen(), "line 59") {
				break
			}
			s.press("pgdown")
		}
		s.see("line 59")
		s.press("pgdown") // the text ends: the page goes on
		s.press("pgdown")
		s.see("And now, compared with before?")
	})
}

func TestUndoAndPasteOutliveThePage(t *testing.T) {
	inText(t, func(s *stage) {
		s.write("one two")
		s.press("ctrl+shift+left", "ctrl+x", "esc")
		s.run(s.app.take(route.To(route.PageOf(s.book.Track(content.Hurt).Page("friend-test")))))
		s.press("tab", "ctrl+z")
		s.see("one two")
		s.press("tab", "ctrl+v", "ctrl+v")
		s.see("twotwo")
	})
}

func TestHelpTellsTheKeysOfTexts(t *testing.T) {
	inText(t, func(s *stage) {
		s.press("ctrl+g")
		all := strings.Join(s.app.top().(*ui.List).Below(72, s.app.theme()), "\n")
		for _, want := range []string{"ctrl+k", "shift+move", "ctrl+space", "write in your own editor", "do again"} {
			if !strings.Contains(all, want) {
				t.Errorf("the help doesn't tell %q:\n%s", want, all)
			}
		}
	})
}

// TestKeysThatDoNothingSayWhy presses them where there is no text: on the
// reading, at its ends, on what is folded, on buttons and in lists.
func TestKeysThatDoNothingSayWhy(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.run(s.app.take(route.To(route.PageOf(s.book.Track(content.Hurt).Page("settle")))))
		s.press("up")
		s.see("The page begins here.")
		for range 12 {
			for _, k := range []string{"ctrl+t", "alt+c", "ctrl+o", "ctrl+v", "ctrl+x", "f"} {
				s.press(k)
				if s.app.said == "" {
					t.Fatalf("%s does nothing and doesn't say why:\n%s", k, s.screen())
				}
			}
			s.press("tab")
		}
		s.press("esc", "ctrl+t")
		s.see("ctrl+t does nothing here.")
		s.press("down")
		s.miss("ctrl+t does nothing here.")
	})
}

// TestWhatIsSaidOnANarrowScreen holds that a sentence takes the room of the rule, and
// hides neither "saved" nor the hints.
func TestWhatIsSaidOnANarrowScreen(t *testing.T) {
	onStage(t, english(t), 40, 12, func(s *stage) {
		s.run(s.app.take(route.To(route.PageOf(s.book.Track(content.Hurt).Page("friend-test")))))
		s.press("tab")
		s.write("a")
		s.settle()
		s.see("saved")
		s.press("ctrl+x")
		s.see("Nothing is selected. ctrl+q leaves.")
		s.see("ctrl+q leave now")
		s.press("ctrl+z")
		s.settle()
		s.press("ctrl+z")
		s.see("── There is nothing to undo. ──")
		s.see("saved   ctrl+g help   ctrl+q leave now")
	})
}
