package tui

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/store"
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
}

// rekeyedMsg says how a change of the passphrase went.
type rekeyedMsg struct {
	code      string // a recovery code, to be shown once
	protected bool   // there is a passphrase now
	err       error
}

// newProtection offers what can be done about the passphrase.
func newProtection(s *sitting, k Keeper) screen {
	now, again := "The passphrase now", "The same again"
	items := []choice{
		{label: "Set a passphrase", do: func() (step, tea.Cmd) {
			return swap(newSecrets(s, "Set a passphrase", []string{"A passphrase", again}, func(typed [][]byte) (string, error) {
				return "", k.SetPassphrase(typed[0])
			})), nil
		}},
	}
	if s.desk.protected {
		items = []choice{
			{label: "Change it", do: func() (step, tea.Cmd) {
				return swap(newSecrets(s, "Change the passphrase", []string{now, "A new passphrase", again}, func(typed [][]byte) (string, error) {
					return "", k.ChangePassphrase(typed[0], typed[1])
				})), nil
			}},
			{label: "A new recovery code", about: "A code to write down, that opens the workbook if the passphrase is forgotten.", do: func() (step, tea.Cmd) {
				return swap(newSecrets(s, "A new recovery code", []string{now}, func(typed [][]byte) (string, error) {
					return k.NewRecoveryCode(typed[0])
				})), nil
			}},
			{label: "Take it away", about: "Then anybody who has the file can read it.", do: func() (step, tea.Cmd) {
				return swap(newSecrets(s, "Take the passphrase away", []string{now}, func(typed [][]byte) (string, error) {
					return "", k.RemovePassphrase(typed[0])
				})), nil
			}},
		}
	}
	return newAlternatives("Passphrase", "A passphrase keeps out somebody who has the file, or opens the program while you are away. It can't help against somebody who can make you tell it, or who watches what is typed. If it is forgotten, and there is no recovery code, nobody can open the workbook again. Backups and prints made before stay as they were.", items)
}

// secrets asks for one passphrase after another. Nothing typed is shown. The
// last of several new ones has to be the same as the one before it.
type secrets struct {
	sitting *sitting
	title   string
	asks    []string
	typed   [][]byte // those given so far
	now     []byte   // the one being typed
	act     func([][]byte) (code string, err error)
	busy    bool
	done    bool
	result  []string
	frame   frame
	said    string
	keys    secretKeys
}

type secretKeys struct{ enter, back key.Binding }

func newSecrets(s *sitting, title string, asks []string, act func([][]byte) (string, error)) *secrets {
	return &secrets{sitting: s, title: title, asks: asks, act: act, keys: secretKeys{
		enter: bind("go on", "enter"), back: bind("back, nothing changed", "esc", "alt+esc"),
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
			s.now = append(s.now, content.CleanLine(msg.Content)...)
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
		default:
			s.now = append(s.now, msg.Text...)
		}
	}
	return stay(), nil
}

// next takes what was typed, and acts once all has been.
func (s *secrets) next() tea.Cmd {
	s.said = ""
	if len(s.now) == 0 {
		s.said = "nothing typed yet"
		return nil
	}
	n := len(s.typed)
	if n > 0 && n == len(s.asks)-1 && !bytes.Equal(s.now, s.typed[n-1]) {
		s.said = "those two were not the same: once more, please"
		clear(s.now)
		clear(s.typed[n-1])
		s.typed, s.now = s.typed[:n-1], nil
		return nil
	}
	s.typed, s.now = append(s.typed, s.now), nil
	if len(s.typed) < len(s.asks) {
		return nil
	}
	s.busy = true
	return s.sitting.desk.rekey(s.typed, s.act)
}

// rekey saves what is new, then changes the key, with no other write between.
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
		s.said = "nothing changed: " + content.CleanLine(msg.err.Error())
		return
	}
	s.done = true
	s.result = []string{"Done. The workbook was written anew; what the old key opens was deleted beside it."}
	if msg.code != "" {
		s.result = []string{
			"This code opens the workbook if the passphrase is forgotten. It is shown once and kept nowhere. Write it on paper, and keep it where only you look.",
			msg.code,
		}
	}
	if msg.err != nil {
		s.result = append(s.result, "One thing is left to do: "+content.CleanLine(msg.err.Error())+".")
	}
}

// View implements [screen].
func (s *secrets) View() (string, *tea.Cursor) {
	t, width := s.frame.Theme, s.frame.Width
	lines := append(sentence(s.title, width, t.Title), "")
	if s.done {
		return strings.Join(append(lines, s.told(width, t)...), "\n"), nil
	}
	if s.busy {
		return strings.Join(append(lines, t.Faint.Render("a moment")), "\n"), nil
	}
	ask := s.asks[min(len(s.typed), len(s.asks)-1)]
	lines = append(lines, sentence(ask, width, t.Label)...)
	lines = append(lines, t.BarFocused)
	cursor := tea.NewCursor(2, len(lines)-1)
	lines = append(lines, "")
	lines = append(lines, sentence("Nothing of it shows while you type.", width, t.Faint)...)
	if s.said != "" {
		lines = append(append(lines, ""), sentence(s.said, width, t.Body)...)
	}
	return strings.Join(lines, "\n"), cursor
}

func (s *secrets) told(width int, t theme.Theme) []string {
	var lines []string
	for _, r := range s.result {
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
	return []key.Binding{s.keys.enter, s.keys.back}
}
