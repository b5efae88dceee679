package main

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"groundwork/tui"
)

// TestMeanwhileBroken: what breaks beside the rest is told, with its place and
// without its value.
func TestMeanwhileBroken(t *testing.T) {
	_, err := meanwhile(func() (int, error) { panic("canary") })()
	if err == nil || !strings.Contains(err.Error(), "TestMeanwhileBroken") || strings.Contains(err.Error(), "canary") {
		t.Errorf("%v", err)
	}
}

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
