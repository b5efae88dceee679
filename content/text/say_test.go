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

// TestWhen says moments in the days of the place one is at now: around midnight, over
// the changes of the clock, and after a journey.
func TestWhen(t *testing.T) {
	zone := func(name string) *time.Location {
		l, err := time.LoadLocation(name)
		if err != nil {
			t.Skip(err)
		}
		return l
	}
	berlin, tokyo := zone("Europe/Berlin"), zone("Asia/Tokyo")
	at := func(l *time.Location, month time.Month, day, hour, minute int) time.Time {
		return time.Date(2026, month, day, hour, minute, 0, 0, l)
	}
	for _, c := range []struct {
		then, now time.Time
		want      string
	}{
		{at(berlin, 11, 22, 14, 5), at(berlin, 11, 22, 20, 0), "today at 14:05"},
		{at(berlin, 11, 21, 23, 59), at(berlin, 11, 22, 0, 1), "yesterday at 23:59"},
		{at(berlin, 11, 20, 23, 59), at(berlin, 11, 22, 0, 1), "on Friday, 20 November"},
		{at(berlin, 3, 28, 23, 50), at(berlin, 3, 29, 23, 50), "yesterday at 23:50"}, // a day of 23 hours
		{at(berlin, 3, 28, 0, 10), at(berlin, 3, 29, 3, 10), "yesterday at 00:10"},
		{at(berlin, 10, 24, 0, 30), at(berlin, 10, 25, 23, 30), "yesterday at 00:30"}, // and one of 25
		{at(berlin, 10, 23, 23, 30), at(berlin, 10, 25, 0, 30), "on Friday, 23 October"},
		{at(berlin, 11, 22, 18, 0), at(tokyo, 11, 23, 3, 0), "today at 02:00"}, // a journey east
		{at(tokyo, 11, 23, 2, 0), at(berlin, 11, 22, 19, 0), "today at 18:00"}, // and back west
		{time.Date(2025, 12, 31, 23, 0, 0, 0, berlin), at(berlin, 1, 1, 1, 0), "yesterday at 23:00"},
		{time.Date(2025, 12, 30, 23, 0, 0, 0, berlin), at(berlin, 1, 1, 1, 0), "on Tuesday, 30 December 2025"},
	} {
		if got := When(c.then, c.now); got != c.want {
			t.Errorf("%v, said at %v: %q, want %q", c.then, c.now, got, c.want)
		}
	}
}
