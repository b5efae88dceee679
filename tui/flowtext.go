package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// writer is a block with a text to write in.
type writer interface {
	// AllKeys are the bindings that mean something now, for the help.
	AllKeys() []key.Binding
	// Asking reports that it has asked something that enter and esc answer.
	Asking() bool
	// TakesPage reports that a page key up or down moves the cursor in the text.
	TakesPage(by int) bool
	// Spot is where the cursor is, and Restore puts it there.
	Spot() (part string, offset int)
	Restore(part string, offset int)
}

// writer is the block with text to write in that has the focus, or nil.
func (f *flow) writer() writer {
	if f.focus == readingFocus {
		return nil
	}
	w, _ := f.slots[f.focus].part.(writer)
	return w
}

// asking tells that the field in focus has asked something: enter and esc are
// its answer, and no key may lead away from it.
func (f *flow) asking() bool {
	w := f.writer()
	return w != nil && w.Asking()
}

// turnsOver tells the page keys that move the cursor in a long text rather than
// the page around it.
func (f *flow) turnsOver(press tea.KeyPressMsg) bool {
	w := f.writer()
	switch {
	case w == nil:
		return false
	case key.Matches(press, f.moving.up):
		return w.TakesPage(-1)
	case key.Matches(press, f.moving.down):
		return w.TakesPage(1)
	}
	return false
}

// partKeys are all keys that mean something to the part in focus.
func (f *flow) partKeys() []key.Binding {
	if w := f.writer(); w != nil {
		return w.AllKeys()
	}
	return f.slots[f.focus].part.Keys()
}
