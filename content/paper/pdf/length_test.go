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
		"half-plan": {half, paper.Selection{Plan: true}, 1}, "whole-plan": {whole, paper.Selection{Plan: true}, 2},
		"half-summary": {half, paper.Selection{Summary: true}, 1}, "whole-summary": {whole, paper.Selection{Summary: true, Beside: []string{"my-phrase"}}, 1},
	} {
		d := papertest.Build(t, b, c.book, c.pick)
		made, err := Look(d, paper.Sheet{}, ownFaces)
		if err != nil || made.Pages > c.most || made.Over != (made.Pages > 1 && c.pick.Plan) {
			t.Errorf("%s: %+v of %d pages, %v", name, made, c.most, err)
		}
		if dir := os.Getenv("GROUNDWORK_PAGES"); dir != "" {
			out, err := os.Create(dir + "/" + name + ".pdf")
			if err != nil {
				t.Fatal(err)
			}
			if _, err := Write(out, d, paper.Sheet{}, ownFaces); err != nil {
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

// TestRunningHead holds that the track and the chapter stand above a page, that chapters
// begin on one, and that there is room for holes at the sides.
func TestRunningHead(t *testing.T) {
	b := builtin(t)
	d := papertest.Build(t, b, papertest.Whole(b), paper.Selection{})
	for _, sheet := range sheets() {
		_, pages := laidOut(t, d, sheet)
		heads := map[string]int{}
		for i, l := range pages {
			heads[l.head]++
			for _, a := range l.anchors {
				if a.level == 2 && a.title != "So far" && l.anchors[0] != a {
					t.Errorf("%q begins in the middle of page %d", a.title, i+1)
				}
			}
			for _, s := range l.lines {
				for _, m := range s.line.ops {
					if m.kind == opText && (m.x < 17*mm || m.x+m.w > newMeasures(sheet, false).width-17*mm) {
						t.Errorf("page %d: %q stands where holes are", i+1, m.text)
					}
				}
			}
		}
		if heads["After being hurt · 4 Boundaries"] < 2 || heads["After being hurt"] < 5 {
			t.Errorf("heads: %v", heads)
		}
	}
}

// TestContentsLeaveNoLineOver holds that the last page of the contents has two lines at
// the least.
func TestContentsLeaveNoLineOver(t *testing.T) {
	for n := 30; n < 60; n++ {
		p, err := newLayout(&paper.Document{Title: "Workbook"}, paper.Sheet{}, ownFaces)
		if err != nil {
			t.Fatal(err)
		}
		for i := range n {
			p.anchors = append(p.anchors, &anchor{level: 3, title: "A page", page: i})
		}
		pages, _ := p.listed(0, 1)
		if len(pages) > 1 && len(pages[1].lines) < 2 {
			t.Errorf("%d entries leave one line over", n)
		}
	}
}
