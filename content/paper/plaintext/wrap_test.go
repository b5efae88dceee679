package plaintext

import (
	"slices"
	"testing"
)

func TestFold(t *testing.T) {
	for _, c := range []struct {
		s     string
		width int
		want  []string
	}{
		{"one two three", 7, []string{"one two", "three"}},
		{"one two three", 8, []string{"one two", "three"}},
		{"one  two", 4, []string{"one", "two"}},
		{"abcdefghij kl", 4, []string{"abcd", "efgh", "ij", "kl"}},
		{"  indented words", 10, []string{"  indented", "words"}},
		{"信頼を取り戻す", 5, []string{"信頼", "を取", "り戻", "す"}},
		{"e\u0301e\u0301e\u0301", 2, []string{"e\u0301e\u0301", "e\u0301"}},
		{"👩‍👩‍👧👩‍👩‍👧", 3, []string{"👩‍👩‍👧", "👩‍👩‍👧"}},
		{"👩‍👩‍👧x", 1, []string{"👩‍👩‍👧", "x"}},
		{"      ", 3, []string{""}},
		{"call 116 016 now", 9, []string{"call", "116 016", "now"}},
		{"call 116 016", 8, []string{"call", "116 016"}},
		{"1 2 3 4 5", 4, []string{"1 2", "3 4", "5"}},
		{"trailing   ", 20, []string{"trailing"}},
	} {
		var got []string
		wrap(c.s, c.width, func(s string) { got = append(got, s) })
		if !slices.Equal(got, c.want) {
			t.Errorf("%q at %d: %q", c.s, c.width, got)
		}
	}
}
