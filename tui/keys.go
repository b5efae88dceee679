package tui

import (
	"charm.land/bubbles/v2/key"

	"groundwork/tui/ui"
)

// globalKeys work on every screen. An esc just before one of them arrives with it
// as one key with alt, and must not stand in its way.
type globalKeys struct{ search, help, save, cover, suspend, leave key.Binding }

func newGlobalKeys() globalKeys {
	return globalKeys{
		search:  searchKey(),
		help:    ui.Bind("help", "ctrl+g", "ctrl+alt+g"),
		save:    ui.Bind("save now; it saves by itself too", "ctrl+s"),
		cover:   ui.Bind("cover the screen; any key lifts it", "ctrl+l"),
		suspend: ui.Bind("put aside for a moment, on the home and help screens", "ctrl+z"),
		leave:   ui.Bind("leave now", "ctrl+q", "ctrl+c", "ctrl+alt+q", "ctrl+alt+c"),
	}
}

// listKeys move through a list of things to choose.
type listKeys struct{ up, down, first, last, open, back key.Binding }

func newListKeys(open, back string) listKeys {
	return listKeys{
		up:    ui.Named("↑", "up", "up", "shift+tab", "k"),
		down:  ui.Named("↓", "down", "down", "tab", "j"),
		first: ui.Bind("first", "home", "g"),
		last:  ui.Bind("last", "end", "G"),
		open:  ui.Bind(open, "enter", "space"),
		back:  ui.Bind(back, "esc", "alt+esc"),
	}
}

// pageKeys work on a page, whatever has the focus.
type pageKeys struct{ next, prev key.Binding }

func newPageKeys() pageKeys {
	return pageKeys{
		next: ui.Bind("next page", "ctrl+n"),
		prev: ui.Bind("page before", "ctrl+p"),
	}
}

// enabled is a binding that is there only if on holds; one switched off is left
// out of every hint and help.
func enabled(b key.Binding, on bool) key.Binding {
	b.SetEnabled(on)
	return b
}

func searchKey() key.Binding { return ui.Bind("search", "ctrl+f") }
