package field

import (
	"fmt"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/editor"
	"groundwork/tui/ui"
)

// cell is one cell of a row or log entry while it is being filled in. Its rows
// are plain; the column is where the cursor stands, or -1.
type cell interface {
	update(tea.Msg) Result
	resize(width, rows int)
	draw() (rows []string, row, column int)
	value() string
	offset() int
	setOffset(int)
}

// newCell makes the cell of a column, holding a value. What can be undone in it
// its list remembers.
func (b *base) newCell(c content.Column, value string) cell {
	// A column is of few kinds.
	//exhaustive:ignore
	switch c.Kind {
	case content.KindChoice:
		return &choiceCell{options: b.shown(c.Options), say: b.say, id: value}
	case content.KindScale:
		return newScaleCell(value)
	case content.KindDate:
		e := b.dateEditor(value, "")
		if !b.readDate(value).Date.Empty() {
			e.SelectAll()
		}
		return dateCell{lineCell{e}, b.dateForm()}
	}
	return lineCell{editor.New(value, editor.Options{OneLine: true, Memory: b.set.Memory.texts})}
}

// words is a cell's value as it is shown while one is elsewhere.
func (b *base) words(c content.Column, value string) string {
	// A column is of few kinds.
	//exhaustive:ignore
	switch c.Kind {
	case content.KindChoice:
		if i := indexOf(c.Options, value); i >= 0 {
			return b.say(c.Options[i].Label)
		}
	case content.KindDate:
		if d := b.readDate(value).Date; !d.Empty() {
			return timeOf(d).Format("2 Jan 2006")
		}
	}
	return value
}

// fixed is a part of a cell that has no place in a text.
type fixed struct{}

func (fixed) resize(int, int) {}
func (fixed) offset() int     { return 0 }
func (fixed) setOffset(int)   {}

// lineCell is a line of text.
type lineCell struct{ *editor.Editor }

func (c lineCell) update(msg tea.Msg) Result { return edited(msg, c.Update(msg)) }
func (c lineCell) resize(width, rows int)    { c.Resize(width-1, 1, rows) }
func (c lineCell) value() string             { return c.Text() }
func (c lineCell) offset() int               { return c.Offset() }
func (c lineCell) setOffset(n int)           { c.SetOffset(n) }

func (c lineCell) draw() (rows []string, row, column int) { return c.Rows() }

// dateCell is a line for a date.
type dateCell struct {
	lineCell
	form string // how one is typed, shown while nothing is
}

func (c dateCell) draw() (rows []string, row, column int) {
	if c.Len() == 0 {
		return []string{c.form}, 0, 0
	}
	return c.Rows()
}

// choiceCell is one of some options, gone through one after another.
type choiceCell struct {
	fixed
	options []content.Option
	say     func(string) string
	id      string
}

func (c *choiceCell) value() string { return c.id }

func (c *choiceCell) draw() (rows []string, row, column int) {
	label := "choose"
	if i := indexOf(c.options, c.id); i >= 0 {
		label = c.say(c.options[i].Label)
	}
	return []string{"‹ " + label + " ›"}, 0, -1
}

// update goes on with right or Enter, and back with left; before the first
// option, and after the last, lies none.
func (c *choiceCell) update(msg tea.Msg) Result {
	k, r := keyOf(msg)
	at := indexOf(c.options, c.id)
	switch k {
	case "":
		return r
	case "up":
		return Result{Leave: Above}
	case "down":
		return Result{Leave: Below}
	case "left":
		if at--; at < -1 {
			at = len(c.options) - 1
		}
	case "right", "enter", "space":
		if at++; at >= len(c.options) {
			at = -1
		}
	case "backspace", "delete":
		at = -1
	default:
		return ui.Idle(k)
	}
	before := c.id
	c.id = ""
	if at >= 0 {
		c.id = c.options[at].ID
	}
	return Result{Changed: c.id != before}
}

// scaleCell is a rating from 0 to 10.
type scaleCell struct {
	fixed
	n   int // or unrated
	one bool
}

func newScaleCell(value string) *scaleCell {
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 || n > content.ScaleMax {
		n = unrated
	}
	return &scaleCell{n: n}
}

func (c *scaleCell) value() string {
	if c.n == unrated {
		return ""
	}
	return strconv.Itoa(c.n)
}

func (c *scaleCell) draw() (rows []string, row, column int) {
	said := fmt.Sprintf("0-%d", content.ScaleMax)
	if c.n != unrated {
		said = c.value()
	}
	return []string{"‹ " + said + " ›"}, 0, -1
}

// update takes digits and arrows; the first arrow begins at an end.
func (c *scaleCell) update(msg tea.Msg) Result {
	k, r := keyOf(msg)
	before, one := c.n, c.one
	c.one = false
	switch k {
	case "":
		return r
	case "up":
		return Result{Leave: Above}
	case "down", "enter":
		return Result{Leave: Below}
	case "left":
		if c.n == unrated {
			c.n = content.ScaleMax
		} else {
			c.n = max(c.n-1, 0)
		}
	case "right":
		c.n = min(c.n+1, content.ScaleMax)
	case "backspace", "delete":
		c.n = unrated
	default:
		n, err := strconv.Atoi(k)
		if err != nil || n < 0 || n > 9 {
			return ui.Idle(k)
		}
		if c.n = n; one && n == 0 {
			c.n = content.ScaleMax
		}
		c.one = n == 1
	}
	return Result{Changed: c.n != before}
}
