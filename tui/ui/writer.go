package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// Writer is a block with a text to write in.
type Writer interface {
	// AllKeys are the bindings that mean something now, for the help.
	AllKeys() []key.Binding
	// TakesPage reports that a page key up or down moves the cursor in the text.
	TakesPage(by int) bool
	// Spot is where the cursor is, and Restore puts it there.
	Spot() (part string, offset int)
	Restore(part string, offset int)
}

// Writer is the block with text to write in that has the focus, or nil.
func (f *Form) Writer() Writer {
	if p := f.InFocus(); p != nil {
		w, _ := p.Block.(Writer)
		return w
	}
	return nil
}

// turnsOver reports whether a page key moves the cursor in a long text rather than
// the page around it.
func (f *Form) turnsOver(press tea.KeyPressMsg) bool {
	w := f.Writer()
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

// blockKeys are all keys that mean something to the block in focus.
func (f *Form) blockKeys() []key.Binding {
	if w := f.Writer(); w != nil {
		return w.AllKeys()
	}
	return f.Pieces[f.Focus].Block.Keys()
}

// firstStop is what tab goes to from the reading, in words.
func (f *Form) firstStop() string {
	for _, s := range f.Pieces {
		if s.Ask != nil {
			return "first question"
		}
	}
	return "go on"
}

// Said is a sentence for the footer.
func (f *Form) Said() string { return f.Saying }

// Hints implements [Screen]: the bindings of what has the focus, and those that
// lead on.
func (f *Form) Hints() []key.Binding {
	if f.Focus == OnReading {
		return []key.Binding{Named("tab", f.firstStop(), "tab"), Named("↓", "read on", "down"), f.Back}
	}
	var hints []key.Binding
	for _, b := range f.Pieces[f.Focus].Block.Keys() {
		if b.Enabled() {
			hints = append(hints, b)
		}
	}
	return append(hints, f.moving.nextField, f.Back)
}

// Keys implements [Described]: all keys that mean something now.
func (f *Form) Keys() []key.Binding {
	k := f.moving
	all := []key.Binding{k.nextField, k.prevField, k.down, k.up}
	if f.Focus != OnReading {
		all = append(all, f.blockKeys()...)
	}
	return append(all, f.Back)
}
