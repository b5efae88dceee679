package field

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/clipperhouse/uax29/v2/graphemes"

	"groundwork/content"
)

// plainText is what a text should be: a list of characters as a person sees
// them, the cursor and the place where a selection began.
type plainText struct {
	chars  []string
	at     int
	anchor int // or -1
	clip   string
}

func charsOf(s string) []string {
	var list []string
	for it := graphemes.FromString(s); it.Next(); {
		list = append(list, it.Value())
	}
	return list
}

func (m *plainText) text() string { return strings.Join(m.chars, "") }

// span is what is selected.
func (m *plainText) span() (from, to int) {
	if m.anchor < 0 {
		return m.at, m.at
	}
	return min(m.at, m.anchor), max(m.at, m.anchor)
}

// replace puts s in the place of some characters. What is written may become one
// character with its neighbours: the cursor stands behind all of it.
func (m *plainText) replace(from, to int, s string) {
	before := strings.Join(m.chars[:from], "") + s
	m.chars = charsOf(before + strings.Join(m.chars[to:], ""))
	m.anchor, m.at = -1, 0
	for n := 0; n < len(before); m.at++ {
		n += len(m.chars[m.at])
	}
}

// offset is the cursor's place in bytes.
func (m *plainText) offset() int { return len(strings.Join(m.chars[:m.at], "")) }

// move goes by a character, or to an end of the text.
func (m *plainText) move(k string) {
	bare, extend := strings.CutPrefix(strings.Replace(k, "ctrl+shift+", "shift+ctrl+", 1), "shift+")
	from, to := m.span()
	if extend && m.anchor < 0 {
		m.anchor = m.at
	}
	switch {
	case !extend && from < to && bare == "left":
		m.at = from
	case !extend && from < to && bare == "right":
		m.at = to
	case bare == "left":
		m.at = max(m.at-1, 0)
	case bare == "right":
		m.at = min(m.at+1, len(m.chars))
	case bare == "ctrl+home":
		m.at = 0
	case bare == "ctrl+end":
		m.at = len(m.chars)
	}
	if !extend {
		m.anchor = -1
	}
}

// edit does what a key does to the text.
func (m *plainText) edit(k string) {
	from, to := m.span()
	switch {
	case k == "ctrl+v":
		if m.clip != "" {
			m.replace(from, to, m.clip)
		}
		return
	case k == "alt+c" || k == "ctrl+x":
		if from < to {
			m.clip = strings.Join(m.chars[from:to], "")
		}
		if k == "alt+c" {
			return
		}
	case from < to:
	case k == "backspace":
		from = max(from-1, 0)
	case k == "delete":
		to = min(to+1, len(m.chars))
	}
	if from < to {
		m.replace(from, to, "")
	}
}

// TestTextAgainstAListOfCharacters edits at random and compares with the plain
// list after each key; then everything is undone and done again.
func TestTextAgainstAListOfCharacters(t *testing.T) {
	moves := []string{"left", "right", "shift+left", "shift+right", "ctrl+home", "ctrl+end", "ctrl+shift+home", "ctrl+shift+end"}
	edits := []string{"backspace", "delete", "ctrl+x", "ctrl+v", "alt+c"}
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 7))
		s := world()
		s.Memory = NewMemory()
		ask := &content.Ask{ID: "q", Kind: content.KindText}
		f := field(ask, s, 20+r.IntN(40))
		m := &plainText{anchor: -1}
		for step := range 250 {
			var did string
			switch n := r.IntN(12); {
			case n < 4:
				did = pieces[r.IntN(len(pieces))]
				from, to := m.span()
				m.replace(from, to, did)
				if n < 2 {
					f.Update(tea.PasteMsg{Content: did})
				} else {
					f.Update(tea.KeyPressMsg{Code: tea.KeyExtended, Text: did})
				}
			case n < 8:
				did = moves[r.IntN(len(moves))]
				m.move(did)
				play(f, did)
			case n < 11:
				did = edits[r.IntN(len(edits))]
				m.edit(did)
				play(f, did)
			default: // the page is left and opened again
				s.Workbook.Apply(f.Change())
				f = field(ask, s, 20+r.IntN(40))
				f.Restore("", m.offset())
				m.anchor = -1
			}
			p := f.(*longText).prose
			if p.text() != m.text() || p.offset() != m.offset() {
				t.Fatalf("seed %d step %d: after %q the text is %q at %d, want %q at %d", seed, step, did, p.text(), p.offset(), m.text(), m.offset())
			}
			from, to := m.span()
			low, high, _ := p.selected()
			if got, want := p.between(low, high), strings.Join(m.chars[from:to], ""); got != want {
				t.Fatalf("seed %d step %d: after %q %q is selected, want %q", seed, step, did, got, want)
			}
			sound(t, p)
		}
		undone(t, f.(*longText).prose, "", m.text())
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

