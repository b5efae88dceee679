package field

import (
	"fmt"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/editor"
	"groundwork/tui/ui"
)

// cell is one cell of a row or log entry while it is being filled in.
type cell interface {
	update(tea.Msg) Result
	resize(width, rows int)
	draw() drawnCell
	value() string
	offset() int
	setOffset(int)
}

// drawnCell is how a cell looks: its rows are plain, and the cursor stands in a row
// and a column of them.
type drawnCell struct {
	rows        []string
	row, column int
	hint        bool // nothing is in it: its words only tell what could be
}

// newCell makes the cell of a column, holding a value. What can be undone in it
// its list remembers.
func (b *base) newCell(c content.Column, value string) cell {
	// A column is of few kinds.
	//exhaustive:ignore
	switch c.Kind {
	case content.KindChoice:
		return &choiceCell{say: b.say, options: b.shown(c.Options), id: value}
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
			return b.say(b.worded(c.Options[i]).Label)
		}
	case content.KindDate:
		if d := b.readDate(value).Date; !d.Empty() {
			return d.Time().Format("2 Jan 2006")
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

func (c lineCell) draw() drawnCell {
	rows, row, column := c.Rows()
	return drawnCell{rows: rows, row: row, column: column}
}

// dateCell is a line for a date.
type dateCell struct {
	lineCell
	form string // how one is typed, shown while nothing is
}

func (c dateCell) draw() drawnCell {
	if c.Len() == 0 {
		return drawnCell{rows: []string{c.form}, hint: true}
	}
	return c.lineCell.draw()
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

func (c *scaleCell) draw() drawnCell {
	if c.n == unrated {
		return drawnCell{rows: []string{fmt.Sprintf("(0-%d)", content.ScaleMax)}, hint: true}
	}
	return drawnCell{rows: []string{c.value()}}
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
	case "down":
		return Result{Leave: Below}
	case "enter":
		return Result{Leave: On}
	case "backspace", "delete":
		c.n = unrated
		return Result{Changed: c.n != before}
	}
	if to, ok := ui.Slide(c.n, content.ScaleMax+1, k); ok {
		c.n = to
		return Result{Changed: c.n != before}
	}
	n, err := strconv.Atoi(k)
	if err != nil || n < 0 || n > 9 {
		return ui.Idle(k)
	}
	if c.n = n; one && n == 0 {
		c.n = content.ScaleMax
	}
	c.one = n == 1
	return Result{Changed: c.n != before}
}
