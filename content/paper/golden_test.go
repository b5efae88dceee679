package paper_test

import (
	"strings"
	"testing"

	"groundwork/content"
	. "groundwork/content/paper"
	"groundwork/content/paper/papertest"
)

// moment returns a set of how stirred up a page made somebody.
func moment(id, page string, month int, values map[string]int) content.RatingSet {
	set := papertest.Ratings(id, page, papertest.At(papertest.Printed().Month(), month), values)
	set.Series = content.SeriesStirred
	return set
}

// stirred returns a workbook of moments: of a page twice, in another pass, and of a page
// that is gone.
func stirred() *content.Workbook {
	early := moment("c", "heavy", 3, map[string]int{"before": 4})
	early.Pass = 1
	return content.NewWorkbook(
		content.Profile{Track: content.Hurt},
		moment("a", "heavy", 1, map[string]int{"before": 6, "after": 2}),
		moment("b", "heavy", 2, map[string]int{"after": 0}),
		early,
		moment("d", "gone", 4, map[string]int{"before": 9}),
		moment("e", "heavy", 5, map[string]int{"before": 11, "after": -1}),
		papertest.Ratings("f", "check-in", papertest.At(papertest.Printed().Month(), 6), map[string]int{"trust": 5, "safe-with": 1}),
		papertest.Ratings("g", "check-in", papertest.At(papertest.Printed().Month(), 7), map[string]int{"safe-with": 2}),
	)
}

func TestGolden(t *testing.T) {
	begun := content.NewWorkbook(content.Profile{Track: content.Hurt})
	scenes := []struct {
		name string
		book *content.Workbook
		pick Selection
	}{
		{"empty", begun, Selection{AllQuestions: true}},
		{"chapter", papertest.Full(), Selection{Chapter: "empathy"}},
		{"everything", papertest.Full(), Selection{WithPrivate: true}},
		{"usual", papertest.Full(), Selection{LeaveOut: []string{"name-it"}}},
		{"letter", papertest.Full(), Selection{Letter: "ask-letter"}},
		{"summary", papertest.Full(), Selection{Summary: true, WithPrivate: true, Beside: []string{"my-phrase", "untold"}}},
		{"plan", papertest.Full(), Selection{Plan: true}},
		{"earlier", papertest.Old(), Selection{}},
		{"hostile", papertest.Hostile(), Selection{}},
		{"wide", papertest.Wide(), Selection{}},
		{"careful", nil, Selection{Blank: true, Help: papertest.Help(t, "NZ")}},
		{"moments", stirred(), Selection{}},
		{"blank", nil, Selection{Blank: true, Help: papertest.Help(t, "IE")}},
	}
	for _, s := range scenes {
		t.Run(s.name, func(t *testing.T) {
			book := fixture(t)
			if s.name == "careful" || s.name == "moments" {
				book = papertest.CarefulBook(t)
			}
			d := papertest.Build(t, book, s.book, s.pick)
			golden(t, s.name+".txt", asText(t, d))
			golden(t, s.name+".md", asMarkdown(t, d))
		})
	}
}

// TestMomentAlone wants what was answered at the end of a heavy page only under the question
// that was asked there.
func TestMomentAlone(t *testing.T) {
	w := content.NewWorkbook(content.Profile{Track: content.Hurt}, moment("b", "heavy", 2, map[string]int{"after": 0}))
	got := asText(t, papertest.Build(t, papertest.CarefulBook(t), w, Selection{}))
	if !strings.Contains(got, "  And now, compared with before?\n    2 November 2026. Lighter.\n") || strings.Contains(got, "How stirred up") {
		t.Error(got)
	}
}
