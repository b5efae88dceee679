package editor

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/clipperhouse/displaywidth"

	"groundwork/content/text"
)

// pieces are what the random tests write: words, spaces, wide, joined and
// combining characters, tabs and line ends.
var pieces = [...]string{
	"a", "b", "word", "a longer piece of text that wraps", " ", "  ", "\n", "\n\n", "\t", "é", "e\u0301", "漢字",
	"👩‍👩‍👧", "🇩🇪", "\u0301", "\u00a0", "x-y", strings.Repeat("long", 12), "שלום", "—", "\u200d", "🇩",
	"\u200e", "\u200f", "\u061c", "عربي", "ｆｕ", "\u0301\u0323", "각", "\u1100", "❤\ufe0f", "\ufe0f", "नि", "🏽",
	"क्ष", "ष", "שָׁ", "น้ำ", "ภาษาไทย",
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
		p := New(want, Options{})
		p.Resize(width, 1, most)
		p.SetOffset(r.IntN(len(want) + 1))
		for step := range 300 {
			at := p.Offset()
			switch n := r.IntN(10); {
			case n < 4:
				s := pieces[r.IntN(len(pieces))]
				p.Update(tea.PasteMsg{Content: s})
				want = want[:at] + s + want[at:]
			case n < 7:
				moved(t, p, moves[r.IntN(len(moves))])
			case n < 9:
				want = deleted(t, p, want, deletions[r.IntN(len(deletions))])
			default:
				width, most = 2+r.IntN(30), 1+r.IntN(8)
				p.Resize(width, 1, most)
			}
			if got := p.Text(); got != want {
				t.Fatalf("seed %d step %d: the text is %q, want %q", seed, step, got, want)
			}
			sound(t, p)
		}
		undone(t, p, begun, want)
	}
}

// moved presses a key that moves, which up and down do by one row.
func moved(t *testing.T, p *Editor, k string) {
	t.Helper()
	before := p.rowAt(p.cursor)
	r := p.Update(press(k))
	by := map[string]int{"up": -1, "down": 1}[k]
	if want, ok := p.step(before, by); by != 0 && (p.rowAt(p.cursor) != want || ok != (r.Leave == Stay)) {
		t.Fatalf("%s leads from row %v to %v, want %v; %+v", k, before, p.rowAt(p.cursor), want, r)
	}
}

// deleted presses a key that deletes and returns the text there should be.
func deleted(t *testing.T, p *Editor, text, k string) string {
	t.Helper()
	at, before := p.Offset(), p.Text()
	p.Update(press(k))
	gone := len(before) - len(p.Text())
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
func sound(t *testing.T, p *Editor) {
	t.Helper()
	held := p.Text()
	var fresh counts
	for line := range strings.SplitSeq(held, "\n") {
		fresh = fresh.plus(countsOf([]byte(line)))
	}
	if p.count != fresh {
		t.Fatalf("%+v are counted in %q, want %+v", p.count, held, fresh)
	}
	if p.Len() != len(held) {
		t.Fatalf("%q has %d bytes, not %d", held, len(held), p.Len())
	}
	line := string(p.paras[p.cursor.para].text)
	if !atBoundary(line, p.cursor.byte) {
		t.Fatalf("the cursor stands within a character, at %d of %q", p.cursor.byte, line)
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
			if i == p.cursor.para && n == fresh.rowOf(p.cursor.byte) {
				row = len(all)
			}
			all = append(all, fresh.row(n))
		}
	}
	marked, _, _ := p.Rows()
	sel := p.sel
	p.sel = selection{}
	shown, at, column := p.Rows()
	p.sel = sel
	for i, row := range marked { // what is selected is marked, but never moved
		if strings.TrimRightFunc(ansi.Strip(row), unicode.IsSpace) != strings.TrimRightFunc(shown[i], unicode.IsSpace) || p.Widths.Columns(row) > max(p.width, 8) {
			t.Fatalf("with a selection a row is %+q, %d wide of %d, without %+q", row, p.Widths.Columns(row), p.width, shown[i])
		}
	}
	if len(shown) != max(min(len(all), p.most), p.least) {
		t.Fatalf("%d rows are shown of %d, at most %d", len(shown), len(all), p.most)
	}
	if row-at < 0 || row-at+min(len(all), p.most) > len(all) || !slices.Equal(all[row-at:row-at+min(len(all), p.most)], shown[:min(len(all), p.most)]) {
		t.Fatalf("shown are %q with the cursor in row %d; the text is %q with it in row %d", shown, at, all, row)
	}
	begin := p.rowStart(p.cursor)
	// The cursor stands in the very cell where what follows it is drawn.
	before := text.Row(p.paras[p.cursor.para].text[begin:p.cursor.byte], 1<<20)
	if !strings.HasPrefix(shown[at], strings.TrimRightFunc(before, unicode.IsSpace)) && text.Width(before) < p.width {
		t.Fatalf("%q stands before the cursor, and the row is %q", before, shown[at])
	}
	if got := p.Widths.Columns(before); got != column && column < p.width {
		t.Fatalf("the cursor is in column %d, and %q before it is %d wide in %q", column, before, got, line)
	}
	for _, r := range shown {
		if text.Width(r) > max(p.width, 8) { // a single character may be wider than a tiny row
			t.Fatalf("a row is wider than %d: %q", p.width, r)
		}
	}
}

