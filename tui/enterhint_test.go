package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"

	"groundwork/content"
	"groundwork/tui/route"
)

// TestEnterIsTold goes through all that can have the focus in small windows: what enter does
// there stands below it, also where more is below.
func TestEnterIsTold(t *testing.T) {
	book := english(t)
	kinds := map[string]bool{}
	told := func(s *stage, where string) {
		t.Helper()
		lines := strings.Split(strings.TrimRight(s.screen(), "\n"), "\n")
		end := slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, "ctrl+q leave now") })
		if end < 1 {
			t.Fatalf("%s: there is no footer on\n%s", where, s.screen())
		}
		foot := strings.Join(lines[end-1:end+1], "\n")
		keys := s.inFocus().Keys()
		at := slices.IndexFunc(keys, func(b key.Binding) bool { return b.Enabled() && slices.Contains(b.Keys(), "enter") })
		if at < 0 {
			return
		}
		kinds[fmt.Sprintf("%T", s.inFocus())] = true
		if words := keys[at].Help().Desc; !strings.Contains(foot, "enter "+words) && s.app.said == "" {
			t.Errorf("%s: enter does %q, and below it stands\n%s", where, words, foot)
		}
	}
	for _, size := range [][2]int{{40, 12}, {52, 14}, {60, 16}, {66, 20}} {
		onStage(t, book, size[0], size[1], func(s *stage) {
			s.begin()
			for _, p := range book.Track(content.Hurt).Pages() {
				s.run(s.app.take(route.Start(route.Home{Track: content.Hurt}, route.Contents{Track: content.Hurt}, route.PageOf(p))))
				for range 12 {
					s.press("tab")
					if s.inFocus() != nil {
						told(s, fmt.Sprintf("%s at %v", p.ID, size))
					}
				}
			}
		})
	}
	for _, kind := range []string{"*field.choice", "*field.choices", "*field.scale", "*field.GatePart", "*field.grid", "*field.line", "*field.rows", "*ui.Choices", "*ui.Disclosure", "*ui.Buttons"} {
		if !kinds[kind] {
			t.Errorf("no %s was met among %v", kind, kinds)
		}
	}
	for name, open := range map[string]string{"enter choose": "Right now", "enter open": ""} {
		onStage(t, book, 40, 12, func(s *stage) {
			s.begin()
			if open != "" {
				s.item(open)
			}
			s.see("── " + name)
		})
	}
}
