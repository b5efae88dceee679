package tui

import (
	"errors"
	"math/rand/v2"
	"strconv"
	"testing"
	"testing/synctest"
	"time"

	"groundwork/content"
	"groundwork/store/fault"
	"groundwork/tui/session"
)

func note(id, text string) content.Note { return content.Note{ID: id, Text: text} }

func savedNote(d *disk, id string) string {
	n, _ := d.saved.Record(content.Note{ID: id}.Key())
	got, _ := n.(content.Note)
	return got.Text
}

func TestSavesAtAPause(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.run(s.app.session.Autosave.Put(note("a", "one")))
		s.pass(200 * time.Millisecond)
		if got := savedNote(s.disk, "a"); got != "" {
			t.Errorf("saved %q within a pause", got)
		}
		s.pass(200 * time.Millisecond)
		if got := savedNote(s.disk, "a"); got != "one" {
			t.Errorf("after a pause the disk has %q", got)
		}
	})
}

// TestSavesWhileTyping holds that steady typing is on the disk within a second.
func TestSavesWhileTyping(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		for i := range 100 {
			s.run(s.app.session.Autosave.Put(note("a", strconv.Itoa(i))))
			s.pass(50 * time.Millisecond)
			got, err := strconv.Atoi(savedNote(s.disk, "a"))
			if i >= 20 && (err != nil || i-got > 20) {
				t.Fatalf("at key %d, 50 ms apart, the disk has %q", i, savedNote(s.disk, "a"))
			}
		}
	})
}

// TestOneSaveAtATime types on while a save takes long.
func TestOneSaveAtATime(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.disk.slow = 3 * time.Second
		s.run(s.app.session.Autosave.Put(note("a", "one")))
		s.pass(500 * time.Millisecond)
		s.run(s.app.session.Autosave.Put(note("a", "two")))
		s.pass(500 * time.Millisecond)
		if text, _ := s.app.session.Autosave.State(); text != "saving" {
			t.Errorf("the footer says %q during a long save", text)
		}
		s.pass(3 * time.Second)
		if got := savedNote(s.disk, "a"); got != "one" {
			t.Errorf("the first save brought %q", got)
		}
		s.pass(5 * time.Second)
		if got := savedNote(s.disk, "a"); got != "two" {
			t.Errorf("the second save brought %q", got)
		}
		if text, _ := s.app.session.Autosave.State(); text != "saved" {
			t.Errorf("the footer says %q when all is on the disk", text)
		}
	})
}

// TestFlushWaitsForTheSave leaves in the middle of a save that takes long: the
// later words win, and nothing is written after.
func TestFlushWaitsForTheSave(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.disk.slow = 3 * time.Second
		s.run(s.app.session.Autosave.Put(note("a", "one")))
		s.pass(500 * time.Millisecond)
		s.app.session.Autosave.Put(note("a", "two"))
		if err := s.app.Flush(); err != nil {
			t.Fatal(err)
		}
		if got := savedNote(s.disk, "a"); got != "two" {
			t.Errorf("after leaving the disk has %q", got)
		}
		saves := s.disk.saves
		s.pass(10 * time.Second)
		if s.disk.saves != saves {
			t.Error("something was written after the program had ended")
		}
	})
}

func TestFailedSaveIsRescued(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.disk.fail = fault.ErrFull
		s.run(s.app.session.Autosave.Put(note("a", "one")))
		s.pass(2 * time.Second)
		if text, alert := s.app.session.Autosave.State(); text != "NOT SAVED: the disk is full" || !alert {
			t.Errorf("the footer says %q", text)
		}
		s.disk.fail = nil // the file may not be written again all the same
		s.run(s.app.session.Autosave.Put(note("b", "two")))
		s.pass(2 * time.Second)
		err := s.app.Flush()
		if !errors.Is(err, fault.ErrFull) {
			t.Errorf("leaving gives %v", err)
		}
		if s.disk.saves != 0 {
			t.Error("the file was written again after an error")
		}
		for id, want := range map[string]string{"a": "one", "b": "two"} {
			r, _ := s.disk.rescued.Record(content.Note{ID: id}.Key())
			if n, _ := r.(content.Note); n.Text != want {
				t.Errorf("note %s was rescued as %q", id, n.Text)
			}
		}
	})
}

// TestLeavingRescues: words that can't be saved when one leaves are rescued then, be it
// the first save that fails or a later one.
func TestLeavingRescues(t *testing.T) {
	for _, before := range []bool{false, true} {
		onStage(t, english(t), 80, 24, func(s *stage) {
			s.disk.fail = fault.ErrFull
			if before {
				s.run(s.app.session.Autosave.Put(note("a", "one")))
				s.pass(2 * time.Second)
			}
			s.app.session.Autosave.Apply(content.Change{Put: []content.Record{note("b", "two")}})
			if err := s.app.Flush(); !errors.Is(err, fault.ErrFull) {
				t.Errorf("leaving gives %v", err)
			}
			r, _ := s.disk.rescued.Record(content.Note{ID: "b"}.Key())
			if n, _ := r.(content.Note); n.Text != "two" {
				t.Errorf("after an earlier failure %v: %q was rescued", before, n.Text)
			}
		})
	}
}

