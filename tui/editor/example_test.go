package editor_test

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"groundwork/tui/editor"
)

// notepad is a whole program around an editor: it leaves with Esc.
type notepad struct{ editor *editor.Editor }

func (n notepad) Init() tea.Cmd { return nil }

func (n notepad) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		n.editor.Resize(msg.Width-1, 1, msg.Height)
		return n, nil
	case tea.KeyPressMsg:
		if msg.String() == "esc" {
			return n, tea.Quit
		}
	}
	if r := n.editor.Update(msg); r.Copied != "" {
		return n, tea.SetClipboard(r.Copied)
	}
	return n, nil
}

func (n notepad) View() tea.View {
	rows, row, column := n.editor.Rows()
	var v tea.View
	for _, r := range rows {
		v.Content += r + "\n"
	}
	v.Cursor = tea.NewCursor(column, row)
	return v
}

// A program lends the editor its keys and its size, and draws its rows.
func Example() {
	var m tea.Model = notepad{editor.New("You trusted somebody.", editor.Options{})}
	for _, msg := range []tea.Msg{
		tea.WindowSizeMsg{Width: 22, Height: 5},
		tea.PasteMsg{Content: " That was\x1b[1m not foolish."},
		tea.KeyPressMsg{Code: tea.KeyLeft, Mod: tea.ModCtrl},
	} {
		m, _ = m.Update(msg)
	}
	v := m.View()
	fmt.Print(v.Content)
	fmt.Println("the cursor is in row", v.Cursor.Y, "column", v.Cursor.X)
	// Output:
	// You trusted somebody.
	// That was not foolish.
	// the cursor is in row 1 column 13
}

// What was cut in one text is pasted into another of the same memory, and can be
// undone when the text is opened again.
func ExampleMemory() {
	m := editor.NewMemory()
	first := editor.New("one two", editor.Options{Memory: m, Name: "first"})
	first.Update(tea.KeyPressMsg{Code: 'w', Mod: tea.ModCtrl}) // deletes a word
	first.Update(tea.KeyPressMsg{Code: 'u', Mod: tea.ModCtrl}) // cuts the rest

	line := editor.New("", editor.Options{Memory: m, OneLine: true})
	line.Update(tea.KeyPressMsg{Code: 'v', Mod: tea.ModCtrl})
	fmt.Printf("%q\n", line.Text())

	first = editor.New(first.Text(), editor.Options{Memory: m, Name: "first"})
	for range 2 {
		first.Update(tea.KeyPressMsg{Code: 'z', Mod: tea.ModCtrl})
	}
	fmt.Printf("%q\n", first.Text())
	// Output:
	// "one "
	// "one two"
}
