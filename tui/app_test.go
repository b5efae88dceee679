package tui

import (
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"groundwork/content"
	"groundwork/store/fault"
	"groundwork/tui/field"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// fits fails unless the screen is as large as the terminal at most and the
// cursor is on it.
func (s *stage) fits() {
	s.t.Helper()
	v := s.model.View()
	lines := strings.Split(v.Content, "\n")
	if len(lines) > s.app.height {
		s.t.Errorf("%d lines on a screen of %d:\n%s", len(lines), s.app.height, s.screen())
	}
	for _, l := range lines {
		if w := lipgloss.Width(l); w > s.app.width {
			s.t.Errorf("a line of %d columns on a screen of %d: %q", w, s.app.width, ansi.Strip(l))
		}
	}
	if c := v.Cursor; c != nil && (c.X < 0 || c.X >= s.app.width || c.Y < 0 || c.Y >= s.app.height) {
		s.t.Errorf("the cursor is at %d, %d", c.X, c.Y)
	}
	if v.WindowTitle != "" {
		s.t.Error("the window title tells others what is being read")
	}
}

// TestEverySize walks through pages at sizes down to the smallest.
func TestEverySize(t *testing.T) {
	book := english(t)
	for _, size := range [][2]int{{40, 12}, {41, 13}, {59, 15}, {60, 16}, {80, 24}, {109, 30}, {110, 30}, {200, 60}} {
		onStage(t, book, size[0], size[1], func(s *stage) {
			s.begin()
			for _, track := range book.Tracks {
				for _, p := range track.Pages() {
					s.run(s.app.take(route.To(route.PageOf(p))))
					s.fits()
					s.press("tab", "x", "down", "tab", "right", "tab")
					s.fits()
					s.press("shift+tab", "shift+tab", "up", "pgdown", "pgdown")
					s.fits()
					s.press("esc")
				}
			}
		})
	}
}

// TestLeave holds that the screen is blank before anything is written.
func TestLeave(t *testing.T) {
	for _, name := range []string{"ctrl+q", "ctrl+c"} {
		for scene, play := range scenes() {
			t.Run(name+" "+scene, func(t *testing.T) {
				onStage(t, english(t), 80, 24, func(s *stage) {
					play(s)
					s.settle()
					saves := s.disk.saves
					s.press(name)
					if !s.quit {
						t.Error("the program goes on")
					}
					if got := strings.TrimSpace(s.model.View().Content); got != "" {
						t.Errorf("the screen still shows %q", ansi.Strip(got))
					}
					if s.disk.saves != saves {
						t.Error("something was written before the screen was blank")
					}
				})
			})
		}
	}
}

// TestWordsAfterLeaving leaves in the middle of a word and comes back.
func TestWordsAfterLeaving(t *testing.T) {
	for _, leave := range []tea.Msg{pressOf("ctrl+q"), pressOf("ctrl+c"), session.LeaveMsg{}} {
		onStage(t, english(t), 80, 24, func(s *stage) {
			s.at("friend-test")
			s.press("tab", "tab")
			s.write("I tell mys")
			s.press("left", "left")
			before := s.model.View().Cursor
			s.send(leave)
			next := s.restart()
			next.see("I tell mys")
			after := next.model.View().Cursor
			if after == nil || before == nil || after.X != before.X {
				t.Errorf("the cursor was at %v and is at %v", before, after)
			}
			next.write("X")
			next.see("I tell mXys")
			next.settle()
		})
	}
}

// TestTypeAhead types faster than a screen opens: each key reaches the screen
// that the one before it opened.
func TestTypeAhead(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("what-it-shook")
		for _, name := range []string{"ctrl+n", "tab", "h", "e", "l", "l", "o"} {
			s.model, _ = s.model.Update(pressOf(name))
		}
		s.see("┃ hello")
		s.see("4 of 8")
	})
}

// broken is a screen that breaks while it holds words.
type broken struct{ ui.Screen }

func (broken) Update(tea.Msg) (route.Step, tea.Cmd) { panic("my secret answer") }

func TestBrokenScreenKeepsWords(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		s.press("tab")
		s.write("kept")
		s.app.stack[len(s.app.stack)-1].screen = broken{s.app.top()}
		s.press("x")
		if !s.quit {
			t.Error("the program goes on after breaking")
		}
		if got := strings.TrimSpace(s.model.View().Content); got != "" {
			t.Errorf("the screen shows %q", got)
		}
		err := s.app.Flush()
		where, ok := session.Broken(err)
		if !ok || !strings.Contains(where, "tui.") {
			t.Errorf("told as %v", err)
		}
		if strings.Contains(err.Error(), "secret") {
			t.Errorf("the error quotes the person: %v", err)
		}
		if got := s.disk.saved.Text(content.Hurt, "to-a-friend", 0); got != "kept" {
			t.Errorf("the disk has %q", got)
		}
	})
}

// TestBrokenCommand holds that a fault beside the event loop ends the program
// the same way.
func TestBrokenCommand(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cmd := guardCmd(tea.Batch(func() tea.Msg { panic("my secret answer") }, func() tea.Msg { return nil }))
		batch, ok := cmd().(tea.BatchMsg)
		if !ok {
			t.Fatal("not a batch")
		}
		msg, ok := batch[0]().(brokenMsg)
		if !ok || strings.Contains(msg.err.Error(), "secret") {
			t.Errorf("got %v", msg)
		}
	})
}

