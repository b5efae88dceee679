package settings

import (
	"bytes"
	"errors"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content/text"
	"groundwork/store"
	"groundwork/store/fault"
	"groundwork/tui/input"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// secrets asks for one passphrase after another. Nothing typed is shown. A new
// one is asked for twice, or has to be as it was made up.
type secrets struct {
	session *session.Session
	plan    rekeying
	typed   [][]byte // those given so far
	now     input.Hidden
	busy    bool
	done    bool
	result  []string
	frame   ui.Frame
	said    string
	keys    secretKeys
}

// rekeying is a change of the key, and what has to be typed for it.
type rekeying struct {
	title  string
	asks   []string
	fresh  int    // which of them asks for a new passphrase; len(asks) for none
	madeUp string // the new one, or "" where the person thinks of it
	after  string // said once it is done
	act    func(typed [][]byte) (code string, err error)
}

type secretKeys struct{ enter, clear, back key.Binding }

func newSecrets(s *session.Session, do route.Rekeying) *secrets {
	k, ok := s.Keeper()
	if !ok {
		return nil
	}
	return &secrets{session: s, plan: planOf(k, do), keys: secretKeys{
		enter: ui.Bind("go on", "enter"), clear: ui.Bind("from the start", "ctrl+u"),
		back: ui.Bind("back", "esc", "alt+esc"),
	}}
}

func (s *secrets) Enter() tea.Cmd { return nil }

// OnLeave implements [ui.Leaver]: nothing typed here stays in memory. While it is being used
// that is seen to by [session.Autosave.Rekey].
func (s *secrets) OnLeave() {
	if !s.busy {
		s.forget()
	}
}

func (s *secrets) forget() {
	for _, t := range s.typed {
		clear(t)
	}
	s.typed = nil
	s.now.Clear()
}

func (s *secrets) Resize(f ui.Frame) { s.frame = f }

func (s *secrets) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	switch msg := msg.(type) {
	case session.RekeyedMsg:
		s.finish(msg)
	case tea.PasteMsg:
		if !s.busy {
			s.now.Paste(msg.Content)
		}
	case tea.KeyPressMsg:
		switch {
		case s.busy:
		case key.Matches(msg, s.keys.back), s.done && key.Matches(msg, s.keys.enter):
			return route.Back(), nil
		case s.done:
		case key.Matches(msg, s.keys.enter):
			return route.Stay(), s.next()
		default: // clear among them
			s.now.Press(msg.Keystroke(), msg.Text)
		}
	}
	return route.Stay(), nil
}

// next takes what was typed, and acts once all has been.
func (s *secrets) next() tea.Cmd {
	s.said = ""
	if s.now.Empty() {
		s.said = "nothing typed yet"
		return nil
	}
	n, now := len(s.typed), s.now.Take()
	if why := s.differs(n, now); why != "" {
		s.said = why
		clear(now)
		if s.plan.madeUp == "" {
			clear(s.typed[n-1])
			s.typed = s.typed[:n-1]
		}
		return nil
	}
	if n == s.plan.fresh {
		s.said = strings.TrimSpace(text.ShortSecret(string(now)) + " " + text.OddSecret(string(now)))
	}
	s.typed = append(s.typed, now)
	if len(s.typed) < len(s.plan.asks) {
		return nil
	}
	s.said, s.busy = "", true
	return s.session.Autosave.Rekey(s.typed, s.plan.act, s.plan.tell)
}

// differs tells why what was typed as the n-th is not what it has to be.
func (s *secrets) differs(n int, now []byte) string {
	switch {
	case s.plan.madeUp != "" && n == s.plan.fresh && string(now) != s.plan.madeUp:
		return "not quite those words: once more, please"
	case n == s.plan.fresh+1 && !bytes.Equal(now, s.typed[n-1]):
		return "those two were not the same: once more, please"
	}
	return ""
}

