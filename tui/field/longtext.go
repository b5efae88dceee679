package field

import (
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/tui/editor"
)

// leastRows is how much room an empty text gets.
const leastRows = 3

// longText is prose of any length, with a quiet count of its words.
type longText struct{ written }

func newText(b base) *longText { return &longText{newWritten(b)} }

// Counted returns how many words a text has, as "34 words"; nothing where there is nothing.
func Counted(words string) string { return editor.New(words, editor.Options{}).Counted() }

// View implements [Field].
func (t *longText) View() (string, *tea.Cursor) {
	s := t.draw()
	words := t.editor.Counted() // its row is there from the beginning
	switch {
	case t.theme.Heard && t.focused: // it would be spoken at every key
		words = ""
	case words != "":
		words = t.theme.Faint.Render(fmt.Sprintf("%*s", t.width, words))
	}
	s.Add(words)
	t.gently(s)
	return s.String(), s.Cursor
}

// Keys implements [Field].
func (t *longText) Keys() []key.Binding { return t.editor.Hints() }
