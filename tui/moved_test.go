package tui

import (
	"errors"
	"testing"
	"time"

	"groundwork/content"
	"groundwork/tui/route"
)

// TestCursorIsSaved wants the cursor on the disk a second after it was moved, on
// whatever question, with no word about it, and nothing where it was not moved.
func TestCursorIsSaved(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("name-it")
		s.reach("happened")
		s.write("He lied.")
		s.settle()
		s.see("saved")
		s.press("left", "left", "left", "left")
		s.see("saved")
		s.pass(time.Second)
		if got := s.spot(); got.Offset != len("He l") {
			t.Errorf("a second later the file says %+v", got)
		}
		saves := s.disk.saves
		s.press("ctrl+s", "shift+left", "shift+right")
		s.settle()
		if s.disk.saves != saves {
			t.Errorf("%d saves of a cursor that stands where it stood", s.disk.saves-saves)
		}
		s.press("tab", "down")
		s.pass(time.Second)
		if got := s.spot(); got.Question != "feelings" || got.Part == "" {
			t.Errorf("a second after moving on the file says %+v", got)
		}
	})
}

// reach goes on to a question of the page.
func (s *stage) reach(question string) {
	s.t.Helper()
	for range 40 {
		if to, ok := s.here().(route.Page); ok && to.Spot.Question == question {
			return
		}
		s.press("tab")
	}
	s.t.Fatalf("no way to %s on\n%s", question, s.screen())
}

// spot is where the file says that the cursor stands.
func (s *stage) spot() content.Spot {
	place, _ := s.disk.saved.Place()
	return place.Spots[content.Hurt]
}

// TestMovingRescuesNothing holds that a cursor is nothing to write a rescue file for.
func TestMovingRescuesNothing(t *testing.T) {
	onStage(t, small(t), 80, 24, func(s *stage) {
		s.at("name-it")
		s.press("tab")
		s.disk.fail = errors.New("no")
		s.write("He lied.")
		s.settle()
		s.see("NOT SAVED")
		s.disk.rescued = content.NewWorkbook()
		s.press("left", "left")
		s.settle()
		if n := s.disk.rescued.Len(); n > 0 {
			t.Errorf("%d records are rescued because the cursor moved", n)
		}
		s.write("x")
		s.settle()
		place, _ := s.disk.rescued.Place()
		if got := place.Spots[content.Hurt].Offset; got != len("He liex") {
			t.Errorf("with the words the cursor is rescued at %d", got)
		}
	})
}
