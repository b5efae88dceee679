package paper_test

import (
	"errors"
	"testing"
	"time"

	"groundwork/content"
	"groundwork/content/load"
	. "groundwork/content/paper"
	"groundwork/content/paper/papertest"
)

// TestRatings has every rating once, also where there is only one of its scale, and none of
// what is left out.
func TestRatings(t *testing.T) {
	b, err := load.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	w := content.NewWorkbook(content.Profile{Track: content.Hurt})
	if _, err := Ratings(b, w, Selection{}); !errors.Is(err, ErrNothing) {
		t.Errorf("of an empty workbook: %v", err)
	}
	w.Put(papertest.Ratings("a", content.OccasionCheckIn, papertest.At(time.March, 1), map[string]int{"trust-them": 2, "trust-self": 7}))
	w.Put(papertest.Ratings("b", content.OccasionCheckIn, papertest.At(time.April, 2), map[string]int{"trust-them": 5}))
	rated, err := Ratings(b, w, Selection{})
	if err != nil || len(rated) != 1 || len(rated[0].Lines) != 2 {
		t.Fatalf("%+v, %v", rated, err)
	}
	points := map[int]int{} // how many lines have so many points
	for _, l := range rated[0].Lines {
		points[len(l.Points)]++
	}
	if points[1] != 1 || points[2] != 1 {
		t.Errorf("%+v", rated)
	}
	if _, err := Ratings(b, w, Selection{Track: content.Hurting}); !errors.Is(err, ErrNothing) {
		t.Errorf("of the other track: %v", err)
	}
	if _, err := Ratings(b, w, Selection{Track: "elsewhere"}); err == nil {
		t.Error("of a track that isn't there")
	}
}
