package page

import (
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// TestCountryBesidePageLines changes the country from within a page.
func TestCountryBesidePageLines(t *testing.T) {
	book, err := content.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	s := session.New(session.Options{Book: book, Workbook: content.NewWorkbook(), Now: time.Now, Country: "GB"})
	block := newHelpBlock(s, content.ForHarm)
	block.Resize(72, 24, ui.NewTheme(content.LookPlain, true))
	block.Focus(0)
	view, _ := block.View()
	if !strings.Contains(view, "▸ United Kingdom: not here?") || !strings.Contains(view, "999") {
		t.Fatalf("no way to another country in\n%s", view)
	}
	if rows := strings.Split(view, "\n"); !strings.Contains(rows[block.Row()], "not here?") {
		t.Errorf("row %d is %q", block.Row(), rows[block.Row()])
	}
	out, _ := block.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
	if want := []route.Route{route.Countries{}}; !slices.Equal(out.Step.To, want) {
		t.Errorf("it leads to %v", out.Step)
	}
	s.SetCountry("IN")
	block.Resize(72, 24, ui.NewTheme(content.LookPlain, true))
	view, _ = block.View()
	for _, want := range []string{"▸ India: not here?", "No line in India", "findahelpline.com"} {
		if !strings.Contains(view, want) {
			t.Errorf("%q is not in\n%s", want, view)
		}
	}
}
