package tui

import (
	"strings"
	"testing"
	"time"

	"groundwork/content"
)

// covered reports whether nothing of the workbook can be seen.
func (s *stage) covered() bool { return strings.TrimSpace(s.model.View().Content) == "" }

func TestCoverByKey(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		s.press("tab")
		s.write("not for you")
		s.press("ctrl+l")
		if !s.covered() {
			t.Fatalf("the cover shows\n%s", s.screen())
		}
		s.pass(time.Second)
		if got := s.disk.saved.Text(content.Hurt, "to-a-friend", 0); got != "not for you" {
			t.Errorf("behind the cover the disk has %q", got)
		}
		s.press("x")
		s.see("not for you")
		s.miss("not for youx")
		s.write("!")
		s.see("not for you!")
	})
}

func TestCoverWhenIdle(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		s.pass(4 * time.Minute)
		s.press("tab")
		s.pass(4 * time.Minute)
		if s.covered() {
			t.Error("covered four minutes after a key")
		}
		s.pass(2 * time.Minute)
		if !s.covered() {
			t.Error("not covered six minutes after the last key")
		}
		s.press("ctrl+g")
		s.see("Samaritans")
		s.press("ctrl+l", "ctrl+q")
		if !s.quit {
			t.Error("ctrl+q doesn't leave from under the cover")
		}
	})
}
