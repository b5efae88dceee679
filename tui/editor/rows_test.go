package editor

import (
	"strings"
	"testing"
)

func TestRowsOfContextStayInSight(t *testing.T) {
	p := New(strings.Repeat("line\n", 40), Options{})
	p.Resize(40, 1, 12)
	p.SetOffset(0)
	for i := range 40 {
		p.Update(press("down"))
		_, row, _ := p.Rows()
		if want := min(i+1, 9); row != want && i < 38 {
			t.Fatalf("after %d downs the cursor is in row %d, want %d", i+1, row, want)
		}
	}
	for i := range 40 {
		p.Update(press("up"))
		_, row, _ := p.Rows()
		if want := max(10-i, 2); row != want && i < 37 {
			t.Fatalf("after %d ups the cursor is in row %d, want %d", i+1, row, want)
		}
	}
}
