package ui

import (
	"slices"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"groundwork/content/text"
)

// TestStyledLines holds that styled words break where plain ones do, and that a
// style goes on after a break, and ends before the line does.
func TestStyledLines(t *testing.T) {
	strong := newStyle(lipgloss.NewStyle().Bold(true))
	const before, middle, after = "Say what ", "happened, and leave out 漢字 and \n nothing", " of it.\n"
	for width := range 40 {
		lines := StyledLines([]Styled{{before, Style{}}, {middle, strong}, {after, Style{}}}, width)
		var plain []string
		for _, l := range lines {
			plain = append(plain, ansi.Strip(l))
		}
		if want := text.Wrap(before+middle+after, width); !slices.Equal(plain, want) {
			t.Errorf("at %d: %q, want %q", width, plain, want)
		}
	}
	lines := StyledLines([]Styled{{before, Style{}}, {middle, strong}}, 16)
	want := []string{"Say what", strong.Render("happened, and"), strong.Render("leave out 漢字"), strong.Render("and"), strong.Render(" nothing")}
	if !slices.Equal(lines, want) {
		t.Errorf("got %s", strings.Join(lines, "|"))
	}
}
