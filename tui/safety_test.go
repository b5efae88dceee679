package tui

import (
	"cmp"
	"reflect"
	"slices"
	"testing"
	"time"

	"groundwork/content"
	"groundwork/tui/route"
)

// waysToSafety are the places where the pages for when it isn't safe are offered.
func waysToSafety() map[string]func(*stage) {
	return map[string]func(*stage){
		"help":      func(s *stage) { s.press("ctrl+g") },
		"right now": func(s *stage) { s.item("Right now") },
		"hurt":      func(s *stage) { s.at("safe") },
		"hurting": func(s *stage) {
			s.hurting()
			s.run(s.app.take(route.To(route.PageOf(s.book.Track(content.Hurting).Page("safe")))))
			s.settle()
		},
	}
}

// readSafety opens the list and reads all four pages.
func (s *stage) readSafety() {
	s.t.Helper()
	s.item("When it isn't safe")
	s.see("The book keeps nothing of this.")
	s.item("While I stay")
	s.item("Next: If I go")
	s.item("Next: Phones, accounts, computers")
	s.item("Next: Who would believe me")
	s.see("Somebody can be well liked outside")
}

// TestSafetyPages reads the pages for when it isn't safe, from wherever they are
// offered, and looks for what it leaves on the disk.
func TestSafetyPages(t *testing.T) {
	for name, to := range waysToSafety() {
		t.Run(name, func(t *testing.T) {
			onStage(t, english(t), 80, 24, func(s *stage) {
				s.begin()
				to(s)
				before := s.onDisk()
				s.readSafety()
				if after := s.onDisk(); !reflect.DeepEqual(before, after) {
					t.Errorf("reading left something behind:\n%v\nwas\n%v", after, before)
				}
				s.press("esc")
				s.see("The book keeps nothing of this.")
				s.item("Back")
				s.miss("The book keeps nothing of this.")
				s.settle()
				if after := s.onDisk(); !reflect.DeepEqual(before, after) {
					t.Errorf("going back left something behind:\n%v\nwas\n%v", after, before)
				}
			})
		})
	}
}

// onDisk is all that was saved, in an order of its own. Only when somebody was there
// last is left out: it is kept of whatever is done.
func (s *stage) onDisk() []content.Record {
	s.settle()
	all := slices.SortedFunc(s.disk.saved.Records(), func(a, b content.Record) int {
		return cmp.Compare(a.Key().String(), b.Key().String())
	})
	for i, r := range all {
		if p, ok := r.(content.Place); ok {
			p.Left = time.Time{}
			all[i] = p
		}
	}
	return all
}

// TestSafetyInContents: everybody's contents end with the pages, and nothing there
// tells whether they were read.
func TestSafetyInContents(t *testing.T) {
	onStage(t, english(t), 80, 60, func(s *stage) {
		s.begin()
		s.run(s.app.take(route.To(route.Contents{Track: content.Hurt})))
		s.press("end")
		before := s.screen()
		s.item("Who would believe me")
		s.press("esc")
		s.settle()
		if after := s.screen(); after != before {
			t.Errorf("read, the contents are\n%s\nnot\n%s", after, before)
		}
	})
}

// TestSafetyWhileLocked: they can be read without the passphrase, and unlocking does
// not come back to them.
func TestSafetyWhileLocked(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		s.lockUp()
		s.item("Right now")
		s.readSafety()
		s.press("ctrl+l")
		s.pass(time.Second)
		s.press("ctrl+g")
		s.readSafety()
		s.press("esc", "esc", "esc")
		s.write("river stone")
		s.press("enter")
		s.settle()
		s.see("Go on:")
	})
}
