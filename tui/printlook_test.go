package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
)

// lookFirst chooses to look at a print, and returns what is to be run beside the event loop.
func (s *stage) lookFirst() (look tea.Cmd) {
	s.t.Helper()
	s.row("Look at it first")
	s.model, look = s.model.Update(pressOf("enter"))
	return look
}

// TestLooksBeside sets what will be printed beside the event loop. It shows where it is
// still wanted.
func TestLooksBeside(t *testing.T) {
	for what, test := range map[string]struct {
		meanwhile []string
		shows     bool
	}{
		"nothing":     {nil, true},
		"once more":   {[]string{"enter"}, true},
		"left":        {[]string{"esc"}, false},
		"help":        {[]string{"ctrl+g"}, false},
		"gone back":   {[]string{"up"}, false},
		"other pages": {[]string{"shift+tab", "shift+tab", "right", "tab", "tab"}, false},
		"printed":     {[]string{"right", "enter"}, false},
	} {
		onStage(t, english(t), 80, 40, func(s *stage) {
			s.planned()
			s.put(content.Settings{Printed: true})
			s.press("p")
			s.settle()
			look := s.lookFirst()
			s.press(test.meanwhile...)
			s.run(look)
			s.settle()
			if _, shows := s.app.route().(route.Preview); shows != test.shows {
				t.Errorf("%s: it shows: %v\n%s", what, shows, s.screen())
			}
			s.press("esc")
			s.miss("A moment.")
		})
	}
}

// TestLooksLong says that a look takes a while, and what came of it in its place.
func TestLooksLong(t *testing.T) {
	onStage(t, english(t), 80, 40, func(s *stage) {
		s.planned()
		s.press("p")
		s.settle()
		var late []tea.Msg
		for _, msg := range messages(s.lookFirst()) {
			if strings.HasSuffix(fmt.Sprintf("%T", msg), "lookLongMsg") {
				s.send(msg)
				continue
			}
			late = append(late, msg)
		}
		s.see("A moment.")
		for _, msg := range late {
			s.send(msg)
		}
		s.see("As it will be printed")
		s.press("esc")
		s.see("[▸Look at it first ]")
		s.miss("A moment.")
	})
}

// messages are those of a command and of all in its batch.
func messages(cmd tea.Cmd) (all []tea.Msg) {
	if cmd == nil {
		return nil
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			all = append(all, messages(c)...)
		}
	default:
		all = append(all, msg)
	}
	return all
}

// TestHeardLooksBeside looks at a print in plain lines.
func TestHeardLooksBeside(t *testing.T) {
	listening(t, english(t), newDisk(), func(l *listener) {
		l.types("", "1")
		l.does(func() tea.Cmd {
			return l.app.session.Autosave.Put(l.said("to-a-friend", "words"), content.Settings{Printed: true})
		})
		l.goes(route.Print{Track: content.Hurt})
		l.types("", "", "", "", "")
		l.heard()
		l.types("1")
		l.hearsInOrder("Here: As it will be printed.", "\nwords\n", "Choose, or Enter for Print:")
	})
}
