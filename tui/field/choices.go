package field

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/ui"
)

// choices is any of some options.
type choices struct {
	base
	picker   picker
	undoable undoable[[]string] // the ids ticked, also those not shown now, or no longer in the book
}

func newChoices(b base) *choices {
	a, _ := b.stored()
	v, _ := a.Value.(content.Choices)
	return &choices{base: b, undoable: newUndoable(b.set.Memory, b.name(), slices.Clone([]string(v)), slices.Equal)}
}

// Update implements [Field].
func (c *choices) Update(msg tea.Msg) (Result, tea.Cmd) {
	k, r := keyOf(msg)
	list := c.shown(c.ask.Options)
	if k == "" {
		return r, nil
	}
	if r, ok := c.picker.move(list, k); ok {
		return r, nil
	}
	if r, ok := c.undoable.history(k, c.become); ok {
		return r, nil
	}
	switch {
	case k == "enter" && !c.picker.touched:
		return Result{Leave: On}, nil
	case (k == "enter" || k == "space") && len(list) > 0:
		return c.tick(list[c.picker.index(list)].ID, k == "space"), nil
	}
	return ui.Idle(k), nil
}

// tick ticks an option, or lets it go. Enter lets nothing go: where it has nothing to
// tick, or no key has led to an option, it goes on.
func (c *choices) tick(id string, untick bool) Result {
	if !untick && slices.Contains(c.undoable.value, id) {
		return Result{Leave: On}
	}
	before := c.Offers()
	c.toggle(id)
	return Result{Changed: true, Offer: offered(before, c.Offers())}
}

// toggle ticks an option or lets it go, and keeps the order of the book; ids
// the book does not have stay at the end.
func (c *choices) toggle(id string) {
	ticked := slices.Clone(c.undoable.value)
	if i := slices.Index(ticked, id); i >= 0 {
		c.undoable.set(slices.Delete(ticked, i, i+1))
		return
	}
	place := func(id string) int {
		if i := indexOf(c.ask.Options, id); i >= 0 {
			return i
		}
		return len(c.ask.Options)
	}
	ticked = append(ticked, id)
	text.SortStable(ticked, func(a, b string) int { return place(a) - place(b) })
	c.undoable.set(ticked)
}

// become shows others as ticked.
func (c *choices) become(ids []string) Result {
	before := c.Offers()
	c.undoable.grow(ids)
	return Result{Changed: true, Offer: offered(before, c.Offers())}
}

// Offers implements [Field]: what the ticked options suggest.
func (c *choices) Offers() (route content.Route) {
	for _, o := range c.ask.Options {
		if slices.Contains(c.undoable.value, o.ID) {
			route |= o.Route
		}
	}
	return route
}

// Focus implements [Field].
func (c *choices) Focus(from Edge) {
	c.focused = true
	c.picker.enter(c.shown(c.ask.Options), "", from)
}

// Change implements [Field].
func (c *choices) Change() content.Change {
	if !c.undoable.told() {
		return content.Change{}
	}
	return c.answer(content.Choices(slices.Clone(c.undoable.value)))
}

// Spot implements [Field].
func (c *choices) Spot() (part string, offset int) { return c.picker.current, 0 }

// Restore implements [Field].
func (c *choices) Restore(part string, _ int) { c.picker.restore(c.shown(c.ask.Options), part) }

// View implements [Field].
func (c *choices) View() (string, *tea.Cursor) {
	s := c.open()
	list := c.shown(c.ask.Options)
	at := c.picker.index(list)
	var replies []string
	for i, o := range list {
		ticked := slices.Contains(c.undoable.value, o.ID)
		if ticked && o.Reply != "" {
			replies = append(replies, o.Reply)
		}
		c.option(s, o, ui.Box(ticked), ticked, c.focused && i == at)
	}
	for _, said := range replies {
		s.Reply(c.theme.Body, c.say(said))
	}
	return s.String(), s.Cursor
}

// Keys implements [Field].
func (c *choices) Keys() []key.Binding {
	list := c.shown(c.ask.Options)
	ticked := len(list) == 0 || slices.Contains(c.undoable.value, list[c.picker.index(list)].ID)
	tick := []key.Binding{ui.Bind("tick", "space", "enter")}
	switch {
	case ticked:
		tick = []key.Binding{ui.Bind("untick", "space"), ui.Bind("go on", "enter")}
	case !c.picker.touched:
		tick = []key.Binding{ui.Bind("tick", "space"), ui.Bind("go on", "enter")}
	}
	return append(tick, c.undoable.keys()...)
}
