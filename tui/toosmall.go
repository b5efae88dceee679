package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"groundwork/content/text"
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// roomy reports whether the window has room for a screen.
func (a *App) roomy() bool { return a.width >= minWidth && a.height >= minHeight }

// shows reports whether the top screen is shown: in a window that is too small only
// help is, as far as it goes, and what has the whole terminal to itself. Of the keys only
// what is written goes to what isn't: see [App.unseen]. What is typed ahead of the first
// size goes where it will be seen.
func (a *App) shows() bool {
	_, help := a.route().(route.Help)
	return a.heard || a.width == 0 || a.roomy() || help || a.allows().Bare
}

// unseen gives what is typed to a screen that can't be seen, where it is only written:
// who types on while the window is made smaller loses none of it. All else waits for
// somebody who sees what it does.
func (a *App) unseen(msg tea.Msg) tea.Cmd {
	if w, ok := a.top().(unseenWriter); ok && w.Unseen(msg) {
		return a.send(msg)
	}
	return nil
}

// unseenWriter is a screen on which one can write though it can't be seen. A [ui.Form] is
// one.
type unseenWriter interface {
	Unseen(msg tea.Msg) bool
	WritesUnseen() bool
}

// small is what a window shows that is too small.
func (a *App) small() tea.View {
	v := blank()
	if a.shows() {
		body, cursor := a.top().View()
		v.SetContent(strings.Join(fit(strings.Split(body, "\n"), max(a.height, 1)), "\n"))
		v.Cursor = cursor
		return v
	}
	kept, keys := "What you wrote is kept.", "Keys do nothing"
	if w, ok := a.top().(unseenWriter); ok && w.WritesUnseen() {
		kept, keys = "What you wrote is kept, and what you type is too.", "Other keys do nothing"
	}
	said := "Groundwork needs a window of at least 40 columns and 12 rows. " + kept + " " + keys +
		" till it is larger, but ctrl+q leaves and ctrl+g shows help. Any window will do for groundwork --plain."
	v.SetContent(strings.Join(fit(text.Wrap(said, a.width), max(a.height, 1)), "\n"))
	v.Cursor = tea.NewCursor(0, 0)
	return v
}

// narrowFrame is the room in such a window.
func (a *App) narrowFrame() ui.Frame {
	return ui.Frame{Width: max(a.width, 1), Height: max(a.height, 1), Theme: a.theme()}
}
