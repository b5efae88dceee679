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
// suggested: until a number is chosen the arrows only move a mark that begins
// at an end.
type scale struct {
	base
	undoable undoable[int] // or unrated
	mark     int           // where the arrows are while nothing is chosen, or unrated
	one      bool
}

func newScale(b base) *scale {
	s := &scale{base: b, mark: unrated}
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
	if r, ok := s.undoable.history(k, s.become); ok {
		s.one = false
		return r, nil
	}
	before, one := s.undoable.value, s.one
	s.one = false
	switch k {
	case "up":
		return Result{Leave: Above}, nil
	case "down":
		return Result{Leave: Below}, nil
	case "left":
		return s.move(-1, content.ScaleMax), nil
	case "right":
		return s.move(1, 0), nil
	case "home":
		return s.choose(0), nil
	case "end":
		return s.choose(content.ScaleMax), nil
	case "enter", "space":
		switch {
		case before == unrated && s.mark != unrated:
			return s.choose(s.mark), nil
		case before != unrated && k == "enter":
			return Result{Leave: Below}, nil
		}
	case "backspace", "delete":
		if before == unrated {
			s.mark = unrated
			return ui.Idle(k), nil
		}
		return s.choose(unrated), nil
	}
	if n, err := strconv.Atoi(k); err == nil && n >= 0 && n <= 9 {
		if one && n == 0 {
			return s.become(content.ScaleMax), nil // it goes on from the one
		}
		s.one = n == 1
		return s.choose(n), nil
	}
	return ui.Idle(k), nil
}

// move goes one on: with the rating once there is one, with the mark before.
func (s *scale) move(by, first int) Result {
	at, next := s.undoable.value, first
	if at == unrated {
		at = s.mark
	}
	if at != unrated {
		next = at + by
	}
	switch {
	case next < 0 || next > content.ScaleMax:
		return Result{Ignored: true, Why: noFurther}
	case s.undoable.value != unrated:
		return s.choose(next)
	}
	s.mark = next
	return Result{}
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
	s.mark = unrated
	return r
}

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
func (s *scale) Blur() { s.focused, s.mark, s.one = false, unrated, false }

// View implements [Field].
func (s *scale) View() (string, *tea.Cursor) { return s.draw().String(), nil }

// Row implements [Field].
func (s *scale) Row() int { return s.draw().row() }

// Keys implements [Field].
func (s *scale) Keys() []key.Binding {
	choose := ui.Bind("choose", "enter", "space")
	choose.SetEnabled(s.undoable.value == unrated && s.mark != unrated)
	move := key.NewBinding(key.WithKeys("left", "right"), key.WithHelp("←/→", "move"))
	digits := key.NewBinding(key.WithKeys("0"), key.WithHelp("0-9", "rate"))
	return append([]key.Binding{choose, move, digits}, s.undoable.keys()...)
}

func (s *scale) draw() *canvas {
	sh := s.open()
	for i, row := range s.ruler() {
		if i == 0 {
			sh.see()
		}
		sh.add(s.bar() + row)
	}
	if s.undoable.value != unrated {
		sh.reply(s.theme.Body, s.say(s.asked().Scale.Reply(s.undoable.value)), s.change())
	}
	return sh
}

// ruler is the numbers between the words for their ends: in one row where
// there is room, with the words beneath where there is not.
func (s *scale) ruler() []string {
	numbers := s.numbers(0, content.ScaleMax)
	asked := s.asked().Scale
	low, high := s.say(asked.Low), s.say(asked.High)
	room, wide := s.inner(), text.Width(" 0  1  2  3  4  5  6  7  8  9  10 ")
	body := s.theme.Body
	switch {
	case text.Width(low)+2+wide+2+text.Width(high) <= room:
		return []string{body.Render(low+"  ") + numbers + body.Render("  "+high)}
	case wide > room:
		return append([]string{s.numbers(0, 5), s.numbers(6, content.ScaleMax)}, s.ends(low, high)...)
	case 1+text.Width(low)+2+text.Width(high) <= wide:
		gap := strings.Repeat(" ", wide-2-text.Width(low)-text.Width(high))
		return []string{numbers, s.theme.Faint.Render(" " + low + gap + high)}
	}
	return append([]string{numbers}, s.ends(low, high)...)
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

// numbers are the numbers from one to another, the chosen in brackets.
func (s *scale) numbers(from, to int) string {
	var b strings.Builder
	for n := from; n <= to; n++ {
		cell := fmt.Sprintf(" %d ", n)
		style := s.theme.Body
		switch n {
		case s.undoable.value:
			cell, style = fmt.Sprintf("[%d]", n), s.theme.Accent.Bold(true)
		case s.mark:
			cell, style = fmt.Sprintf("▸%d ", n), s.theme.Strong
		}
		b.WriteString(style.Render(cell))
	}
	return b.String()
}
