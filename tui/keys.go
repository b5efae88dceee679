package tui

import "charm.land/bubbles/v2/key"

// bind is a binding whose help shows its first key.
func bind(desc string, on ...string) key.Binding { return named(on[0], desc, on...) }

// named is a binding whose help shows other words than its first key.
func named(show, desc string, on ...string) key.Binding {
	return key.NewBinding(key.WithKeys(on...), key.WithHelp(show, desc))
}

// globalKeys work on every screen. An esc just before one of them arrives with it
// as one key with alt, and must not stand in its way.
type globalKeys struct{ search, help, save, cover, suspend, leave key.Binding }

func newGlobalKeys() globalKeys {
	return globalKeys{
		search:  searchKey(),
		help:    bind("help", "ctrl+g", "ctrl+alt+g"),
		save:    bind("save now; it saves by itself too", "ctrl+s"),
		cover:   bind("cover the screen; any key lifts it", "ctrl+l"),
		suspend: bind("put aside for a moment, on the home and help screens", "ctrl+z"),
		leave:   bind("leave now", "ctrl+q", "ctrl+c", "ctrl+alt+q", "ctrl+alt+c"),
	}
}

// listKeys move through a list of things to choose.
type listKeys struct{ up, down, first, last, open, back key.Binding }

func newListKeys(open, back string) listKeys {
	return listKeys{
		up:    named("↑", "up", "up", "shift+tab", "k"),
		down:  named("↓", "down", "down", "tab", "j"),
		first: bind("first", "home", "g"),
		last:  bind("last", "end", "G"),
		open:  bind(open, "enter", "space"),
		back:  bind(back, "esc", "alt+esc"),
	}
}

// pageKeys work on a page, whatever has the focus.
type pageKeys struct{ next, prev, back key.Binding }

func newPageKeys() pageKeys {
	return pageKeys{
		next: bind("next page", "ctrl+n"),
		prev: bind("page before", "ctrl+p"),
		back: bind("contents", "esc", "alt+esc"),
	}
}

// enabled is a binding that is there only if on holds; one switched off is left
// out of every hint and help.
func enabled(b key.Binding, on bool) key.Binding {
	b.SetEnabled(on)
	return b
}
