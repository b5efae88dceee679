package tui

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"groundwork/store"
	"groundwork/tui/session"
)

func (d *disk) Orphans() []store.Inspection { return d.orphans }
func (d *disk) Readable() []store.Place     { return d.readable }

// left is what lies there of a workbook that is gone.
func left() []store.Inspection {
	at := func(day int) time.Time { return time.Date(2026, time.March, day, 14, 5, 0, 0, time.Local) }
	return []store.Inspection{
		{Path: "/w/workbook.copy-3", Made: at(3), Records: 12, Sealed: true},
		{Path: "/w/workbook.copy-2", Made: at(2), Records: 1},
		{Path: "/w/workbook.copy-1", Made: at(1), Err: errors.New("the file is cut off")},
		{Path: "/c/workbook.rescue-1", Made: at(4), Records: 2, Rescue: true},
	}
}

// newcomer meets the welcome beside what is left of an earlier workbook.
func newcomer(t *testing.T, width, height int, test func(*stage)) {
	synctest.Test(t, func(t *testing.T) {
		d := newDisk()
		d.orphans = left()
		s := newStage(t, small(t), d)
		s.app.session.Beside = session.Beside{Orphans: d.orphans} // as the command line looks at the start
		s.size(width, height)
		defer func() {
			s.app.stack = s.app.stack[:1]
			s.settle()
		}()
		test(s)
	})
}

// TestWelcomeOffersWhatIsLeft: the first screen offers copies and rescue files of a
// workbook that is gone; one that is chosen is asked about, and the program ends for it.
func TestWelcomeOffersWhatIsLeft(t *testing.T) {
	newcomer(t, 80, 40, func(s *stage) {
		s.see("Bring back an earlier workbook")
		s.row("Bring back an earlier workbook")
		s.press("enter")
		s.see("▸ 3 March 2026, 14:05")
		s.see("under a passphrase; 12 things in it; /w/workbook.copy-3")
		s.see("whole, words that were not saved; 2 things in it;")
		s.miss("put aside")
		s.press("down", "down", "enter")
		s.see("It can't be brought back: the file is cut off.")
		s.press("enter", "up", "up", "enter")
		s.see("It is of 3 March 2026, 14:05.")
		s.see("It opens with the passphrase it had then.")
		s.press("down", "enter")
		if s.settle(); s.quit || s.app.BringBack() != "" {
			t.Fatal("not now brings it back")
		}
		s.press("enter", "enter")
		s.settle()
		if !s.quit || s.app.BringBack() != "/w/workbook.copy-3" {
			t.Errorf("quit %v, to bring back %q", s.quit, s.app.BringBack())
		}
	})
}

// TestRescuedWordsComeBack: where there is no workbook they make one; where there is one
// they can't go into it, and it says how else.
func TestRescuedWordsComeBack(t *testing.T) {
	newcomer(t, 80, 40, func(s *stage) {
		s.row("Bring back an earlier workbook")
		s.press("enter", "up", "enter")
		s.see("Bring this one back?")
		s.press("enter")
		s.settle()
		if !s.quit || s.app.BringBack() != "/c/workbook.rescue-1" {
			t.Errorf("quit %v, to bring back %q", s.quit, s.app.BringBack())
		}
	})
	newcomer(t, 80, 40, func(s *stage) {
		s.begin()
		s.press("s")
		s.settle()
		s.row("An earlier workbook")
		s.see("4 files")
		s.press("enter")
		s.see("What you have now is put aside")
		s.press("up", "enter")
		s.see("groundwork --file PLACE restore /c/workbook.rescue-1")
		s.press("enter", "down", "enter")
		s.see("It comes back in the same way.")
		s.press("enter")
		s.settle()
		if !s.quit || s.app.BringBack() != "/w/workbook.copy-3" {
			t.Errorf("quit %v, to bring back %q", s.quit, s.app.BringBack())
		}
	})
}

// TestNothingIsLeft: without any it isn't spoken of, and where nothing is kept nobody
// looks.
func TestNothingIsLeft(t *testing.T) {
	onStage(t, small(t), 80, 40, func(s *stage) {
		s.miss("earlier workbook")
		s.begin()
		s.press("s")
		s.settle()
		s.miss("earlier workbook")
		s.disk.orphans = left()
		s.app.session.Autosave.Traceless = true
		s.press("esc", "s")
		s.settle()
		s.miss("earlier workbook")
	})
}

// TestOpenPlaces: Settings name the places whose words need no passphrase.
func TestOpenPlaces(t *testing.T) {
	onStage(t, small(t), 80, 40, func(s *stage) {
		s.begin()
		s.disk.readable = []store.Place{{Folder: "/home/ada/g", Workbook: true, Copies: 2}, {Folder: "/c", Rescues: 1}}
		said := func(want string) {
			t.Helper()
			s.press("s")
			s.row("Passphrase")
			s.press("enter")
			s.settle()
			if got := strings.Join(strings.Fields(s.screen()), " "); !strings.Contains(got, want) {
				t.Errorf("no %q on\n%s", want, s.screen())
			}
			s.press("esc", "esc")
		}
		said("Without one, whoever has these can read them: the workbook and 2 copies in /home/ada/g; 1 rescue file in /c.")
		s.disk.readable = s.disk.readable[1:]
		s.app.session.Autosave.Protected = true
		said("These can still be read without it, by whoever has them: 1 rescue file in /c.")
	})
}

func TestOrphanScreens(t *testing.T) {
	for _, size := range sizes {
		newcomer(t, size[0], size[1], func(s *stage) {
			held := func(name string) {
				s.fits()
				golden(t, fmt.Sprintf("%s_%dx%d", name, size[0], size[1]), s.screen())
			}
			held("welcome-orphans")
			s.row("Bring back an earlier workbook")
			s.press("enter")
			held("orphans")
		})
	}
}
