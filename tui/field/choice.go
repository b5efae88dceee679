package field

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
)

// choice is one of some options, answered at once where the option has a reply.
type choice struct {
	base
	picker    picker
	undoable  undoable[string] // the id of the chosen option
	unsettled bool             // what it sets has not been told
}

func newChoice(b base) *choice {
	a, _ := b.stored()
	v, _ := a.Value.(content.Choice)
	same := func(a, b string) bool { return a == b }
	return &choice{base: b, undoable: newUndoable(b.set.Memory, b.name(), string(v), same)}
}

// Update implements [Field].
func (c *choice) Update(msg tea.Msg) (Result, tea.Cmd) {
	k, r := keyOf(msg)
	list := c.shown(c.ask.Options)
	if k == "" {
		return r, nil
	}
	if r, ok := c.undoable.history(k, c.become); ok {
		c.picker.restore(list, c.undoable.value)
		c.picker.moved = false
		return r, nil
	}
	moved := c.picker.moved
	id, r := c.picker.key(list, c.undoable.value, k)
	if id != c.undoable.value {
		chosen := c.choose(id, moved && c.picker.moved)
		chosen.Leave, chosen.Why = r.Leave, r.Why
		return chosen, nil
	}
	return r, nil
}

// choose takes an option, or lets go of it where the id is "". What is passed as one
// moves on is one change.
func (c *choice) choose(id string, further bool) Result {
	before := c.Offers()
	if further {
		c.undoable.grow(id)
	} else {
		c.undoable.set(id)
	}
	return c.turned(before)
}

// become shows another option as the chosen one.
func (c *choice) become(id string) Result {
	before := c.Offers()
	c.undoable.grow(id)
	return c.turned(before)
}

// turned returns the result of choosing another option; before is what the last one
// suggested.
func (c *choice) turned(before content.Route) Result {
	c.unsettled = true
	return Result{Changed: true, Offer: offered(before, c.Offers())}
}

// Chooses implements [Field].
func (c *choice) Chooses() bool { return true }

// Settle implements [Field]: what an option sets it sets once one has gone on, and
// not for each that is passed on the way.
func (c *choice) Settle() Result {
	i := indexOf(c.ask.Options, c.undoable.value)
	if !c.unsettled || i < 0 {
		return Result{}
	}
	c.unsettled = false
	return Result{Sets: c.ask.Options[i].Sets}
}

// Offers implements [Field]: what the chosen option suggests.
func (c *choice) Offers() content.Route {
	if i := indexOf(c.ask.Options, c.undoable.value); i >= 0 {
		return c.ask.Options[i].Route
	}
	return content.Open
}

// offered is what to say of a route that an answer offers: the offer, that it
// is gone, or nothing.
func offered(before, now content.Route) *content.Route {
	if now == content.Open && before == content.Open {
		return nil
	}
	return &now
}

// Focus implements [Field].
func (c *choice) Focus(from Edge) {
	c.focused = true
	c.picker.enter(c.shown(c.ask.Options), c.undoable.value, from)
}

// Passing implements [Field].
func (c *choice) Passing() { c.picker.passing = true }

// Change implements [Field].
func (c *choice) Change() content.Change {
	if !c.undoable.told() {
		return content.Change{}
	}
	return c.answer(content.Choice(c.undoable.value))
}

// Spot implements [Field].
func (c *choice) Spot() (part string, offset int) { return c.picker.current, 0 }

// Restore implements [Field].
func (c *choice) Restore(part string, _ int) { c.picker.restore(c.shown(c.ask.Options), part) }

// View implements [Field].
func (c *choice) View() (string, *tea.Cursor) {
	s := c.open()
	c.alternatives(s, c.shown(c.ask.Options), c.undoable.value, &c.picker)
	return s.String(), s.Cursor
}

// Keys implements [Field].
func (c *choice) Keys() []key.Binding {
	return append(c.picker.keys(c.shown(c.ask.Options), c.undoable.value), c.undoable.keys()...)
}

// afterChoice is the choice of lighter, same or heavier. It is kept beside the rating
// from before, in one set for each time a page is worked on.
type afterChoice struct{ choice }

// NewAfter makes the field that an [content.After] asks. The setting's Set is
// the id of the set it is kept in.
func NewAfter(ask *content.Ask, s Setting) Spoken {
	a := &afterChoice{choice{base: newBase(ask, s)}}
	same := func(a, b string) bool { return a == b }
	a.undoable = newUndoable(a.set.Memory, a.name(s.Set), content.MomentOf(a.moment()).After, same)
	return a
}

// moment is the set as the workbook has it, or one to begin with.
func (a *afterChoice) moment() content.RatingSet {
	return a.ratingSet(a.set.Set, content.SeriesStirred)
}

// Change implements [Field].
func (a *afterChoice) Change() content.Change {
	if !a.undoable.told() {
		return content.Change{}
	}
	if i := indexOf(a.ask.Options, a.undoable.value); i >= 0 {
		return a.moment().Rate(content.StirredAfter, i)
	}
	return a.moment().Unrate(content.StirredAfter)
}
