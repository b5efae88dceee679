package paper_test

import (
	"strings"
	"testing"

	. "groundwork/content/paper"
	"groundwork/content/paper/papertest"
)

// TestEveryFormHasSafety: whatever form is asked for, the pages for when it isn't safe
// are on it. A print of what was written has none of them: it would tell.
func TestEveryFormHasSafety(t *testing.T) {
	book := fixture(t)
	for _, pick := range []Selection{{Blank: true}, {Blank: true, Track: "hurting"}, {Blank: true, Chapter: "empathy"}} {
		got := asText(t, papertest.Build(t, book, nil, pick))
		for _, want := range []string{"FOR EVERYBODY", "Staying", "You can give these pages back.", "- A way out.", "For somebody to talk to, go to “Help lines” at the end."} {
			if n := strings.Count(strings.ToLower(got), strings.ToLower(want)); n == 0 {
				t.Errorf("%+v: no %q in\n%s", pick, want, got)
			}
		}
		if strings.Contains(got, "ctrl+q") {
			t.Errorf("%+v: the form names a key", pick)
		}
	}
	if got := asText(t, papertest.Build(t, book, nil, Selection{Blank: true})); !strings.Contains(got, "For more to read about this, go to “For everybody” at the end.") {
		t.Errorf("nothing leads there in\n%s", got)
	}
	for _, pick := range []Selection{{}, {WithPrivate: true}, {Chapter: "empathy"}} {
		if got := asText(t, papertest.Build(t, book, papertest.Full(), pick)); strings.Contains(got, "A way out.") {
			t.Errorf("%+v: it is in a print of what was written", pick)
		}
	}
}
