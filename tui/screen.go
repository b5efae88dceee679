package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// screen is one room. Screens are pointers, changed in place. Nothing that has
// to outlive a screen lives in it: words go to the desk.
type screen interface {
	// Enter is called each time the screen comes to the top.
	Enter() tea.Cmd
	// Update takes a key, a paste or a message of the screen's own commands.
	// The step is taken before the next key is read.
	Update(tea.Msg) (route.Step, tea.Cmd)
	// Resize gives the room there is; it is called before the first View.
	Resize(frame)
	// View draws at most frame.Height lines of at most frame.Width columns.
	// The cursor is relative to the screen.
	View() (string, *tea.Cursor)
	// Header is the line above: where one is, and how far.
	Header() (left, right string)
	// Hints are the bindings worth a word in the footer, most useful first.
	Hints() []key.Binding
}

// leaver is a screen that wants a word before another one comes to the top or
// the program ends: it hands what it holds to the desk, by collect or apply. A
// command would get lost here; whoever calls Leave sees to it that it is saved.
type leaver interface{ Leave() }

// railed is a screen with an outline to show beside it where there is room.
type railed interface {
	Rail(width, height int) string
}

// describer is a screen that has keys for the help page.
type describer interface{ Keys() []key.Binding }

// receiver is a screen that is told what came of the one above it, before it
// comes to the top again.
type receiver interface {
	Receive(result any) (route.Step, tea.Cmd)
}

// located is a screen whose route changes while one is on it: with the cursor.
type located interface{ Route() route.Route }

// frame is the room a screen draws in.
type frame struct {
	Width, Height int
	Theme         ui.Theme
}
