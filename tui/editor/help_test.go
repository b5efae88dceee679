package editor

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// opened is an editor of a text, with the cursor at its end.
func opened(given string, o Options) *Editor {
	e := New(given, o)
	e.Resize(40, 1, 10)
	return e
}

// press is the message of a key by its name, such as "ctrl+left" or "a".
func press(name string) tea.KeyPressMsg {
	mods := map[string]tea.KeyMod{"ctrl": tea.ModCtrl, "alt": tea.ModAlt, "shift": tea.ModShift}
	codes := map[string]rune{
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
		"enter": tea.KeyEnter, "tab": tea.KeyTab, "esc": tea.KeyEscape, "home": tea.KeyHome,
		"end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "insert": tea.KeyInsert,
		"backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "space": ' ',
	}
	var k tea.Key
	for {
		mod, rest, ok := strings.Cut(name, "+")
		if !ok || rest == "" {
			break
		}
		k.Mod, name = k.Mod|mods[mod], rest
	}
	code, named := codes[name]
	if !named {
		code = []rune(name)[0]
	}
	k.Code = code
	if k.Mod == 0 && (!named || code == ' ') {
		k.Text = string(code)
	}
	return tea.KeyPressMsg(k)
}

// play presses keys, separated by spaces, and returns the last result.
func play(e *Editor, keys string) Result {
	var r Result
	for name := range strings.FieldsSeq(keys) {
		r = e.Update(press(name))
	}
	return r
}

// write types a text, character by character.
func write(e *Editor, s string) {
	for _, r := range s {
		if r == '\n' {
			e.Update(press("enter"))
			continue
		}
		e.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

// paste is what the terminal says of a paste.
func paste(s string) tea.Msg { return tea.PasteMsg{Content: s} }

// holds fails unless the text is the one wanted.
func holds(t *testing.T, e *Editor, want string) {
	t.Helper()
	if got := e.Text(); got != want {
		t.Fatalf("the text is %q, want %q", got, want)
	}
}
