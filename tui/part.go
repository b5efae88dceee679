package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/tui/ui"
)

// part is one piece of a page on the screen: some reading, a question, the
// buttons. It is what [field.Field] is to a question.
type part interface {
	Update(tea.Msg) (ui.Outcome, tea.Cmd)
	View() (string, *tea.Cursor)
	Resize(width, rows int, t ui.Theme)
	Focus(from ui.Edge)
	Blur()
	Row() int // the row of View that has to be in sight
	Keys() []key.Binding
}

// greedy is a part that wants tab itself: a table, whose cells tab goes through.
type greedy interface{ TakesTab() bool }

// still is reading: it never has the focus.
type still struct {
	draw  func(width int, t ui.Theme) []string
	lines []string
}

func reading(draw func(width int, t ui.Theme) []string) *still { return &still{draw: draw} }

func (s *still) Update(tea.Msg) (ui.Outcome, tea.Cmd) { return ui.Outcome{}, nil }
func (s *still) View() (string, *tea.Cursor)          { return strings.Join(s.lines, "\n"), nil }
func (s *still) Focus(ui.Edge)                        {}
func (s *still) rests()                               {}
func (s *still) Blur()                                {}
func (s *still) Row() int                             { return 0 }
func (s *still) Keys() []key.Binding                  { return nil }
func (s *still) Resize(width, _ int, t ui.Theme) {
	s.lines = s.draw(width, t)
}

// pick is a few things to choose from, one under the other, within a page.
type pick struct {
	intro   string
	items   []button
	at      int
	focused bool
	width   int
	theme   ui.Theme
	rows    []int // the row of each item, as last drawn
}

// button is something to do.
type button struct {
	label string
	do    func() (ui.Outcome, tea.Cmd)
}

func (p *pick) Update(msg tea.Msg) (ui.Outcome, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return ui.Outcome{}, nil
	}
	switch press.String() {
	case "up":
		if p.at == 0 {
			return ui.Outcome{Leave: ui.Above}, nil
		}
		p.at--
	case "down":
		if p.at == len(p.items)-1 {
			return ui.Outcome{Leave: ui.Below}, nil
		}
		p.at++
	case "enter", "space":
		return p.items[p.at].do()
	default:
		return ui.Idle(press.String()), nil
	}
	return ui.Outcome{}, nil
}

func (p *pick) View() (string, *tea.Cursor) {
	var lines []string
	if p.intro != "" {
		lines = append(sentence(p.intro, p.width, p.theme.Body), "")
	}
	p.rows = p.rows[:0]
	for i, it := range p.items {
		p.rows = append(p.rows, len(lines))
		lines = append(lines, itemLine(choice{label: it.label}, p.focused && i == p.at, p.width, 0, p.theme))
	}
	return strings.Join(lines, "\n"), nil
}

func (p *pick) Resize(width, _ int, t ui.Theme) { p.width, p.theme = width, t }
func (p *pick) Blur()                           { p.focused = false }
func (p *pick) Focus(from ui.Edge) {
	p.focused = true
	switch from {
	case ui.Above:
		p.at = 0
	case ui.Below:
		p.at = len(p.items) - 1
	}
}

func (p *pick) Row() int {
	if p.at < len(p.rows) {
		return p.rows[p.at]
	}
	return 0
}

func (p *pick) Keys() []key.Binding { return []key.Binding{ui.Bind("choose", "enter")} }

// fold is something folded away until asked for.
type fold struct {
	title   string
	inside  func(width int, t ui.Theme) []string
	open    bool
	focused bool
	width   int
	theme   ui.Theme
}

func (f *fold) Update(msg tea.Msg) (ui.Outcome, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return ui.Outcome{}, nil
	}
	switch press.String() {
	case "enter", "space":
		f.open = !f.open
	case "right", "left":
		if f.open == (press.String() == "right") {
			return ui.Idle(press.String()), nil
		}
		f.open = !f.open
	case "up":
		return ui.Outcome{Leave: ui.Above}, nil
	case "down":
		return ui.Outcome{Leave: ui.Below}, nil
	default:
		return ui.Idle(press.String()), nil
	}
	return ui.Outcome{}, nil
}

func (f *fold) View() (string, *tea.Cursor) {
	sign, style := "▸ ", f.theme.Faint
	if f.open {
		sign = "▾ "
	}
	if f.focused {
		style = f.theme.Accent.Bold(true)
	}
	lines := []string{style.Render(sign + f.title)}
	if f.open {
		for _, l := range f.inside(f.width-2, f.theme) {
			lines = append(lines, "  "+l)
		}
	}
	return strings.Join(lines, "\n"), nil
}

func (f *fold) Resize(width, _ int, t ui.Theme) { f.width, f.theme = width, t }
func (f *fold) Focus(ui.Edge)                   { f.focused = true }
func (f *fold) Blur()                           { f.focused = false }
func (f *fold) Row() int                        { return 0 }
func (f *fold) Keys() []key.Binding             { return []key.Binding{ui.Bind("open and close", "enter")} }

// buttons are side by side, or one under the other where they don't fit.
type buttons struct {
	items   []button
	at      int
	focused bool
	width   int
	theme   ui.Theme
}

func (b *buttons) TakesTab() bool { return true }

func (b *buttons) Update(msg tea.Msg) (ui.Outcome, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return ui.Outcome{}, nil
	}
	switch press.String() {
	case "left", "shift+tab":
		if b.at == 0 {
			return ui.Outcome{Leave: ui.Above}, nil
		}
		b.at--
	case "right", "tab":
		if b.at == len(b.items)-1 {
			if press.String() == "right" {
				return ui.Outcome{Ignored: true, Why: atEnd}, nil
			}
			return ui.Outcome{Leave: ui.Below}, nil
		}
		b.at++
	case "up":
		return ui.Outcome{Leave: ui.Above}, nil
	case "down":
		return ui.Outcome{Ignored: true, Why: atEnd}, nil
	case "enter", "space":
		return b.items[b.at].do()
	default:
		return ui.Idle(press.String()), nil
	}
	return ui.Outcome{}, nil
}

func (b *buttons) View() (string, *tea.Cursor) {
	var lines []string
	line, used := "", 0
	for i, it := range b.items {
		text, style := "[ "+it.label+" ]", b.theme.Body
		if b.focused && i == b.at {
			text, style = "[▸"+it.label+" ]", b.theme.Accent.Bold(true)
		}
		w := len([]rune(text))
		if used > 0 && used+2+w > b.width {
			lines = append(lines, line)
			line, used = "", 0
		}
		if used > 0 {
			line, used = line+"  ", used+2
		}
		line, used = line+style.Render(text), used+w
	}
	return strings.Join(append(lines, line), "\n"), nil
}

func (b *buttons) Resize(width, _ int, t ui.Theme) { b.width, b.theme = width, t }
func (b *buttons) Blur()                           { b.focused = false }
func (b *buttons) Row() int                        { return 0 }
func (b *buttons) Keys() []key.Binding             { return []key.Binding{ui.Bind("choose", "enter")} }
func (b *buttons) Focus(from ui.Edge) {
	b.focused, b.at = true, 0
	if from == ui.Below {
		b.at = len(b.items) - 1
	}
}
