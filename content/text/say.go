package text

import (
	"strconv"
	"time"
)

// Date returns a day as it is written out for a reader.
func Date(t time.Time) string { return t.Format("2 January 2006") }

// DateBy returns a day as one would say it now: the year only where it is another.
func DateBy(day, now time.Time) string {
	if day.Year() == now.Year() {
		return day.Format("2 January")
	}
	return Date(day)
}

// Count returns a number of things: "1 page", "2 pages".
func Count(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + more
}

// Times returns how often, in words.
func Times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return strconv.Itoa(n) + " times"
}
