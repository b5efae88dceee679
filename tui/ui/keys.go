package ui

import (
	"unicode"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/tui/route"
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

// noWord says why a key that has a meaning had none: it went on with something typed.
const noWord = "Nothing to type here: esc, then a key."

// Idle returns the outcome of a key that means nothing where it was pressed: it
// says so.
func Idle(k string) Outcome { return Outcome{Ignored: true, Why: idle(k)} }

func idle(k string) string {
	switch {
	case utf8.RuneCountInString(k) == 1 || k == "space":
		return NoTyping
	case k == "ctrl+x": // which leaves other editors
		return "Nothing to cut here. ctrl+q leaves."
	case k == EditorKey:
		return "No text here for your own editor."
	}
	return k + " does nothing here."
}

// AfterEsc returns the step for a key with alt that means nothing else: an esc right
// before a key arrives as that too. It leads back and hands on the key.
func AfterEsc(press tea.KeyPressMsg) route.Step {
	c := press.Code
	typed := unicode.IsPrint(c)
	if press.Mod&^tea.ModShift != tea.ModAlt || !typed && c != tea.KeyEnter && c != tea.KeyTab {
		return route.Stay()
	}
	press.Mod &^= tea.ModAlt
	if press.Mod != 0 {
		c = unicode.ToUpper(c)
	}
	if typed {
		press.Text = string(c)
	}
	return route.Step{Back: 1, Key: press}
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

// PagingKeys turn a screen.
type PagingKeys struct{ Up, Down key.Binding }

// NewPagingKeys returns those keys.
func NewPagingKeys() PagingKeys {
	return PagingKeys{Up: Bind("a screen up", "pgup"), Down: Bind("a screen down", "pgdown")}
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
