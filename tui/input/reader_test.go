package input

import (
	"io"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// wire is a terminal at the end of a line.
type wire struct {
	in   chan []byte
	rest []byte
}

func newWire() *wire { return &wire{in: make(chan []byte, 1<<12)} }

func (w *wire) Wait(d time.Duration) bool {
	if len(w.rest) > 0 {
		return true
	}
	select {
	case w.rest = <-w.in: // empty once it is closed, when there is no waiting either
		return true
	case <-time.After(d):
		return false
	}
}

func (w *wire) Read(p []byte) (int, error) {
	if len(w.rest) == 0 {
		var ok bool
		if w.rest, ok = <-w.in; !ok {
			return 0, io.EOF
		}
	}
	n := copy(p, w.rest)
	w.rest = w.rest[n:]
	return n, nil
}

// got is what came out of a reader, and when.
type got struct {
	text string
	at   []time.Duration
}

// through sends pieces with pauses before them, and returns what is handed on: keys
// as the decoder would take them, each paste in brackets.
func through(t *testing.T, pieces [][]byte, pauses []time.Duration) (result got) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		w := newWire()
		r := NewReader(w, "")
		go func() {
			for i, p := range pieces {
				time.Sleep(pauses[i])
				w.in <- p
			}
			time.Sleep(time.Second)
			close(w.in)
		}()
		began := time.Now()
		var out strings.Builder
		p := make([]byte, 4096)
		for {
			n, err := r.Read(p)
			out.Write(p[:n])
			if n > 0 {
				result.at = append(result.at, time.Since(began))
			}
			if err != nil {
				break
			}
		}
		result.text = redeemed(r, out.String())
	})
	return result
}

// unturned puts the arrows back into the place of a turn of the wheel: a stream may be
// cut so that several come in one go.
func unturned(s string) string {
	turned := regexp.MustCompile(`\x1b\[<(6[45]);(\d+);1M`)
	return turned.ReplaceAllStringFunc(s, func(turn string) string {
		part := turned.FindStringSubmatch(turn)
		n, _ := strconv.Atoi(part[2])
		return strings.Repeat(map[string]string{"64": "\x1b[A", "65": "\x1b[B"}[part[1]], n)
	})
}

// redeemed puts the texts of pastes into the place of their tickets.
func redeemed(r *Reader, s string) string {
	var out strings.Builder
	for {
		before, rest, ok := strings.Cut(s, pasteBegin)
		out.WriteString(before)
		if !ok {
			return out.String()
		}
		number, after, _ := strings.Cut(rest, pasteEnd)
		text, _ := r.Redeem(number)
		out.WriteString("⟦" + text + "⟧")
		s = after
	}
}

