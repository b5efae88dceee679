package sitting

import (
	"errors"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// TestWindow: the size the terminal has is the one that counts, in whatever order sizes
// are told, and one that was missed is made up for.
func TestWindow(t *testing.T) {
	has := tea.WindowSizeMsg{Width: 120, Height: 40}
	var fails error
	w := &window{size: func() (int, int, error) { return has.Width, has.Height, fails }}
	var told []tea.Msg
	tell := func(m tea.Msg) { told = append(told, m) }
	if got := w.filter(nil, tea.WindowSizeMsg{Width: 80, Height: 24}); got != has {
		t.Errorf("an old size stays %v", got)
	}
	if w.catchUp(tell); len(told) > 0 {
		t.Errorf("nothing was missed: %v", told)
	}
	has = tea.WindowSizeMsg{Width: 60, Height: 16}
	if w.catchUp(tell); len(told) != 1 || told[0] != has {
		t.Errorf("missed: %v", told)
	}
	other := tea.FocusMsg{}
	if got := w.filter(nil, other); got != other {
		t.Errorf("%v became %v", other, got)
	}
	fails = errors.New("no terminal")
	old := tea.WindowSizeMsg{Width: 80, Height: 24}
	if got := w.filter(nil, old); got != old {
		t.Errorf("where it can't be asked: %v", got)
	}
	if w.catchUp(tell); len(told) != 1 {
		t.Errorf("where it can't be asked: %v", told)
	}
}
