package ui

import (
	"cmp"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"groundwork/content/text"
	"groundwork/tui/route"
)

// room is what the blocks have in common: where they are drawn, and whether they
// have the focus.
type room struct {
	Plain
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

// cursor is the cursor of a block that has the focus.
func (r *room) cursor(x, y int) *tea.Cursor {
	if !r.Focused {
		return nil
	}
	return tea.NewCursor(x, y)
}

// Reading is reading: it never has the focus.
type Reading struct {
	room
	draw  func(width int, t Theme) []string
	Lines []string
}

// NewReading returns the reading that draw sets.
func NewReading(draw func(width int, t Theme) []string) *Reading { return &Reading{draw: draw} }

// Stopping implements [Block].
func (*Reading) Stopping() Stopping { return Rests }

// Update implements [Block].
func (r *Reading) Update(tea.Msg) (Outcome, tea.Cmd) { return Outcome{}, nil }

// View implements [Block].
func (r *Reading) View() (string, *tea.Cursor) { return strings.Join(r.Lines, "\n"), nil }

// Keys implements [Block].
func (r *Reading) Keys() []key.Binding { return nil }

// Resize implements [Block].
func (r *Reading) Resize(width, _ int, t Theme) { r.Lines = r.draw(width, t) }

// Button is something to do.
type Button struct {
	Label  string
	Detail string                    // at the right, where buttons are one under the other
	Out    Outcome                   // what comes of it
	Do     func() (Outcome, tea.Cmd) // what it does instead, or nil
	Looks  bool                      // it only shows what the one behind it does: in plain lines Enter presses that then
}

func (b Button) press() (Outcome, tea.Cmd) {
	if b.Do == nil {
		return b.Out, nil
	}
	return b.Do()
}

// LeadTo is a button that leads somewhere.
func LeadTo(label string, st route.Step) Button { return Button{Label: label, Out: Outcome{Step: st}} }

// buttons are some buttons, each a stop, whichever way they are set.
type buttons struct {
	room
	Items []Button
	At    int
}

// Step implements [Block].
func (b *buttons) Step(by int) bool {
	if to := b.At + by; to >= 0 && to < len(b.Items) {
		b.At = to
		return true
	}
	return false
}

// Focus implements [Block].
func (b *buttons) Focus(from Edge) {
	b.Focused = true
	switch from {
	case Above:
		b.At = 0
	case Below:
		b.At = len(b.Items) - 1
	case Stay, On: // it keeps its place
	}
}

// press takes the keys that press a button.
func (b *buttons) press(k string) (Outcome, tea.Cmd) {
	if k == "enter" || k == "space" {
		return b.Items[b.At].press()
	}
	return Idle(k), nil
}

// Keys implements [Block].
func (b *buttons) Keys() []key.Binding { return []key.Binding{Bind("choose", "enter")} }

// Choices is a few things to choose from, one under the other, within a page.
type Choices struct {
	buttons
	Intro  string
	Aside  bool // nothing is asked: enter passes them by
	Column int  // where details start, or 0 for the usual one
}

// NewChoices returns things to choose from.
func NewChoices(items ...Button) *Choices { return &Choices{buttons: buttons{Items: items}} }

// Stopping implements [Block].
func (p *Choices) Stopping() Stopping {
	if p.Aside {
		return Aside
	}
	return Stops
}

// Update implements [Block].
func (p *Choices) Update(msg tea.Msg) (Outcome, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return Outcome{Ignored: true}, nil
	}
	switch k := press.String(); {
	case k == "up" && !p.Step(-1):
		return Outcome{Leave: Above}, nil
	case k == "down" && !p.Step(1):
		return Outcome{Leave: Below}, nil
	case k == "up" || k == "down":
		return Outcome{}, nil
	default:
		return p.press(k)
	}
}

// View implements [Block].
func (p *Choices) View() (string, *tea.Cursor) {
	var lines []string
	var cursor *tea.Cursor
	if p.Intro != "" {
		lines = append(Sentence(p.Intro, p.width, p.theme.Body), "")
	}
	column := cmp.Or(p.Column, DetailColumn)
	for i, it := range p.Items {
		if i == p.At {
			cursor = p.cursor(markWidth, len(lines))
		}
		lines = append(lines, itemLine(Choice{Label: it.Label, Detail: it.Detail}, p.Focused && i == p.At, p.width, column, p.theme))
	}
	return strings.Join(lines, "\n"), cursor
}

