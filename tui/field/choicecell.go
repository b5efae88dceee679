package field

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/editor"
	"groundwork/tui/ui"
)

// choiceCell is one of some options. They open as a list under the row, which what is
// typed makes shorter.
type choiceCell struct {
	fixed
	say     func(string) string
	options []content.Option
	id      string
	picker  picker
	width   int
	sought  *editor.Editor // what the options shown hold; nil while the list is closed
}

// mostSought is as much as is looked for among options, in bytes.
const mostSought = 100

func (c *choiceCell) value() string { return c.id }

func (c *choiceCell) resize(width, _ int) { c.width = max(width-1, 1) }

func (c *choiceCell) draw() drawnCell {
	if i := indexOf(c.options, c.id); i >= 0 {
		return drawnCell{rows: text.Wrap(c.say(c.options[i].Label), c.width)}
	}
	return drawnCell{rows: []string{"(choose)"}, hint: true}
}

// found are the options that hold what is sought.
func (c *choiceCell) found() []content.Option {
	sought := text.Fold(strings.TrimSpace(c.sought.Text()))
	var list []content.Option
	for _, o := range c.options {
		if strings.Contains(text.Fold(c.say(o.Label)), sought) {
			list = append(list, o)
		}
	}
	return list
}

func (c *choiceCell) open() {
	c.sought = editor.New("", editor.Options{OneLine: true, Limit: mostSought})
	c.sought.Resize(mostSought, 1, 1)
	c.picker.enter(c.options, c.id, Above)
	c.picker.touched = true // who opens a list means to take something of it
}

// close closes the list, and reports whether it was open.
func (c *choiceCell) close() bool {
	open := c.sought != nil
	c.sought = nil
	return open
}

func (c *choiceCell) update(msg tea.Msg) Result {
	if c.sought != nil {
		return c.inList(msg)
	}
	k, _ := keyOf(msg)
	switch {
	case k == "up":
		return Result{Leave: Above}
	case k == "down":
		return Result{Leave: Below}
	case k == "enter", k == "space":
		c.open()
		return Result{}
	case k == "backspace", k == "delete":
		changed := c.id != ""
		c.id = ""
		return Result{Changed: changed}
	case typed(msg):
		c.open()
		return c.inList(msg)
	}
	return ui.Idle(k)
}

// inList takes a key while the list is open: what can be typed seeks, the rest is as
// in any single choice.
func (c *choiceCell) inList(msg tea.Msg) Result {
	k, _ := keyOf(msg)
	switch k {
	case "space":
		if c.sought.Len() > 0 {
			return c.seek(msg)
		}
	case "up", "down", "enter":
	default:
		return c.seek(msg)
	}
	list := c.found()
	if len(list) == 0 {
		return Result{Ignored: true, Why: "Nothing here has that in it."}
	}
	before := c.id
	id, r := c.picker.key(list, c.id, k)
	c.id, r.Changed = id, id != before
	switch r.Leave {
	case On:
		c.close()
	case Above, Below:
		r.Leave, r.Ignored, r.Why = Stay, true, ui.NoFurther
	case Stay:
	}
	return r
}

// seek changes what is sought, and goes to the first option that has it.
func (c *choiceCell) seek(msg tea.Msg) Result {
	r := edited(msg, c.sought.Update(msg))
	if r.Changed {
		if list := c.found(); indexOf(list, c.picker.current) < 0 {
			c.picker.enter(list, "", Above)
			c.picker.touched = true
		}
		r.Changed = false // nothing is chosen by it
	}
	return r
}

// below draws the open list.
func (c *choiceCell) below(s *ui.Canvas, b *base) {
	if c.sought == nil {
		return
	}
	rows, _, column := c.sought.Rows()
	const find = "find  "
	seek := b.theme.Faint.Render(find) + b.theme.Body.Render(rows[0])
	if c.sought.Len() == 0 {
		seek = b.theme.Faint.Render("(type to find one)")
	}
	s.Place(0, barWidth+len(find)+column)
	s.Add(b.theme.BarFocused + seek)
	list := c.found()
	for i, o := range list {
		b.option(s, o, ui.Radio(o.ID == c.id), o.ID == c.id, i == c.picker.index(list))
	}
	if len(list) == 0 {
		s.Add(b.theme.BarFocused + b.theme.Faint.Render("Nothing here has that in it."))
	}
}
