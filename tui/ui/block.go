package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// Block is one piece of a page on the screen: some reading, a question, the
// buttons. Most embed [Plain] for what they don't do.
type Block interface {
	// Update takes a key or a paste while the block has the focus. Tab, shift+tab
	// and esc never come to it: see Step and StepBack.
	Update(tea.Msg) (Outcome, tea.Cmd)
	// View draws the block as wide as Resize said. While it has the focus the
	// cursor, relative to the block, stands on the first character of what has it.
	View() (string, *tea.Cursor)
	// Resize gives the width to draw in, and the rows that fit on the screen.
	Resize(width, rows int, t Theme)
	// Focus gives the focus, coming from above, from below or by typing.
	Focus(from Edge)
	Blur()
	// Passing says, after Focus, that an arrow has led here from what is around, or that
	// one was here when the page was left: up and down only pass then.
	Passing()
	// Keys are the bindings worth a hint while the block has the focus.
	Keys() []key.Binding

	// Stopping is whether tab, and enter, stop here.
	Stopping() Stopping
	// Step goes to the next stop within the block, or to the one before, and
	// reports whether there was one.
	Step(by int) bool
	// StepBack does what esc does within the block, and reports whether that was
	// anything.
	StepBack() bool
	// Takes tells how gladly the block takes what is typed where nothing else does.
	Takes(typed string) Gladness
	// Chooses reports whether up and down may choose something: the wheel then scrolls.
	Chooses() bool
	// Settle is asked once the focus has left for another block: what follows from
	// an answer that was only passed on the way.
	Settle() Outcome
}

// Stopping is whether a block is a stop.
type Stopping uint8

// What a block can be for tab and enter.
const (
	Stops Stopping = iota // tab and enter stop at it
	Aside                 // enter, which goes on, passes it by: nothing is asked there
	Rests                 // it never has the focus
)

// Gladness is how gladly a block takes what is typed. The gladdest one gets it, and
// the first of these.
type Gladness uint8

// From what doesn't take it to what was waiting for it.
const (
	TakesNot   Gladness = iota
	TakesAfter          // it has an answer, and can go on with it
	TakesTable          // a new row of a table is begun with it, a date or a rating
	TakesFirst          // it is an empty text
)

// Plain is what a block does that is one stop and wants nothing more.
type Plain struct{}

// Stopping implements [Block].
func (Plain) Stopping() Stopping { return Stops }

// Passing implements [Block].
func (Plain) Passing() {}

// Step implements [Block].
func (Plain) Step(int) bool { return false }

// StepBack implements [Block].
func (Plain) StepBack() bool { return false }

// Takes implements [Block].
func (Plain) Takes(string) Gladness { return TakesNot }

// Chooses implements [Block].
func (Plain) Chooses() bool { return false }

// Settle implements [Block].
func (Plain) Settle() Outcome { return Outcome{} }

// typed is the text that a key or a paste brings, or "". A space alone is none: it
// ticks, and it turns over.
func typed(msg tea.Msg) string {
	text := ""
	switch msg := msg.(type) {
	case tea.PasteMsg:
		text = msg.Content
	case tea.KeyPressMsg:
		text = msg.Text
	}
	if strings.TrimSpace(text) == "" {
		return ""
	}
	return text
}

// Slide is where an arrow, home or end leads among n things side by side of which one
// is chosen, or none (-1): then the first arrow begins at its end. ok is false for any
// other key; at an end it stays where it is.
func Slide(at, n int, k string) (to int, ok bool) {
	switch {
	case n == 0:
		return at, false
	case k == "home":
		return 0, true
	case k == "end", k == "left" && at < 0:
		return n - 1, true
	case k == "left":
		return max(at-1, 0), true
	case k == "right":
		return min(at+1, n-1), true
	}
	return at, false
}
