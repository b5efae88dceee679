package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// Values is a few words side by side of which one is chosen, all of them in sight,
// beside what they are of.
type Values struct {
	room
	Label   string
	Options []string
	At      int
	Column  int // where the words begin, or 0 for beneath the label
	Chosen  func()
}

// Update implements [Block]: moving is choosing.
func (v *Values) Update(msg tea.Msg) (Outcome, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return Outcome{Ignored: true}, nil
	}
	k := press.String()
	switch k {
	case "up":
		return Outcome{Leave: Above}, nil
	case "down":
		return Outcome{Leave: Below}, nil
	case "enter":
		return Outcome{Leave: On}, nil
	}
	to, ok := Slide(v.At, len(v.Options), k)
	switch {
	case !ok:
		return Idle(k), nil
	case to == v.At:
		return Outcome{Ignored: true, Why: NoFurther}, nil
	}
	v.At = to
	v.Chosen()
	return Outcome{}, nil
}

// NoFurther is said at the ends of what can be chosen.
const NoFurther = "It goes no further."

// View implements [Block].
func (v *Values) View() (string, *tea.Cursor) {
	mark, style := "  ", v.theme.Body
	if v.Focused {
		mark, style = v.theme.Here, v.theme.Accent.Bold()
	}
	if v.theme.Heard {
		rows := Sentence(v.Label+": "+v.Options[v.At], v.width-markWidth, v.theme.Body)
		return mark + strings.Join(rows, "\n"+mark), v.cursor(markWidth, 0)
	}
	lines := []string{style.Render(mark + v.Label)}
	column := v.Column
	if column == 0 {
		column = 2 * markWidth
		lines = append(lines, strings.Repeat(" ", column))
	} else {
		lines[0] += strings.Repeat(" ", max(column-lipgloss.Width(lines[0]), 1))
	}
	var cursor *tea.Cursor
	used := 0
	for i, o := range v.Options {
		word, set := " "+ansi.Truncate(o, max(v.width-column-2, 1), "…")+" ", v.theme.Body
		if i == v.At {
			word, set = "["+word[1:len(word)-1]+"]", style
		}
		w := lipgloss.Width(word)
		if used > 0 && column+used+1+w > v.width {
			lines, used = append(lines, strings.Repeat(" ", column)), 0
		}
		last := len(lines) - 1
		if used > 0 {
			lines[last] += " "
			used++
		}
		if i == v.At {
			cursor = v.cursor(column+used+1, last)
		}
		lines[last] += set.Render(word)
		used += w
	}
	return strings.Join(lines, "\n"), cursor
}

// Keys implements [Block].
func (v *Values) Keys() []key.Binding {
	return []key.Binding{Named("←/→", "choose", "left", "right"), Bind("go on", "enter")}
}
