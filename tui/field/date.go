package field

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
)

// notADate says why a paste was refused.
const notADate = "That is not a date."

// date is a day, typed in three parts or taken from a few that are offered.
type date struct {
	base
	input    dateInput
	offer    int                 // of the offers, or -1 while in the parts
	undoable undoable[[3]string] // the digits of the parts
	typing   int                 // the part being typed into, or -1
	kept     content.Date        // as Change last told it
}

func newDate(b base) *date {
	d := &date{base: b, offer: -1, typing: -1}
	if a, ok := b.stored(); ok {
		d.kept, _ = a.Value.(content.Date)
	}
	d.input = newDateInput(d.kept, dayPart, monthPart, yearPart)
	d.undoable = newUndoable(b.set.Memory, b.name(), d.input.parts, func(a, b [3]string) bool { return a == b })
	return d
}

// become shows other digits, the cursor where they differ.
func (d *date) become(parts [3]string) Result {
	for i, which := range d.input.order {
		if parts[which] != d.input.parts[which] {
			d.input.at, d.offer = i, -1
		}
	}
	d.undoable.grow(parts)
	d.input.parts, d.input.fresh, d.typing = parts, true, -1
	return Result{Changed: true}
}

// noted remembers how to undo what a key did: the digits of a part are one
// change.
func (d *date) noted(part int, typed bool) (changed bool) {
	switch now := d.input.parts; {
	case now == d.undoable.value:
		return false
	case typed && part == d.typing:
		d.undoable.grow(now)
	default:
		d.undoable.set(now)
		d.typing = -1
		if typed {
			d.typing = part
		}
	}
	return true
}

// offers are the dates that can be taken without typing.
func (d *date) offers() []string {
	list := []string{"today", "in a week", "in a month"}
	if !d.input.empty() {
		list = append(list, "no date")
	}
	return list
}

// take takes the current offer.
func (d *date) take() {
	now := d.set.Now()
	switch d.offer {
	case 0:
		d.input.set(dayOf(now))
	case 1:
		d.input.set(dayOf(now.AddDate(0, 0, 7)))
	case 2:
		d.input.set(inAMonth(now))
	default:
		d.input.set(content.Date{})
		d.offer = 0
	}
}

// inAMonth is the same day of the next month, or its last day.
func inAMonth(now time.Time) content.Date {
	y, m, day := now.Date()
	last := time.Date(y, m+2, 0, 0, 0, 0, 0, time.UTC)
	return dayOf(time.Date(y, m+1, min(day, last.Day()), 0, 0, 0, 0, time.UTC))
}

// Update implements [Field].
func (d *date) Update(msg tea.Msg) (Result, tea.Cmd) {
	var r Result
	part, typed := d.input.at, false
	switch msg := msg.(type) {
	case tea.PasteMsg:
		got, ok := readDate(msg.Content, d.set.Now())
		if !ok {
			return Result{Ignored: true, Why: notADate}, nil
		}
		d.input.set(got)
	case tea.KeyPressMsg:
		if r, ok := d.undoable.history(msg.String(), d.become); ok {
			return r, nil
		}
		typed = d.offer < 0
		r = d.key(msg.String())
	default:
		return Result{Ignored: true}, nil
	}
	r.Changed = d.noted(part, typed)
	return r, nil
}

func (d *date) key(k string) Result {
	if d.offer >= 0 {
		return d.offerKey(k)
	}
	switch k {
	case "up":
		return Result{Leave: Above}
	case "down":
		d.offer = 0
		return Result{}
	case "enter":
		if !d.input.move(1) {
			return Result{Leave: Below}
		}
		return Result{}
	case "right":
		if !d.input.move(1) {
			d.offer = 0
		}
		return Result{}
	}
	if !d.input.key(k) {
		return Idle(k)
	}
	return Result{}
}

// offerKey takes a key while one of the offers is current.
func (d *date) offerKey(k string) Result {
	switch k {
	case "up":
		d.offer = -1
	case "down":
		return Result{Leave: Below}
	case "left":
		d.offer-- // before the first offer lies the year
		if d.offer < 0 {
			d.input.at, d.input.fresh = 2, true
		}
	case "right":
		d.offer = min(d.offer+1, len(d.offers())-1)
	case "enter", "space":
		d.take()
	default:
		return Idle(k)
	}
	return Result{}
}

// Focus implements [Field].
func (d *date) Focus(from Edge) {
	d.focused, d.offer, d.typing = true, -1, -1
	d.input.at, d.input.fresh = 0, true
	if from == Below {
		d.offer = 0
	}
}

// Change implements [Field]. A date that isn't one yet changes nothing.
func (d *date) Change() content.Change {
	now, _, ok := d.input.date()
	if !ok && !d.input.empty() || now == d.kept {
		return content.Change{}
	}
	d.kept = now
	return d.answer(now)
}

func (d *date) draw() *canvas {
	s := d.open()
	if d.focused && d.offer < 0 {
		s.see()
	}
	row, x := d.parts()
	s.add(d.bar() + row)
	if d.focused && d.offer < 0 {
		s.cursor = tea.NewCursor(barWidth+x, s.focus)
	}
	if d.focused {
		rows, at := chips(d.theme, d.offers(), d.offer, d.inner())
		if d.offer >= 0 {
			s.focus = len(s.rows) + at
		}
		for _, row := range rows {
			s.add(d.bar() + row)
		}
	}
	s.reply(d.theme.Body, d.said())
	return s
}

// parts is the row of the three parts, and the column to type at.
func (d *date) parts() (row string, x int) {
	var b strings.Builder
	at := 0
	for i, which := range d.input.order {
		name, room := "day", 2
		switch which {
		case monthPart:
			name = "month"
		case yearPart:
			name, room = "year", 4
		}
		if narrow := d.inner() < 30; narrow && i > 0 {
			name = " " + name[:1]
		} else if narrow {
			name = name[:1]
		} else if i > 0 {
			name = "   " + name
		}
		digits := d.input.parts[which]
		at += len(name) + 1
		if i == d.input.at {
			x = at + len(digits)
		}
		at += room
		style := d.theme.Body
		if d.focused && d.offer < 0 && i == d.input.at {
			style = d.theme.Strong
		}
		b.WriteString(d.theme.Faint.Render(name+" ") + style.Render(digits) +
			d.theme.Faint.Render(strings.Repeat("_", room-len(digits))))
	}
	return b.String(), x
}

// said is the date in words, or why it is none.
func (d *date) said() string {
	got, why, ok := d.input.date()
	switch {
	case ok:
		return timeOf(got).Format("Monday, 2 January 2006")
	case d.input.empty():
		return ""
	case why != "":
		return why + " It is not kept yet."
	case d.focused:
		return ""
	}
	return d.input.missing()
}

// View implements [Field].
func (d *date) View() (string, *tea.Cursor) {
	s := d.draw()
	return s.String(), s.cursor
}

// Row implements [Field].
func (d *date) Row() int { return d.draw().row() }

// Keys implements [Field].
func (d *date) Keys() []key.Binding {
	choose := bind("choose", "enter", "space")
	choose.SetEnabled(d.offer >= 0)
	return append([]key.Binding{choose, named("←/→", "move", "left", "right")}, d.undoable.keys()...)
}
