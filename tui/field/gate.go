package field

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/ui"
)

// gate is what the parts of a gate have in common. It stores nothing, not even that
// it was answered: it lives in memory while its page is open and only tells the
// route.
type gate struct {
	base
	chosen map[string]string // option by part
	before content.Route     // the route as it was when the page was opened
}

// GatePart is one question of a gate: a choice whose answer is stored nowhere.
type GatePart struct {
	base
	gate   *gate
	n      int // of the parts
	picker picker
}

// NewGate returns the parts of a gate, in their order.
func NewGate(ask *content.Ask, s Setting) []*GatePart {
	g := &gate{base: base{ask: ask, set: s}, chosen: map[string]string{}, before: s.Workbook.Route(s.Track)}
	parts := make([]*GatePart, len(ask.Gate))
	for n := range ask.Gate {
		parts[n] = &GatePart{base: g.base, gate: g, n: n}
	}
	return parts
}

// part is what is asked.
func (p *GatePart) part() content.GatePart { return p.ask.Gate[p.n] }

// chosen is the option that is chosen, or "".
func (p *GatePart) chosen() string { return p.gate.chosen[p.part().ID] }

// Update implements [Field].
func (p *GatePart) Update(msg tea.Msg) (Result, tea.Cmd) {
	k, r := keyOf(msg)
	if k == "" {
		return r, nil
	}
	p.picker.had = false // nothing of a gate can be undone
	id, r := p.picker.key(p.shown(p.part().Options), p.chosen(), k)
	if id == p.chosen() {
		return r, nil
	}
	p.gate.chosen[p.part().ID] = id
	told := p.gate.tell()
	told.Leave = r.Leave
	return told, nil
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

// Unsaid reports whether a part of the gate was passed, or one would rather not
// answer it, and none was answered with a yes: silence is not a no.
func (p *GatePart) Unsaid() bool {
	unsaid := false
	for _, part := range p.ask.Gate {
		switch i := indexOf(part.Options, p.gate.chosen[part.ID]); {
		case i < 0 || part.Options[i].Quiet:
			unsaid = true
		case part.Options[i].Route != content.Open:
			return false
		}
	}
	return unsaid
}

// Focus implements [Field].
func (p *GatePart) Focus(from Edge) {
	p.focused = true
	p.picker.enter(p.shown(p.part().Options), p.chosen(), from)
}

// Passing implements [Field].
func (p *GatePart) Passing() { p.picker.passing = true }

// Chooses implements [Field].
func (p *GatePart) Chooses() bool { return true }

// Change implements [Field]: nothing of a gate is stored.
func (p *GatePart) Change() content.Change { return content.Change{} }

// View implements [Field]. The label of the whole stands over the first part.
func (p *GatePart) View() (string, *tea.Cursor) {
	s := &ui.Canvas{Width: p.width}
	if p.n == 0 {
		s = p.open()
		if len(s.Rows) > 0 {
			s.Add("")
		}
	}
	s.Text(p.theme.Label, p.say(p.part().Label))
	p.alternatives(s, p.shown(p.part().Options), p.chosen(), &p.picker)
	return s.String(), s.Cursor
}

// Keys implements [Field].
func (p *GatePart) Keys() []key.Binding {
	return p.picker.keys(p.shown(p.part().Options), p.chosen())
}
