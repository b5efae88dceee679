package plain

import (
	"cmp"
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

// search looks for words, and goes where they are. What is typed is what is looked for, also
// where it is a word to go by elsewhere: that stands behind a slash here.
func (m *Mode) search(s finder) {
	from := 0
	if s.Sought() == "" {
		m.say("Search: your answers and notes, and the pages' titles and questions.")
	}
	m.hint("what you type now is looked for. With a slash before it, such as /home or /help, it is a word to go by.")
	for {
		found := s.Spoken()
		last := min(from+hits, len(found))
		for i := from; i < last; i++ {
			m.say(fmt.Sprintf("%d: %s", i+1, found[i]))
		}
		more, before := last < len(found), s.Sought()
		end := m.halves(sought(len(found)), func(half string) { s.Seek(cmp.Or(half, before)) })
		typed, ok, err := m.answer(searchPrompt(len(found) > 0, more))
		end(err)
		switch {
		case !ok && err == goBack, ok && typed == "" && !more:
			_ = m.keys("esc")
			return
		case !ok:
			return
		case typed == "", more && fold(typed) == "/more":
			from = last
			continue
		}
		if n, err := strconv.Atoi(typed); err == nil && n > 0 && n <= len(found) {
			s.Listed().At = n - 1
			_ = m.keys("enter")
			m.told()
			return
		}
		w, known := find(typed)
		switch {
		case !strings.HasPrefix(typed, "/"):
		case strings.HasPrefix(typed, "//"):
			typed = typed[1:]
		case !known:
			m.say("Not understood. /help lists what can be typed.")
			continue
		default:
			if m.leads(w, "Type words to find, or the number of a place.") {
				return
			}
			continue
		}
		s.Seek(typed)
		from = 0
		m.say(strings.TrimSpace(fmt.Sprintf("Found: %d. %s", len(s.Spoken()), s.Unsearched())))
		if w, is := whole(typed); is {
			m.say("To go by this word: /" + w.name + ".")
		}
	}
}

// sought returns what of a line is looked for: not the number of a place that was found.
func sought(found int) func(typed string) string {
	return func(typed string) string {
		typed = strings.TrimSpace(typed)
		if n, err := strconv.Atoi(typed); err == nil && n > 0 && n <= found {
			return ""
		}
		return written(typed)
	}
}

// searchPrompt says what can be typed.
func searchPrompt(found, more bool) string {
	switch {
	case more:
		return "A number, other words, or Enter for more:"
	case found:
		return "A number, other words, or Enter to go back:"
	}
	return "Words to find, or Enter to go back:"
}

// leads does what a word to go by says, and reports whether that leads elsewhere. The
// screen has help of its own.
func (m *Mode) leads(w word, help string) bool {
	switch err := w.do(m); err {
	case nil:
		return false
	case goHelp:
		m.help(help)
		return false
	case goBack, goBefore:
		_ = m.keys("esc")
	}
	return true
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

// secret hands what is typed to a screen that shows nothing of it. A shell that shows what
// is typed by itself, as in Emacs, knows by the prompt that it mustn't.
func (m *Mode) secret(s ui.Secret) {
	var last []string
	if !m.Fresh { // it was said, and asked, by the program before this one
		last, m.Fresh, m.column = s.Spoken(), true, true
	}
	look := func() bool {
		now := s.Spoken()
		if fresh := without(now, last); len(fresh) > 0 {
			m.say(fresh...)
		}
		if s.Awaits() && !m.column {
			m.prompt("Passphrase:")
		}
		last = slices.Clone(now)
		return false
	}
	m.changed = look
	for {
		key, err := m.key()
		if err != nil {
			return
		}
		enters := key.Name == "enter" || key.Name == "ctrl+j"
		msg := tea.Msg(tea.KeyPressMsg(key.Press))
		switch {
		case key.Pasted:
			msg = tea.PasteMsg{Content: key.Text}
		case enters:
			msg = keyNamed("enter")
			m.say()
		}
		m.do(m.app.Update(msg))
		m.told()
		if !enters { // a key that is typed says nothing
			last = slices.Clone(s.Spoken())
		}
	}
}
