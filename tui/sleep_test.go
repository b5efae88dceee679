package tui

import (
	"testing"
	"time"
	"unsafe"

	"groundwork/content"
	"groundwork/tui/route"
)

// asleep lets the clock on the wall go on while the other one stands still, as when the
// computer sleeps or its clock is set. Package time makes no such time for anybody: where
// it has the other clock's reading, the seconds on the wall stand from the 30th bit on.
func (s *stage) asleep(d time.Duration) {
	before := s.app.session.Now
	s.app.session.Now = func() time.Time {
		now := before()
		wall := (*uint64)(unsafe.Pointer(&now))
		*wall += uint64(d/time.Second) << 30
		return now
	}
}

// twoClocks lets the stage have the clock that programs have, which begins at a time that
// was read outside of it.
func (s *stage) twoClocks(real time.Time) {
	begun := time.Now()
	s.app.session.Now = func() time.Time { return real.Add(time.Since(begun)) }
	s.app.wake()
}

func TestAsleep(t *testing.T) {
	real := time.Now()
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.twoClocks(real)
		then := s.app.session.Now()
		s.asleep(time.Hour)
		now := s.app.session.Now()
		if now.Sub(then) != 0 || onTheWall(now, then) != time.Hour {
			t.Errorf("an hour's sleep is %v by one clock and %v by the other", now.Sub(then), onTheWall(now, then))
		}
	})
}

// TestFirstKeyAfterSleep presses a key after the computer slept for longer than the
// screen stays uncovered: the key meets the lock, and writes nothing.
func TestFirstKeyAfterSleep(t *testing.T) {
	real := time.Now()
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		s.twoClocks(real)
		v := s.lockUp()
		s.press("tab")
		s.write("before")
		s.asleep(4 * time.Minute)
		s.write("!")
		s.see("before!")
		s.asleep(6 * time.Minute)
		s.write("x")
		s.pass(time.Second)
		s.see("passphrase")
		if !v.locked {
			t.Error("it is not locked")
		}
		s.write("river stone")
		s.press("enter")
		s.pass(time.Second)
		s.see("before!")
		s.miss("before!x")
	})
}

// TestWakesUpCovered looks at the screen after sleep while nobody presses anything.
func TestWakesUpCovered(t *testing.T) {
	for name, lock := range map[string]bool{"covered": false, "locked": true} {
		t.Run(name, func(t *testing.T) {
			real := time.Now()
			onStage(t, english(t), 80, 24, func(s *stage) {
				s.at("friend-test")
				s.twoClocks(real)
				if lock {
					s.lockUp()
				}
				s.press("tab")
				s.write("before")
				s.asleep(6 * time.Minute)
				s.pass(lookEvery + time.Second)
				s.miss("before")
			})
		})
	}
}

// TestFirstKeyAfterSleepWithoutPassphrase covers, and the next key lifts the cover. Leaving
// needs no second key.
func TestFirstKeyAfterSleepWithoutPassphrase(t *testing.T) {
	real := time.Now()
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		s.twoClocks(real)
		s.press("tab")
		s.write("before")
		s.asleep(time.Hour)
		s.write("x")
		if !s.covered() {
			t.Errorf("the first key shows\n%s", s.screen())
		}
		s.write("x")
		s.see("before")
		s.miss("beforex")
		s.asleep(time.Hour)
		s.press("ctrl+q")
		if !s.quit {
			t.Error("ctrl+q doesn't leave")
		}
	})
}

// TestSleepWhileBreathing covers a screen that nobody being there doesn't, and not where
// the computer was awake.
func TestSleepWhileBreathing(t *testing.T) {
	real := time.Now()
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		s.twoClocks(real)
		s.lockUp()
		s.app.take(route.To(route.Breathing{In: 4, Out: 6, Minutes: 20}))
		s.pass(10 * time.Minute)
		s.miss("passphrase")
		s.asleep(10 * time.Minute)
		s.press("tab")
		s.see("passphrase")
	})
}

// TestSleepNever leaves the screen alone where that was chosen.
func TestSleepNever(t *testing.T) {
	real := time.Now()
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		s.twoClocks(real)
		s.lockUp()
		s.keep(content.Settings{IdleMinutes: -1})
		s.press("tab")
		s.write("before")
		s.asleep(24 * time.Hour)
		s.write("!")
		s.see("before!")
	})
}
