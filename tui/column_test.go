package tui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"groundwork/content"
	"groundwork/tui/route"
)

// TestTextKeepsItsColumn opens every screen at every width: its rules and its text
// begin where those of all others do, whether it has an outline or not.
func TestTextKeepsItsColumn(t *testing.T) {
	t.Setenv("VISUAL", "true")
	book := english(t)
	for _, size := range [][2]int{{40, 12}, {59, 20}, {80, 24}, {109, 30}, {110, 30}, {120, 40}, {160, 50}, {200, 60}} {
		onStage(t, book, size[0], size[1], func(s *stage) {
			s.remembers()
			s.begin()
			s.put(s.said("to-a-friend", "words"), s.said("my-phrase", "words"), content.Settings{Earlier: true})
			wantRule, wantText := -1, -1
			for _, r := range everyRoute(s) {
				screen := s.app.screenOf(r)
				if _, empty := r.(route.Quiet); screen == nil || empty || r.Allows().Bare {
					continue
				}
				s.app.stack = append(s.app.stack[:1], placed{r, screen})
				s.run(screen.Enter())
				s.size(size[0], size[1])
				rule, text := s.columns()
				if wantRule < 0 {
					wantRule, wantText = rule, text
				}
				if rule != wantRule || text != wantText {
					t.Errorf("%T at %v begins at columns %d and %d, others at %d and %d:\n%s", r, size, rule, text, wantRule, wantText, s.screen())
				}
			}
			s.app.stack = s.app.stack[:1]
		})
	}
}

// columns are those in which the rule above the footer and the text of the screen
// begin.
func (s *stage) columns() (rule, text int) {
	lines := strings.Split(ansi.Strip(s.model.View().Content), "\n")
	first, last := 0, len(lines)-2
	if s.app.headed() {
		first = 2
	}
	rule = len([]rune(lines[last][:strings.IndexRune(lines[last], '─')]))
	text = len([]rune(lines[last]))
	view, _ := s.app.top().View()
	for line := range strings.SplitSeq(ansi.Strip(view), "\n") {
		words := strings.TrimSpace(line)
		if words == "" {
			continue
		}
		for _, shown := range lines[first:last] {
			if at := strings.Index(shown, strings.TrimRight(line, " ")); at >= 0 {
				indent := len(line) - len(strings.TrimLeft(line, " "))
				text = min(text, len([]rune(shown[:at]))+indent)
				break
			}
		}
	}
	return rule, text
}