// pieces are what streams are made of.
func pieces(kitty bool) []string {
	list := []string{
		"a", "word ", "é", "漢字", "👩\u200d👧", "e\u0301", "\xff", "\ufffd", " ", "\r", "\t", "\x7f", "\x11", "\x00",
		"\x1b[A", "\x1b[D", "\x1b[Z", "\x1b[3~", "\x1b[1;5C", "\x1b[1;129D", "\x1b[H",
		"\x1b[113;5u", "\x1b[1081::113;5u", "\x1b[27;5;1089~", "\x1b[113;7;64u", "\x1b[57404;129u", "\x1b[27u",
		"\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\", "\x1b]11;rgb:ffff/ffff/ffff\a", "\x1b[?62;4c", "\x1b[?2026;2$y", "\x1b[12;40R",
		"\x1b[<0;10;10M", "\x1b[<0;10;10m", "\x1b[I",
		"\x1b[200~pasted\x1b[201~", "\x1b[200~one\r\ntwo\rthree\nfour\x1b[201~", "\x1b[200~ü漢\xff\ufffd\v\f\x1b[201~",
		"\x1bOA", "\x1bP>|term\x1b\\", "\x1b_Gi=1;OK\x1b\\", "\x1b[98:66;2u", "\x1b[O", "\x1b[48;24;80;480;800t",
		"\x1b[200~a\x1b[200~b\x1b[201~", "\xf0\x9f\x91\x8d", "\x9b", "\xc2\x9b", "\x1b[<35;100;200M", "\x1b[200~\xf0\x9f\x91\x8d\x00\xc2\x85\x1b[201~",
		"\x1b[200~\x1b]11;\x1b[201~", "\x1b[200~\x1b[31mred\x1b[0m \x1b[20\x1b[201~", "\x1b[200~\x1b[201~",
	}
	if kitty {
		list = append(list, "\x1bOu", "\x1bc", "\x1bс", "\x1b[M !!", "\x1b[[A")
	}
	return list
}

// cut cuts a text at places that chance says, with pauses of 40 to 400 ms.
func cut(rnd *rand.Rand, text []byte, often int) (parts [][]byte, pauses []time.Duration) {
	for len(text) > 0 {
		n := min(1+rnd.IntN(often), len(text))
		parts = append(parts, text[:n])
		pauses = append(pauses, time.Duration(40+rnd.IntN(361))*time.Millisecond)
		text = text[n:]
	}
	return parts, pauses
}

// TestCutStreams cuts streams of keys, pastes and answers anywhere and wants the
// same as of the streams that are not cut. A terminal of the kitty protocol tells
// the escape key from the beginning of a sequence; another can't, and the key must
// not wait: there it may come besides, but nothing else.
func TestCutStreams(t *testing.T) {
	for _, kitty := range []bool{true, false} {
		name, list := "old bytes", pieces(kitty)
		if kitty {
			name = "kitty"
		}
		t.Run(name, func(t *testing.T) {
			for i := range 1000 {
				rnd := rand.New(rand.NewPCG(13, uint64(i)))
				var text []byte
				if kitty {
					text = []byte("\x1b[?5u")
				}
				for range 1 + rnd.IntN(20) {
					text = append(text, list[rnd.IntN(len(list))]...)
				}
				want := unturned(through(t, [][]byte{text}, make([]time.Duration, 1)).text)
				parts, pauses := cut(rnd, text, []int{3, 8, 40, 200}[i%4])
				if kitty {
					parts, pauses = cut(rnd, text[5:], []int{3, 8, 40, 200}[i%4])
					parts, pauses = append([][]byte{text[:5]}, parts...), append(make([]time.Duration, 1), pauses...)
				}
				got := unturned(through(t, parts, pauses).text)
				if !kitty {
					want, got = strings.ReplaceAll(want, "\x1b[27u", ""), strings.ReplaceAll(got, "\x1b[27u", "")
				}
				if got != want {
					t.Fatalf("stream %d, cut into %q:\n%q\nwant\n%q", i, parts, got, want)
				}
			}
		})
	}
}

// TestAnswersInBetween sends answers of the terminal between the pieces of streams
// that are cut anywhere: under load they do come there.
func TestAnswersInBetween(t *testing.T) {
	list, told := pieces(true), []string{"\x1b[?62;1;6;22c", "\x1b]11;rgb:0000/0000/0000\a", "\x1b[?2026;2$y", "\x1b]11;rgb:0000/0000/0000\x1b\\"}
	without := func(s string) string {
		for _, a := range append(told, list...) {
			if answer([]byte(a)) {
				s = strings.ReplaceAll(s, a, "")
			}
		}
		return s
	}
	for i := range 1000 {
		rnd := rand.New(rand.NewPCG(14, uint64(i)))
		text := ""
		for range 1 + rnd.IntN(20) {
			text += list[rnd.IntN(len(list))]
		}
		want := unturned(through(t, [][]byte{[]byte("\x1b[?5u"), []byte(text)}, make([]time.Duration, 2)).text)
		parts, pauses := [][]byte{[]byte("\x1b[?5u")}, make([]time.Duration, 1)
		more, then := cut(rnd, []byte(text), 8)
		for j, p := range more {
			if rnd.IntN(3) == 0 {
				p = append([]byte(told[rnd.IntN(len(told))]), p...)
			}
			parts, pauses = append(parts, p), append(pauses, then[j])
		}
		if got := unturned(through(t, parts, pauses).text); without(got) != without(want) {
			t.Fatalf("stream %d, cut into %q:\n%q\nwant\n%q", i, parts, got, want)
		}
	}
}

// TestEscapeComesSoon presses the escape key alone, twice, and after other keys.
func TestEscapeComesSoon(t *testing.T) {
	for in, want := range map[string]string{"\x1b": "\x1b[27u", "\x1b\x1b": "\x1b[27;3u", "ab\x1b": "ab\x1b[27u"} {
		got := through(t, [][]byte{[]byte(in)}, make([]time.Duration, 1))
		if got.text != want || len(got.at) != 1 || got.at[0] > 50*time.Millisecond {
			t.Errorf("%q: %q after %v", in, got.text, got.at)
		}
	}
}

// TestAfterEscape types at once what could be the rest of a sequence.
func TestAfterEscape(t *testing.T) {
	for _, c := range []struct{ then, want string }{
		{"[D", "\x1b[D"},
		{"[x", "[x"},
		{"[1, 2]", "[1, 2]"},
		{"[", "["},
		{"On", "On"},
		{"]x", "]x"},
		{"OA", "\x1b[A"},
		{"]11;rgb:1e1e/1e1e/2e2e\x1b\\b", "\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\b"},
	} {
		got := through(t, [][]byte{[]byte("\x1b"), []byte(c.then)}, []time.Duration{0, 120 * time.Millisecond})
		if want := "\x1b[27u" + c.want; got.text != want {
			t.Errorf("%q: %q, want %q", c.then, got.text, want)
		}
	}
}

// TestNothingIsDeaf loses the rest of something, and presses keys a while later.
func TestNothingIsDeaf(t *testing.T) {
	long := 2500 * time.Millisecond
	for _, c := range []struct{ half, then, want string }{
		{"\x1b[", "Dear", "Dear"},
		{"\x1b[", "\x1b", "\x1b[27u"},
		{"\x1b]11;rgb:1e", "\x1b", "\x1b[27u"},
		{"\x1b[1;", "\x11", "\x11"},
		{"\x1b]11;rgb:1e", "dear", "dear"},
		{"\x1b]11;rgb:1e", "1e/1e1e/2e2e\x1b\\", "\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\"},
		{"\x1bP", "1 a", "1 a"},
		{"\xd0", "\xb9", "й"},
		{"\xd0", "q", "\x1b[65533uq"},
		{"\x1b[200~words", "\x11", "⟦words⟧\x11"},
		{"\x1b[200~words\x1b[2", "\x1b[113;5u", "⟦words⟧\x1b[113;5u"},
		{"\x1b[200~words", " more\x1b[201~", "⟦words more⟧"},
		{"\x1b[200~words\x1b[2", "01~", "⟦words⟧"},
	} {
		got := through(t, [][]byte{[]byte(c.half), []byte(c.then)}, []time.Duration{0, long})
		if got.text != c.want {
			t.Errorf("%q and later %q: %q, want %q", c.half, c.then, got.text, c.want)
		}
	}
}

// TestNoRoom reads with less room than what is handed on takes.
func TestNoRoom(t *testing.T) {
	w := newWire()
	w.in <- []byte("ab\xff\x1b[1081;5u")
	close(w.in)
	var out []byte
	p := make([]byte, 3)
	for r := NewReader(w, ""); ; {
		n, err := r.Read(p)
		out = append(out, p[:n]...)
		if err != nil {
			break
		}
	}
	if want := "ab\x1b[65533u\x1b[113;5u"; string(out) != want {
		t.Errorf("%q, want %q", out, want)
	}
}

// TestPause wants what comes after a pause to be left where it is, but for the rest of
// what is half read.
func TestPause(t *testing.T) {
	for name, c := range map[string]struct{ before, after, out, left string }{
		"between keys":           {"ab", "cd", "ab", "cd"},
		"in a letter":            {"a\xc3", "\xa4", "aä", ""},
		"in a sequence":          {"a\x1b[", "Db", "a\x1b[Db", ""},
		"in a paste":             {"a\x1b[200~one ", "two\x1b[201~", "a⟦one two⟧", ""},
		"before anything at all": {"", "cd", "", "cd"},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w := newWire()
				r := NewReader(w, "")
				p := make([]byte, 4096)
				var out strings.Builder
				read := func() {
					n, err := r.Read(p)
					if err != nil {
						t.Fatal(err)
					}
					out.Write(p[:n])
				}
				if c.before != "" {
					w.in <- []byte(c.before)
					read()
				}
				if quiet := r.Pause(); quiet != (c.left != "") {
					t.Errorf("paused: %t", quiet)
				}
				w.in <- []byte(c.after)
				read()
				read()
				if !r.Pause() {
					t.Error("it still reads")
				}
				left := ""
				select {
				case in := <-w.in:
					left = string(in)
				default:
				}
				if got := redeemed(r, out.String()); got != c.out || left != c.left {
					t.Errorf("handed on %q, left %q; want %q and %q", got, left, c.out, c.left)
				}
			})
		})
	}
}

