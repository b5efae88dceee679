package field

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"groundwork/content"
	"groundwork/tui/ui"
)

// today is the day all tests happen on.
func today() time.Time {
	return time.Date(2026, time.November, 22, 9, 30, 0, 0, time.FixedZone("", 3600))
}

// world is a setting to test in: a workbook holding the records, and ids that
// count.
func world(records ...content.Record) Setting {
	n := 0
	return Setting{
		Book:     &content.Book{Language: "en", Version: "1"},
		Workbook: content.NewWorkbook(records...),
		Track:    content.Hurt,
		Page:     "page",
		Now:      today,
		NewID: func() string {
			n++
			return fmt.Sprintf("%016x", n)
		},
	}
}

// field makes a field of a width, focused from above.
func field(ask *content.Ask, s Setting, width int) Field {
	var f Field
	if ask.Kind == content.KindGate {
		f = NewGate(ask, s)[0]
	} else {
		f = New(ask, s)
	}
	f.Resize(width, 12, ui.NewTheme(content.LookPlain, true))
	f.Focus(Above)
	return f
}

// press is the message of a key by its name, such as "ctrl+left" or "a".
func press(name string) tea.KeyPressMsg {
	var k tea.Key
	for {
		mod, rest, ok := strings.Cut(name, "+")
		if !ok || rest == "" {
			break
		}
		switch mod {
		case "ctrl":
			k.Mod |= tea.ModCtrl
		case "alt":
			k.Mod |= tea.ModAlt
		case "shift":
			k.Mod |= tea.ModShift
		}
		name = rest
	}
	codes := map[string]rune{
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
		"enter": tea.KeyEnter, "tab": tea.KeyTab, "esc": tea.KeyEscape, "home": tea.KeyHome,
		"end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
		"backspace": tea.KeyBackspace, "delete": tea.KeyDelete,
	}
	if code, ok := codes[name]; ok {
		k.Code = code
		return tea.KeyPressMsg(k)
	}
	if name == "space" {
		name = " "
	}
	k.Code = []rune(name)[0]
	if k.Mod == 0 {
		k.Text = name
	}
	return tea.KeyPressMsg(k)
}

// play presses keys, separated by spaces, and returns the last result. As on a form,
// tab goes from stop to stop, and enter on to the next one.
func play(f Field, keys string) Result {
	var r Result
	for name := range strings.FieldsSeq(keys) {
		switch name {
		case "tab", "shift+tab":
			by := map[string]int{"tab": 1, "shift+tab": -1}[name]
			if r = (Result{}); !f.Step(by) {
				r.Leave = map[int]Edge{1: Below, -1: Above}[by]
			}
		default:
			r, _ = f.Update(press(name))
			if r.Leave == On && f.Step(1) {
				r.Leave = Stay
			}
		}
	}
	return r
}

// write types a text, character by character.
func write(f Field, s string) {
	for _, r := range s {
		switch r {
		case '\n':
			f.Update(press("enter"))
		case ' ':
			f.Update(press("space"))
		default:
			f.Update(press(string(r)))
		}
	}
}

// screen is the field as text, the cursor shown as a caret beneath its row.
func screen(f Field) string {
	view, cursor := f.View()
	rows := strings.Split(ansi.Strip(view), "\n")
	var b strings.Builder
	for y, row := range rows {
		b.WriteString(strings.TrimRight(row, " ") + "\n")
		if cursor != nil && cursor.Y == y {
			b.WriteString(strings.Repeat(" ", cursor.X) + "^\n")
		}
	}
	return b.String()
}

// check fails unless the field is drawn within its width, with the cursor in it.
func check(t *testing.T, f Field, width int) {
	t.Helper()
	view, cursor := f.View()
	rows := strings.Split(view, "\n")
	for _, row := range rows {
		if ansi.StringWidth(row) > width {
			t.Fatalf("a row is wider than %d:\n%s", width, screen(f))
		}
	}
	if cursor != nil && (cursor.Y < 0 || cursor.Y >= len(rows) || cursor.X >= width || cursor.X < 0) {
		t.Fatalf("cursor at %+v, width %d", cursor, width)
	}
}

// checkFocused is check for a field that has the focus: the cursor stands in it, and
// on the first character behind the mark of what one is on.
func checkFocused(t *testing.T, f Field, width int) {
	t.Helper()
	check(t, f, width)
	view, cursor := f.View()
	if cursor == nil {
		t.Fatalf("there is no cursor in\n%s", screen(f))
	}
	for y, row := range strings.Split(ansi.Strip(view), "\n") {
		if at := strings.Index(row, "▸ "); at >= 0 && (cursor.Y != y || cursor.X != ansi.StringWidth(row[:at])+2) {
			t.Fatalf("the cursor is not on what is marked:\n%s", screen(f))
		}
	}
}

// golden compares with the file under testdata; UPDATE=1 writes it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".txt")
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; got:\n%s\nwant:\n%s", name, got, want)
	}
}

// only is the one record a change puts.
func only(t *testing.T, c content.Change) content.Record {
	t.Helper()
	if len(c.Put) != 1 || len(c.Delete) != 0 {
		t.Fatalf("the change puts %d and deletes %d records, want 1 and 0", len(c.Put), len(c.Delete))
	}
	return c.Put[0]
}

func testTheme() ui.Theme { return ui.NewTheme(content.LookDark, true) }
