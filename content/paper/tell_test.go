package paper_test

import (
	"bytes"
	"regexp"
	"testing"

	. "groundwork/content/paper"
	"groundwork/content/paper/papertest"
	"groundwork/content/paper/plaintext"
)

// TestTextTold: what is told has nothing that is drawn, and no columns.
func TestTextTold(t *testing.T) {
	drawn := regexp.MustCompile(`(?m)[-=_]{3,}|^ *\| |\S {3,}\S`)
	for name, w := range papertest.Scenes() {
		d := papertest.Build(t, fixture(t), w, Selection{Blank: w == nil, WithPrivate: true})
		var out bytes.Buffer
		if err := plaintext.Tell(&out, d); err != nil {
			t.Fatal(err)
		}
		told := out.String()
		if found := drawn.FindString(told); found != "" && name != "hostile" { // that has such words
			t.Errorf("%s: it has %q in\n%s", name, found, told)
		}
	}
}
