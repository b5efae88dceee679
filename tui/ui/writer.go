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
	// Writing reports whether a text has the focus, and not something beside it.
	Writing() bool
	// Selecting reports whether the person has selected something.
	Selecting() bool
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

// writing reports whether a text has the focus.
func (f *Form) writing() bool {
	w := f.Writer()
	return w != nil && w.Writing()
}

// Selecting reports whether something is selected in the text one writes in.
func (f *Form) Selecting() bool {
	w := f.Writer()
	return w != nil && w.Selecting()
}

// Unseen reports whether a key or a paste may come to a form of which nothing can be seen:
// it only writes, where the cursor is or where typing begins, and takes nothing away.
// For that it lets go of what is selected.
func (f *Form) Unseen(msg tea.Msg) bool {
	if !f.writing() {
		return f.InFocus() == nil && f.writerOf(typed(msg)) // what else has the focus may take it
	}
	press, isKey := msg.(tea.KeyPressMsg)
	if isKey && press.Text == "" && !(press.String() == "enter" && f.paragraphs()) {
		return false
	}
	if f.Selecting() {
		f.InFocus().Block.StepBack()
	}
	return true
}

// WritesUnseen reports whether what is typed is written though nothing can be seen.
func (f *Form) WritesUnseen() bool {
	return f.writing() || f.InFocus() == nil && f.writerOf("a")
}

// paragraphs reports whether enter begins one in the text that has the focus.
func (f *Form) paragraphs() bool {
	p, ok := f.InFocus().Block.(interface{ Paragraphs() bool })
	return ok && p.Paragraphs()
}

// writerOf reports whether something typed would be written in a text.
func (f *Form) writerOf(typed string) bool {
	to := f.gladdest(typed)
	if typed == "" || to < 0 {
		return false
	}
	_, writes := f.Pieces[to].Block.(Writer)
	return writes
}

// takesPage reports whether a page key moves the cursor in a long text rather than
// the page around it.
func (f *Form) takesPage(by int) bool {
	w := f.Writer()
	return w != nil && w.TakesPage(by)
}

// blockKeys are all keys that mean something to the block in focus.
func (f *Form) blockKeys() []key.Binding {
	if w := f.Writer(); w != nil {
		return w.AllKeys()
	}
	return f.Pieces[f.Focus].Block.Keys()
}

// Said is a sentence for the footer.
func (f *Form) Said() string { return f.Saying }

// Hints implements [Screen]: the bindings of what has the focus, and those that
// lead on.
func (f *Form) Hints() []key.Binding {
	if f.InFocus() == nil {
		hints := []key.Binding{Bind("read on", "enter")}
		if f.Types() {
			hints = append(hints, Named("type", "to write", "a"))
		}
		return append(hints, f.moving.nextField, f.Back)
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
	if f.InFocus() != nil {
		all = append(all, f.blockKeys()...)
	} else {
		all = append(all, Bind("a screenful on, then the first question", "enter"))
		if f.Types() {
			all = append(all, Named("type", "write, where the first answer is empty", "a"))
		}
	}
	return append(all, f.Back)
}
