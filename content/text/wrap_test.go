package text

import (
	"slices"
	"strings"
	"testing"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  []string
	}{
		{"", 10, []string{""}},
		{"one two three", 8, []string{"one two", "three"}},
		{"one two  three", 7, []string{"one two", "three"}}, // spaces hang over the edge
		{"a\n\nb", 10, []string{"a", "", "b"}},
		{"longerthan ten", 4, []string{"long", "erth", "an", "ten"}},
		{"漢字かな", 5, []string{"漢字", "かな"}},
		{"10\u00a0km off", 6, []string{"10\u00a0km", "off"}}, // never at a space that binds
		{"a\tb", 10, []string{"a    b"}},
		{"right \u200fto left", 20, []string{"right to left"}}, // no marks on a terminal
		{"x", 0, []string{"x"}},
	} {
		if got := Wrap(c.text, c.width); !slices.Equal(got, c.want) {
			t.Errorf("Wrap(%q, %d) = %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

// TestRowsStop holds that the rows of a long text are made only as they are asked for.
func TestRowsStop(t *testing.T) {
	n := 0
	for range Rows(strings.Repeat("word ", 1000), 10) {
		if n++; n == 3 {
			break
		}
	}
	if n != 3 {
		t.Errorf("%d rows", n)
	}
}

// FuzzWrap wants every row within the width, and no word lost.
func FuzzWrap(f *testing.F) {
	f.Add("one two three", 5)
	f.Add("👩‍👩‍👧 e\u0301 \u200e漢字\t\u00a0x", 2)
	f.Fuzz(func(t *testing.T, s string, width int) {
		width = 2 + (width%80+80)%80
		s, _ = Clean(s)
		var all strings.Builder
		for row := range Rows(s, width) {
			if w := Width(row); w > max(width, 8) { // a single character may be wider than a tiny row
				t.Fatalf("%q is %d wide, more than %d", row, w, width)
			}
			all.WriteString(row)
		}
		bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if got, want := bare(all.String()), bare(s); got != want && Display(s) == s {
			t.Fatalf("%q became %q", want, got)
		}
	})
}
