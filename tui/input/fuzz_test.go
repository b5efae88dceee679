package input

import (
	"bytes"
	"testing"
	"time"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
)

// FuzzCut gives the stream any bytes, whole and cut in two at any place, and wants
// the same of both. What comes at once may be cut anywhere too, so an escape that
// is waited for is the only thing that time can change.
func FuzzCut(f *testing.F) {
	for _, p := range pieces(true) {
		f.Add([]byte(p), uint(1))
		f.Add([]byte("a"+p+"b"), uint(len(p)))
	}
	f.Fuzz(func(t *testing.T, in []byte, at uint) {
		if len(in) == 0 {
			return
		}
		i := int(at % uint(len(in)))
		now := time.Now()
		var whole, parts stream
		whole.feed(now, in)
		parts.feed(now, in[:i])
		parts.feed(now.Add(400*time.Millisecond), in[i:])
		want, got := whole.taken(), parts.taken()
		if !bytes.Equal(got, want) {
			t.Fatalf("%q | %q: %q, want %q", in[:i], in[i:], got, want)
		}
		if len(want) > most*len(in)+2*len(pasteBegin) {
			t.Errorf("%q became %d bytes", in, len(want))
		}
		for j, text := range whole.waiting {
			if text.text != parts.waiting[j].text {
				t.Errorf("%q | %q: pasted %q, want %q", in[:i], in[i:], parts.waiting[j].text, text.text)
			}
		}
		decodable(t, in, want)
	})
}

// decodable wants that Bubble Tea's decoder makes something of all that is handed
// on, without waiting for more.
func decodable(t *testing.T, in, out []byte) {
	t.Helper()
	var d uv.EventDecoder
	for len(out) > 0 {
		n, event := d.Decode(out)
		if _, unknown := event.(uv.UnknownEvent); unknown || n <= 0 || out[0] == esc && n <= 2 {
			t.Fatalf("%q: the decoder makes %T of %q", in, event, out[:max(n, 0)])
		}
		if k, ok := event.(uv.KeyPressEvent); ok && !utf8.ValidString(k.Text) {
			t.Fatalf("%q: the decoder reads %q", in, k.Text)
		}
		out = out[n:]
	}
}
