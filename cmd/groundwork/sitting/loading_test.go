package sitting

import (
	"errors"
	"testing"

	tea "charm.land/bubbletea/v2"

	"groundwork/tui"
)

// TestLoadingFails: where the workbook can't be read nothing is shown, and the
// program ends with why.
func TestLoadingFails(t *testing.T) {
	why := errors.New("why")
	a := &loading{read: func() (*tui.App, error) { return nil, why }}
	cmd := a.Init()
	if cmd == nil {
		t.Fatal("it goes on")
	}
	if _, ok := cmd().(tea.QuitMsg); !ok || !errors.Is(a.err, why) {
		t.Errorf("%v", a.err)
	}
	if _, cmd := a.Update(tea.WindowSizeMsg{}); cmd == nil {
		t.Error("it goes on after a message")
	}
	if v := a.View(); v.Content != "" || v.AltScreen || a.drawn.Load() {
		t.Errorf("it shows %q", v.Content)
	}
}
