package tui

import (
	"fmt"
	"testing"

	"groundwork/content"
	"groundwork/store"
	"groundwork/store/fault"
	"groundwork/tui/route"
	"groundwork/tui/session"
)

// full is a notebook on a disk with little room.
type full struct{ *disk }

func (f full) Space() bool { return true }

// TestHomeFits wants all of Home on the usual screen, with everything on it that
// can be.
func TestHomeFits(t *testing.T) {
	for _, id := range []content.TrackID{content.Hurt, content.Hurting} {
		t.Run(string(id), func(t *testing.T) {
			onStage(t, english(t), 80, 24, func(s *stage) {
				track := s.book.Track(id)
				s.remembers()
				s.begin()
				s.run(s.app.take(route.Start()))
				s.keep(practised(s.book, 0)...)
				s.keep(
					content.Profile{Track: track.ID, Pass: 1},
					content.Visit{Track: track.ID, Page: track.Pages()[3].ID, Pass: 1, ComeBack: true},
					content.EditedCopy{Track: track.ID, Letter: track.Plan().ID, Pass: 1, Text: "Call Ada."},
				)
				s.run(s.app.take(route.Start(route.Home{Track: track.ID})))
				s.settle()
				for _, want := range []string{track.Title, "second time through", "Go on", "My plan", content.Fill(track.HomeLogs()[0].Home, ""), "Come back to", "Earlier versions", "Print", "Settings"} {
					s.see(want)
				}
				s.miss("more below")
				golden(t, fmt.Sprintf("home-full-%s_80x24", id), s.screen())
				for _, name := range []string{"Search", "Earlier versions", "Print", "Settings"} {
					s.item(name)
					if _, ok := s.app.route().(route.Home); ok {
						t.Fatalf("%s opens nothing", name)
					}
					s.press("esc")
				}
			})
		})
	}
}

// TestToolsSideBySide goes along the line of tools with the arrows.
func TestToolsSideBySide(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		s.press("end")
		s.see("▸ Settings")
		s.press("left")
		s.see("▸ Print")
		s.press("left", "left", "left")
		s.see("▸ My words")
		s.press("right", "right", "right")
		s.see("▸ Settings")
	})
}

// TestLittleRoom warns while the disk is nearly full, and no longer.
func TestLittleRoom(t *testing.T) {
	for _, width := range []int{80, 40} {
		onStage(t, english(t), width, 24, func(s *stage) {
			s.app.session.Autosave.Notebook = full{s.disk}
			s.run(s.app.Init())
			s.settle()
			s.see("little room is left on the disk")
			s.at("friend-test")
			s.press("tab")
			s.write("still here")
			s.settle()
			if width == 80 {
				s.see("saved; the disk is nearly full")
			} else {
				s.see("saved; disk low")
			}
			s.see("ctrl+q leave now")
			s.press("esc", "esc")
			s.see("Less than 20 MB is left on the disk")
			s.see("▸ Go on")
			s.fits()
			s.app.session.Autosave.Notebook = s.disk
			s.run(s.app.session.Autosave.Put(note("a", "one")))
			s.settle()
			s.miss("room")
			s.miss("disk")
		})
	}
}

// TestNoCopyIsTold tells once that no copy could be made, and what to do.
func TestNoCopyIsTold(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		for _, quiet := range []error{nil, store.ErrClosed, fault.Locked, fault.Frozen} {
			s.send(session.CopiedMsg{Err: quiet})
			s.miss("copy")
		}
		s.send(session.CopiedMsg{Err: &fault.Error{Kind: fault.NotCopied, Hint: "make room on the disk"}})
		s.see("no copy could be made: home tells why")
		s.press("down")
		s.miss("home tells why")
		s.size(80, 24)
		s.see("No copy was made this time: make room on the disk")
	})
}

// TestUnsavedIsTold says on Home what became of words that can't be saved.
func TestUnsavedIsTold(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		s.disk.fail, s.disk.noRescue = fault.ErrFull, fault.ErrFull
		s.keep(note("a", "one"))
		s.see("NOT SAVED: the disk is full")
		s.see("is in this window only: the disk is full")
		s.miss("kept aside")
		s.disk.noRescue = nil
		s.press("ctrl+s")
		s.settle()
		s.size(80, 24)
		s.see("kept in a")
		s.miss("this window only")
		s.see("NOT SAVED: the disk is full (kept aside)   ctrl+g help   ctrl+q leave now")
		s.size(40, 12)
		s.see("NOT SAVED: the disk is full")
		s.miss("aside")
		s.size(80, 24)
		if n, _ := s.disk.rescued.Record(content.Note{ID: "a"}.Key()); n == nil {
			t.Error("ctrl+s put nothing into a rescue file")
		}
	})
}

// TestRescuedForNowIsTold says on Home what may take away words that were rescued.
func TestRescuedForNowIsTold(t *testing.T) {
	for said, kept := range map[string]store.Kept{
		"rescue file. Make room, then leave": {},
		"the computer's memory, and is gone": {Fleeting: true},
		"a power cut may":                    {Unsynced: true},
	} {
		onStage(t, english(t), 80, 24, func(s *stage) {
			s.begin()
			s.disk.fail, s.disk.kept = fault.ErrFull, kept
			s.keep(note("a", "one"))
			s.see("NOT SAVED: the disk is full")
			s.see(said)
			if kept == (store.Kept{}) {
				s.see("kept aside")
			} else {
				s.miss("kept aside")
			}
		})
	}
}
