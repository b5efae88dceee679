package tui

import (
	"strings"
	"testing"

	"groundwork/content"
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
		"earlier-words": func(s *stage) {
			s.begin()
			s.keep(wrote("my-phrase", "I am as good as the river is long.", 0), content.Settings{Earlier: true})
			s.app.start(nil, nil)
			s.size(s.app.width, s.app.height)
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

// TestEarlierWords asks for a sentence of one's own in Settings; the next session
// begins with it.
func TestEarlierWords(t *testing.T) {
	onStage(t, small(t), 80, 24, func(s *stage) {
		s.begin()
		s.keep(wrote("my-phrase", "I am as good as the river is long.", 0), wrote("happened", "He lied.", 0))
		next := s.restart()
		next.miss("river")
		next.press("esc", "esc", "s")
		next.item("[ ] Show one earlier sentence")
		next.see("▸ [x] Show one earlier sentence")
		again := next.restart()
		again.see("You wrote on 12 November:")
		again.see("I am as good as the river is long.")
		again.miss("He lied.")
		again.press("enter")
		again.miss("river is long")
		again.press("esc", "esc", "s")
		again.row("[x] Show one earlier sentence")
		again.press("enter")
		again.see("[x] Show one earlier sentence") // enter takes nothing back
		again.press("up", "space")
		last := again.restart()
		last.miss("river")
	})
}

// TestEarlierWordsWithNone begins as ever where nothing fits.
func TestEarlierWordsWithNone(t *testing.T) {
	onStage(t, small(t), 80, 24, func(s *stage) {
		s.begin()
		s.keep(wrote("happened", "He lied.", 0), content.Settings{Earlier: true})
		next := s.restart()
		next.miss("You wrote on")
		next.miss("He lied.")
	})
	onStage(t, small(t), 80, 24, func(s *stage) {
		s.disk.saved.Put(content.Settings{Earlier: true})
		next := s.restart()
		next.see("A private workbook")
	})
}
