package tui

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content/text"
	"groundwork/store"
	"groundwork/store/fault"
	"groundwork/tui/theme"
)

// Keeper is a notebook whose passphrase can be set and changed. A [store.Safe]
// is one. What changes the key may return an error though the key has changed;
// [store.KeyChanged] tells.
type Keeper interface {
	Lockable
	SetPassphrase(passphrase []byte) error
	ChangePassphrase(old, passphrase []byte) error
	RemovePassphrase(old []byte) error
	NewRecoveryCode(passphrase []byte) (string, error)
	HasRecoveryCode() bool
}

// rekeyedMsg says how a change of the passphrase went.
type rekeyedMsg struct {
	code      string // a recovery code, to be shown once
	protected bool   // there is a passphrase now
	err       error
}

// secrets asks for one passphrase after another. Nothing typed is shown. A new
// one is asked for twice, or has to be as it was made up.
type secrets struct {
	sitting *sitting
	plan    rekeying
	typed   [][]byte // those given so far
	now     []byte   // the one being typed
	busy    bool
	done    bool
	result  []string
	frame   frame
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

func newSecrets(s *sitting, r rekeying) *secrets {
	return &secrets{sitting: s, plan: r, keys: secretKeys{
		enter: bind("go on", "enter"), clear: bind("from the start", "ctrl+u"),
		back: bind("back", "esc", "alt+esc"),
	}}
}

// Enter implements [screen].
func (s *secrets) Enter() tea.Cmd { return nil }

// Leave implements [leaver]: nothing typed here stays in memory.
func (s *secrets) Leave() {
	if !s.busy {
		s.forget()
	}
}

func (s *secrets) forget() {
	for _, t := range append(s.typed, s.now) {
		clear(t)
	}
	s.typed, s.now = nil, nil
}

// Resize implements [screen].
func (s *secrets) Resize(f frame) { s.frame = f }

// Update implements [screen].
func (s *secrets) Update(msg tea.Msg) (step, tea.Cmd) {
	switch msg := msg.(type) {
	case rekeyedMsg:
		s.finish(msg)
	case tea.PasteMsg:
		if !s.busy {
			s.now = append(s.now, text.Secret(msg.Content)...)
		}
	case tea.KeyPressMsg:
		switch {
		case s.busy:
		case key.Matches(msg, s.keys.back), s.done && key.Matches(msg, s.keys.enter):
			return back(), nil
		case s.done:
		case key.Matches(msg, s.keys.enter):
			return stay(), s.next()
		case msg.String() == "backspace":
			_, size := utf8.DecodeLastRune(s.now)
			s.now = s.now[:len(s.now)-size]
		case key.Matches(msg, s.keys.clear):
			clear(s.now)
			s.now = nil
		default:
			s.now = append(s.now, msg.Text...)
		}
	}
	return stay(), nil
}

// shortPassphrase is what somebody with the file and time can guess.
const shortPassphrase = 12

// next takes what was typed, and acts once all has been.
func (s *secrets) next() tea.Cmd {
	s.said = ""
	if len(s.now) == 0 {
		s.said = "nothing typed yet"
		return nil
	}
	n := len(s.typed)
	if why := s.differs(n); why != "" {
		s.said = why
		clear(s.now)
		s.now = nil
		if s.plan.madeUp == "" {
			clear(s.typed[n-1])
			s.typed = s.typed[:n-1]
		}
		return nil
	}
	if n == s.plan.fresh && utf8.RuneCount(s.now) < shortPassphrase {
		s.said = "That is short: somebody who has the file can try many. Several words are safer."
	}
	if n == s.plan.fresh {
		s.said = strings.TrimSpace(s.said + " " + text.OddSecret(string(s.now)))
	}
	s.typed, s.now = append(s.typed, s.now), nil
	if len(s.typed) < len(s.plan.asks) {
		return nil
	}
	s.said, s.busy = "", true
	return s.sitting.desk.rekey(s.typed, s.plan.act)
}

// differs tells why what was typed as the n-th is not what it has to be.
func (s *secrets) differs(n int) string {
	switch {
	case s.plan.madeUp != "" && n == s.plan.fresh && string(s.now) != s.plan.madeUp:
		return "not quite those words: once more, please"
	case n == s.plan.fresh+1 && !bytes.Equal(s.now, s.typed[n-1]):
		return "those two were not the same: once more, please"
	}
	return ""
}

// rekey changes the key; what is new and not saved yet is saved after it, under
// the new one.
func (d *desk) rekey(typed [][]byte, act func([][]byte) (string, error)) tea.Cmd {
	d.collect()
	return func() tea.Msg {
		var msg rekeyedMsg
		_, err := d.write(func() (err error) {
			msg.code, err = act(typed)
			if l, ok := d.notebook.(Lockable); ok {
				msg.protected = l.HasPassphrase()
			}
			return err
		})
		msg.err = err
		return msg
	}
}

// finish tells how it went.
func (s *secrets) finish(msg rekeyedMsg) {
	s.busy = false
	s.forget()
	if msg.err != nil && !store.KeyChanged(msg.err) {
		s.said = "nothing changed: " + text.CleanLine(msg.err.Error())
		if hint := fault.Hint(msg.err); hint != "" {
			s.said += ". " + text.CleanLine(hint)
		}
		return
	}
	s.done = true
	s.result = []string{"Done. The workbook was written anew; what the old key opens was deleted beside it.", s.plan.after}
	if msg.code != "" {
		s.result = []string{
			"This code opens the workbook if the passphrase is forgotten. It is shown once and kept nowhere. Write it on paper, and keep it where only you look.",
			msg.code,
		}
	}
	if msg.err != nil {
		s.result = append(s.result, "One thing is left to do: "+text.CleanLine(msg.err.Error())+".")
	}
}

// View implements [screen].
func (s *secrets) View() (string, *tea.Cursor) {
	t, width := s.frame.Theme, s.frame.Width
	var lines []string
	if s.frame.Height >= short-2 { // else there is room for what is asked only
		lines = append(sentence(s.plan.title, width, t.Title), "")
	}
	if s.done {
		return strings.Join(append(lines, s.told(width, t)...), "\n"), nil
	}
	if s.busy {
		return strings.Join(append(lines, t.Faint.Render("a moment")), "\n"), nil
	}
	n := min(len(s.typed), len(s.plan.asks)-1)
	if s.plan.madeUp != "" && n == s.plan.fresh {
		lines = append(lines, sentence("Write these words down, or learn them. They are shown only now.", width, t.Body)...)
		lines = append(append(append(lines, ""), sentence(s.plan.madeUp, width, t.Strong)...), "")
	}
	lines = append(lines, sentence(s.plan.asks[n], width, t.Label)...)
	lines = append(lines, t.BarFocused)
	cursor := tea.NewCursor(2, len(lines)-1)
	if s.said != "" {
		lines = append(append(lines, ""), sentence(s.said, width, t.Body)...)
	}
	lines = append(lines, "")
	lines = append(lines, sentence("Nothing of it shows while you type. Esc goes back, and nothing is changed.", width, t.Faint)...)
	return strings.Join(lines, "\n"), cursor
}

func (s *secrets) told(width int, t theme.Theme) []string {
	var lines []string
	for _, r := range s.result {
		if r == "" {
			continue
		}
		lines = append(append(lines, sentence(r, width, t.Body)...), "")
	}
	return lines
}

// Header implements [screen].
func (s *secrets) Header() (string, string) { return "Passphrase", "" }

// Hints implements [screen].
func (s *secrets) Hints() []key.Binding {
	if s.done {
		return []key.Binding{s.keys.enter}
	}
	return []key.Binding{s.keys.enter, s.keys.back, s.keys.clear}
}
