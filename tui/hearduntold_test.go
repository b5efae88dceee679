package tui

import (
	"slices"
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// mute is a block that nothing is known of but that one comes to it.
type mute struct{ ui.Plain }

func (mute) Update(tea.Msg) (ui.Outcome, tea.Cmd) { return ui.Outcome{}, nil }
func (mute) View() (string, *tea.Cursor)          { return "", nil }
func (mute) Resize(int, int, ui.Theme)            {}
func (mute) Focus(ui.Edge)                        {}
func (mute) Blur()                                {}
func (mute) Keys() []key.Binding                  { return nil }

// TestUntoldIsSaid wants what can't be heard said to be there, and not left out.
func TestUntoldIsSaid(t *testing.T) {
	listening(t, english(t), newDisk(), func(l *listener) {
		l.types("", "1")
		l.goes(route.PageOf(l.book.Track(content.Hurt).Page("friend-test")))
		l.heard()
		l.does(func() tea.Cmd {
			f := l.app.top().(ui.Formed).Formed()
			f.Pieces = slices.Insert(f.Pieces, f.Focus+1, &ui.Piece{Block: mute{}})
			return nil
		})
		l.types("a sentence", ".")
		l.hears("This can't be told in lines.")
	})
}
