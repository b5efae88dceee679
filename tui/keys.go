package tui

import (
	"charm.land/bubbles/v2/key"

	"groundwork/tui/ui"
)

// pageKeys work on a page, whatever has the focus.
type pageKeys struct{ next, prev key.Binding }

func newPageKeys() pageKeys {
	return pageKeys{
		next: ui.Bind("next page", "ctrl+n"),
		prev: ui.Bind("page before", "ctrl+p"),
	}
}
