package paper_test

import (
	"strings"
	"testing"

	"groundwork/content"
	. "groundwork/content/paper"
)

// A code stands on paper at somebody's home: it must mean the same for ever.
func TestCodeStays(t *testing.T) {
	for id, want := range map[string]string{"my-phrase": "HX9Q", "happened": "5S8B"} {
		if got := Code(content.Hurt, id); got != want {
			t.Errorf("%s is %s, was %s", id, got, want)
		}
	}
}

func TestCodesDiffer(t *testing.T) {
	b, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]string{}
	for _, track := range b.Tracks {
		for _, id := range Places(track) {
			code, key := Code(track.ID, id), string(track.ID)+"/"+id
			if other, ok := seen[code]; ok {
				t.Errorf("%s and %s are both %s: give the newer one another id", key, other, code)
			}
			seen[code] = key
			if len(code) != CodeLength || strings.ContainsAny(code, "AEIOU01L") {
				t.Errorf("%s is %q", key, code)
			}
		}
	}
	if len(seen) < 100 {
		t.Errorf("only %d codes", len(seen))
	}
}
