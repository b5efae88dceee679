package field

import (
	"slices"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"groundwork/content"
)

// noTyping says why a paste means nothing where one chooses.
const noTyping = "There is nothing to type here."

// picker is the place within a list of options. It remembers the option, not
// its number, because options come and go with other answers.
type picker struct{ current string }

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
	switch {
	case len(list) == 0:
		p.current = ""
	case indexOf(list, chosen) >= 0:
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
	case "home", "pgup":
		at = 0
	case "end", "pgdown":
		at = len(list) - 1
	default:
		return Result{}, false
	}
	if len(list) > 0 {
		p.current = list[at].ID
	}
	return Result{}, true
}

// choosing reports whether a key chooses the current option.
func choosing(k string) bool { return k == "enter" || k == "space" }

// keyOf is the name of a pressed key, or the result for anything else.
func keyOf(msg tea.Msg) (string, Result) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return msg.String(), Result{}
	case tea.PasteMsg:
		return "", Result{Ignored: true, Why: noTyping}
	}
	return "", Result{Ignored: true}
}

// option draws one option: the mark reports whether it is chosen.
func (b *base) option(s *canvas, o content.Option, mark string, chosen, current bool) {
	b.optionBeside(s, b.bar(), o, mark, chosen, current)
}

// optionBeside draws one option beside a bar.
func (b *base) optionBeside(s *canvas, bar string, o content.Option, mark string, chosen, current bool) {
	style := b.optionStyle(chosen, current)
	lead := "  "
	if current {
		lead = "▸ "
		s.see()
	}
	s.hanging(bar, lead+mark+" ", style, b.say(o.Label))
}

// optionStyle is how an option is set: the chosen in accent, the current bold.
func (b *base) optionStyle(chosen, current bool) lipgloss.Style {
	style := b.theme.Body
	if chosen {
		style = b.theme.Accent
	}
	if current {
		style = style.Bold(true)
	}
	return style
}

// radio and box are the marks of options of which one, or any, can be chosen.
func radio(chosen bool) string {
	if chosen {
		return "(•)"
	}
	return "( )"
}

func box(ticked bool) string {
	if ticked {
		return "[x]"
	}
	return "[ ]"
}

// restore puts the place at an option, if it is still there.
func (p *picker) restore(list []content.Option, id string) {
	if indexOf(list, id) >= 0 {
		p.current = id
	}
}
