package field

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/tui/editor"
	"groundwork/tui/ui"
)

// ownEditor returns the binding for it.
func ownEditor() key.Binding { return ui.Bind("write in your own editor", ui.EditorKey) }

// undoes and redoes report whether a key is one of the editor's to undo and to do
// again: everywhere the same ones mean that.
func undoes(k string) bool { return slices.Contains(editor.UndoKey().Keys(), k) }
func redoes(k string) bool { return slices.Contains(editor.RedoKey().Keys(), k) }

// edited returns the result of a message that an editor took. A key that means
// nothing there says so.
func edited(msg tea.Msg, r editor.Result) Result {
	if k, ok := msg.(tea.KeyPressMsg); ok && r.Ignored && r.Why == "" {
		return ui.Idle(k.String())
	}
	return Result{Changed: r.Changed, Leave: r.Leave, Ignored: r.Ignored, Why: r.Why, Copied: r.Copied}
}
