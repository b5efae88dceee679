package field

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
)

// gate asks its parts as choices, each a stop of its own, and stores nothing, not
// even that it was answered: it lives in memory while its page is open and only
// tells the route.
type gate struct {
	base
	part   int // the part that has the focus
	picker picker
	chosen map[string]string // option by part
	before content.Route     // the route as it was when the page was opened
}

func newGate(b base) *gate {
	profile, _ := b.set.Workbook.Profile(b.set.Track)
	return &gate{base: b, chosen: map[string]string{}, before: profile.Route}
}

// options are those of the part in focus.
func (g *gate) options() []content.Option { return g.shown(g.ask.Gate[g.part].Options) }

// Update implements [Field].
func (g *gate) Update(msg tea.Msg) (Result, tea.Cmd) {
	k, r := keyOf(msg)
	switch k {
	case "":
		return r, nil
	case "tab":
		return g.move(Below), nil
	case "shift+tab":
		return g.move(Above), nil
	}
	list := g.options()
	if r, ok := g.picker.move(list, k); ok {
		if r.Leave != Stay {
			return g.move(r.Leave), nil
		}
		return r, nil
	}
	part := g.ask.Gate[g.part].ID
	switch {
	case choosing(k) && len(list) > 0:
		g.chosen[part] = list[g.picker.index(list)].ID
		r := g.tell()
		if k == "enter" {
			r.Leave = g.move(Below).Leave
		}
		return r, nil
	case (k == "backspace" || k == "delete") && g.chosen[part] != "":
		delete(g.chosen, part)
		return g.tell(), nil
	}
	return Idle(k), nil
}

// move goes to the part before or after, or leaves.
func (g *gate) move(to Edge) Result {
	next := g.part + 1
	if to == Above {
		next = g.part - 1
	}
	if next < 0 || next >= len(g.ask.Gate) {
		return Result{Leave: to}
	}
	g.enter(next, to)
	return Result{}
}

// enter gives the focus to a part, coming in the direction of an edge.
func (g *gate) enter(part int, to Edge) {
	g.part = part
	from := Above
	if to == Above {
		from = Below
	}
	g.picker.enter(g.options(), g.chosen[g.ask.Gate[part].ID], from)
}

// tell says which route follows from all parts, and which one to offer. A no
// takes back what its own part set; what was not answered, or not said, changes
// nothing, and a no takes back no wish or order.
func (g *gate) tell() Result {
	route, offer, yes, no := g.before, content.Open, 0, 0
	for _, p := range g.ask.Gate {
		i := indexOf(p.Options, g.chosen[p.ID])
		switch {
		case i < 0:
		case p.Options[i].Route != content.Open:
			route |= p.Options[i].Route
			yes++
		case p.Options[i].Quiet:
			offer = content.Quiet
		default:
			route &^= cautions(p)
			no++
		}
	}
	if yes > 0 || no == len(g.ask.Gate) {
		route, offer = route&^content.Quiet, content.Open // it was said
	}
	if t := g.set.Book.Track(g.set.Track); t != nil {
		route |= t.Wished(g.set.Workbook)
	}
	return Result{Route: &route, Offer: &offer}
}

// cautions are what a part can set.
func cautions(p content.GatePart) (route content.Route) {
	for _, o := range p.Options {
		route |= o.Route
	}
	return route
}

// Unsaid implements [Gate].
func (g *gate) Unsaid() bool {
	unsaid := false
	for _, p := range g.ask.Gate {
		switch i := indexOf(p.Options, g.chosen[p.ID]); {
		case i < 0 || p.Options[i].Quiet:
			unsaid = true
		case p.Options[i].Route != content.Open:
			return false
		}
	}
	return unsaid
}

// Focus implements [Field].
func (g *gate) Focus(from Edge) {
	g.focused = true
	if from == Below {
		g.enter(len(g.ask.Gate)-1, Above)
		return
	}
	g.enter(0, Below)
}

// TakesTab reports that tab goes through the parts before it leaves.
func (g *gate) TakesTab() bool { return true }

// Change implements [Field]: nothing of a gate is stored.
func (g *gate) Change() content.Change { return content.Change{} }

func (g *gate) draw() *canvas {
	s := g.open()
	for n, p := range g.ask.Gate {
		if n > 0 || len(s.rows) > 0 {
			s.add("")
		}
		s.text(g.theme.Label, g.say(p.Label))
		list, said := g.shown(p.Options), ""
		for i, o := range list {
			chosen := g.chosen[p.ID] == o.ID
			if chosen {
				said = o.Reply
			}
			here := g.focused && n == g.part
			g.optionBeside(s, g.barWhen(here), o, radio(chosen), chosen, here && i == g.picker.index(list))
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
