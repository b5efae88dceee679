package pdf

import (
	"os"
	"strings"
	"testing"

	"groundwork/content"
	"groundwork/content/paper"
	"groundwork/content/paper/papertest"
)

// TestLengths holds how many pages prints of the builtin book have. With GROUNDWORK_PAGES
// in the environment it leaves them in that folder, to be looked at.
func TestLengths(t *testing.T) {
	b := builtin(t)
	half, whole := papertest.Half(b), papertest.Whole(b)
	for name, c := range map[string]struct {
		book *content.Workbook
		pick paper.Selection
		most int
	}{
		"half":      {half, paper.Selection{}, 8},
		"whole":     {whole, paper.Selection{WithPrivate: true}, 36},
		"half-plan": {half, paper.Selection{Plan: true}, 1}, "whole-plan": {whole, paper.Selection{Plan: true}, 1},
		"half-summary": {half, paper.Selection{Summary: true}, 1}, "whole-summary": {whole, paper.Selection{Summary: true, Beside: []string{"my-phrase"}}, 1},
	} {
		d := papertest.Build(t, b, c.book, c.pick)
		n, _, err := Look(d, paper.Sheet{}, nil)
		if err != nil || n > c.most {
			t.Errorf("%s: %d pages of %d, %v", name, n, c.most, err)
		}
		if dir := os.Getenv("GROUNDWORK_PAGES"); dir != "" {
			out, err := os.Create(dir + "/" + name + ".pdf")
			if err != nil {
				t.Fatal(err)
			}
			if _, err := Write(out, d, paper.Sheet{}, nil); err != nil {
				t.Fatal(err)
			}
			if err := out.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
	words := 0
	for rec := range whole.Records() {
		switch rec := rec.(type) {
		case content.Answer:
			if said, ok := rec.Value.(content.Text); ok {
				words += len(strings.Fields(string(said)))
			}
		case content.Entry:
			for _, cell := range rec.Cells {
				words += len(strings.Fields(cell))
			}
		}
	}
	if words < 8500 || words > 9500 {
		t.Errorf("%d words", words)
	}
}
