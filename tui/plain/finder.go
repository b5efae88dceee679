package plain

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"groundwork/tui/ui"
)

// finder is a screen that finds words.
type finder interface {
	ui.Listed
	ui.Spoken
	Seek(words string)
	Sought() string
	Unsearched() string
}

// hits is how many places are said at once.
const hits = 9

// search looks for words, and goes where they are.
func (m *Mode) search(s finder) {
	l := s.Listed()
	from := 0
	if s.Sought() == "" {
		m.say("Search: your answers and notes, and the pages' titles and questions.")
	}
	for {
		found := s.Spoken()
		for i := from; i < min(from+hits, len(found)); i++ {
			m.say(fmt.Sprintf("%d: %s", i+1, found[i]))
		}
		prompt := "Words to find, or back:"
		switch {
		case from+hits < len(found):
			prompt = "A number, more, other words, or back:"
		case len(found) > 0:
			prompt = "A number, other words, or back:"
		}
		typed, ok, err := m.answer(prompt)
		if !ok {
			if err == goBack {
				_ = m.keys("esc")
			}
			return
		}
		n, err := strconv.Atoi(typed)
		switch {
		case typed == "":
		case fold(typed) == "back" || fold(typed) == "b":
			_ = m.keys("esc")
			return
		case fold(typed) == "more" && len(found) > 0:
			if from += hits; from >= len(found) {
				from = 0
				m.say("That was all.")
			}
		case err == nil && n > 0 && n <= len(found):
			l.At = n - 1
			_ = m.keys("enter")
			m.told()
			return
		default:
			if w, known := whole(typed); known {
				switch w.do(m) {
				case nil:
				case goHelp:
					m.help("Type words to find, or the number of a place.")
				default:
					return
				}
				continue
			}
			s.Seek(typed)
			from = 0
			m.say(strings.TrimSpace(fmt.Sprintf("Found: %d. %s", len(s.Spoken()), s.Unsearched())))
		}
	}
}

// breathe says each thing at its time. Any key ends it.
func (m *Mode) breathe(s ui.Spoken) {
	m.say("Breathing: any key ends it.")
	last := ""
	tick := func() bool {
		if now := strings.Join(s.Spoken(), "\n"); now != last {
			last = now
			m.say(now)
		}
		return false
	}
	m.changed = tick
	if _, err := m.key(); err == nil {
		_ = m.keys("enter")
	}
}

// secret hands what is typed to a screen that shows nothing of it.
func (m *Mode) secret(s ui.Spoken) {
	var last []string
	if !m.Fresh { // it was said by the program before this one
		last, m.Fresh = s.Spoken(), true
	}
	look := func() bool {
		now := s.Spoken()
		m.say(without(now, last)...)
		last = slices.Clone(now)
		return false
	}
	m.changed = look
	for {
		key, err := m.key()
		if err != nil {
			return
		}
		msg := tea.Msg(tea.KeyPressMsg(key.Press))
		if key.Pasted {
			msg = tea.PasteMsg{Content: key.Text}
		} else if key.Name == "ctrl+j" {
			msg = keyNamed("enter")
		}
		m.do(m.app.Update(msg))
		m.told()
		if key.Name != "enter" && key.Name != "ctrl+j" { // a key that is typed says nothing
			last = slices.Clone(s.Spoken())
		}
	}
}
