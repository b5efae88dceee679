package paper

import (
	"strings"
	"testing"

	"groundwork/content"
)

// TestBoxedByCaution: what can hold on the open way stands in no box, whatever else
// it holds on.
func TestBoxedByCaution(t *testing.T) {
	for words, want := range map[string]string{
		"": "", "open": "", "only-open": "", "only-open only-no-contact": "", "solo": cautionSolo, "quiet solo": cautionSolo,
		"only-no-contact": cautionNoContact, "solo no-contact": cautionEither, "both": cautionBoth,
	} {
		c := content.Condition{}
		if words != "" {
			c[content.RouteKey] = strings.Fields(words)
		}
		if got := cautionOf(c); got != want {
			t.Errorf("%q stands under %q, want %q", words, got, want)
		}
	}
}
