package tui

import (
	"errors"
	"strings"
	"testing"

	"groundwork/content"
)

// sam is somebody the person would call.
func sam() content.Record {
	return content.Entry{Track: content.Hurt, Question: "people", ID: "sam", Order: "a0", Cells: map[string]string{"name": "Sam", "how-to-reach": "next door"}}
}

// TestRightNow goes there from each place it is offered, and everywhere it leads.
func TestRightNow(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		s.item("Right now")
		s.see("One of these is enough.")
		s.miss("My people")
		s.item("Settle")
		s.see("Take a moment.")
		s.press("esc")
		s.item("Help lines")
		s.see("call now:")
		s.item("Right now")
		s.item("Help lines") // back to the same help
		s.item("Back to where you were")
		s.see("One of these is enough.")
		s.press("esc")
		s.see("After being hurt")

		s.run(s.app.take(open(newDistress(s.app.sitting))))
		s.item("Right now")
		s.see("One of these is enough.")
		s.press("esc")
		s.see("That is a lot to carry")
	})
}

func TestMyPeople(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		s.keep(sam())
		s.item("Right now")
		s.item("My people")
		s.see("Sam")
		s.see("next door")
		s.press("enter")
		s.see("One of these is enough.")
	})
}

// TestStopForToday lands on a quiet screen wherever stopping is offered.
func TestStopForToday(t *testing.T) {
	ways := map[string]func(*stage){
		"right now": func(s *stage) { s.item("Right now"); s.item("Stop for today") },
		"crisis": func(s *stage) {
			s.run(s.app.take(open(newDistress(s.app.sitting))))
			s.item("Stop here for today")
		},
		"end well": func(s *stage) {
			s.run(s.app.take(open(newEndWell(s.app.sitting))))
			s.item("Stop for today")
		},
	}
	for name, stop := range ways {
		t.Run(name, func(t *testing.T) {
			onStage(t, english(t), 80, 24, func(s *stage) {
				s.begin()
				stop(s)
				s.see("That's enough for today.")
				s.see("Your words are saved.")
				s.miss("Go on:")
				s.item("Settle")
				s.press("esc")
				s.see("That's enough for today.")
				s.item("Help lines")
				s.press("esc")
				s.item("Back to Home")
				s.see("Go on:")
				stop(s)
				s.item("Leave now")
				if !s.quit {
					t.Error("it does not leave")
				}
				if got := strings.TrimSpace(s.screen()); got != "" {
					t.Errorf("left standing: %s", got)
				}
			})
		})
	}
}

// TestQuietClaimsNothing says that words are saved only where they are.
func TestQuietClaimsNothing(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.disk.fail = errors.New("disk full")
		s.begin()
		s.item("Right now")
		s.item("Stop for today")
		s.see("That's enough for today.")
		s.miss("are saved")
		s.see("NOT SAVED")
	})
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.app.sitting.desk.traceless = true
		s.begin()
		s.item("Right now")
		s.item("Stop for today")
		s.see("nothing is kept")
		s.miss("are saved")
	})
	onStage(t, english(t), 80, 24, func(s *stage) { // before anything is begun
		s.run(s.app.take(open(newQuiet(s.app.sitting))))
		s.miss("saved.")
		s.item("Back")
		s.see("Print a blank form")
	})
}

// TestEndWell shows the person's own phrase and nothing else they wrote.
func TestEndWell(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		s.press("tab")
		s.write("what happened")
		s.settle()
		s.run(s.app.take(open(newEndWell(s.app.sitting))))
		s.miss("You wrote")
		s.press("esc")
		s.keep(content.Answer{Track: content.Hurt, Question: "my-phrase", Value: content.Text("It was not foolish to trust.")})
		s.run(s.app.take(open(newEndWell(s.app.sitting))))
		s.see("It was not foolish to trust.")
		s.miss("what happened")
		s.item("Settle first")
		s.press("esc")
		s.item("Go on after all")
		s.see("What would you say to your friend?")
	})
}
