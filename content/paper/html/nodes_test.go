package html

import (
	"slices"
	"strings"
	"testing"
)

func TestParagraphs(t *testing.T) {
	for s, want := range map[string][]string{
		"":                 nil,
		"a":                {"a"},
		"a\nb":             {"a\nb"},
		"a\n\nb":           {"a", "b"},
		"a\n\n\n\nb\n\nc":  {"a", "\n\nb", "c"},
		"  a\n\n    b\n c": {"  a", "    b\n c"},
	} {
		got := paragraphs(s)
		if !slices.Equal(got, want) || strings.Join(got, "\n\n") != s {
			t.Errorf("%q: %q", s, got)
		}
	}
}
