package field

import (
	"fmt"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/ui"
)

// unrated is the rating nobody has given yet.
const unrated = -1

// distress is where a rating of distress is answered with help lines.
const distress = 8

// scale is a rating from 0 to 10, answered at once in words. Nothing is
// suggested: the first arrow begins at its end.
type scale struct {
	base
	undoable undoable[int] // or unrated
	one      bool          // the last key was a one: a ten may come of it
	moved    bool          // the last key was an arrow: more of them are the same change
	passed   bool          // the arrows went to where help is offered
}

func newScale(b base) *scale {
	s := &scale{base: b}
	value, ok := s.storedValue()
	if !ok {
		value = unrated
	}
	name := b.name()
	if b.ask.Scale.Series != "" {
		name = b.name(s.setID())
	}
	s.undoable = newUndoable(b.set.Memory, name, value, func(a, b int) bool { return a == b })
	return s
}

// Update implements [Field].
func (s *scale) Update(msg tea.Msg) (Result, tea.Cmd) {
	k, r := keyOf(msg)
	if k == "" {
		return r, nil
	}
	one, moved := s.one, s.moved
	s.one, s.moved = false, false
	if r, ok := s.undoable.history(k, s.become); ok {
		return r, nil
	}
	if to, ok := ui.Slide(s.undoable.value, content.ScaleMax+1, k); ok {
		return s.slide(to, moved), nil
	}
	switch k {
	case "up":
		return Result{Leave: Above}, nil
	case "down":
		return Result{Leave: Below}, nil
	case "enter":
		return Result{Leave: On}, nil
	case "backspace", "delete":
		if s.undoable.value != unrated {
			return s.choose(unrated), nil
		}
	}
	if n, err := strconv.Atoi(k); err == nil && n >= 0 && n <= 9 {
		s.passed = false
		if one && n == 0 {
			return s.become(content.ScaleMax), nil // it goes on from the one
		}
		s.one = n == 1
		return s.choose(n), nil
	}
	return ui.Idle(k), nil
}

// slide takes what the arrows lead to. Help waits until one goes on: it may only be
// passed on the way.
func (s *scale) slide(to int, further bool) Result {
	s.moved = true
	if to == s.undoable.value {
		return Result{Ignored: true, Why: ui.NoFurther}
	}
	take := s.choose
	if further {
		take = s.become
	}
	r := take(to)
	s.passed, r.Help = s.passed || r.Help, false
	return r
}

// Settle implements [Field].
func (s *scale) Settle() Result {
	help := s.passed && s.undoable.value >= distress
	s.passed = false
	return Result{Help: help}
}

// choose gives the rating, or takes it back. A route is offered when the rating
// gets there, not for every step on the way.
func (s *scale) choose(n int) Result {
	before := s.undoable.value
	s.undoable.set(n)
	return s.turned(before)
}

// become shows another rating.
func (s *scale) become(n int) Result {
	before := s.undoable.value
	s.undoable.grow(n)
	return s.turned(before)
}

// turned returns what a change of the rating leads to; before is what it was.
func (s *scale) turned(before int) Result {
	n := s.undoable.value
	r := Result{Changed: n != before}
	if was, now := s.offers(before), s.offers(n); was != now {
		r.Offer = &now
	}
	r.Help = s.ask.Scale.Distress && n >= distress && before < distress
	return r
}

// Offers implements [Field].
func (s *scale) Offers() content.Route { return s.offers(s.undoable.value) }

// offers is the route a rating offers.
func (s *scale) offers(n int) content.Route {
	if n == unrated {
		return content.Open
	}
	return s.ask.Scale.Offers(n)
}

// Focus implements [Field].
func (s *scale) Focus(Edge) { s.focused = true }

// Blur implements [Field].
func (s *scale) Blur() { s.focused, s.one, s.moved = false, false, false }

// Takes implements [Field]: a digit rates what is not rated yet.
func (s *scale) Takes(typed string) ui.Gladness {
	if _, err := strconv.Atoi(typed); err == nil && len(typed) == 1 && s.undoable.value == unrated {
		return ui.TakesAfter
	}
	return ui.TakesNot
}

// Keys implements [Field].
func (s *scale) Keys() []key.Binding {
	return append([]key.Binding{ui.Named("0-9", "rate", "0"), ui.Named("←/→", "rate", "left", "right"), ui.Bind("go on", "enter")}, s.undoable.keys()...)
}

// View implements [Field].
func (s *scale) View() (string, *tea.Cursor) {
	sh := s.open()
	rows, row, x := s.ruler()
	if s.focused {
		sh.Place(row, barWidth+x)
	}
	for _, row := range rows {
		sh.Add(s.bar() + row)
	}
	if s.undoable.value != unrated {
		sh.Reply(s.theme.Body, s.say(s.asked().Scale.Reply(s.undoable.value)), s.change())
	}
	return sh.String(), sh.Cursor
}

// betweenEnds keeps the words for the two ends apart where they stand in one row.
const betweenEnds = 3

// ruler is the numbers between the words for their ends: in one row where
// there is room, with the words beneath where there is not. The chosen number, or
// the first one, stands in a row and a column of it.
func (s *scale) ruler() (rows []string, row, x int) {
	numbers, x := s.numbers(0, content.ScaleMax)
	asked := s.asked().Scale
	low, high := s.say(asked.Low), s.say(asked.High)
	room, wide := s.inner(), text.Width(" 0  1  2  3  4  5  6  7  8  9  10 ")
	body := s.theme.Body
	switch {
	case s.theme.Heard:
		rating := "not rated"
		if s.undoable.value != unrated {
			rating = strconv.Itoa(s.undoable.value)
		}
		return append([]string{rating}, s.ends(low, high)...), 0, 0
	case text.Width(low)+2+wide+2+text.Width(high) <= room:
		return []string{body.Render(low+"  ") + numbers + body.Render("  "+high)}, 0, text.Width(low) + 2 + x
	case wide > room:
		first, x := s.numbers(0, 5)
		second, next := s.numbers(6, content.ScaleMax)
		if s.undoable.value > 5 {
			row, x = 1, next
		}
		return append([]string{first, second}, s.ends(low, high)...), row, x
	}
	if gap := wide - 2 - text.Width(low) - text.Width(high); gap >= betweenEnds {
		return []string{numbers, s.theme.Faint.Render(" " + low + strings.Repeat(" ", gap) + high)}, 0, x
	}
	return append([]string{numbers}, s.ends(low, high)...), 0, x
}

// ends are the words for the ends in rows of their own.
func (s *scale) ends(low, high string) []string {
	var rows []string
	for _, words := range []string{" 0: " + low, fmt.Sprintf("%d: %s", content.ScaleMax, high)} {
		for i, row := range text.Wrap(words, s.inner()-4) {
			if i > 0 {
				row = "    " + row
			}
			rows = append(rows, s.theme.Faint.Render(row))
		}
	}
	return rows
}

// numbers are the numbers from one to another, the chosen in brackets, and the column
// of that one, or of the first.
func (s *scale) numbers(from, to int) (row string, x int) {
	var b strings.Builder
	x, used := 1, 0
	for n := from; n <= to; n++ {
		cell, style := fmt.Sprintf(" %d ", n), s.theme.Body
		if n == s.undoable.value {
			cell, style = fmt.Sprintf("[%d]", n), s.theme.Accent.Bold()
			x = used + 1
		}
		used += len(cell)
		b.WriteString(style.Render(cell))
	}
	return b.String(), x
}
