package ui

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/editor"
	"groundwork/tui/route"
)

// Edge is the side a focus comes from or leaves to.
type Edge = editor.Edge

// The edges.
const (
	Stay   = editor.Stay
	Above  = editor.Above // up on the first row
	Below  = editor.Below // down on the last row
	On     = editor.On    // enter: to what comes next
	Typing = editor.On + 1
)

// Outcome is what came of a message to a block.
type Outcome struct {
	Changed bool           // there is something new to be saved
	Leave   Edge           // the focus wants to go on
	Ignored bool           // the key means nothing here; Why may say why
	Why     string         // a short sentence to be said, or ""
	Route   *content.Route // gate: the route now
	Offer   *content.Route // a route to offer, or Open where the offer is gone
	Sets    content.Route  // cautions to set at once
	Help    bool           // show the help lines now: a rating of distress
	Editor  Lent           // what is wanted in the person's own editor, or nil
	Copied  string         // to be handed to the system's clipboard, as asked
	Step    route.Step     // where the screen is to go
}

// Lent is a text that can be handed to the person's own editor.
type Lent interface {
	Text() string
	// Replace puts another text in its place, as one change that can be undone.
	Replace(text string) Outcome
}

// HandOver returns the command for what was asked to leave the program.
func HandOver(o Outcome) tea.Cmd {
	if o.Copied == "" {
		return nil
	}
	return func() tea.Msg { return CopyMsg{Text: o.Copied} }
}
