package field

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/ui"
)

// picker is the place within a list of options. It remembers the option, not
// its number, because options come and go with other answers.
type picker struct {
	current string
	had     bool // there was an answer when the focus came
	moved   bool // it was moved since, which chose what was passed
	touched bool // a key has led to an option, so that enter means this one
	passing bool // arrows that came here from what is around choose nothing by passing
}

// index is the current option's place in the list, or the first.
func (p *picker) index(list []content.Option) int {
	return max(indexOf(list, p.current), 0)
}

func indexOf(list []content.Option, id string) int {
	return slices.IndexFunc(list, func(o content.Option) bool { return o.ID == id })
}

// enter puts the place where a focus arrives: at the chosen option, or at the
// edge it comes from.
func (p *picker) enter(list []content.Option, chosen string, from Edge) {
	p.had, p.moved, p.touched, p.passing = indexOf(list, chosen) >= 0, false, false, false
	switch {
	case len(list) == 0:
		p.current = ""
	case p.had:
		p.current = chosen
	case from == Below:
		p.current = list[len(list)-1].ID
	default:
		p.current = list[0].ID
	}
}

// move goes up or down; beyond the ends the focus leaves.
func (p *picker) move(list []content.Option, k string) (Result, bool) {
	at := p.index(list)
	switch k {
	case "up":
		if at--; at < 0 {
			return Result{Leave: Above}, true
		}
	case "down":
		if at++; at >= len(list) {
			return Result{Leave: Below}, true
		}
	case "home":
		at = 0
	case "end":
		at = len(list) - 1
	default:
		return Result{}, false
	}
	if len(list) > 0 {
		p.current, p.touched = list[at].ID, true
	}
	return Result{}, true
}

// markWidth is the room of the mark before what one is on.
const markWidth = 2

const (
	// changedHint is said where moving has changed an answer that was there.
	changedHint = "Changed. ctrl+z brings it back."
	// passedHint is said where moving has chosen nothing.
	passedHint = "Space or enter chooses this."
	// chosenHint is said where space finds it chosen: moving was enough.
	chosenHint = "It is chosen. backspace takes it back."
)

// key is what a key does among options of which one is chosen: moving is choosing, and
// enter goes on. Where one passes, space or enter chooses first; enter takes nothing that
// no key has led to, so that who reads on with it answers nothing. It returns the one that
// is chosen then.
func (p *picker) key(list []content.Option, chosen, k string) (id string, r Result) {
	if r, ok := p.move(list, k); ok {
		switch {
		case r.Leave != Stay || len(list) == 0 || p.current == chosen:
			return chosen, r
		case p.passing:
			r.Why = passedHint
			return chosen, r
		}
		if p.had && !p.moved {
			r.Why = changedHint
		}
		p.moved = true
		return p.current, r
	}
	here := ""
	if len(list) > 0 {
		here = list[p.index(list)].ID
	}
	switch {
	case k == "enter" && (here == "" || !p.touched):
		return chosen, Result{Leave: On}
	case k == "enter":
		return here, Result{Leave: On}
	case k == "space" && here != chosen:
		p.passing = false
		return here, Result{}
	case k == "space" && here != "":
		return chosen, Result{Why: chosenHint}
	case (k == "backspace" || k == "delete") && chosen != "":
		p.moved = false
		return "", Result{}
	}
	return chosen, ui.Idle(k)
}

// keys are those of a single choice. Enter is said to choose where it does, and so is
// space.
func (p *picker) keys(list []content.Option, chosen string) []key.Binding {
	on, here := "go on", len(list) > 0 && list[p.index(list)].ID == chosen
	if p.touched && !here {
		on = "choose, go on"
	}
	arrows := "choose"
	if p.passing {
		arrows = "move"
	}
	return []key.Binding{ui.Enabled(ui.Bind("choose", "space"), !here), ui.Bind(on, "enter"), ui.Named("↑/↓", arrows, "up", "down")}
}

// restore puts the place at an option, if it is still there.
func (p *picker) restore(list []content.Option, id string) {
	if indexOf(list, id) >= 0 {
		p.current = id
	}
}

// keyOf is the name of a pressed key, or the result for anything else.
func keyOf(msg tea.Msg) (string, Result) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return msg.String(), Result{}
	case tea.PasteMsg:
		return "", Result{Ignored: true, Why: ui.NoTyping}
	}
	return "", Result{Ignored: true}
}

// typed reports whether a message brings text.
func typed(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		return strings.TrimSpace(msg.Content) != ""
	case tea.KeyPressMsg:
		return msg.Text != ""
	}
	return false
}

// alternatives draws options of which one is chosen, and what is said to that one.
func (b *base) alternatives(s *ui.Canvas, list []content.Option, chosen string, p *picker) {
	said := ""
	for i, o := range list {
		if o.ID == chosen {
			said = o.Reply
		}
		b.option(s, o, ui.Radio(o.ID == chosen), o.ID == chosen, b.focused && i == p.index(list))
	}
	s.Reply(b.theme.Body, b.say(said))
}

// option draws one option: the mark reports whether it is chosen.
func (b *base) option(s *ui.Canvas, o content.Option, mark string, chosen, current bool) {
	style := b.optionStyle(chosen, current)
	lead := "  "
	if current {
		lead = b.theme.Here
		s.Place(0, barWidth+markWidth)
	}
	label := b.say(o.Label)
	if b.theme.Heard {
		s.Hanging(b.bar(), lead, style, label+ui.MarkHeard(mark))
		return
	}
	s.Hanging(b.bar(), lead+mark+" ", style, label)
}

// optionStyle is how an option is set: the chosen in accent, the current bold.
func (b *base) optionStyle(chosen, current bool) ui.Style {
	style := b.theme.Body
	if chosen {
		style = b.theme.Accent
	}
	if current {
		style = style.Bold()
	}
	return style
}
