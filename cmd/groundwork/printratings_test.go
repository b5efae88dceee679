package main

import (
	"slices"
	"testing"
	"time"

	"groundwork/content/paper"
)

// TestRatingRows: a row for each rating, and nothing that a spreadsheet would work out.
func TestRatingRows(t *testing.T) {
	at := time.Date(2026, 3, 1, 9, 5, 0, 0, time.UTC)
	rows := ratingRows([]paper.Rated{{Track: "After", Lines: []paper.ChartLine{{Label: "=1+1", Points: []paper.Point{{At: at, Value: 4}, {At: at.AddDate(0, 1, 0), Value: 10, DayOnly: true}}}}}})
	if len(rows) != 3 || !slices.Equal(rows[1], []string{"2026-03-01", "09:05", "After", "'=1+1", "4"}) || rows[2][0] != "2026-04-01" || rows[2][1] != "" || rows[2][4] != "10" {
		t.Errorf("%q", rows)
	}
}
