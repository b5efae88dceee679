// Bare is the least a Bubble Tea program can be that shows a page, takes text
// and has a cursor: what the benchmarks set the workbook beside.
package main

import (
	"fmt"
	"os"
	"strings"

	tea "charm.land/bubbletea/v2"
)

type model struct{ text string }

func (m model) Init() tea.Cmd { return tea.RequestBackgroundColor }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		switch press.String() {
		case "ctrl+q":
			return m, tea.Quit
		case "enter":
			m.text = ""
		default:
			m.text += press.Text
		}
	}
	return m, nil
}

func (m model) View() tea.View {
	page := strings.Repeat("A line of a page, about as long as the lines of one are.\n", 18)
	v := tea.NewView(page + "> " + m.text + "\n\nctrl+q leave")
	v.AltScreen = true
	v.Cursor = tea.NewCursor(2+len(m.text), 18)
	return v
}

func main() {
	if _, err := tea.NewProgram(model{}, tea.WithFPS(120)).Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
