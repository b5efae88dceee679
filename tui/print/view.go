package print

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"groundwork/tui/field"
	"groundwork/tui/ui"
)

// line is something to write in, beside its label or beneath it.
type line struct {
	ui.Plain
	line    *field.OneLine
	label   string
	most    int    // how many characters it takes; 0 for any number
	changed func() // called when it has been, or nil
	column  int    // 0 for beneath
	own     bool   // the person has changed it
	focused bool
	theme   ui.Theme
}

func (f *line) Update(msg tea.Msg) (ui.Outcome, tea.Cmd) {
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
	r.Changed = false // nothing of it is kept
	return f.took(before, r), cmd
}

// took holds what was written to the room there is for it.
func (f *line) took(before string, r ui.Outcome) ui.Outcome {
	switch now := f.line.Text(); {
	case now == before:
	case f.most > 0 && utf8.RuneCountInString(now) > f.most && len(now) > len(before):
		f.line.Set(before)
		r.Why = fmt.Sprintf("There is room for %d characters here.", f.most)
	default:
		f.own = true
		if f.changed != nil {
			f.changed()
		}
	}
	return r
}

// mostSaid is how much each box of a summary takes, in characters.
const mostSaid = 400

// beneath is how far the name is set in where it stands beneath its label.
const beneath = 4

// Text implements [ui.Lent].
func (f *line) Text() string { return f.line.Text() }

// Replace implements [ui.Lent].
func (f *line) Replace(words string) ui.Outcome {
	before := f.line.Text()
	f.line.Set(words)
	return f.took(before, ui.Outcome{})
}

// Named implements [ui.Naming]: all but the boxes of a summary.
func (f *line) Named() bool { return f.most == 0 }

// Spoken implements [ui.Spoken].
func (f *line) Spoken() []string { return []string{f.label} }

func (f *line) Resize(width, _ int, t ui.Theme) {
	f.theme = t
	f.line.Resize(max(width-max(f.column, beneath), 8), t)
}

func (f *line) View() (string, *tea.Cursor) {
	mark, style := "  ", f.theme.Body
	if f.focused {
		mark, style = f.theme.Here, f.theme.Accent.Bold()
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

func (f *line) Focus(ui.Edge) { f.focused = true }

func (f *line) Blur() {
	f.focused = false
	f.line.Blur()
}

func (f *line) StepBack() bool { return f.line.LetGo() }

func (f *line) Keys() []key.Binding { return []key.Binding{ui.Bind("go on", "enter")} }

func (f *line) AllKeys() []key.Binding { return f.line.Keys() }

func (f *line) TakesPage(int) bool { return false }

func (f *line) Writing() bool { return true }

func (f *line) Selecting() bool { return f.line.Selecting() }

func (f *line) Spot() (part string, offset int) { return "", 0 }

func (f *line) Restore(string, int) {}
