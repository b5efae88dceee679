package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/tui/ui"
)

// sheet is a screen to write on: fields of free text, then buttons. Unlike a
// page it has no reading before them, so the focus goes round.
type sheet struct {
	flow
	back key.Binding
}

func newSheet(parts ...part) sheet {
	s := sheet{flow: newFlow(), back: ui.Bind("back", "esc", "alt+esc")}
	s.moving.nextField = ui.Bind("go on", "tab")
	s.moving.prevField = ui.Bind("back up", "shift+tab")
	for _, p := range parts {
		s.slots = append(s.slots, &slot{part: p, stale: true})
	}
	s.setFocus(0, ui.Above)
	return s
}

// take gives a key or a paste to what has the focus, and moves the focus.
func (s *sheet) take(msg tea.Msg) (ui.Outcome, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if ok && s.turn(press) {
		s.round(press)
		return ui.Outcome{}, nil
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
		s.move(ui.Below)
	case key.Matches(press, s.moving.prevField):
		s.move(ui.Above)
	default:
		s.setFocus(0, ui.Above)
		s.see()
	}
}

// Hints implements [screen].
func (s *sheet) Hints() []key.Binding { return append(s.hints(), s.back) }

// Keys implements [describer].
func (s *sheet) Keys() []key.Binding { return append(s.bindings(), s.back) }