// TestPauseOfWhatIsLost doesn't wait for the rest of a sequence for ever.
func TestPauseOfWhatIsLost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWire()
		r := NewReader(w, "")
		w.in <- []byte("\x1b[")
		if _, err := r.Read(make([]byte, 4096)); err != nil {
			t.Fatal(err)
		}
		if r.Pause() {
			t.Error("it is paused in a sequence")
		}
		time.Sleep(2 * time.Second)
		if !r.Pause() {
			t.Error("it waits for what is lost")
		}
	})
}

// TestSettle waits for the answer to what was asked, hands that on and no key that came
// before it, and waits for nothing where nothing is owed.
func TestSettle(t *testing.T) {
	if !fenced {
		t.Skip("nothing asked is waited for here")
	}
	synctest.Test(t, func(t *testing.T) {
		const colour = "\x1b]11;rgb:ffff/ffff/ffff\a"
		w := newWire()
		r := NewReader(w, "")
		r.Settle()
		if out := string(r.Asking([]byte("\x1b]11;?\a"))); out != "\x1b]11;?\a\x1b[c" {
			t.Errorf("asked %q", out)
		}
		go func() {
			time.Sleep(200 * time.Millisecond)
			w.in <- []byte("a\x1b[200~pasted\x1b[201~" + colour[:9])
			time.Sleep(50 * time.Millisecond)
			w.in <- []byte(colour[9:] + "\x1b[113;5u\x1b[?62;22c")
		}()
		began := time.Now()
		r.Settle()
		if got := time.Since(began); got != 250*time.Millisecond {
			t.Errorf("it took %v", got)
		}
		w.in <- []byte("b")
		out := ""
		for p := make([]byte, 4096); !strings.HasSuffix(out, "b"); {
			n, err := r.Read(p)
			if err != nil {
				t.Fatal(err)
			}
			out += string(p[:n])
		}
		if out != colour+"b" {
			t.Errorf("%q is handed on", out)
		}
	})
}
