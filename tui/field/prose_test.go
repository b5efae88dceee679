package field

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/clipperhouse/displaywidth"

	"groundwork/content"
	"groundwork/content/text"
)

// pieces are what the random tests write: words, spaces, wide, joined and
// combining characters, tabs and line ends.
var pieces = [...]string{
	"a", "b", "word", "a longer piece of text that wraps", " ", "  ", "\n", "\n\n", "\t", "é", "e\u0301", "漢字",
	"👩‍👩‍👧", "🇩🇪", "\u0301", "\u00a0", "x-y", strings.Repeat("long", 12), "שלום", "—", "\u200d", "🇩",
	"\u200e", "\u200f", "\u061c", "عربي", "ｆｕ", "\u0301\u0323", "각", "\u1100", "❤\ufe0f", "\ufe0f", "नि", "🏽",
}

var moves = [...]string{
	"left", "right", "up", "down", "home", "end", "ctrl+left", "ctrl+right", "pgup", "pgdown", "ctrl+home", "ctrl+end",
}

var deletions = [...]string{"backspace", "delete", "ctrl+w", "alt+d"}

// TestProseKeepsEveryByte writes, deletes and moves at random, and compares with
// a plain string.
func TestProseKeepsEveryByte(t *testing.T) {
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 1))
		width, most := 2+r.IntN(30), 1+r.IntN(8)
		want := ""
		for range r.IntN(40) {
			want += pieces[r.IntN(len(pieces))]
		}
		begun := want
		p := newProse(want, false, NewMemory(), "")
		p.resize(width, 1, most)
		p.setOffset(r.IntN(len(want) + 1))
		for step := range 300 {
			at := p.offset()
			switch n := r.IntN(10); {
			case n < 4:
				s := pieces[r.IntN(len(pieces))]
				p.update(tea.PasteMsg{Content: s})
				want = want[:at] + s + want[at:]
			case n < 7:
				moved(t, p, moves[r.IntN(len(moves))])
			case n < 9:
				want = deleted(t, p, want, deletions[r.IntN(len(deletions))])
			default:
				width, most = 2+r.IntN(30), 1+r.IntN(8)
				p.resize(width, 1, most)
			}
			if got := p.text(); got != want {
				t.Fatalf("seed %d step %d: the text is %q, want %q", seed, step, got, want)
			}
			sound(t, p)
		}
		undone(t, p, begun, want)
	}
}

// moved presses a key that moves, which up and down do by one row.
func moved(t *testing.T, p *prose, k string) {
	t.Helper()
	before := p.rowAt(p.at)
	r := p.update(press(k))
	by := map[string]int{"up": -1, "down": 1}[k]
	if want, ok := p.step(before, by); by != 0 && (p.rowAt(p.at) != want || ok != (r.Leave == Stay)) {
		t.Fatalf("%s leads from row %v to %v, want %v; %+v", k, before, p.rowAt(p.at), want, r)
	}
}

// deleted presses a key that deletes and returns the text there should be.
func deleted(t *testing.T, p *prose, text, k string) string {
	t.Helper()
	at, before := p.offset(), p.text()
	p.update(press(k))
	gone := len(before) - len(p.text())
	switch {
	case gone == 0 && (at == 0 || at == len(text) || k == "delete" || k == "alt+d"):
		if k == "backspace" && at > 0 || k == "delete" && at < len(text) {
			t.Fatalf("%s deleted nothing at %d of %d", k, at, len(text))
		}
		return text
	case k == "backspace" || k == "ctrl+w":
		return text[:at-gone] + text[at:]
	}
	return text[:at] + text[at+gone:]
}

// sound fails unless what the prose remembers is what a fresh look would find.
func sound(t *testing.T, p *prose) {
	t.Helper()
	held := p.text()
	if got, want := p.words, len(strings.Fields(held)); got != want {
		t.Fatalf("%d words in %q, want %d", got, held, want)
	}
	line := string(p.paras[p.at.para].text)
	if !atBoundary(line, p.at.byte) {
		t.Fatalf("the cursor stands within a character, at %d of %q", p.at.byte, line)
	}
	var all []string
	row := 0
	for i := range p.paras {
		fresh := para{text: slices.Clone(p.paras[i].text)}
		fresh.wrap(p.width)
		p.wrapped(i)
		if !slices.Equal(fresh.begin, p.paras[i].begin) {
			t.Fatalf("%q is broken at %v, want %v", fresh.text, p.paras[i].begin, fresh.begin)
		}
		for n := range fresh.rows() {
			if i == p.at.para && n == fresh.rowOf(p.at.byte) {
				row = len(all)
			}
			all = append(all, fresh.row(n))
		}
	}
	marked, _, _ := p.shown()
	sel := p.sel
	p.sel = selection{}
	shown, at, column := p.shown()
	p.sel = sel
	for i, row := range marked { // what is selected is marked, but never moved
		if strings.TrimRightFunc(ansi.Strip(row), unicode.IsSpace) != strings.TrimRightFunc(shown[i], unicode.IsSpace) || lipgloss.Width(row) > max(p.width, 8) {
			t.Fatalf("with a selection a row is %+q, %d wide of %d, without %+q", row, lipgloss.Width(row), p.width, shown[i])
		}
	}
	if len(shown) != max(min(len(all), p.most), p.least) {
		t.Fatalf("%d rows are shown of %d, at most %d", len(shown), len(all), p.most)
	}
	if row-at < 0 || row-at+min(len(all), p.most) > len(all) || !slices.Equal(all[row-at:row-at+min(len(all), p.most)], shown[:min(len(all), p.most)]) {
		t.Fatalf("shown are %q with the cursor in row %d; the text is %q with it in row %d", shown, at, all, row)
	}
	begin := p.rowStart(p.at)
	// The cursor stands in the very cell where what follows it is drawn.
	before := text.Row(p.paras[p.at.para].text[begin:p.at.byte], 1<<20)
	if !strings.HasPrefix(shown[at], strings.TrimRightFunc(before, unicode.IsSpace)) && column < p.width {
		t.Fatalf("%q stands before the cursor, and the row is %q", before, shown[at])
	}
	if got := lipgloss.Width(before); got != column && column < p.width {
		t.Fatalf("the cursor is in column %d, and %q before it is %d wide in %q", column, before, got, line)
	}
	for _, r := range shown {
		if columns(r) > max(p.width, 8) { // a single character may be wider than a tiny row
			t.Fatalf("a row is wider than %d: %q", p.width, r)
		}
	}
}