func TestSelecting(t *testing.T) {
	const words = "one two three\nfour"
	for keys, want := range map[string]string{
		"ctrl+home shift+right shift+right":          "on",
		"ctrl+home ctrl+shift+right":                 "one",
		"ctrl+home ctrl+shift+right shift+left":      "on",
		"ctrl+home shift+end":                        "one two three",
		"ctrl+home shift+down":                       "one two three\n",
		"shift+up":                                   "two three\nfour",
		"shift+home":                                 "four",
		"shift+up shift+up shift+up":                 words, // up on the first row selects to the beginning
		"ctrl+home shift+down shift+down":            words,
		"ctrl+shift+home":                            words,
		"alt+a":                                      words,
		"ctrl+home ctrl+space alt+a":                 words,
		"alt+a left":                                 "",
		"ctrl+home ctrl+shift+down":                  "one two three",
		"ctrl+home ctrl+shift+down ctrl+shift+down":  words,
		"ctrl+shift+up ctrl+shift+up":                words,
		"left ctrl+b ctrl+shift+up":                  "fo",
		"ctrl+home ctrl+space right right":           "on", // where shift doesn't arrive
		"ctrl+home ctrl+r end":                       "one two three",
		"ctrl+space left ctrl+space":                 "",
		"shift+left left":                            "",
		"shift+left shift+right":                     "",
		"ctrl+home ctrl+space ctrl+right ctrl+right": "one two",
	} {
		p := newProse(words, false, NewMemory(), "")
		p.resize(40, 1, 10)
		for k := range strings.FieldsSeq(keys) {
			p.update(press(k))
		}
		from, to, _ := p.selected()
		if got := p.between(from, to); got != want {
			t.Errorf("%s selects %q, want %q", keys, got, want)
		}
	}
}

func TestCutCopyAndPaste(t *testing.T) {
	s := world()
	s.Memory = NewMemory()
	f := field(&content.Ask{ID: "q", Kind: content.KindText}, s, 40)
	l := field(&content.Ask{ID: "r", Kind: content.KindLine}, s, 40)
	for _, k := range []string{"ctrl+x", "alt+c", "ctrl+v"} {
		if r := play(f, k); !r.Ignored || r.Why == "" || r.Changed {
			t.Errorf("%s with nothing gives %+v", k, r)
		}
	}
	write(f, "one\ntwo")
	play(f, "ctrl+shift+home")
	if r := play(f, "alt+c"); r.Changed || r.Why != copiedHere {
		t.Errorf("copying gives %+v", r)
	}
	r, cmd := f.Update(press("alt+c"))
	if cmd == nil || r.Why != copiedOut {
		t.Errorf("copying again gives %+v, %v", r, cmd)
	}
	if _, cmd := f.Update(press("ctrl+x")); cmd != nil {
		t.Error("cutting gives words to the system's clipboard")
	}
	if r := play(l, "ctrl+v"); l.(*line).Text() != "one two" || !strings.Contains(r.Why, "line ends") {
		t.Errorf("the line is %q; %+v", l.(*line).Text(), r)
	}
	play(f, "ctrl+v ctrl+v")
	if got := f.(*longText).Text(); got != "one\ntwoone\ntwo" {
		t.Errorf("the text is %q", got)
	}
	play(f, "ctrl+z ctrl+z ctrl+z")
	if got := f.(*longText).Text(); got != "one\ntwo" {
		t.Errorf("after undoing it is %q", got)
	}
	play(f, "ctrl+home shift+right shift+right x")
	if got := f.(*longText).Text(); got != "xe\ntwo" {
		t.Errorf("typing over a selection gives %q", got)
	}
	play(f, "y ctrl+z")
	if got := f.(*longText).Text(); got != "one\ntwo" {
		t.Errorf("undoing that gives %q", got)
	}
}

func TestCopyingTwiceMeansTwiceInARow(t *testing.T) {
	f := newOpened(content.KindText)
	play(f, "shift+left alt+c shift+left")
	if _, cmd := f.Update(press("alt+c")); cmd != nil {
		t.Error("copying another selection gives it to the system's clipboard")
	}
}

func TestKillingLines(t *testing.T) {
	for keys, want := range map[string]string{
		"ctrl+k": "one \nthree", "ctrl+k ctrl+k": "one three", "ctrl+u": "two\nthree", "ctrl+u ctrl+v ctrl+v": "one one two\nthree",
		"ctrl+k ctrl+z": "one two\nthree", "ctrl+w": "two\nthree", "alt+d": "one \nthree", "ctrl+k ctrl+end ctrl+v": "one \nthreetwo",
	} {
		p := newProse("one two\nthree", false, NewMemory(), "")
		p.resize(40, 1, 10)
		p.setOffset(4)
		for k := range strings.FieldsSeq(keys) {
			p.update(press(k))
		}
		if got := p.text(); got != want {
			t.Errorf("%s leaves %q, want %q", keys, got, want)
		}
	}
}

