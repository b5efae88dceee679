package field

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
)

// gate asks its parts as choices and stores nothing, not even that it was
// answered: it lives in memory while its page is open and only tells the route.
type gate struct {
	base
	at     int               // among all options of all parts
	chosen map[string]string // option by part
}

// gateStop is one option of one part.
type gateStop struct {
	part   content.GatePart
	option content.Option
}

func newGate(b base) *gate { return &gate{base: b, chosen: map[string]string{}} }

// stops are the options of all parts, one after another.
func (g *gate) stops() []gateStop {
	var list []gateStop
	for _, p := range g.ask.Gate {
		for _, o := range g.shown(p.Options) {
			list = append(list, gateStop{p, o})
		}
	}
	return list
}

// Update implements [Field].
func (g *gate) Update(msg tea.Msg) (Result, tea.Cmd) {
	k, r := keyOf(msg)
	if k == "" {
		return r, nil
	}
	list := g.stops()
	switch {
	case k == "up" && g.at == 0:
		return Result{Leave: Above}, nil
	case k == "down" && g.at >= len(list)-1:
		return Result{Leave: Below}, nil
	case k == "up":
		g.at--
	case k == "down":
		g.at++
	case choosing(k) && g.at < len(list):
		return g.choose(list[g.at]), nil
	default:
		return Idle(k), nil
	}
	return Result{}, nil
}

// choose takes an option, or lets it go again, and tells the route that follows
// from all parts.
func (g *gate) choose(s gateStop) Result {
	if g.chosen[s.part.ID] == s.option.ID {
		delete(g.chosen, s.part.ID)
	} else {
		g.chosen[s.part.ID] = s.option.ID
	}
	var route content.Route
	for _, s := range g.stops() {
		if g.chosen[s.part.ID] == s.option.ID {
			route |= s.option.Route
		}
	}
	return Result{Route: &route}
}

// Focus implements [Field].
func (g *gate) Focus(from Edge) {
	g.focused, g.at = true, 0
	if from == Below {
		g.at = max(len(g.stops())-1, 0)
	}
}

// Change implements [Field]: nothing of a gate is stored.
func (g *gate) Change() content.Change { return content.Change{} }

func (g *gate) draw() *sheet {
	s := g.open()
	i := 0
	for n, p := range g.ask.Gate {
		if n > 0 || len(s.rows) > 0 {
			s.add("")
		}
		s.text(g.theme.Label, g.say(p.Label))
		said := ""
		for _, o := range g.shown(p.Options) {
			chosen := g.chosen[p.ID] == o.ID
			if chosen {
				said = o.Reply
			}
			g.option(s, o, radio(chosen), chosen, g.focused && i == g.at)
			i++
		}
		s.reply(g.theme.Body, g.say(said))
	}
	return s
}

// View implements [Field].
func (g *gate) View() (string, *tea.Cursor) { return g.draw().String(), nil }

// Row implements [Field].
func (g *gate) Row() int { return g.draw().row() }

// Keys implements [Field].
func (g *gate) Keys() []key.Binding { return []key.Binding{bind("choose", "enter", "space")} }
