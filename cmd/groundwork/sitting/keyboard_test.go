package sitting

import (
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// TestMarkComesLate: a mark that was given up, because the terminal was lent to somebody
// else, comes once the program has it back. Nothing is under way for ever then, and those
// who come on time still count.
func TestMarkComesLate(t *testing.T) {
	typed := &typing{marks: &marks{}}
	come := func(mode int) {
		if msg := typed.filter(nil, tea.ModeReportMsg{Mode: ansi.DECMode(mode)}); msg != nil {
			t.Errorf("it is told as %v", msg)
		}
	}
	first := typed.marks.next()
	typed.marks.forget()
	come(markMode)
	if typed.marks.underway() {
		t.Error("something is under way that was given up")
	}
	second := typed.marks.next()
	if second == first || len(second) != len(first) {
		t.Errorf("the marks are %q and %q", first, second)
	}
	come(markMode)
	if !typed.marks.underway() {
		t.Error("a late mark is taken for another one")
	}
	come(markMode + 1)
	if typed.marks.underway() {
		t.Error("what has come is under way")
	}
}
