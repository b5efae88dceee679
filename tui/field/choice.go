package field

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
)

// choice is one of some options, answered at once where the option has a reply.
type choice struct {
	base
	picker picker
	chosen string
	kept   string // as Change last told it
}

func newChoice(b base) *choice {
	c := &choice{base: b}
	if a, ok := b.stored(); ok {
		v, _ := a.Value.(content.Choice)
		c.chosen, c.kept = string(v), string(v)
	}
	return c
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
	switch {
	case choosing(k) && len(list) > 0:
		return c.choose(list[c.picker.index(list)]), nil
	case (k == "backspace" || k == "delete") && c.chosen != "":
		return c.choose(content.Option{}), nil
	}
	return Idle(k), nil
}

// choose takes an option, or lets it go if it is the chosen one.
func (c *choice) choose(o content.Option) Result {
	var before content.Route
	if i := indexOf(c.ask.Options, c.chosen); i >= 0 {
		before = c.ask.Options[i].Route
	}
	if c.chosen == o.ID {
		o = content.Option{}
	}
	c.chosen = o.ID
	return Result{Changed: true, Route: offered(before, o.Route)}
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
	c.picker.enter(c.shown(c.ask.Options), c.chosen, from)
}

// Change implements [Field].
func (c *choice) Change() content.Change {
	if c.chosen == c.kept {
		return content.Change{}
	}
	c.kept = c.chosen
	return c.answer(content.Choice(c.chosen))
}

// Spot implements [Field].
func (c *choice) Spot() (part string, offset int) { return c.picker.current, 0 }

// Restore implements [Field].
func (c *choice) Restore(part string, _ int) { c.picker.restore(c.shown(c.ask.Options), part) }

func (c *choice) draw() *sheet {
	s := c.open()
	list := c.shown(c.ask.Options)
	at, said := c.picker.index(list), ""
	for i, o := range list {
		if o.ID == c.chosen {
			said = o.Reply
		}
		c.option(s, o, radio(o.ID == c.chosen), o.ID == c.chosen, c.focused && i == at)
	}
	s.reply(c.theme.Body, c.say(said))
	return s
}

// View implements [Field].
func (c *choice) View() (string, *tea.Cursor) { return c.draw().String(), nil }

// Row implements [Field].
func (c *choice) Row() int { return c.draw().row() }

// Keys implements [Field].
func (c *choice) Keys() []key.Binding { return []key.Binding{bind("choose", "enter", "space")} }
