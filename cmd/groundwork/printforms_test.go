package main

import (
	"testing"

	"groundwork/content/paper"
)

// The paper of the last print is taken where none is asked for.
func TestPreferredPaper(t *testing.T) {
	for _, c := range []struct {
		asked     bool
		last, got paper.Size
	}{{false, paper.Letter, paper.Letter}, {false, "", paper.A4}, {false, "a5", paper.A4}, {true, paper.Letter, paper.A4}} {
		p := &press{sheet: paper.Sheet{Size: paper.A4}, usual: !c.asked}
		if p.prefer(c.last); p.sheet.Size != c.got {
			t.Errorf("%+v: %s", c, p.sheet.Size)
		}
	}
}
