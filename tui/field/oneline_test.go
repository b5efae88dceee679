package field

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

func typedLine(t *testing.T, width int, keys ...string) (*OneLine, Result) {
	t.Helper()
	l := NewOneLine(NewMemory())
	l.Resize(width, testTheme())
	var r Result
	for _, k := range keys {
		r, _ = l.Update(press(k))
	}
	return l, r
}

func TestOneLineIsTheSameEditor(t *testing.T) {
	for keys, want := range map[string]string{
		"a space b ctrl+z":             "a ",
		"a space b ctrl+z ctrl+y":      "a b",
		"a b c shift+home x":           "x",
		"a b shift+home ctrl+x end":    "",
		"a b ctrl+space home ctrl+x":   "",
		"a shift+left ctrl+x ctrl+v":   "a",
		"a space b alt+backspace":      "a ",
		"a b home delete ctrl+a c":     "cb",
		"a space b ctrl+u":             "",
		"a space b ctrl+home ctrl+k z": "z",
	} {
		if l, _ := typedLine(t, 40, strings.Fields(keys)...); l.Text() != want {
			t.Errorf("%s leaves %q, want %q", keys, l.Text(), want)
		}
	}
	l, _ := typedLine(t, 40)
	l.Update(tea.PasteMsg{Content: "e\u0301a\u0301\r\nb\x1b[31mc"})
	l.Update(press("backspace"))
	if got := l.Text(); got != "e\u0301a\u0301 b" {
		t.Errorf("the line is %q", got)
	}
}

func TestOneLineSaysWhy(t *testing.T) {
	for _, k := range []string{"ctrl+z", "ctrl+y", "ctrl+x", "ctrl+v", "alt+c", "ctrl+t", "ctrl+o", "ctrl+j", "alt+enter", "up", "left", "backspace"} {
		if _, r := typedLine(t, 40, k); !r.Ignored || r.Why == "" {
			t.Errorf("%s in an empty line gives %+v", k, r)
		}
	}
	l, _ := typedLine(t, 40, "a")
	r, _ := l.Update(tea.PasteMsg{Content: strings.Repeat("word ", 300_000)})
	if !r.Ignored || r.Why == "" || l.Text() != "a" {
		t.Errorf("a paste without end gives %+v, and %d bytes", r, len(l.Text()))
	}
}

// TestOneLineShowsAllOfItself writes more than fits beside the prompt.
func TestOneLineShowsAllOfItself(t *testing.T) {
	l, _ := typedLine(t, 20)
	path := "/home/ada/" + strings.Repeat("folder/", 5) + "a.pdf"
	l.Set(path)
	rows, cursor := l.View()
	if got := ansi.Strip(strings.Join(rows, "")); got != path {
		t.Errorf("it shows %q", got)
	}
	if last := rows[len(rows)-1]; cursor.Y != len(rows)-1 || cursor.X != ansi.StringWidth(last) {
		t.Errorf("the cursor is at %d, %d of %d rows", cursor.X, cursor.Y, len(rows))
	}
	l.Update(press("home"))
	l.Update(press("ctrl+home"))
	if _, cursor := l.View(); cursor.X != 0 || cursor.Y != 0 {
		t.Errorf("at the beginning the cursor is at %d, %d", cursor.X, cursor.Y)
	}
	l.Set(strings.Repeat("x", 400))
	if rows, _ := l.View(); len(rows) != lineRows {
		t.Errorf("a very long one takes %d rows", len(rows))
	}
}

func TestOneLineTellsItsKeys(t *testing.T) {
	l, _ := typedLine(t, 20)
	for _, b := range l.Keys() {
		for _, k := range b.Keys() {
			if k == "enter" || k == "up" || k == "down" || k == "pgup" || k == "pgdown" {
				t.Errorf("%s belongs to the screen around it", k)
			}
		}
	}
}
