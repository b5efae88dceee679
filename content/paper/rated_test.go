package paper_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"groundwork/content"
	. "groundwork/content/paper"
	"groundwork/content/paper/papertest"
)

// TestRatings has every rating once, also where there is only one of its scale, and none of
// what is left out.
func TestRatings(t *testing.T) {
	b, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	w := content.NewWorkbook(content.Profile{Track: content.Hurt})
	if _, _, err := Ratings(b, w, Selection{}); !errors.Is(err, ErrNothing) {
		t.Errorf("of an empty workbook: %v", err)
	}
	w.Put(papertest.Ratings("a", content.OccasionCheckIn, papertest.At(time.March, 1), map[string]int{"trust-them": 2, "trust-self": 7}))
	w.Put(papertest.Ratings("b", content.OccasionCheckIn, papertest.At(time.April, 2), map[string]int{"trust-them": 5}))
	rated, off, err := Ratings(b, w, Selection{})
	if err != nil || len(rated) != 1 || len(rated[0].Lines) != 2 || off.LeftOut != 0 {
		t.Fatalf("%+v, %v", rated, err)
	}
	points := map[int]int{} // how many lines have so many points
	for _, l := range rated[0].Lines {
		points[len(l.Points)]++
	}
	if points[1] != 1 || points[2] != 1 {
		t.Errorf("%+v", rated)
	}
	copied := papertest.Ratings("c", content.OccasionCheckIn, papertest.At(time.May, 3), map[string]int{"trust-them": 9})
	copied.On = papertest.At(time.February, 4) // from paper
	w.Put(copied)
	rated, _, _ = Ratings(b, w, Selection{})
	if p := rated[0].Lines[0].Points; len(p) != 3 || p[0].Value != 9 || !p[0].DayOnly || p[1].DayOnly {
		t.Errorf("what was copied from paper is not in its place: %+v", p)
	}
	for _, s := range []string{"4 February 2026 to 2 April 2026", "from 9 on 4 February 2026 to 5 on 2 April 2026"} {
		if got := strings.Join(strings.Fields(asText(t, papertest.Build(t, b, w, Selection{Summary: true, Track: content.Hurt}))), " "); !strings.Contains(got, s) || strings.Contains(got, "May") {
			t.Errorf("no %q, or the day of the typing, in\n%s", s, got)
		}
	}
	all := asText(t, papertest.Build(t, b, w, Selection{}))
	if strings.Contains(all, "Stirred") || !strings.Contains(all, "myself") {
		t.Errorf("there is a column for what was never rated:\n%s", all)
	}
	if _, _, err := Ratings(b, w, Selection{Track: content.Hurting}); !errors.Is(err, ErrNothing) {
		t.Errorf("of the other track: %v", err)
	}
	if _, _, err := Ratings(b, w, Selection{Track: "elsewhere"}); err == nil {
		t.Error("of a track that isn't there")
	}
}

// TestRatingsLeftOut says how many questions have private ratings that stay off, also where
// nothing else is rated, and in a summary, and counts no other answer.
func TestRatingsLeftOut(t *testing.T) {
	b, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	w := content.NewWorkbook(content.Profile{Track: content.Hurt}, papertest.Answer("happened", content.KindText, content.Text("words")))
	w.Put(papertest.Ratings("a", content.OccasionCheckIn, papertest.At(time.March, 1), map[string]int{"safe-with-them": 2}))
	w.Put(papertest.Ratings("b", content.OccasionCheckIn, papertest.At(time.April, 1), map[string]int{"safe-with-them": 3}))
	for _, more := range []bool{false, true} {
		if more {
			w.Put(papertest.Ratings("c", content.OccasionCheckIn, papertest.At(time.May, 1), map[string]int{"trust-them": 2, "safe-with-them": 4}))
		}
		_, off, err := Ratings(b, w, Selection{})
		if errors.Is(err, ErrNothing) == more || off == nil || off.LeftOut != 1 || !slices.Equal(off.LeftFrom, []string{"Where are you now?"}) {
			t.Errorf("more %v: %+v, %v", more, off, err)
		}
		d, err := Build(b, w, Selection{Summary: true, Track: content.Hurt, WithPrivate: true})
		if errors.Is(err, ErrNothing) == more || d == nil || d.LeftOut != 1 {
			t.Errorf("a summary, more %v: %+v, %v", more, d, err)
		}
	}
	if _, off, err := Ratings(b, w, Selection{WithPrivate: true}); err != nil || off.LeftOut != 0 {
		t.Errorf("with them: %+v, %v", off, err)
	}
	w = content.NewWorkbook(content.Profile{Track: content.Hurt}, papertest.Answer("happened", content.KindText, content.Text("words")))
	for name, s := range map[string]Selection{"everything": {}, "a track": {Track: content.Hurt}, "a chapter": {Chapter: "empathy"}} {
		if d, err := Build(b, w, s); !errors.Is(err, ErrNothing) || d == nil || d.LeftOut != 1 {
			t.Errorf("%s of what is private only: %+v, %v", name, d, err)
		}
	}
}
