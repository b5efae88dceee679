package editor

import (
	"slices"
	"strings"
	"testing"
)

// TestUndoLeavesAnotherTextAlone changes a text elsewhere, first where the last
// edit would still fit, then while an editor is open on it.
func TestUndoLeavesAnotherTextAlone(t *testing.T) {
	o := Options{Memory: NewMemory(), Name: "q"}
	e := opened("", o)
	write(e, "one two")
	below := opened(e.Text(), o)
	e = opened("six two", o)
	play(e, "ctrl+z")
	holds(t, e, "six two")
	above := opened("one two", o)
	below.edits = above.edits // as two open editors share it
	write(above, " three")
	play(below, "ctrl+z")
	holds(t, below, "one two")
}

func TestMemoryIsBounded(t *testing.T) {
	m := NewMemory()
	p := New("", Options{Memory: m, Name: "long"})
	p.Resize(40, 1, 5)
	for range 40 {
		p.Update(paste(strings.Repeat("word ", 190_000)))
		p.Update(press("ctrl+shift+home"))
		p.Update(press("ctrl+x"))
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
		New("", Options{Memory: m, Name: strings.Repeat("x", i+1)})
	}
	if len(m.texts) > mostTexts || len(m.used) != len(m.texts) {
		t.Errorf("%d texts are remembered, %d in order", len(m.texts), len(m.used))
	}
}
