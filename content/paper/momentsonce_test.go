package paper_test

import (
	"strings"
	"testing"

	"groundwork/content"
	. "groundwork/content/paper"
	"groundwork/content/paper/papertest"
)

// TestMomentsOnce has what is said before and after heavy pages once in a form, also in one of
// both tracks, and each question leads there.
func TestMomentsOnce(t *testing.T) {
	b, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	for name, s := range map[string]Selection{
		"both":      {},
		"short":     {ShortWay: true},
		"one track": {Track: content.Hurt},
		"the other": {Track: content.Hurting},
		"a chapter": {Track: content.Hurting, Chapter: "reasons"},
	} {
		s.Blank = true
		if got := strings.Count(asText(t, papertest.Build(t, b, nil, s)), "\nBefore and after\n"); got != 1 {
			t.Errorf("%s: it is there %d times", name, got)
		}
	}
}