// finish says how it went.
func (s *secrets) finish(msg session.RekeyedMsg) {
	s.busy = false
	s.forget()
	told, made := s.plan.outcome(msg)
	if !made {
		s.said = told[0]
		s.session.Autosave.Told()
		return
	}
	s.done, s.result = true, told
}

// outcome says how a change went, and whether it was made.
func (p rekeying) outcome(msg session.RekeyedMsg) (told []string, made bool) {
	if msg.Err != nil && !store.KeyChanged(msg.Err) {
		said := "nothing changed: " + text.CleanLine(msg.Err.Error())
		if hint := fault.Hint(msg.Err); hint != "" {
			said += ". " + text.CleanLine(hint)
		}
		return []string{said}, false
	}
	unconfirmed := errors.Is(msg.Err, fault.Unconfirmed)
	switch {
	case msg.Code != "":
		told = []string{
			"This code opens the workbook if the passphrase is forgotten. It is shown once and kept nowhere. Write it on paper, and keep it where only you look.",
			msg.Code,
		}
	case !unconfirmed:
		told = []string{"Done. The workbook was written anew; what the old key opens was deleted beside it."}
		if p.after != "" {
			told = append(told, p.after)
		}
	}
	switch {
	case unconfirmed:
		told = append(told, session.Unconfirmed(msg.Err)...)
	case msg.Err != nil:
		told = append(told, "One thing is left to do: "+text.CleanLine(msg.Err.Error())+".")
	}
	return told, true
}

// tell is outcome for who comes to read it elsewhere.
func (p rekeying) tell(msg session.RekeyedMsg) []string {
	told, made := p.outcome(msg)
	if !made {
		told[0] = p.title + ": " + told[0] + "."
	}
	return told
}

func (s *secrets) View() (string, *tea.Cursor) {
	t, width := s.frame.Theme, s.frame.Width
	var lines []string
	if s.frame.Height >= ui.Short-2 { // else there is room for what is asked only
		lines = append(ui.Sentence(s.plan.title, width, t.Title), "")
	}
	if s.done {
		return strings.Join(append(lines, s.told(width, t)...), "\n"), nil
	}
	if s.busy {
		return strings.Join(append(lines, t.Faint.Render("a moment")), "\n"), nil
	}
	n := min(len(s.typed), len(s.plan.asks)-1)
	if s.plan.madeUp != "" && n == s.plan.fresh {
		lines = append(lines, ui.Sentence("Write these words down, or learn them. They are shown only now.", width, t.Body)...)
		lines = append(append(append(lines, ""), ui.Sentence(s.plan.madeUp, width, t.Strong)...), "")
	}
	lines = append(lines, ui.Sentence(s.plan.asks[n], width, t.Label)...)
	lines = append(lines, t.BarFocused)
	cursor := tea.NewCursor(2, len(lines)-1)
	if s.said != "" {
		lines = append(append(lines, ""), ui.Sentence(s.said, width, t.Body)...)
	}
	lines = append(lines, "")
	lines = append(lines, ui.Sentence("Nothing of it shows while you type. Esc goes back, and nothing is changed.", width, t.Faint)...)
	return strings.Join(lines, "\n"), cursor
}

// Awaits implements [ui.Secret].
func (s *secrets) Awaits() bool { return !s.busy && !s.done }

// Spoken implements [ui.Spoken].
func (s *secrets) Spoken() []string {
	s.frame = ui.HeardFrame()
	words, _ := s.View()
	return strings.Split(words, "\n")
}

func (s *secrets) told(width int, t ui.Theme) []string {
	var lines []string
	for _, r := range s.result {
		lines = append(append(lines, ui.Sentence(r, width, t.Body)...), "")
	}
	return lines
}

// Types reports that what is typed is taken.
func (s *secrets) Types() bool { return !s.done }

func (s *secrets) Header() (string, string) { return "Passphrase", "" }

func (s *secrets) Hints() []key.Binding {
	if s.done {
		return []key.Binding{s.keys.enter}
	}
	return []key.Binding{s.keys.enter, s.keys.back, s.keys.clear}
}
