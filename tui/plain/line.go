package plain

import (
	"cmp"
	"strings"

	"github.com/charmbracelet/x/ansi"

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
	m.typed, m.after, m.left = []byte(before), 0, m.at
	m.echo(before)
	for {
		key, err := m.key()
		if err != nil {
			m.asked = ""
			return "", byEnter, err
		}
		if line, how, done := m.press(key); done {
			m.typed, m.after, m.asked = nil, 0, ""
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
		m.cut(lastGlyph(m.head()))
	case key.Name == "ctrl+w":
		words := strings.TrimRight(string(m.head()), " ")
		m.cut(strings.LastIndex(words, " ") + 1)
	case key.Name == "ctrl+u":
		m.cut(0)
	case key.Name == "tab" && len(m.typed) > 0: // pasted, where the terminal doesn't tell of pastes
		m.insert(typedBy(key))
	case key.Text != "" && key.Press.Mod&^shiftOnly == 0:
		m.insert(key.Text)
	default:
		m.moveBy(key.Name)
	}
	return "", byEnter, false
}

// typedBy is what a key types into a text.
func typedBy(key input.Key) string {
	switch key.Name {
	case "enter", "ctrl+j":
		return "\n"
	case "tab":
		return " "
	}
	return key.Text
}

// shiftOnly is the modifier with which a key still types.
const shiftOnly = 1

// pasted takes a paste.
func (m *Mode) pasted(words string) (line string, how ending, done bool) {
	words, _ = text.Clean(words)
	if !strings.Contains(words, "\n") {
		if len(words) > longPaste {
			m.take(words)
			m.echo("pasted " + counted(words))
			m.touch()
		} else {
			m.insert(words)
		}
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

// cut takes away what stands between a place and the cursor: at the end of the line with
// as many spaces as it had columns.
func (m *Mode) cut(to int) {
	at := len(m.head())
	gone := string(m.typed[to:at])
	if gone == "" {
		return
	}
	m.typed = append(m.typed[:to], m.typed[at:]...)
	m.touch()
	switch wide := text.Width(gone); {
	case !m.Echoes:
	case m.after > 0:
		m.write(strings.Repeat("\b", wide) + ansi.DeleteCharacter(wide))
	default:
		m.write(strings.Repeat("\b \b", wide))
	}
}

// head is what stands before the cursor.
func (m *Mode) head() []byte { return m.typed[:len(m.typed)-m.after] }

// take takes words in at the cursor.
func (m *Mode) take(words string) {
	rest := string(m.typed[len(m.head()):])
	m.typed = append(append(m.head(), words...), rest...)
}

// insert types words at the cursor. What stands behind it is moved by the terminal and not
// written anew; where it would come into another row, the line is said on a new one.
func (m *Mode) insert(words string) {
	shown := text.Display(words)
	moves := m.after > 0 && m.Echoes
	fits := m.oneRow(text.Width(shown))
	m.take(words)
	m.touch()
	switch {
	case moves && fits:
		m.write(ansi.InsertCharacter(text.Width(shown)))
	case moves:
		m.say()
		m.after, m.left = 0, 0
		words = string(m.typed)
	}
	m.echo(words)
}

// oneRow reports whether the line stands in one row of a terminal that can move in it,
// also with so many columns more.
func (m *Mode) oneRow(more int) bool {
	return m.Inserts && m.Echoes && m.Columns != nil && m.left+text.Width(text.Display(string(m.typed)))+more < m.Columns()
}

// moveBy moves the cursor within the line, and takes out what it stands on. Where the line
// is longer than a row it stays at the end.
func (m *Mode) moveBy(name string) {
	if !m.oneRow(0) {
		return
	}
	head := m.head()
	rest := m.typed[len(head):]
	size, to := 1, len(head)
	if len(rest) > 0 {
		size, _ = text.Glyph(rest)
		size = max(size, 1)
	}
	switch {
	case name == "left" && len(head) > 0:
		to = lastGlyph(head)
	case name == "right" && len(rest) > 0:
		to += size
	case name == "home", name == "ctrl+a":
		to = 0
	case name == "end", name == "ctrl+e":
		to = len(m.typed)
	case name == "delete" && len(rest) > 0:
		gone := text.Width(string(rest[:size]))
		m.typed, m.after = append(head, rest[size:]...), m.after-size
		m.touch()
		m.write(ansi.DeleteCharacter(gone))
		return
	}
	switch {
	case to < len(head):
		m.write(strings.Repeat("\b", text.Width(string(head[to:]))))
	case to > len(head):
		m.write(ansi.CursorForward(text.Width(string(m.typed[len(head):to]))))
	}
	m.after = len(m.typed) - to
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
