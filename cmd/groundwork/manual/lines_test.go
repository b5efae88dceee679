package manual

import (
	"testing"
)

func TestSetLines(t *testing.T) {
	got := SetLines("one two\nthree four\n\nA list:\n  1   as it is, however long it may be\nfive", 10)
	want := "one two\nthree four\n\nA list:\n  1   as it is, however long it may be\nfive"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := SetLines("one --two-three four", 9); got != "one\n--two-three\nfour" {
		t.Errorf("got %q", got)
	}
}
