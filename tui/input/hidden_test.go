package input

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"
)

// piecemeal is a terminal that has everything at once, and gives as much as it is
// asked for.
type piecemeal struct{ bytes.Buffer }

func (p *piecemeal) Wait(time.Duration) bool { return p.Len() > 0 }

// TestKeysOneByOne reads keys and wants no more of the terminal to be read than they
// take: what was typed ahead is somebody else's.
func TestKeysOneByOne(t *testing.T) {
	var from piecemeal
	from.WriteString("aé\x11\x1b[1081;5u\x1b[200~pasted\r\n\x1b[201~\x7f\rahead")
	keys := NewKeys(NewReader(&from, ""))
	var names []string
	for range 7 {
		key, err := keys.Next()
		if err != nil {
			t.Fatal(err)
		}
		if key.Pasted {
			key.Name = "pasted " + key.Text
		}
		names = append(names, key.Name)
	}
	if want := []string{"a", "é", "ctrl+q", "ctrl+q", "pasted pasted\r\n", "backspace", "enter"}; !slices.Equal(names, want) {
		t.Errorf("the keys are %q, want %q", names, want)
	}
	if from.String() != "ahead" {
		t.Errorf("%q is left for the next question", from.String())
	}
	for range len("ahead") {
		if _, err := keys.Next(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := keys.Next(); !errors.Is(err, io.EOF) {
		t.Errorf("at the end: %v", err)
	}
}

// knowing is such a terminal that knows how much that is, and counts how often it is asked.
type knowing struct {
	piecemeal
	reads int
}

func (k *knowing) Queued() int { return k.Len() }

func (k *knowing) Read(p []byte) (int, error) {
	k.reads++
	return k.piecemeal.Read(p)
}

// TestLongPasteAtOnce reads a long paste in large pieces, and nothing of what was typed
// behind it.
func TestLongPasteAtOnce(t *testing.T) {
	var from knowing
	long := strings.Repeat("many words ", 10_000)
	from.WriteString("\x1b[200~" + long + "\x1b[201~ahead")
	key, err := NewKeys(NewReader(&from, "")).Next()
	if err != nil || key.Text != long {
		t.Errorf("%d bytes of %d came, %v", len(key.Text), len(long), err)
	}
	if from.String() != "ahead" || from.reads > 2000 {
		t.Errorf("after %d reads %q is left for the next question", from.reads, from.String())
	}
}

// TestHidden types a line that nobody sees, and looks at what stays of it in memory.
func TestHidden(t *testing.T) {
	var h Hidden
	for _, name := range []string{"x", "ctrl+u", "a", "é", "y", "backspace", "z", "ctrl+h", "tab", "esc", "ctrl+x"} {
		types := ""
		if len([]rune(name)) == 1 {
			types = name
		}
		h.Press(name, types)
	}
	h.Press("backspace", "")
	h.Press("é", "é")
	h.Paste(" b\r\n")
	first := h.typed
	for range 100 {
		h.Press("0", "0")
	}
	if !bytes.Equal(first, make([]byte, len(first))) {
		t.Errorf("%q stays in memory", first)
	}
	for range 100 {
		h.Press("backspace", "")
	}
	if h.Empty() {
		t.Error("it is empty")
	}
	all := h.typed
	if got := h.Take(); string(got) != "aé b" || !h.Empty() {
		t.Errorf("%q was typed", got)
	}
	h.typed = all
	h.Clear()
	if !bytes.Equal(all, make([]byte, len(all))) {
		t.Errorf("%q stays in memory", all)
	}
	h.Press("backspace", "")
}
