package field

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
)

func TestTextIsKeptByteForByte(t *testing.T) {
	for _, stored := range []string{"a\tb", "a\r\nb", "\n\n", " ", "x\u200bY", strings.Repeat("line\n", 30_000), strings.Repeat("word ", 200_000)} {
		ask := &content.Ask{ID: "q", Kind: content.KindText}
		f := field(ask, world(answered("q", content.Text(stored))), 40)
		play(f, "up up left right down x backspace")
		if c := f.Change(); !c.Empty() {
			t.Fatalf("looking at a text of %d bytes, and typing a letter to take it back, changed it", len(stored))
		}
		play(f, "ctrl+end x")
		a := only(t, f.Change()).(content.Answer)
		if got := string(a.Value.(content.Text)); got != stored+"x" {
			t.Errorf("a text of %d bytes and one more became %d bytes", len(stored), len(got))
		}
	}
}

// TestEveryKeyIsTold presses every chord there may be: those that mean something
// are in the help, and those in the help mean something.
func TestEveryKeyIsTold(t *testing.T) {
	for _, kind := range []content.Kind{content.KindText, content.KindLine} {
		told := map[string]bool{}
		for _, b := range newOpened(kind).AllKeys() {
			for _, k := range b.Keys() {
				told[k] = true
			}
		}
		names := []string{"left", "right", "up", "down", "home", "end", "pgup", "pgdown", "backspace", "delete", "enter", "insert", "space", "@", "<", ">", "_", "/"}
		for c := 'a'; c <= 'z'; c++ {
			names = append(names, string(c))
		}
		for _, mod := range []string{"", "ctrl+", "alt+", "shift+", "ctrl+shift+", "alt+shift+"} {
			for _, name := range names {
				k := mod + name
				msg := press(k)
				if msg.Text != "" {
					continue
				}
				r, _ := newOpened(kind).Update(msg)
				idle := r.Ignored && strings.Contains(r.Why, "does nothing here")
				if name := msg.String(); idle == told[name] {
					t.Errorf("%s: %s: told is %v, and the result is %+v", kind, name, told[name], r)
				}
				if r.Ignored && r.Why == "" {
					t.Errorf("%s: %s does nothing and doesn't say why", kind, k)
				}
			}
		}
	}
}

// newOpened is a text with something in it, the cursor in the middle.
func newOpened(kind content.Kind) Prose {
	f := field(&content.Ask{ID: "q", Kind: kind}, world(answered("q", content.Text("some words here"))), 40).(Prose)
	f.Restore("", 7)
	return f
}

func TestEveryIgnoredKeySaysWhy(t *testing.T) {
	for _, sc := range scenes() {
		f := field(sc.ask, world(sc.records...), 72)
		for _, k := range []string{"ctrl+t", "q", "ctrl+z", "ctrl+y", "backspace", "delete", "left", "alt+up", "f", "ctrl+x"} {
			if r := play(f, k); r.Ignored && r.Why == "" {
				t.Errorf("%s: %s does nothing and doesn't say why", sc.name, k)
			}
		}
	}
}

// TestLongPaste pastes more than anybody writes, at once, and undoes it as one.
func TestLongPaste(t *testing.T) {
	long := strings.Repeat("word ", 280_000)
	f := newOpened(content.KindText)
	if r, _ := f.Update(tea.PasteMsg{Content: long}); !r.Changed || f.Text() != "some wo"+long+"rds here" {
		t.Fatalf("a long paste gives %+v and leaves %d bytes", r, len(f.Text()))
	}
	check(t, f, 40)
	if play(f, "ctrl+z"); f.Text() != "some words here" {
		t.Error("it can't be undone as one")
	}
}

func TestUndoSurvivesThePage(t *testing.T) {
	s := world()
	s.Memory = NewMemory()
	ask := &content.Ask{ID: "q", Kind: content.KindText}
	f := field(ask, s, 40)
	write(f, "one two")
	s.Workbook.Apply(f.Change())
	f = field(ask, s, 40)
	play(f, "ctrl+z")
	if got := f.(*longText).Text(); got != "one " {
		t.Fatalf("after coming back undo gives %q", got)
	}
	s.Workbook.Apply(f.Change())
	f = field(ask, s, 40)
	play(f, "ctrl+y")
	if got := f.(*longText).Text(); got != "one two" {
		t.Fatalf("after coming back again redo gives %q", got)
	}
	s.Workbook.Apply(content.Change{Put: []content.Record{answered("q", content.Text("changed elsewhere"))}})
	f = field(ask, s, 40)
	if r := play(f, "ctrl+z"); r.Changed || f.(*longText).Text() != "changed elsewhere" {
		t.Errorf("undo changed a text that came from elsewhere: %+v", r)
	}
}

// TestLineEndsThatCameAsKeys: a terminal that doesn't mark a paste sends its line
// ends as ctrl+j.
func TestLineEndsThatCameAsKeys(t *testing.T) {
	for _, k := range []string{"ctrl+j", "alt+enter"} {
		l := field(&content.Ask{ID: "q", Kind: content.KindLine}, world(), 40)
		if r := play(l, k); r.Leave != On {
			t.Errorf("%s in a line gives %+v", k, r)
		}
		rows := field(boundaries(), world(), 72)
		play(rows, "a "+k+" b")
		if part, _ := rows.Spot(); !strings.HasSuffix(part, "/will") {
			t.Errorf("%s in a row leads to %s", k, part)
		}
	}
}

// TestCopyingTwiceLeavesTheProgram hands what was copied to the terminal, from a
// text and from a cell, and only the second time.
func TestCopyingTwiceLeavesTheProgram(t *testing.T) {
	text := newOpened(content.KindText)
	rows := field(boundaries(), world(row("q", "a", "a0", "if", "one")), 72)
	for name, f := range map[string]Field{"a text": text, "a cell": rows} {
		play(f, "shift+home")
		for n, copied := range []bool{false, true} {
			if r, cmd := f.Update(press("alt+c")); (cmd != nil) != copied || (r.Why == "") != copied {
				t.Errorf("%s: copying %d times gives %+v, %v", name, n+1, r, cmd)
			}
		}
	}
}
