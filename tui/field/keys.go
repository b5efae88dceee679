package field

import (
	"slices"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/tui/editor"
)

// editorKey asks for the person's own editor.
const editorKey = "ctrl+o"

// ownEditor returns the binding for it.
func ownEditor() key.Binding { return bind("write in your own editor", editorKey) }

// bind makes a binding whose hint names its first key.
func bind(desc string, keys ...string) key.Binding { return named(keys[0], desc, keys...) }

// named makes a binding whose hint shows other words than its first key.
func named(show, desc string, on ...string) key.Binding {
	return key.NewBinding(key.WithKeys(on...), key.WithHelp(show, desc))
}

// undoes and redoes report whether a key is one of the editor's to undo and to do
// again: everywhere the same ones mean that.
func undoes(k string) bool { return slices.Contains(editor.UndoKey().Keys(), k) }
func redoes(k string) bool { return slices.Contains(editor.RedoKey().Keys(), k) }

// Idle returns the result of a key that means nothing where it was pressed: it
// says so.
func Idle(k string) Result {
	switch {
	case utf8.RuneCountInString(k) == 1 || k == "space":
		return Result{Ignored: true, Why: noTyping}
	case k == editorKey:
		return Result{Ignored: true, Why: "No text here for your own editor."}
	}
	return Result{Ignored: true, Why: k + " does nothing here."}
}

// edited returns the result of a message that an editor took. A key that means
// nothing there says so.
func edited(msg tea.Msg, r editor.Result) Result {
	if k, ok := msg.(tea.KeyPressMsg); ok && r.Ignored && r.Why == "" {
		return Idle(k.String())
	}
	return Result{Changed: r.Changed, Leave: r.Leave, Ignored: r.Ignored, Why: r.Why, copied: r.Copied}
}

// handOver returns the command for what was asked to leave the program.
func (r Result) handOver() tea.Cmd {
	if r.copied == "" {
		return nil
	}
	return tea.SetClipboard(r.copied)
}
