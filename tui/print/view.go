package print

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"groundwork/tui/field"
	"groundwork/tui/ui"
)

// fileLine is the name of the file, beside its label or beneath it.
type fileLine struct {
	ui.Plain
	line    *field.OneLine
	label   string
	column  int  // 0 for beneath
	named   bool // the person has changed the name
	focused bool
	theme   ui.Theme
}

func (f *fileLine) Update(msg tea.Msg) (ui.Outcome, tea.Cmd) {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		switch press.String() {
		case "up":
			return ui.Outcome{Leave: ui.Above}, nil
		case "down":
			return ui.Outcome{Leave: ui.Below}, nil
		case "enter":
			return ui.Outcome{Leave: ui.On}, nil
		}
	}
	before := f.line.Text()
	r, cmd := f.line.Update(msg)
	f.named = f.named || f.line.Text() != before
	r.Changed = false // nothing of it is kept
	return r, cmd
}

// beneath is how far the name is set in where it stands beneath its label.
const beneath = 4

// Text implements [ui.Lent].
func (f *fileLine) Text() string { return f.line.Text() }

// Replace implements [ui.Lent].
func (f *fileLine) Replace(name string) ui.Outcome {
	f.line.Set(name)
	f.named = true
	return ui.Outcome{}
}

// Spoken implements [ui.Spoken].
func (f *fileLine) Spoken() []string { return []string{f.label} }

func (f *fileLine) Resize(width, _ int, t ui.Theme) {
	f.theme = t
	f.line.Resize(max(width-max(f.column, beneath), 8), t)
}

func (f *fileLine) View() (string, *tea.Cursor) {
	mark, style := "  ", f.theme.Body
	if f.focused {
		mark, style = "▸ ", f.theme.Accent.Bold(true)
	}
	label, left := style.Render(mark+f.label), max(f.column, beneath)
	rows, cursor := f.line.View()
	cursor.X += left
	if f.column == 0 {
		label += "\n" + strings.Repeat(" ", left)
		cursor.Y++
	} else {
		label += strings.Repeat(" ", left-lipgloss.Width(label))
	}
	if !f.focused {
		cursor = nil
	}
	return label + strings.Join(rows, "\n"+strings.Repeat(" ", left)), cursor
}

func (f *fileLine) Focus(ui.Edge) { f.focused = true }

func (f *fileLine) Blur() {
	f.focused = false
	f.line.Blur()
}

func (f *fileLine) StepBack() bool { return f.line.LetGo() }

func (f *fileLine) Keys() []key.Binding { return []key.Binding{ui.Bind("go on", "enter")} }

func (f *fileLine) AllKeys() []key.Binding { return f.line.Keys() }

func (f *fileLine) TakesPage(int) bool { return false }

func (f *fileLine) Writing() bool { return true }

func (f *fileLine) Selecting() bool { return f.line.Selecting() }

func (f *fileLine) Spot() (part string, offset int) { return "", 0 }

func (f *fileLine) Restore(string, int) {}
