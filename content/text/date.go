package text

import "time"

// Date returns a day as it is written out for a reader.
func Date(t time.Time) string { return t.Format("2 January 2006") }

// DateBy returns a day as one would say it now: the year only where it is another.
func DateBy(day, now time.Time) string {
	if day.Year() == now.Year() {
		return day.Format("2 January")
	}
	return Date(day)
}
