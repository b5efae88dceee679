package ui

import (
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
)

// Bind makes a binding whose help shows its first key.
func Bind(desc string, on ...string) key.Binding { return Named(on[0], desc, on...) }

// Named makes a binding whose help shows other words than its first key.
func Named(show, desc string, on ...string) key.Binding {
	return key.NewBinding(key.WithKeys(on...), key.WithHelp(show, desc))
}

// EditorKey asks for the person's own editor.
const EditorKey = "ctrl+o"

// NoTyping says why a key means nothing where one chooses.
const NoTyping = "There is nothing to type here."

// Idle returns the outcome of a key that means nothing where it was pressed: it
// says so.
func Idle(k string) Outcome {
	switch {
	case utf8.RuneCountInString(k) == 1 || k == "space":
		return Outcome{Ignored: true, Why: NoTyping}
	case k == EditorKey:
		return Outcome{Ignored: true, Why: "No text here for your own editor."}
	}
	return Outcome{Ignored: true, Why: k + " does nothing here."}
}
