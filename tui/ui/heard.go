package ui

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/tui/route"
)

// Where a screen is heard and not seen it is not drawn. What reads it aloud asks it for
// its parts, and gives it the same keys.

// Spoken is a screen, or a block, that is neither a list nor a form, or is to be heard
// in other words than it has on the screen.
type Spoken interface{ Spoken() []string }

// Secret is a screen on which a passphrase is typed. Awaits reports whether one is waited
// for.
type Secret interface {
	Spoken
	Awaits() bool
}

// Listed is a screen that is a list.
type Listed interface{ Listed() *List }

// Formed is a screen that is a form.
type Formed interface{ Formed() *Form }

// Listed returns the list a screen is made of.
func (l *List) Listed() *List { return l }

// Formed returns the form a screen is made of.
func (f *Form) Formed() *Form { return f }

const endless = 1 << 20

// InLines reports whether the screen is heard in plain lines, where one types words and
// presses no keys.
func (f Frame) InLines() bool { return f.Width == endless }

// HeardFrame is the room of a screen that is heard: there are no rows and no signs, and
// all of it is in sight.
func HeardFrame() Frame {
	return Frame{Width: endless, Height: endless, Theme: Theme{Heard: true}}
}

// Reads returns the words above what there is to choose, and those below.
func (l *List) Reads() (above, below []string) {
	if l.Above != nil {
		above = l.Above(l.Frame.Width, l.Frame.Theme)
	}
	if l.Below != nil {
		below = l.Below(l.Frame.Width, l.Frame.Theme)
	}
	return above, below
}

// Naming is something to write in that may take a name, as that of a file: there a word to go
// by is none.
type Naming interface{ Named() bool }

// Pressable is a block with things to press.
type Pressable interface {
	Block
	Pressing() (items []Button, at *int)
}

// Pressing returns the buttons, and which one is next.
func (b *buttons) Pressing() (items []Button, at *int) { return b.Items, &b.At }

// Made is a block that shows a text made of answers. Change leads to a copy of it, which
// can be changed.
type Made interface {
	Made() (words string, change func() (Outcome, tea.Cmd))
}

// Disclosing is a block that is folded away until asked for.
type Disclosing interface{ Disclosed() *Disclosure }

// Disclosed returns what is folded away.
func (f *Disclosure) Disclosed() *Disclosure { return f }

// Reads returns what is inside.
func (f *Disclosure) Reads() []string { return f.Inside(f.width, f.theme) }

// GoTo goes to a piece, with what follows from the answer that is left behind.
func (f *Form) GoTo(i int) (route.Step, tea.Cmd) {
	had := f.InFocus()
	if i == f.Focus {
		return route.Step{}, nil
	}
	f.SetFocus(i, Above)
	if left := f.InFocus(); had == nil || left != nil && left.Block == had.Block {
		return route.Step{}, nil
	}
	return f.settle(had)
}

// Put puts a text into the piece in focus, where that has one.
func (f *Form) Put(text string) tea.Cmd { return f.PutInto(f.Focus, text) }

// PutInto puts a text into a piece, where that has one.
func (f *Form) PutInto(i int, text string) tea.Cmd {
	lent, ok := f.Pieces[i].Block.(Lent)
	if !ok {
		return nil
	}
	return f.did(f.Pieces[i], lent.Replace(text))
}

// Did does what comes of something done to the piece in focus.
func (f *Form) Did(out Outcome) tea.Cmd { return f.did(f.InFocus(), out) }

func (f *Form) did(s *Piece, out Outcome) tea.Cmd {
	s.Stale = true
	f.Saying = out.Why
	var cmd tea.Cmd
	if out.Changed {
		cmd = f.touch(s)
	}
	if f.Came != nil {
		cmd = tea.Batch(cmd, f.Came(s, out))
	}
	return cmd
}

// Focal returns the row that the block in focus begins in, and whether what is typed is
// written there.
func (f *Form) Focal() (first int, writes bool) {
	s := f.InFocus()
	if s == nil {
		return -1, false
	}
	return max(s.at-f.scroll.Top, 0), f.writing()
}
