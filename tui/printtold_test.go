package tui

import (
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
)

// printSlowly begins a print that takes two seconds, and leaves its outcome to be told.
func (s *stage) printSlowly(service *printers) {
	s.t.Helper()
	service.names, service.slow = []string{"den"}, time.Second
	s.printOn(service)
	s.put(content.Settings{Printed: true})
	s.row("To")
	s.press("right")
	s.row("Print ]")
	s.press("enter")
}

// TestPrintIsTold goes elsewhere while a print is under way: what came of it is told there.
func TestPrintIsTold(t *testing.T) {
	for want, service := range map[string]*printers{
		"handed to the printer den":                                        {},
		"not printed: the den is on fire":                                  {refused: errors.New("the den is on fire")},
		"not printed: the printer den is paused: out of paper; Print asks": {stopped: "is paused: out of paper"},
	} {
		for where, away := range map[string]struct{ leave, back func(*stage) }{
			"home":   {func(s *stage) { s.press("esc") }, func(*stage) {}},
			"a page": {func(s *stage) { s.press("esc", "enter") }, func(*stage) {}},
			"a text": {func(s *stage) {
				s.run(s.app.take(route.To(route.PageOf(s.book.Track(content.Hurt).Page("friend-test")))))
				s.press("tab")
			}, func(*stage) {}},
			"notes":   {func(s *stage) { s.run(s.app.take(route.To(route.Notes{}))) }, func(*stage) {}},
			"what":    {func(s *stage) { s.row("What"); s.press("enter") }, func(*stage) {}},
			"help":    {func(s *stage) { s.press("ctrl+g") }, func(*stage) {}},
			"covered": {func(s *stage) { s.press("ctrl+l") }, func(s *stage) { s.press("x") }},
			"locked": {func(s *stage) { s.lockUp(); s.press("ctrl+l") }, func(s *stage) {
				s.write("river stone")
				s.press("enter")
				s.settle()
			}},
			"locked and started afresh": {func(s *stage) { s.lockUp(); s.afresh(); s.press("ctrl+l") }, func(s *stage) {
				h, ok := s.app.Handover()
				if !ok {
					t.Fatal("not handed over")
				}
				*s = *s.startAfresh(h)
				s.write("river stone")
				s.press("enter")
				s.settle()
			}},
		} {
			onStage(t, english(t), 80, 24, func(s *stage) {
				copied := *service
				s.printSlowly(&copied)
				away.leave(s)
				s.settle()
				if strings.HasPrefix(where, "locked") || where == "covered" {
					s.miss("rinte")
				}
				away.back(s)
				if where == "covered" { // its own screen tells it
					return
				}
				s.see(want)
				s.press("tab")
				s.miss(want)
			})
		}
	}
}

// TestPrintIsOfItsScreen: what came of a print is nothing to a screen that has begun another
// one since.
func TestPrintIsOfItsScreen(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		service := &printers{one: &sync.Mutex{}}
		s.printSlowly(service)
		s.pass(time.Second / 2)
		s.press("esc", "p")
		s.row("To")
		s.press("right")
		s.row("Print ]")
		s.press("enter")
		s.pass(time.Second * 7 / 4) // the first one is done
		s.miss("Handed to")
		s.press("enter")
		s.see("still printing")
		s.settle()
		s.see("Handed to the printer den")
	})
}

// TestHeldPrintIsWhole locks right after a print was asked for once more: the program is not
// started afresh in the midst of it.
func TestHeldPrintIsWhole(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		service := &printers{stopped: "is paused: out of paper"}
		s.printSlowly(service)
		s.settle()
		s.lockUp()
		s.afresh()
		s.press("enter", "ctrl+l")
		s.pass(time.Second / 2)
		if _, ok := s.app.Handover(); ok {
			t.Error("started afresh while it prints")
		}
		s.settle()
		if _, ok := s.app.Handover(); !ok || len(service.jobs) != 1 {
			t.Errorf("started afresh: %v, after %d jobs", ok, len(service.jobs))
		}
	})
}

// TestPrintNamesNoFile: what waits while the workbook is locked doesn't name the file.
func TestPrintNamesNoFile(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.planned()
		s.put(content.Settings{Printed: true})
		s.app.session.PrintDir = t.TempDir() + "/my words"
		s.press("p")
		s.row("Print ]")
		var cmd tea.Cmd
		s.model, cmd = s.model.Update(pressOf("enter"))
		s.press("esc")
		s.run(cmd)
		s.settle()
		s.see("not printed: ")
		s.miss("my words")
	})
}

// TestHeardPrintIsTold goes on in plain lines while a print is under way.
func TestHeardPrintIsTold(t *testing.T) {
	listening(t, english(t), newDisk(), func(l *listener) {
		l.types("", "1")
		service := &printers{names: []string{"den"}, slow: time.Minute, refused: errors.New("the den is on fire")}
		l.does(func() tea.Cmd {
			l.app.session.Printers = service
			return l.app.session.Autosave.Put(l.said("to-a-friend", "words"), content.Settings{Printed: true})
		})
		print := func() {
			l.goes(route.Print{Track: content.Hurt})
			l.types("", "", "", "2", "2")
			l.types("back")
		}
		print()
		l.heard()
		time.Sleep(2 * time.Minute)
		l.rest()
		l.hears("Not printed: the den is on fire.\n")
		print()
		l.keys.send("\x0c")
		l.rest()
		l.hears("Covered.")
		time.Sleep(2 * time.Minute)
		l.rest()
		if said := l.heard(); said != "" {
			t.Errorf("beneath the cover it says %q", said)
		}
		l.keys.send("x")
		l.rest()
		l.hears("Not printed: the den is on fire.\n")
	})
}
