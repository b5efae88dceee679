package tui

import (
	"strings"
	"testing"
	"time"

	"groundwork/content"
)

// relock locks and unlocks.
func (s *stage) relock() {
	s.t.Helper()
	s.press("ctrl+l")
	s.pass(time.Second)
	if !s.disk.locked {
		s.t.Fatal("it isn't locked")
	}
	s.write("river stone")
	s.press("enter")
	s.pass(time.Second)
}

// TestUnlockToTheSamePlace comes back to the screen one was on, with the cursor
// where it was.
func TestUnlockToTheSamePlace(t *testing.T) {
	for name, to := range map[string]func(*stage){
		"home":     func(s *stage) { s.press("down", "down", "down") },
		"contents": func(s *stage) { s.at("friend-test"); s.press("esc"); s.keep() },
		"page":     func(s *stage) { s.at("friend-test"); s.press("tab", "tab"); s.write("to myself"); s.press("left") },
		"settings": func(s *stage) { s.press("s", "down", "down") },
		"notes":    func(s *stage) { s.keep(note("a", "one"), note("b", "two")); s.item("Notes") },
		"a note": func(s *stage) {
			s.keep(note("a", "first line\nsecond line"))
			s.item("Notes")
			s.press("down", "enter", "up", "left")
			s.settle()
		},
		"a new note": func(s *stage) {
			s.item("Notes")
			s.press("enter", "tab")
			s.write("just begun")
			s.press("left", "left")
		},
		"a practice": func(s *stage) { s.keep(practised(s.book, 0)...); s.item("A daily minute"); s.settle() },
	} {
		t.Run(name, func(t *testing.T) {
			onStage(t, english(t), 80, 24, func(s *stage) {
				s.begin()
				s.lockUp()
				to(s)
				s.settle()
				before := withoutFooter(s.screen())
				s.relock()
				s.settle()
				if after := withoutFooter(s.screen()); after != before {
					t.Errorf("it was\n%s\nafter unlocking it is\n%s", before, after)
				}
			})
		})
	}
}

// TestUnlockKeepsNothingBack holds that what leads back has none of the words: a
// note deleted elsewhere meanwhile is not there.
func TestUnlockKeepsNothingBack(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		s.lockUp()
		s.keep(note("a", "gone since"))
		s.item("Notes")
		s.press("down", "enter")
		s.see("gone since")
		s.press("ctrl+l")
		s.pass(time.Second)
		s.disk.saved.Delete(content.Note{ID: "a"}.Key())
		s.write("river stone")
		s.press("enter")
		s.pass(time.Second)
		s.see("Nothing here yet")
		s.miss("gone since")
	})
}

// withoutFooter is a screen without the line that tells of saving and of keys.
func withoutFooter(screen string) string {
	lines := strings.Split(screen, "\n")
	for i, l := range lines {
		if strings.Contains(l, "ctrl+q leave now") {
			lines[i] = ""
		}
	}
	return strings.Join(lines, "\n")
}
