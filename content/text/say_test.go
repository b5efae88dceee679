package text

import (
	"testing"
	"time"
)

func TestSaid(t *testing.T) {
	day := func(year int) time.Time { return time.Date(year, time.March, 5, 23, 0, 0, 0, time.UTC) }
	for got, want := range map[string]string{
		DateBy(day(2026), day(2026)):  "5 March",
		DateBy(day(2025), day(2026)):  "5 March 2025",
		Weekday(day(2026), day(2026)): "Thursday, 5 March",
		Number(0) + Number(10):        "noten",
		Number(11):                    "11",
		Ordinal(0) + Ordinal(9):       "firsttenth",
		Ordinal(10):                   "another",
		Ordinal(-1):                   "another",
		Count(1, "page", "pages"):     "1 page",
		Count(0, "page", "pages"):     "0 pages",
		Minutes(1):                    "one minute",
		Minutes(3):                    "three minutes",
		Minutes(4):                    "4 minutes",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
