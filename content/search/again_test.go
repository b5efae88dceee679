package search

import (
	"strings"
	"testing"
)

// TestRatedAgain finds a rating on a form where it was asked: the first one on its
// own page, the later ones on theirs, and none by its words.
func TestRatedAgain(t *testing.T) {
	for code, want := range map[string]string{
		"ttrust-them":              "hurt/where-now trust-them",
		"tthen-and-now/trust-them": "hurt/then-and-now trust-them",
		"tthen-and-now/stirred":    "hurt/then-and-now stirred",
	} {
		got := searched(t, code)
		if len(got) != 1 || !strings.HasPrefix(got[0], want+": ") {
			t.Errorf("%s finds %q, want %s", code, got, want)
		}
	}
	if got := searched(t, "How stirred up are you?"); len(got) != 1 {
		t.Errorf("its words find %q", got)
	}
}