// atBoundary tells whether a character as a person sees it begins at the offset.
func atBoundary(s string, at int) bool {
	g := displaywidth.StringGraphemes(s)
	for i := 0; i < at; {
		g.Next()
		i += len(g.Value())
		if i > at {
			return false
		}
	}
	return utf8.ValidString(s[at:])
}

// undone takes everything back and does it again.
func undone(t *testing.T, p *prose, begun, want string) {
	t.Helper()
	for p.undo() {
		sound(t, p)
	}
	if got := p.text(); got != begun {
		t.Fatalf("after undoing everything the text is %q, want %q", got, begun)
	}
	for p.redo() {
		sound(t, p)
	}
	if got := p.text(); got != want {
		t.Fatalf("after redoing everything the text is %q, want %q", got, want)
	}
}

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

func TestTypingGroupsUndo(t *testing.T) {
	f := field(&content.Ask{ID: "q", Kind: content.KindText}, world(), 40)
	write(f, "one two")
	steps := []string{"one ", ""}
	for _, want := range steps {
		play(f, "ctrl+z")
		if got := f.(*longText).prose.text(); got != want {
			t.Fatalf("after undo the text is %q, want %q", got, want)
		}
	}
	play(f, "ctrl+y ctrl+y")
	if got := f.(*longText).prose.text(); got != "one two" {
		t.Fatalf("after redo the text is %q", got)
	}
	if r := play(f, "ctrl+y"); !r.Ignored {
		t.Error("redo did something when nothing was left")
	}
	play(f, "ctrl+z x")
	if r := play(f, "ctrl+y"); !r.Ignored {
		t.Error("redo brought something back after typing")
	}
}

func TestPasteSaysWhatWasLeftOut(t *testing.T) {
	f := field(&content.Ask{ID: "q", Kind: content.KindText}, world(), 40)
	r, _ := f.Update(tea.PasteMsg{Content: "a\x00b\x07\r\nc"})
	if r.Why != "2 control characters were left out." || !r.Changed {
		t.Errorf("the result is %+v", r)
	}
	if got := f.(*longText).prose.text(); got != "ab\nc" {
		t.Errorf("the text is %q", got)
	}
	l := field(&content.Ask{ID: "q", Kind: content.KindLine}, world(), 40)
	l.Update(tea.PasteMsg{Content: "two\nlines"})
	if got := l.(*line).prose.text(); got != "two lines" {
		t.Errorf("the line is %q", got)
	}
}

func FuzzPaste(f *testing.F) {
	for _, p := range pieces {
		f.Add("before "+p, p+" after", 20)
	}
	f.Fuzz(func(t *testing.T, a, b string, width int) {
		width = 30 + (width%80+80)%80
		x := field(&content.Ask{ID: "q", Kind: content.KindText}, world(), width)
		x.Update(tea.PasteMsg{Content: a})
		play(x, "left")
		at := x.(*longText).prose.offset()
		x.Update(tea.PasteMsg{Content: b})
		check(t, x, width)
		first, _ := content.Clean(a)
		second, _ := content.Clean(b)
		if got, want := x.(*longText).prose.text(), first[:at]+second+first[at:]; got != want {
			t.Fatalf("the text is %q, want %q", got, want)
		}
		sound(t, x.(*longText).prose)
	})
}

func TestInputMethodsMaySendWords(t *testing.T) {
	f := field(&content.Ask{ID: "q", Kind: content.KindText}, world(), 40)
	f.Update(tea.KeyPressMsg{Code: tea.KeyExtended, Text: "up"})
	f.Update(tea.KeyPressMsg{Code: '@', Text: "@", Mod: tea.ModCtrl | tea.ModAlt}) // AltGr on some systems
	if got := f.(*longText).prose.text(); got != "up@" {
		t.Errorf("the text is %q", got)
	}
}

// TestLineEndsThatCameAsKeys: a terminal that doesn't mark a paste sends its line
// ends as ctrl+j.
func TestLineEndsThatCameAsKeys(t *testing.T) {
	f := field(&content.Ask{ID: "q", Kind: content.KindText}, world(), 40)
	play(f, "a ctrl+j b alt+enter c")
	if got := f.(*longText).Text(); got != "a\nb\nc" {
		t.Errorf("the text is %q", got)
	}
	for _, k := range []string{"ctrl+j", "alt+enter"} {
		l := field(&content.Ask{ID: "q", Kind: content.KindLine}, world(), 40)
		if r := play(l, k); r.Leave != Below {
			t.Errorf("%s in a line gives %+v", k, r)
		}
		rows := field(boundaries(), world(), 72)
		play(rows, "a "+k+" b")
		if part, _ := rows.Spot(); !strings.HasSuffix(part, "/will") {
			t.Errorf("%s in a row leads to %s", k, part)
		}
	}
}
