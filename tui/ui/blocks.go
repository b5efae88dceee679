package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/tui/route"
)

// Block is one piece of a page on the screen: some reading, a question, the
// buttons. It is what [field.Field] is to a question.
type Block interface {
	Update(tea.Msg) (Outcome, tea.Cmd)
	View() (string, *tea.Cursor)
	Resize(width, rows int, t Theme)
	Focus(from Edge)
	Blur()
	Row() int // the row of View that has to be in sight
	Keys() []key.Binding
}

// greedy is a block that wants tab itself: a table, whose cells tab goes through.
type greedy interface{ TakesTab() bool }

// room is what the blocks have in common: where they are drawn, and whether they
// have the focus.
type room struct {
	Focused bool
	width   int
	theme   Theme
}

// Resize implements [Block].
func (r *room) Resize(width, _ int, t Theme) { r.width, r.theme = width, t }

// Focus implements [Block].
func (r *room) Focus(Edge) { r.Focused = true }

// Blur implements [Block].
func (r *room) Blur() { r.Focused = false }

// Row implements [Block].
func (r *room) Row() int { return 0 }

// Reading is reading: it never has the focus.
type Reading struct {
	room
	draw  func(width int, t Theme) []string
	Lines []string
}

// NewReading returns the reading that draw sets.
func NewReading(draw func(width int, t Theme) []string) *Reading { return &Reading{draw: draw} }

func (*Reading) rests() {}

// Update implements [Block].
func (r *Reading) Update(tea.Msg) (Outcome, tea.Cmd) { return Outcome{}, nil }

// View implements [Block].
func (r *Reading) View() (string, *tea.Cursor) { return strings.Join(r.Lines, "\n"), nil }

// Keys implements [Block].
func (r *Reading) Keys() []key.Binding { return nil }

// Resize implements [Block].
func (r *Reading) Resize(width, _ int, t Theme) { r.Lines = r.draw(width, t) }

// Choices is a few things to choose from, one under the other, within a page.
type Choices struct {
	room
	Intro string
	Items []Button
	at    int
	rows  []int // the row of each item, as last drawn
}

// Button is something to do.
type Button struct {
	Label string
	Out   Outcome                   // what comes of it
	Do    func() (Outcome, tea.Cmd) // what it does instead, or nil
}

func (b Button) press() (Outcome, tea.Cmd) {
	if b.Do == nil {
		return b.Out, nil
	}
	return b.Do()
}

// LeadTo is a button that leads somewhere.
func LeadTo(label string, st route.Step) Button { return Button{Label: label, Out: Outcome{Step: st}} }

// Update implements [Block].
func (p *Choices) Update(msg tea.Msg) (Outcome, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return Outcome{}, nil
	}
	switch press.String() {
	case "up":
		if p.at == 0 {
			return Outcome{Leave: Above}, nil
		}
		p.at--
	case "down":
		if p.at == len(p.Items)-1 {
			return Outcome{Leave: Below}, nil
		}
		p.at++
	case "enter", "space":
		return p.Items[p.at].press()
	default:
		return Idle(press.String()), nil
	}
	return Outcome{}, nil
}

// View implements [Block].
func (p *Choices) View() (string, *tea.Cursor) {
	var lines []string
	if p.Intro != "" {
		lines = append(Sentence(p.Intro, p.width, p.theme.Body), "")
	}
	p.rows = p.rows[:0]
	for i, it := range p.Items {
		p.rows = append(p.rows, len(lines))
		lines = append(lines, itemLine(Choice{Label: it.Label}, p.Focused && i == p.at, p.width, 0, p.theme))
	}
	return strings.Join(lines, "\n"), nil
}

// Focus implements [Block].
func (p *Choices) Focus(from Edge) {
	p.Focused = true
	switch from {
	case Stay:
	case Above:
		p.at = 0
	case Below:
		p.at = len(p.Items) - 1
	}
}

// Row implements [Block].
func (p *Choices) Row() int {
	if p.at < len(p.rows) {
		return p.rows[p.at]
	}
	return 0
}

// Keys implements [Block].
func (p *Choices) Keys() []key.Binding { return []key.Binding{Bind("choose", "enter")} }

// Disclosure is something folded away until asked for.
type Disclosure struct {
	room
	Title  string
	Inside func(width int, t Theme) []string
	Open   bool
}

// Update implements [Block].
func (f *Disclosure) Update(msg tea.Msg) (Outcome, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return Outcome{}, nil
	}
	switch press.String() {
	case "enter", "space":
		f.Open = !f.Open
	case "right", "left":
		if f.Open == (press.String() == "right") {
			return Idle(press.String()), nil
		}
		f.Open = !f.Open
	case "up":
		return Outcome{Leave: Above}, nil
	case "down":
		return Outcome{Leave: Below}, nil
	default:
		return Idle(press.String()), nil
	}
	return Outcome{}, nil
}

// View implements [Block].
func (f *Disclosure) View() (string, *tea.Cursor) {
	mark, sign, style := "  ", "+ ", f.theme.Faint
	if f.Open {
		sign = "- "
	}
	if f.Focused {
		mark, style = "▸ ", f.theme.Accent.Bold(true)
	}
	lines := []string{style.Render(mark + sign + f.Title)}
	if f.Open {
		indent := strings.Repeat(" ", len("  + "))
		for _, l := range f.Inside(f.width-len(indent), f.theme) {
			lines = append(lines, indent+l)
		}
	}
	return strings.Join(lines, "\n"), nil
}

// Keys implements [Block].
func (f *Disclosure) Keys() []key.Binding { return []key.Binding{Bind("open and close", "enter")} }

// Buttons are side by side, or one under the other where they don't fit.
type Buttons struct {
	room
	Items []Button
	At    int
}

// TakesTab reports that tab goes through the buttons before it leaves.
func (b *Buttons) TakesTab() bool { return true }

// Update implements [Block].
func (b *Buttons) Update(msg tea.Msg) (Outcome, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return Outcome{}, nil
	}
	switch press.String() {
	case "left", "shift+tab":
		if b.At == 0 {
			return Outcome{Leave: Above}, nil
		}
		b.At--
	case "right", "tab":
		if b.At == len(b.Items)-1 {
			if press.String() == "right" {
				return Outcome{Ignored: true, Why: atEnd}, nil
			}
			return Outcome{Leave: Below}, nil
		}
		b.At++
	case "up":
		return Outcome{Leave: Above}, nil
	case "down":
		return Outcome{Ignored: true, Why: atEnd}, nil
	case "enter", "space":
		return b.Items[b.At].press()
	default:
		return Idle(press.String()), nil
	}
	return Outcome{}, nil
}

// View implements [Block].
func (b *Buttons) View() (string, *tea.Cursor) {
	var lines []string
	line, used := "", 0
	for i, it := range b.Items {
		text, style := "[ "+it.Label+" ]", b.theme.Body
		if b.Focused && i == b.At {
			text, style = "[▸"+it.Label+" ]", b.theme.Accent.Bold(true)
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

// Keys implements [Block].
func (b *Buttons) Keys() []key.Binding { return []key.Binding{Bind("choose", "enter")} }

// Focus implements [Block].
func (b *Buttons) Focus(from Edge) {
	b.Focused, b.At = true, 0
	if from == Below {
		b.At = len(b.Items) - 1
	}
}

// DoneButton leads back to where one came from.
func DoneButton() *Buttons {
	return &Buttons{Items: []Button{LeadTo("Done", route.Back())}}
}