func TestNotSavedIsSaid(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		s.disk.fail = fault.ErrFull
		s.press("tab")
		s.write("still here")
		s.settle()
		s.see("NOT SAVED: the disk is full")
		s.see("still here")
		s.write(", and more")
		s.press("ctrl+n", "ctrl+p", "tab")
		s.see("still here, and more")
		s.settle()
		if err := s.app.Flush(); !errors.Is(err, fault.ErrFull) {
			t.Errorf("leaving gives %v", err)
		}
		if got := s.disk.rescued.Text(content.Hurt, "to-a-friend", 0); got != "still here, and more" {
			t.Errorf("rescued: %q", got)
		}
	})
}

// TestEscSteps holds that esc goes back one step, keeps the words and never
// leaves the program.
func TestEscSteps(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		s.press("tab")
		s.write("kept")
		for range 6 {
			s.press("esc")
		}
		if s.quit {
			t.Fatal("esc left the program")
		}
		s.see("Go on: The friend test")
		s.press("enter")
		s.see("kept")
		s.settle()
	})
}

// TestGateLeavesNoTrace answers the gate in two workbooks and compares what is
// stored: the route alone may differ.
func TestGateLeavesNoTrace(t *testing.T) {
	stored := func(answers ...string) map[content.Key]content.Record {
		records := map[content.Key]content.Record{}
		onStage(t, english(t), 80, 24, func(s *stage) {
			s.at("safe")
			s.press("tab")
			s.press(answers...)
			s.settle()
			s.goOn()
			s.press("tab", "x", "ctrl+q")
			if err := s.app.Flush(); err != nil {
				t.Fatal(err)
			}
			for r := range s.disk.saved.Records() {
				records[r.Key()] = r
			}
		})
		return records
	}
	yes, no, none := stored("space"), stored("down", "enter"), stored()
	for k := range yes {
		if _, ok := no[k]; !ok {
			t.Errorf("only a yes stores %v", k)
		}
		if _, ok := none[k]; !ok {
			t.Errorf("only an answer stores %v", k)
		}
	}
	if len(yes) != len(no) || len(yes) != len(none) {
		t.Errorf("%d, %d and %d records", len(yes), len(no), len(none))
	}
	route := func(m map[content.Key]content.Record) content.Route {
		return m[content.Profile{Track: content.Hurt}.Key()].(content.Profile).Route
	}
	if route(yes) != content.Solo || route(no) != content.Open || route(none) != content.Open {
		t.Errorf("routes %v, %v, %v", route(yes), route(no), route(none))
	}
	place := no[content.Place{}.Key()].(content.Place)
	if got := place.Spots[content.Hurt].Question; got == "safe-gate" {
		t.Error("the place tells of the gate")
	}
}

// TestRouteKeepsPages walks the whole track on the solo route.
func TestRouteKeepsPages(t *testing.T) {
	book := english(t)
	onStage(t, book, 80, 24, func(s *stage) {
		s.at("safe")
		s.press("tab", "enter", "tab")
		s.see("United Kingdom: not here?")
		for range 100 {
			to, ok := s.here().(route.Page)
			if !ok {
				break
			}
			if p := book.Track(to.Track).Page(to.Spot.Page); p.KeptOn(content.Solo) {
				t.Errorf("%s shows on the solo route", p.ID)
			}
			s.press("ctrl+n")
		}
	})
}

// TestPasteWhileReading: what is pasted is written where what is typed would be.
func TestPasteWhileReading(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		s.send(tea.PasteMsg{Content: "not lost"})
		s.settle()
		if got := s.disk.saved.Text(content.Hurt, "to-a-friend", 0); got != "not lost" {
			t.Errorf("the disk has %q", got)
		}
		s.at("where-now")
		s.send(tea.PasteMsg{Content: "no text here"})
		s.see("Nothing to type here: the arrows move.")
	})
}

func TestSavedIsSaid(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		s.press("tab")
		s.write("word")
		s.miss("saved")
		s.pass(time.Second)
		s.see("saved")
	})
}

// TestTabGoesThroughTables fills the cells of a row with tab alone, then goes on
// past the table.
func TestTabGoesThroughTables(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("draft")
		s.press("tab")
		for range 8 {
			if _, ok := s.inFocus().(field.Field); ok {
				break
			}
			s.press("tab")
		}
		s.write("You read my post")
		s.press("tab")
		s.write("I leave the room")
		s.settle()
		rows := s.disk.saved.Entries(content.Hurt, "boundaries", 0)
		if len(rows) != 1 || rows[0].Cells["if"] != "You read my post" || rows[0].Cells["i-will"] != "I leave the room" {
			t.Errorf("saved rows: %v", rows)
		}
		s.press("tab", "tab")
		s.see("You read my post")
		if _, ok := s.inFocus().(field.Prose); !ok {
			t.Errorf("tab leads from the table to %T", s.inFocus())
		}
	})
}

// TestContentsFollow goes on by a few pages and finds the contents there.
func TestContentsFollow(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("what-it-shook")
		s.app.stack = append(s.app.stack[:1], s.app.build([]route.Route{route.Contents{Track: content.Hurt}})[0], s.app.stack[len(s.app.stack)-1])
		s.press("ctrl+n", "ctrl+n", "esc")
		s.see("▸ A break for yourself")
		s.press("down", "ctrl+g", "esc")
		s.see("▸ A kind letter")
	})
}
