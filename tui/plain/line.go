package plain

import (
	"cmp"
	"strings"

	"groundwork/content/text"
	"groundwork/tui/field"
	"groundwork/tui/input"
)

// ending is how a line came to its end.
type ending int

const (
	byEnter ending = iota
	byEnd          // ctrl+d on an empty line
	byPaste        // several lines were pasted
	byEsc          // esc on an empty line
)

// longPaste is how many bytes of a paste are shown: of more the size is said.
const longPaste = 1000

// line reads a line, in which a text stands already. It shows what is typed as any
// terminal does, and never writes the line anew.
func (m *Mode) line(before string) (string, ending, error) {
	m.typed = []byte(before)
	m.echo(before)
	for {
		key, err := m.key()
		if err != nil {
			return "", byEnter, err
		}
		if line, how, done := m.press(key); done {
			m.typed = nil
			m.due = false
			return line, how, nil
		}
	}
}

// press takes a key into the line, and reports whether it ends it.
func (m *Mode) press(key input.Key) (line string, how ending, done bool) {
	switch {
	case key.Pasted:
		return m.pasted(key.Text)
	case key.Name == "enter", key.Name == "ctrl+j":
		m.say()
		return string(m.typed), byEnter, true
	case key.Name == "ctrl+d" && len(m.typed) == 0:
		m.say()
		return "", byEnd, true
	case key.Name == "esc" && len(m.typed) == 0:
		m.say()
		return "", byEsc, true
	case key.Name == "backspace", key.Name == "ctrl+h":
		m.cut(lastGlyph(m.typed))
	case key.Name == "ctrl+w":
		words := strings.TrimRight(string(m.typed), " ")
		m.cut(strings.LastIndex(words, " ") + 1)
	case key.Name == "ctrl+u":
		m.cut(0)
	case key.Text != "" && key.Press.Mod&^shiftOnly == 0:
		m.typed = append(m.typed, key.Text...)
		m.echo(key.Text)
		m.touch()
	}
	return "", byEnter, false
}

// shiftOnly is the modifier with which a key still types.
const shiftOnly = 1

// pasted takes a paste.
func (m *Mode) pasted(words string) (line string, how ending, done bool) {
	words, _ = text.Clean(words)
	if !strings.Contains(words, "\n") {
		m.typed = append(m.typed, words...)
		if len(words) > longPaste {
			m.echo("pasted " + counted(words))
		} else {
			m.echo(words)
		}
		m.touch()
		return "", byEnter, false
	}
	if len(words) > longPaste {
		m.say("Pasted: " + counted(words) + ".")
	} else {
		m.echo(strings.ReplaceAll(words, "\n", "\r\n"))
		m.say()
	}
	return string(m.typed) + words, byPaste, true
}

// cut takes away what stands behind a place, with as many spaces as it had columns.
func (m *Mode) cut(to int) {
	gone := string(m.typed[to:])
	if gone == "" {
		return
	}
	m.typed = m.typed[:to]
	m.touch()
	if m.Echoes {
		m.write(strings.Repeat("\b \b", text.Width(gone)))
	}
}

// lastGlyph is where the last character begins.
func lastGlyph(line []byte) int {
	at := 0
	for i := 0; i < len(line); {
		at = i
		size, _ := text.Glyph(line[i:])
		i += max(size, 1)
	}
	return at
}

// echo shows what was typed, where the terminal did before.
func (m *Mode) echo(words string) {
	if m.Echoes && words != "" {
		m.write(text.Display(words))
		m.column = true
	}
}

// counted is how many words a text has, as the screens count them.
func counted(words string) string {
	return cmp.Or(field.Counted(words), "0 words")
}