func TestLongPasteAsks(t *testing.T) {
	long := strings.Repeat("word ", 280_000)
	f := newOpened(content.KindText)
	r, _ := f.Update(tea.PasteMsg{Content: long})
	if r.Why != "1.4 MB of text: paste it? enter / esc" || r.Changed || !f.Asking() {
		t.Fatalf("a long paste gives %+v", r)
	}
	check(t, f, 40)
	if _, cursor := f.View(); cursor == nil || !strings.Contains(screen(f), "paste it? enter / esc") {
		t.Fatalf("the question doesn't show:\n%s", screen(f))
	}
	for _, k := range []string{"x", "left", "tab", "ctrl+z"} {
		if r := play(f, k); r.Changed || !r.Ignored || r.Why == "" {
			t.Errorf("%s while it asks gives %+v", k, r)
		}
	}
	if play(f, "esc"); f.Asking() || f.Text() != "some words here" {
		t.Errorf("esc leaves %d bytes", len(f.Text()))
	}
	f.Update(tea.PasteMsg{Content: long})
	if play(f, "enter"); f.Asking() || f.Text() != "some wo"+long+"rds here" {
		t.Errorf("enter leaves %d bytes", len(f.Text()))
	}
	if play(f, "ctrl+z"); f.Text() != "some words here" {
		t.Error("it can't be undone as one")
	}
}

func TestWhatIsNotTextShows(t *testing.T) {
	f := newOpened(content.KindText)
	play(f, "ctrl+end")
	r, _ := f.Update(tea.PasteMsg{Content: "a\xffb\x1b[31mc"})
	if got := f.Text(); got != "some words herea\ufffdbc" {
		t.Errorf("the text is %q", got)
	}
	if !strings.Contains(r.Why, "\ufffd") || !strings.Contains(r.Why, "5 control characters") {
		t.Errorf("it is said: %q", r.Why)
	}
}

func TestReplaceIsOneChange(t *testing.T) {
	f := newOpened(content.KindText)
	for _, s := range []string{"", "some words here", "some other words here", "x", "e\u0301", "\u0301", "someé", "someũ", "some\u0429"} {
		before := f.Text()
		r := f.Replace(s)
		if got := f.Text(); got != s || r.Changed == (s == before) {
			t.Fatalf("%q became %q, want %q; %+v", before, got, s, r)
		}
		sound(t, f.(*longText).prose)
		if s != before {
			play(f, "ctrl+z")
			if got := f.Text(); got != before {
				t.Fatalf("undone it is %q, want %q", got, before)
			}
			play(f, "ctrl+y")
		}
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

// TestUndoLeavesAnotherTextAlone changes a text elsewhere, first where the last
// edit would still fit, then while a field is open on it.
func TestUndoLeavesAnotherTextAlone(t *testing.T) {
	s := world()
	s.Memory = NewMemory()
	ask := &content.Ask{ID: "q", Kind: content.KindText}
	f := field(ask, s, 40)
	write(f, "one two")
	s.Workbook.Apply(f.Change())
	below := field(ask, s, 40)
	s.Workbook.Apply(content.Change{Put: []content.Record{answered("q", content.Text("six two"))}})
	f = field(ask, s, 40)
	if play(f, "ctrl+z"); f.(*longText).Text() != "six two" {
		t.Errorf("undo made %q of another text", f.(*longText).Text())
	}
	above := field(ask, s, 40)
	below.(*longText).prose.edits = above.(*longText).prose.edits // as two open fields share it
	write(above, " three")
	if play(below, "ctrl+z"); below.(*longText).Text() != "one two" {
		t.Errorf("undo made %q of a text it doesn't know", below.(*longText).Text())
	}
}

func TestRowsOfContextStayInSight(t *testing.T) {
	p := newProse(strings.Repeat("line\n", 40), false, NewMemory(), "")
	p.resize(40, 1, 12)
	p.setOffset(0)
	for i := range 40 {
		p.update(press("down"))
		_, row, _ := p.shown()
		if want := min(i+1, 9); row != want && i < 38 {
			t.Fatalf("after %d downs the cursor is in row %d, want %d", i+1, row, want)
		}
	}
	for i := range 40 {
		p.update(press("up"))
		_, row, _ := p.shown()
		if want := max(10-i, 2); row != want && i < 37 {
			t.Fatalf("after %d ups the cursor is in row %d, want %d", i+1, row, want)
		}
	}
}

func TestMemoryIsBounded(t *testing.T) {
	m := NewMemory()
	p := newProse("", false, m, "long")
	p.resize(40, 1, 5)
	for range 40 {
		p.update(tea.PasteMsg{Content: strings.Repeat("word ", 190_000)})
		p.update(press("ctrl+shift+home"))
		p.update(press("ctrl+x"))
	}
	if p.edits.size > mostOfOne {
		t.Errorf("%d bytes are remembered of one text", p.edits.size)
	}
	size := 0
	for _, e := range slices.Concat(p.edits.done, p.edits.undone) {
		size += e.size()
	}
	if size != p.edits.size {
		t.Errorf("%d bytes are remembered, counted are %d", size, p.edits.size)
	}
	for i := range 3 * mostTexts {
		newProse("", false, m, strings.Repeat("x", i+1))
	}
	if len(m.texts) > mostTexts || len(m.used) != len(m.texts) {
		t.Errorf("%d texts are remembered, %d in order", len(m.texts), len(m.used))
	}
}