// TestWrittenDuringARescue writes on while a rescue is under way, and leaves the page: those
// words are rescued too, and nothing is called kept before.
func TestWrittenDuringARescue(t *testing.T) {
	onStage(t, english(t), 120, 40, func(s *stage) {
		s.at("friend-test")
		s.press("tab")
		s.disk.fail, s.disk.rescuing = fault.ErrFull, time.Second
		s.write("first")
		s.pass(500 * time.Millisecond)
		s.write(" second")
		s.press("esc", "esc")
		s.see("on its way into a rescue file")
		s.miss("kept aside")
		s.pass(700 * time.Millisecond)
		s.see("on its way into a rescue file")
		s.miss("kept aside")
		if s.app.session.Autosave.Quiet() {
			t.Error("it may be stopped before all is rescued")
		}
		s.settle()
		s.see("Make room, then leave")
		s.see("kept aside")
		if got := s.disk.rescued.Text(content.Hurt, "to-a-friend", 0); got != "first second" {
			t.Errorf("rescued is %q", got)
		}
	})
}

// TestSavedIsSaidOnceItIs presses ctrl+s while a save is under way.
func TestSavedIsSaidOnceItIs(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		s.press("tab")
		s.settle()
		s.disk.slow = 200 * time.Millisecond
		s.write("one")
		s.press("ctrl+s")
		s.write(" two")
		s.press("ctrl+s")
		if s.app.said == "saved" {
			t.Errorf("said while the disk has %q", s.disk.saved.Text(content.Hurt, "to-a-friend", 0))
		}
		s.settle()
		s.press("ctrl+s")
		if s.app.said != "saved" {
			t.Error("not said when all is saved")
		}
	})
}

// TestAutosaveAgainstAMap puts and removes at random, with slow saves, and wants
// the disk to hold what a plain map holds.
func TestAutosaveAgainstAMap(t *testing.T) {
	for seed := range uint64(20) {
		synctest.Test(t, func(t *testing.T) {
			s := newStage(t, english(t), newDisk())
			r := rand.New(rand.NewPCG(seed, 7))
			want := map[string]string{}
			d := s.app.session.Autosave
			for i := range 200 {
				id := strconv.Itoa(r.IntN(5))
				s.disk.slow = time.Duration(r.IntN(400)) * time.Millisecond
				if r.IntN(3) == 0 {
					delete(want, id)
					s.run(d.Remove(content.Note{ID: id}.Key()))
				} else {
					want[id] = strconv.Itoa(i)
					s.run(d.Put(note(id, want[id])))
				}
				s.pass(time.Duration(r.IntN(300)) * time.Millisecond)
			}
			if err := s.app.Flush(); err != nil {
				t.Fatal(err)
			}
			s.settle()
			for i := range 5 {
				id := strconv.Itoa(i)
				if got := savedNote(s.disk, id); got != want[id] {
					t.Errorf("seed %d: note %s is %q, want %q", seed, id, got, want[id])
				}
			}
		})
	}
}

// TestSavesAfterLeavingAPage holds that words are still saved by themselves once
// a page has been left with everything saved.
func TestSavesAfterLeavingAPage(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		s.settle()
		s.press("esc")
		s.settle()
		s.run(s.app.session.Autosave.Put(note("a", "one")))
		s.settle()
		if got := savedNote(s.disk, "a"); got != "one" {
			t.Errorf("after a page was left the disk has %q", got)
		}
	})
}

type source1 func() content.Change

func (f source1) Change() content.Change { return f() }

// TestBrokenSource holds that a fault in one field loses no other's words, and is
// not passed over.
func TestBrokenSource(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		d := s.app.session.Autosave
		d.Put(note("a", "one"))
		bad := source1(func() content.Change { panic("a secret answer") })
		good := source1(func() content.Change { return content.Change{Put: []content.Record{note("b", "two")}} })
		d.Touch(&bad)
		d.Touch(&good)
		err := s.app.Flush()
		if where, ok := session.Broken(err); !ok || where == "" {
			t.Errorf("the fault is not told: %v", err)
		}
		if saved, collected := session.Kept(err); !saved || collected {
			t.Errorf("it is told that all is saved: %v, that every field was asked: %v", saved, collected)
		}
		if savedNote(s.disk, "a") != "one" || savedNote(s.disk, "b") != "two" {
			t.Error("the other words are gone")
		}
	})
}

// TestBrokenSourceOnTheWay is the same where the fault ends the session.
func TestBrokenSourceOnTheWay(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		d := s.app.session.Autosave
		bad := source1(func() content.Change { panic("a secret answer") })
		good := source1(func() content.Change { return content.Change{Put: []content.Record{note("b", "two")}} })
		s.run(d.Touch(&bad))
		s.run(d.Touch(&good))
		s.settle()
		if !s.quit {
			t.Error("it goes on after a fault")
		}
		if saved, collected := session.Kept(s.app.Flush()); !saved || collected {
			t.Errorf("it is told that all is saved: %v, that every field was asked: %v", saved, collected)
		}
		if savedNote(s.disk, "b") != "two" {
			t.Error("the other words are gone")
		}
	})
}
