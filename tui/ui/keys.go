package ui

import (
	"cmp"
	"unicode"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// Bind makes a binding whose help shows its first key.
func Bind(desc string, on ...string) key.Binding { return Named(on[0], desc, on...) }

// Named makes a binding whose help shows other words than its first key.
func Named(show, desc string, on ...string) key.Binding {
	return key.NewBinding(key.WithKeys(on...), key.WithHelp(show, desc))
}

// EditorKey asks for the person's own editor.
const EditorKey = "ctrl+o"

// NoTyping says why a key means nothing where one chooses, and what moves there.
const NoTyping = "Nothing to type here: the arrows move."

// Idle returns the outcome of a key that means nothing where it was pressed: it
// says so.
func Idle(k string) Outcome {
	switch {
	case utf8.RuneCountInString(k) == 1 || k == "space":
		return Outcome{Ignored: true, Why: NoTyping}
	case k == "ctrl+x": // which leaves other editors
		return Outcome{Ignored: true, Why: "Nothing to cut here. ctrl+q leaves."}
	case k == EditorKey:
		return Outcome{Ignored: true, Why: "No text here for your own editor."}
	}
	return Outcome{Ignored: true, Why: k + " does nothing here."}
}

// AfterEsc returns the key that was pressed with alt, without it. An esc right before a
// key arrives as that too, so where a key with alt means nothing it is both of them.
func AfterEsc(press tea.KeyPressMsg) (then tea.KeyPressMsg, ok bool) {
	if press.Mod&^tea.ModShift != tea.ModAlt {
		return press, false
	}
	c := press.Code
	switch press.Mod &^= tea.ModAlt; {
	case c == tea.KeyEnter || c == tea.KeyTab:
		return press, true
	case !unicode.IsPrint(c):
		return press, false
	case press.Mod != 0:
		c = cmp.Or(press.ShiftedCode, unicode.ToUpper(c))
	}
	press.Text = string(c)
	return press, true
}

// GlobalKeys work on every screen. An esc just before one of them arrives with it
// as one key with alt, and must not stand in its way.
//
// The signs mean the same where there is no text to write in.
type GlobalKeys struct {
	Search, Help, Save, Cover, Suspend, Leave key.Binding
	CopyOrLeave                               key.Binding // what ctrl+c is, for the help
	HelpSign, SearchSign, LeaveSign           key.Binding
}

// NewGlobalKeys returns the keys that work everywhere.
func NewGlobalKeys() GlobalKeys {
	return GlobalKeys{
		Search:  SearchKey(),
		Help:    Bind("help", "ctrl+g", "ctrl+alt+g"),
		Save:    Bind("save now; it saves by itself too", "ctrl+s"),
		Cover:   Bind("cover the screen; any key lifts it", "ctrl+l"),
		Suspend: Bind("stop for a moment, on the home and help screens: the name stays on the terminal, fg comes back", "ctrl+z"),
		Leave:   Bind("leave now", "ctrl+q", "ctrl+c", "ctrl+alt+q", "ctrl+alt+c"),

		CopyOrLeave: Bind("copy what is selected; with nothing selected, leave now", "ctrl+c"),

		HelpSign:   Bind("help", "?"),
		SearchSign: Bind("search", "/"),
		LeaveSign:  Bind("leave, on the home screen", "q"),
	}
}

// ListKeys move through a list of things to choose.
type ListKeys struct{ Up, Down, First, Last, Open, Back key.Binding }

// NewListKeys returns those keys, with what enter and esc do in words.
func NewListKeys(open, back string) ListKeys {
	return ListKeys{
		Up:    Named("↑", "up", "up", "shift+tab", "k"),
		Down:  Named("↓", "down", "down", "tab", "j"),
		First: Bind("first", "home", "g"),
		Last:  Bind("last", "end", "G"),
		Open:  Bind(open, "enter"),
		Back:  Bind(back, "esc", "alt+esc"),
	}
}

// Enabled is a binding that is there only if on holds; one switched off is left
// out of every hint and help.
func Enabled(b key.Binding, on bool) key.Binding {
	b.SetEnabled(on)
	return b
}

// SearchKey opens a search.
func SearchKey() key.Binding { return Bind("search", "ctrl+f") }
