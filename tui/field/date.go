package field

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/dates"
	"groundwork/tui/editor"
	"groundwork/tui/ui"
)

// date is a day, typed in a line or taken from a few that are offered. What is
// typed stays as it is until it is a day.
type date struct {
	base
	line  *editor.Editor
	typed dates.Typed  // what the line says
	offer int          // of the offers, or -1 while in the line
	past  bool         // only a day that has been is one
	kept  content.Date // as Change last told it
}

func newDate(b base) *date {
	d := &date{base: b, offer: -1}
	if a, ok := b.stored(); ok {
		d.kept, _ = a.Value.(content.Date)
	}
	text := dates.Write(d.kept, b.set.MonthFirst)
	if typed, ok := b.set.Memory.noDates[b.name()]; ok {
		text = typed
	}
	d.line, d.typed = b.dateEditor(text, b.name()), b.readDate(text)
	return d
}

// offers are the dates that can be taken without typing.
func (d *date) offers() []string {
	if d.past {
		return []string{"today", "yesterday"}
	}
	list := []string{"today", "in a week", "in a month"}
	if d.line.Len() > 0 {
		list = append(list, "no date")
	}
	return list
}

// take takes the current offer.
func (d *date) take() Result {
	now, text := d.set.Now(), ""
	switch {
	case d.offer == 0:
		text = d.inNumbers(content.DateOf(now))
	case d.past:
		text = d.inNumbers(content.DateOf(now.AddDate(0, 0, -1)))
	case d.offer == 1:
		text = d.inNumbers(content.DateOf(now.AddDate(0, 0, 7)))
	case d.offer == 2:
		text = d.inNumbers(inAMonth(now))
	default:
		d.offer = 0
	}
	return d.took(edited(nil, d.line.Replace(text)))
}

// inAMonth is the same day of the next month, or its last day.
func inAMonth(now time.Time) content.Date {
	y, m, day := now.Date()
	last := time.Date(y, m+2, 0, 0, 0, 0, 0, time.UTC)
	return content.DateOf(time.Date(y, m+1, min(day, last.Day()), 0, 0, 0, 0, time.UTC))
}

// Update implements [Field].
func (d *date) Update(msg tea.Msg) (Result, tea.Cmd) {
	k, _ := keyOf(msg)
	if typed(msg) && k != "space" {
		d.offer = -1
	}
	if d.offer >= 0 && k != "" && !undoes(k) && !redoes(k) {
		return d.offerKey(k), nil
	}
	r := d.took(edited(msg, d.line.Update(msg)))
	if r.Changed {
		d.offer = -1
	}
	if k == "down" && r.Leave == Below || k == "right" && r.Ignored {
		d.offer, r = 0, Result{}
	}
	return r, ui.HandOver(r)
}

// took reads the line again where it has changed. What is no day is remembered
// for the session: it is stored nowhere.
func (d *date) took(r Result) Result {
	if !r.Changed {
		return r
	}
	text := d.line.Text()
	d.typed = d.read(text)
	delete(d.set.Memory.noDates, d.name())
	if d.typed.Why != "" {
		d.set.Memory.noDates[d.name()] = text
	}
	return r
}

// offerKey takes a key while one of the offers is current.
func (d *date) offerKey(k string) Result {
	switch k {
	case "up":
		d.offer = -1
	case "down":
		return Result{Leave: Below}
	case "left":
		d.offer-- // before the first offer lies the line
	case "right":
		d.offer = min(d.offer+1, len(d.offers())-1)
	case "enter":
		r := d.take()
		r.Leave = On
		return r
	case "space":
		return d.take()
	default:
		return ui.Idle(k)
	}
	return Result{}
}

// Focus implements [Field].
func (d *date) Focus(from Edge) {
	d.focused, d.offer = true, -1
	if from == Below {
		d.offer = 0
	} else if !d.typed.Date.Empty() {
		d.line.SelectAll() // typing puts another in its place
	}
}

// Blur implements [Field]. A day is written in numbers, whatever was typed.
func (d *date) Blur() {
	d.base.Blur()
	d.line.Unselect()
	if !d.typed.Date.Empty() {
		d.took(edited(nil, d.line.Replace(d.inNumbers(d.typed.Date))))
	}
}

// Resize implements [Field].
func (d *date) Resize(width, rows int, t ui.Theme) {
	d.base.Resize(width, rows, t)
	d.line.Selected, d.line.Widths = t.Chosen, t.Widths
	d.line.Resize(d.inner()-1, 1, d.rows)
}

// Change implements [Field]. What is no day changes nothing.
func (d *date) Change() content.Change {
	if d.typed.Why != "" || d.typed.Date == d.kept {
		return content.Change{}
	}
	d.kept = d.typed.Date
	return d.answer(d.kept)
}

// View implements [Field].
func (d *date) View() (string, *tea.Cursor) {
	s := d.open()
	if d.line.Len() == 0 {
		if d.focused {
			s.Place(0, barWidth)
		}
		s.Add(d.bar() + d.theme.Faint.Render(d.dateForm()))
	} else {
		d.behind(s, d.line)
	}
	if d.focused {
		s.Chips(d.theme, d.bar(), d.offers(), d.offer)
	}
	s.Reply(d.theme.Body, d.said())
	return s.String(), s.Cursor
}

// said is the date in words, or why it is none.
func (d *date) said() string {
	switch {
	case !d.typed.Date.Empty():
		return d.typed.Date.Time().Format("Monday, 2 January 2006")
	case d.typed.Begun && d.focused && d.offer < 0:
		return ""
	}
	return d.typed.NotKept(d.kept)
}

// Spot implements [Field].
func (d *date) Spot() (part string, offset int) { return "", d.line.Offset() }

// Restore implements [Field].
func (d *date) Restore(_ string, offset int) { d.line.SetOffset(offset) }

// Keys implements [Field].
func (d *date) Keys() []key.Binding {
	return append([]key.Binding{ui.Bind("go on", "enter"), ui.Named("↓", "today and more", "down")}, d.line.Hints()...)
}

// AllKeys implements [Writer].
func (d *date) AllKeys() []key.Binding {
	return append([]key.Binding{ui.Named("↓", "choose among today and more", "down")}, d.line.Keys()...)
}

// TakesPage implements [Writer].
func (d *date) TakesPage(int) bool { return false }

// Writing implements [Writer].
func (d *date) Writing() bool { return d.offer < 0 }

// Selecting implements [Writer].
func (d *date) Selecting() bool { return d.offer < 0 && d.line.Selecting() }

// Settle implements [Field]: it says what was left that is not kept.
func (d *date) Settle() Result { return Result{Why: d.typed.NotKept(d.kept)} }

// StepBack implements [Field].
func (d *date) StepBack() bool { return d.line.LetGo() }

// Takes implements [Field]: a date that is there is left alone.
func (d *date) Takes(string) ui.Gladness {
	if d.line.Len() == 0 {
		return ui.TakesTable
	}
	return ui.TakesNot
}

// read reads the line. Where it is to be a day that has been, no other is one, and there has
// to be one: what was given a day keeps it while another is typed.
func (d *date) read(typed string) dates.Typed {
	switch {
	case !d.past:
		return d.readDate(typed)
	case strings.TrimSpace(typed) == "":
		return dates.Typed{Why: "No day is given."}
	}
	return dates.ReadPast(typed, d.set.Now(), d.set.MonthFirst)
}
