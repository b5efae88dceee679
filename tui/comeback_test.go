package tui

import (
	"strings"
	"testing"

	"groundwork/content"
	"groundwork/tui/route"
)

func marked(page string, pass int) content.Visit {
	return content.Visit{Track: content.Hurt, Page: page, Pass: pass, ComeBack: true}
}

// item goes to an item of a menu, with keys that always arrive, and chooses it.
func (s *stage) item(label string) {
	s.t.Helper()
	for range 60 {
		for line := range strings.Lines(s.screen()) {
			if _, after, ok := strings.Cut(line, "▸"); ok && strings.HasPrefix(strings.TrimSpace(after), label) {
				s.press("enter")
				s.settle()
				return
			}
		}
		s.press("tab")
	}
	s.t.Fatalf("no way to %q on\n%s", label, s.screen())
}

func TestComeBackScreens(t *testing.T) {
	scenesOf(t, map[string]func(*stage){
		"come-back": func(s *stage) {
			s.begin()
			s.keep(marked("boundaries", 0), marked("name-it", 0))
			s.item("Come back to")
		},
		"come-back-home": func(s *stage) {
			s.begin()
			s.keep(marked("boundaries", 0), marked("name-it", 0))
		},
	})
}

// TestComeBack marks a page, finds it from Home, and takes the mark away on the
// page.
func TestComeBack(t *testing.T) {
	onStage(t, small(t), 80, 24, func(s *stage) {
		s.begin()
		s.miss("Come back to")
		s.at("name-it")
		s.onButton("Come back to this")
		s.press("enter")
		s.see("marked: home has it under come back to")
		s.press("esc")
		s.see("Come back to                    1")
	})
	onStage(t, small(t), 80, 24, func(s *stage) {
		s.begin()
		s.keep(marked("boundaries", 0), marked("name-it", 0), marked("one-ask", 1), content.Visit{Track: content.Hurting, Page: "who", ComeBack: true})
		s.see("Come back to                    2")
		s.item("Come back to")
		s.see("▸ Name it") // in reading order
		s.press("down")
		s.see("▸ Boundaries")
		s.press("up", "enter")
		s.see("What happened?")
		s.onButton("Don't come back")
		s.press("enter")
		s.see("the mark is gone")
		s.press("esc")
		s.see("After being hurt · Contents")
		s.press("esc")
		s.see("Come back to                    1")
	})
}

// TestContentsOfAChapter stands on the first page of a chapter that was chosen on Home,
// wherever the person is, and then on the page one comes from.
func TestContentsOfAChapter(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.at("friend-test")
		s.press("esc")
		s.item("4 Boundaries")
		first := s.book.Track(content.Hurt).Chapters[4].Pages()[0].Title
		s.see("▸ " + first)
		s.press("down", "enter", "esc")
		s.miss("▸ " + first)
		s.press("up")
		s.see("▸ " + first)
	})
}

// TestContentsTellTheStanding holds that the words beside a page say how far it is,
// also where it is marked.
func TestContentsTellTheStanding(t *testing.T) {
	onStage(t, small(t), 80, 24, func(s *stage) {
		s.begin()
		s.keep(
			wrote("happened", "He lied.", 0), content.Visit{Track: content.Hurt, Page: "name-it", Passed: true, ComeBack: true},
			content.Visit{Track: content.Hurt, Page: "friend-test", Passed: true}, content.Visit{Track: content.Hurt, Page: "settle", ComeBack: true},
		)
		s.run(s.app.take(route.To(route.Contents{Track: content.Hurt, Chapter: "empathy"})))
		for page, want := range map[string]string{
			"Name it": "done, come back to this", "The friend test": "for later", "Settle first": "begun, come back to this", "What it changed": "",
		} {
			found := false
			for line := range strings.Lines(s.screen()) {
				if rest, ok := strings.CutPrefix(strings.TrimLeft(line, " ▸"), page); ok {
					found = true
					if got := strings.TrimSpace(rest); got != want {
						t.Errorf("%s: %q, want %q", page, got, want)
					}
				}
			}
			if !found {
				t.Errorf("no %s on\n%s", page, s.screen())
			}
		}
		s.press("esc")
		s.see("◐ ● – ○")
		s.size(40, 12)
		s.see("1 of 4") // done: what is for later isn't, nor what waits on a careful way
	})
}
