package tui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/session"
)

// glimpse is what shows of the stage's workbook while it is read, with nothing of it but
// the place and the settings.
func (s *stage) glimpse() *Glimpse {
	known := content.NewWorkbook()
	for _, k := range []content.Key{content.Place{}.Key(), content.Settings{}.Key()} {
		if r, ok := s.disk.saved.Record(k); ok {
			known.Put(r)
		}
	}
	g := NewGlimpse(session.Options{Book: s.book, Workbook: known, Now: s.disk.now, NewID: func() string { return "" }})
	if g != nil {
		g.Update(tea.WindowSizeMsg{Width: s.app.width, Height: s.app.height})
	}
	return g
}

// TestGlimpse holds that the door of a thick workbook stands where it will once all is
// read: nothing moves then, and nothing that was shown turns out to be otherwise.
func TestGlimpse(t *testing.T) {
	book := english(t)
	for _, size := range sizes {
		for _, gone := range []time.Duration{10 * time.Minute, 3 * 24 * time.Hour} {
			onStage(t, book, size[0], size[1], func(s *stage) {
				s.at("friend-test")
				s.keep(append(secrets(), dated("boundaries-review", content.Date{Year: 2026, Month: 11, Day: 24}), content.Settings{Earlier: true, Look: content.LookPlain})...)
				s.keep(content.Note{Stamp: content.Stamp{Written: s.disk.now().Add(5 * time.Minute)}, ID: "0123456789abcdef", Text: "later"})
				next := s.away(gone)
				shown, whole := strings.Split(next.glimpse().View().Content, "\n"), strings.Split(next.app.View().Content, "\n")
				next.see("Go on: The friend test")
				if len(shown) != len(whole) || !strings.Contains(strings.Join(shown, "\n"), "Go on: The friend test") {
					t.Fatalf("at %v it shows\n%s", size, strings.Join(shown, "\n"))
				}
				for i, line := range shown {
					if strings.TrimSpace(line) != "" && line != whole[i] {
						t.Errorf("at %v %q becomes %q", size, line, whole[i])
					}
				}
			})
		}
	}
}

// TestGlimpseHides holds that what hides the app hides it, though nothing else is done.
func TestGlimpseHides(t *testing.T) {
	onStage(t, small(t), 80, 24, func(s *stage) {
		s.at("name-it")
		s.settle()
		for _, msg := range []tea.Msg{pressOf("ctrl+q"), pressOf("ctrl+c"), pressOf("ctrl+l"), session.PartMsg{}, session.LeaveMsg{}, session.StopMsg{}} {
			g := s.glimpse()
			g.Update(pressOf("down"))
			g.Update(pressOf("enter"))
			if !strings.Contains(g.View().Content, "Go on") {
				t.Fatal("a key does something")
			}
			if g.Update(msg); strings.TrimSpace(g.View().Content) != "" {
				t.Errorf("after %#v it shows\n%s", msg, g.View().Content)
			}
		}
	})
}

// TestNoGlimpse: where a session doesn't begin at the door there is none.
func TestNoGlimpse(t *testing.T) {
	onStage(t, small(t), 80, 24, func(s *stage) {
		if s.glimpse() != nil {
			t.Error("of an empty workbook")
		}
		s.begin()
		s.keep(content.Place{Track: "gone"})
		s.settle()
		if s.glimpse() != nil {
			t.Error("of a track that is no more")
		}
	})
}
