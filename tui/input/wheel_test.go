package input

import (
	"testing"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
)

// TestWheel: the same arrow up or down several times in one go is a turn of the wheel;
// anything else is what it was.
func TestWheel(t *testing.T) {
	for in, want := range map[string]string{
		"\x1b[A\x1b[A\x1b[A":             "\x1b[<64;3;1M",
		"\x1bOB\x1bOB":                   "\x1b[<65;2;1M",
		"\x1b[B":                         "\x1b[B",
		"\x1b[B\x1b[A":                   "\x1b[B\x1b[A",
		"\x1b[C\x1b[C":                   "\x1b[C\x1b[C",
		"\x1b[B\x1b[Bx":                  "\x1b[B\x1b[Bx",
		"\x1b[200~\x1b[B\x1b[B\x1b[201~": "⟦\x1b[B\x1b[B⟧",
	} {
		if got := through(t, [][]byte{[]byte(in)}, make([]time.Duration, 1)).text; got != want {
			t.Errorf("%q is handed on as %q, want %q", in, got, want)
		}
	}
	cut := [][]byte{[]byte("\x1b[200~pasted "), []byte("\x1b[B\x1b[B"), []byte("\x1b[201~")}
	if got, want := through(t, cut, make([]time.Duration, 3)).text, "⟦pasted \x1b[B\x1b[B⟧"; got != want {
		t.Errorf("in a paste: %q, want %q", got, want)
	}
	var d uv.EventDecoder
	if _, e := d.Decode([]byte("\x1b[<65;3;1M")); e != uv.Event(uv.MouseWheelEvent{X: 2, Button: uv.MouseWheelDown}) {
		t.Errorf("the decoder makes %#v of it", e)
	}
}
