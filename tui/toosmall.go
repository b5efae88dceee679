package tui

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/tui/ui"
)

// writing is the text one is in the middle of, or nil.
func (a *App) writing() ui.Writer {
	w, ok := a.top().(interface{ Writer() ui.Writer })
	if !ok {
		return nil
	}
	return w.Writer()
}

// arrives reports whether a key does its work though the window is too small to see
// it: what writes does, what would lead somewhere else doesn't.
func (a *App) arrives(msg tea.KeyPressMsg) bool {
	if a.allows().Bare {
		return true
	}
	w := a.writing()
	if w == nil {
		return false
	}
	switch msg.String() {
	case "enter", "backspace", "delete", "left", "right", "home", "end":
		return true
	}
	return msg.Text != ""
}
