package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/tui/field"
)

// sheet is a screen to write on: fields of free text, then buttons. Unlike a
// page it has no reading before them, so the focus goes round.
type sheet struct {
	flow
	back key.Binding
}

func newSheet(parts ...part) sheet {
	s := sheet{flow: newFlow(), back: bind("back", "esc", "alt+esc")}
	s.moving.nextField = bind("go on", "tab")
	s.moving.prevField = bind("back up", "shift+tab")
	for _, p := range parts {
		s.slots = append(s.slots, &slot{part: p, stale: true})
	}
	s.setFocus(0, field.Above)
	return s
}

// free is a field of free text as a part.
type free struct{ *field.Free }

func (f free) Update(msg tea.Msg) (outcome, tea.Cmd) {
	r, cmd := f.Free.Update(msg)
	return outcome{Result: r}, cmd
}

// take gives a key or a paste to what has the focus, and moves the focus.
func (s *sheet) take(msg tea.Msg) (outcome, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if ok && s.turn(press) {
		s.round(press)
		return outcome{}, nil
	}
	_, out, cmd := s.give(msg)
	s.follow(out.Leave)
	if ok {
		s.round(press)
	}
	return out, cmd
}

// round keeps the focus on the sheet: tab goes round, the arrows stop.
func (s *sheet) round(press tea.KeyPressMsg) {
	switch {
	case s.focus != readingFocus:
	case key.Matches(press, s.moving.nextField):
		s.move(field.Below)
	case key.Matches(press, s.moving.prevField):
		s.move(field.Above)
	default:
		s.setFocus(0, field.Above)
		s.see()
	}
}

// Hints implements [screen].
func (s *sheet) Hints() []key.Binding { return append(s.hints(), s.back) }

// Keys implements [describer].
func (s *sheet) Keys() []key.Binding { return append(s.bindings(), s.back) }