// atBoundary reports whether a character as a person sees it begins at the offset, or
// one goes on that the backspace key takes apart.
func atBoundary(s string, at int) bool {
	g := displaywidth.StringGraphemes(s)
	for i := 0; i < at; {
		g.Next()
		i += len(g.Value())
		if i > at {
			return text.Backspaced(g.Value()) > 0
		}
	}
	return utf8.ValidString(s[at:])
}

// undone takes everything back and does it again.
func undone(t *testing.T, p *Editor, begun, want string) {
	t.Helper()
	for p.undo() {
		sound(t, p)
	}
	if got := p.Text(); got != begun {
		t.Fatalf("after undoing everything the text is %q, want %q", got, begun)
	}
	for p.redo() {
		sound(t, p)
	}
	if got := p.Text(); got != want {
		t.Fatalf("after redoing everything the text is %q, want %q", got, want)
	}
}

func TestTypingGroupsUndo(t *testing.T) {
	e := opened("", Options{})
	write(e, "one two")
	for _, want := range []string{"one ", ""} {
		play(e, "ctrl+z")
		holds(t, e, want)
	}
	play(e, "ctrl+y ctrl+y")
	holds(t, e, "one two")
	if r := play(e, "ctrl+y"); !r.Ignored {
		t.Error("redo did something when nothing was left")
	}
	play(e, "ctrl+z x")
	if r := play(e, "ctrl+y"); !r.Ignored {
		t.Error("redo brought something back after typing")
	}
}

func TestPasteSaysWhatWasLeftOut(t *testing.T) {
	e := opened("", Options{})
	if r := e.Update(paste("a\x00b\x07\r\nc")); r.Why != "2 control characters were left out." || !r.Changed {
		t.Errorf("the result is %+v", r)
	}
	holds(t, e, "ab\nc")
	line := opened("", Options{OneLine: true})
	line.Update(paste("two\nlines"))
	holds(t, line, "two lines")
}

func FuzzPaste(f *testing.F) {
	for _, p := range pieces {
		f.Add("before "+p, p+" after", 20)
	}
	f.Fuzz(func(t *testing.T, a, b string, width int) {
		e := New("", Options{})
		e.Resize(30+(width%80+80)%80, 1, 12)
		e.Update(paste(a))
		play(e, "left")
		at := e.Offset()
		e.Update(paste(b))
		first, _ := text.Clean(a)
		second, _ := text.Clean(b)
		holds(t, e, first[:at]+second+first[at:])
		sound(t, e)
	})
}

func TestInputMethodsMaySendWords(t *testing.T) {
	e := opened("", Options{})
	e.Update(tea.KeyPressMsg{Code: tea.KeyExtended, Text: "up"})
	e.Update(tea.KeyPressMsg{Code: '@', Text: "@", Mod: tea.ModCtrl | tea.ModAlt}) // AltGr on some systems
	holds(t, e, "up@")
}

// TestLineEndsThatCameAsKeys: a terminal that doesn't mark a paste sends its line
// ends as ctrl+j.
func TestLineEndsThatCameAsKeys(t *testing.T) {
	e := opened("", Options{})
	play(e, "a ctrl+j b alt+enter c")
	holds(t, e, "a\nb\nc")
	for _, k := range []string{"enter", "ctrl+j", "alt+enter"} {
		if r := play(opened("", Options{OneLine: true}), k); r.Leave != On {
			t.Errorf("%s in one line gives %+v", k, r)
		}
	}
}

// TestWhatIsPastedStays pastes line ends of all sorts and what is no text: the
// words stay apart, and what is no text shows and is said, once.
func TestWhatIsPastedStays(t *testing.T) {
	const said = "What was not text shows as \ufffd."
	for pasted, want := range map[string]struct{ prose, line, why string }{
		"a\vb\fc\u0085d\u2028e\u2029f": {"a\nb\nc\nd\ne\nf", "a b c d e f", ""},
		"a\r\n\vb":                     {"a\n\nb", "a  b", ""},
		"caf\xe9":                      {"caf\ufffd", "caf\ufffd", said},
		"\ufffd":                       {"\ufffd", "\ufffd", said},
		"\x00\xff":                     {"\ufffd", "\ufffd", "One control character was left out. " + said},
	} {
		prose, line := New("", Options{}), New("", Options{OneLine: true})
		if r := prose.Update(tea.PasteMsg{Content: pasted}); prose.Text() != want.prose || r.Why != want.why {
			t.Errorf("%q is %q and says %q", pasted, prose.Text(), r.Why)
		}
		if line.Update(tea.PasteMsg{Content: pasted}); line.Text() != want.line {
			t.Errorf("%q is %q in one line", pasted, line.Text())
		}
		if r := prose.Replace(prose.Text() + " more"); r.Why != "" {
			t.Errorf("what stood there before is said again: %q", r.Why)
		}
		if r := prose.Replace("\xff" + prose.Text()); r.Why != said {
			t.Errorf("what came back in another's text says %q", r.Why)
		}
	}
}
