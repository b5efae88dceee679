package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
)

// Screen is one room. Screens are pointers, changed in place. Nothing that has
// to outlive a screen lives in it: words go to the autosave.
type Screen interface {
	// Enter is called each time the screen comes to the top.
	Enter() tea.Cmd
	// Update takes a key, a paste or a message of the screen's own commands.
	// The step is taken before the next key is read.
	Update(tea.Msg) (route.Step, tea.Cmd)
	// Resize gives the room there is; it is called before the first View.
	Resize(Frame)
	// View draws at most frame.Height lines of at most frame.Width columns.
	// The cursor is relative to the screen.
	View() (string, *tea.Cursor)
	// Header is the line above: where one is, and how far.
	Header() (left, right string)
	// Hints are the bindings worth a word in the footer, most useful first.
	Hints() []key.Binding
}

// Leaver is a screen that wants a word before another one comes to the top or
// the program ends: it hands what it holds to the autosave, by collect or apply. A
// command would get lost here; whoever calls Leave sees to it that it is saved.
type Leaver interface{ OnLeave() }

// Sidebar is a screen with an outline to show beside it where there is room.
type Sidebar interface {
	Sidebar(width, height int) string
}

// Described is a screen that has keys for the help page.
type Described interface{ Keys() []key.Binding }

// Receiver is a screen that is told what came of the one above it, before it
// comes to the top again.
type Receiver interface {
	Receive(result any) (route.Step, tea.Cmd)
}

// Located is a screen whose route changes while one is on it: with the cursor.
type Located interface{ Route() route.Route }

// Frame is the room a screen draws in.
type Frame struct {
	Width, Height int
	Theme         Theme
}

// narrow reports whether there is less room for words.
func (f Frame) narrow() bool { return f.Width < Narrow-2 }

// moreBy is what stands after "more below": the key that leads there, where the footer
// has no room to say so.
func (f Frame) moreBy(key string) string {
	if !f.narrow() || f.Theme.Heard {
		return ""
	}
	return ": " + key
}

// Heading names a screen of a track; on a narrow one the track is left out.
func Heading(track *content.Track, title string, f Frame) (left, right string) {
	if f.narrow() {
		return title, ""
	}
	return track.Title + " · " + title, ""
}

// Narrow and short are where there is less room for everything.
const (
	Narrow = 60 // columns: under this margins shrink
	Short  = 16 // rows: under this the header goes
)
