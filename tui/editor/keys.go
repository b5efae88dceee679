package editor

import (
	"charm.land/bubbles/v2/key"
)

// Hints are the bindings worth a hint while one writes.
func (e *Editor) Hints() []key.Binding {
	undo, cut, copied := UndoKey(), bind("cut", "ctrl+x"), bind("copy", "alt+c")
	undo.SetEnabled(len(e.edits.done) > 0)
	_, _, selected := e.selected()
	cut.SetEnabled(selected)
	copied.SetEnabled(selected)
	return []key.Binding{cut, copied, undo}
}

// Keys are all bindings of a text, for the help and the README. A test holds
// that each does something and that there are no others.
func (e *Editor) Keys() []key.Binding {
	list := []key.Binding{
		named("←/→", "a character back and on; ctrl+b too", "left", "ctrl+b", "right"),
		named("↑/↓", "a row up and down", "up", "down"),
		named("ctrl+←/→", "a word back and on; alt+b and alt+f too", "ctrl+left", "alt+left", "alt+b", "ctrl+right", "alt+right", "alt+f"),
		named("home/end", "the ends of the row; ctrl+a and ctrl+e too", "home", "ctrl+a", "end", "ctrl+e"),
		named("ctrl+home/end", "the ends of the text; alt+< and alt+> too", "ctrl+home", "alt+<", "ctrl+end", "alt+>"),
		named("ctrl+↑/↓", "the ends of the paragraph, and on to the next one", "ctrl+up", "ctrl+down"),
		named("pgup/pgdown", "a screen up and down in a long text", "pgup", "pgdown"),
		named("shift+move", "select", "shift+left", "shift+right", "shift+up", "shift+down", "shift+home", "shift+end",
			"ctrl+shift+left", "ctrl+shift+right", "alt+shift+left", "alt+shift+right", "ctrl+shift+home", "ctrl+shift+end",
			"shift+pgup", "shift+pgdown", "ctrl+shift+a", "ctrl+shift+e", "alt+shift+b", "alt+shift+f", "alt+shift+<", "alt+shift+>", "ctrl+shift+b", "ctrl+shift+up", "ctrl+shift+down"),
		named("ctrl+space", "select with plain arrows, where shift doesn't arrive; ctrl+r too", "ctrl+space", "ctrl+@", "ctrl+r"),
		named("alt+a", "select all", "alt+a"),
		named("ctrl+x", "cut", "ctrl+x", "shift+delete"),
		named("alt+c", "copy; twice: to the system's clipboard too", "alt+c", "ctrl+insert"),
		named("ctrl+v", "paste what was cut or copied here; the terminal's paste works too", "ctrl+v", "shift+insert"),
		named("backspace", "delete the character before", "backspace", "ctrl+h", "shift+backspace"),
		named("delete", "delete the character after", "delete"),
		named("ctrl+w", "delete back to the space before", "ctrl+w"),
		named("alt+backspace", "delete the word before", "alt+backspace", "ctrl+backspace"),
		named("alt+d", "delete the word after", "alt+d", "alt+delete", "ctrl+delete"),
		named("ctrl+u", "cut back to the beginning of the paragraph", "ctrl+u"),
		named("ctrl+k", "cut to the end of the paragraph", "ctrl+k"),
		UndoKey(),
		RedoKey(),
	}
	enter := named("enter", "a new paragraph", "enter", "shift+enter", "alt+enter", "ctrl+j")
	if e.oneLine {
		enter = named("enter", "go on", "enter", "shift+enter", "alt+enter", "ctrl+j")
	}
	return append(list, enter)
}

// UndoKey returns the binding to undo. ctrl+_ is what a terminal makes of ctrl+/.
func UndoKey() key.Binding { return bind("undo", "ctrl+z", "ctrl+_", "ctrl+/") }

// RedoKey returns the binding to do again what was undone.
func RedoKey() key.Binding { return bind("do again", "ctrl+y", "ctrl+shift+z") }

// bind makes a binding whose hint names its first key.
func bind(desc string, keys ...string) key.Binding { return named(keys[0], desc, keys...) }

// named is a binding whose hint shows other words than its first key.
func named(show, desc string, on ...string) key.Binding {
	return key.NewBinding(key.WithKeys(on...), key.WithHelp(show, desc))
}