// Buttons are side by side, or one under the other where they don't fit.
type Buttons struct{ buttons }

// NewButtons returns a row of buttons.
func NewButtons(items ...Button) *Buttons { return &Buttons{buttons{Items: items}} }

// DoneButton leads back to where one came from.
func DoneButton() *Buttons { return NewButtons(LeadTo("Done", route.Back())) }

// Update implements [Block].
func (b *Buttons) Update(msg tea.Msg) (Outcome, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return Outcome{Ignored: true}, nil
	}
	switch k := press.String(); {
	case k == "up", k == "left" && !b.Step(-1):
		return Outcome{Leave: Above}, nil
	case k == "down":
		return Outcome{Leave: Below}, nil
	case k == "right" && !b.Step(1):
		return Outcome{Ignored: true, Why: atEnd}, nil
	case k == "left" || k == "right":
		return Outcome{}, nil
	default:
		return b.press(k)
	}
}

// View implements [Block].
func (b *Buttons) View() (string, *tea.Cursor) {
	var lines []string
	var cursor *tea.Cursor
	if b.theme.Heard {
		return b.below()
	}
	line, used := "", 0
	for i, it := range b.Items {
		text, style := "[ "+it.Label+" ]", b.theme.Body
		if b.Focused && i == b.At {
			text, style = "[▸"+it.Label+" ]", b.theme.Accent.Bold()
		}
		w := lipgloss.Width(text)
		if used > 0 && used+2+w > b.width {
			lines = append(lines, line)
			line, used = "", 0
		}
		if used > 0 {
			line, used = line+"  ", used+2
		}
		if i == b.At {
			cursor = b.cursor(used+len("[▸")-2, len(lines))
		}
		line, used = line+style.Render(text), used+w
	}
	return strings.Join(append(lines, line), "\n"), cursor
}

// below draws the buttons one under the other, as they are heard.
func (b *Buttons) below() (string, *tea.Cursor) {
	var rows []string
	for _, it := range b.Items {
		rows = append(rows, "  "+it.Label)
	}
	return strings.Join(rows, "\n"), b.cursor(markWidth, b.At)
}

// Disclosure is something folded away until asked for.
type Disclosure struct {
	room
	Title  string
	Inside func(width int, t Theme) []string
	Open   bool
}

// Stopping implements [Block]: what is folded away is there for who asks for it.
func (*Disclosure) Stopping() Stopping { return Aside }

// Update implements [Block].
func (f *Disclosure) Update(msg tea.Msg) (Outcome, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return Outcome{Ignored: true}, nil
	}
	switch k := press.String(); {
	case k == "up":
		return Outcome{Leave: Above}, nil
	case k == "down":
		return Outcome{Leave: Below}, nil
	case k == "enter" && f.Open:
		return Outcome{Leave: On}, nil
	case k == "enter", k == "space", k == "right" && !f.Open, k == "left" && f.Open:
		f.Open = !f.Open
		return Outcome{}, nil
	default:
		return Idle(k), nil
	}
}

// View implements [Block].
func (f *Disclosure) View() (string, *tea.Cursor) {
	mark, sign, style := "  ", "+ ", f.theme.Faint
	if f.Open {
		sign = "- "
	}
	if f.Focused {
		mark, style = f.theme.Here, f.theme.Accent.Bold()
	}
	indent := strings.Repeat(" ", len("  + "))
	lines := text.Wrap(f.Title, max(f.width-len(indent), 1))
	for i, l := range lines {
		lead := indent
		if i == 0 {
			lead = mark + sign
		}
		lines[i] = style.Render(lead + l)
	}
	if f.Open {
		for _, l := range f.Inside(f.width-len(indent), f.theme) {
			lines = append(lines, indent+l)
		}
	}
	return strings.Join(lines, "\n"), f.cursor(markWidth, 0)
}

// Keys implements [Block].
func (f *Disclosure) Keys() []key.Binding {
	if f.Open {
		return []key.Binding{Bind("go on", "enter"), Bind("close", "space")}
	}
	return []key.Binding{Bind("open", "enter")}
}
