package content_test

import (
	"testing"

	. "groundwork/content"
)

// TestInOneLine: where the columns begin a sentence, an entry reads as one, on screen as on
// paper, and says nothing twice that somebody has begun with too.
func TestInOneLine(t *testing.T) {
	boundary := []string{"If…", "I will…"}
	for _, c := range []struct {
		heads, cells []string
		want         string
	}{
		{boundary, []string{"he shouts", "breathe out"}, "If he shouts, I will breathe out"},
		{boundary, []string{"he shouts", "I breathe out"}, "If he shouts, I breathe out"},
		{boundary, []string{"If he shouts.", "I will go. Then I rest."}, "If he shouts, I will go. Then I rest."},
		{boundary, []string{"he shouts", ""}, "If he shouts"},
		{boundary, []string{"", "I’ll go"}, "I’ll go"},
		{boundary, []string{"it hurts...", "stop..."}, "If it hurts, I will stop..."},
		{boundary, []string{"he shouts", "go", "of an older book"}, "If he shouts, I will go, of an older book"},
		{[]string{"What", "If it goes wrong, I…"}, []string{"the parcel", "fetch it"}, "the parcel, If it goes wrong, I fetch it"},
		{[]string{"Who", "does what"}, []string{"my sister", "pays"}, "my sister, pays"},
		{boundary, []string{"", ""}, ""},
	} {
		if got := InOneLine("", ", ", c.heads, c.cells); got != c.want {
			t.Errorf("%q: %q, want %q", c.cells, got, c.want)
		}
	}
}
