package field

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
)

// choice is one of some options, answered at once where the option has a reply.
type choice struct {
	base
	picker   picker
	undoable undoable[string] // the id of the chosen option
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
	if r, ok := c.picker.move(list, k); ok {
		return r, nil
	}
	if r, ok := c.undoable.history(k, c.become); ok {
		c.picker.restore(list, c.undoable.value)
		return r, nil
	}
	switch {
	case choosing(k) && len(list) > 0:
		return c.choose(list[c.picker.index(list)].ID), nil
	case (k == "backspace" || k == "delete") && c.undoable.value != "":
		return c.choose(""), nil
	}
	return Idle(k), nil
}

// choose takes an option, or lets it go if it is the chosen one.
func (c *choice) choose(id string) Result {
	if c.undoable.value == id {
		id = ""
	}
	before := c.route()
	c.undoable.set(id)
	r := Result{Changed: true, Offer: offered(before, c.route())}
	if i := indexOf(c.ask.Options, id); i >= 0 {
		r.Sets = c.ask.Options[i].Sets
	}
	return r
}

// become shows another option as the chosen one.
func (c *choice) become(id string) Result {
	before := c.route()
	c.undoable.grow(id)
	return Result{Changed: true, Offer: offered(before, c.route())}
}

// route is what the chosen option suggests.
func (c *choice) route() content.Route {
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

func (c *choice) draw() *canvas {
	s := c.open()
	list := c.shown(c.ask.Options)
	at, said := c.picker.index(list), ""
	for i, o := range list {
		chosen := o.ID == c.undoable.value
		if chosen {
			said = o.Reply
		}
		c.option(s, o, radio(chosen), chosen, c.focused && i == at)
	}
	s.reply(c.theme.Body, c.say(said))
	return s
}

// View implements [Field].
func (c *choice) View() (string, *tea.Cursor) { return c.draw().String(), nil }

// Row implements [Field].
func (c *choice) Row() int { return c.draw().row() }

// Keys implements [Field].
func (c *choice) Keys() []key.Binding {
	return append([]key.Binding{bind("choose", "enter", "space")}, c.undoable.keys()...)
}
