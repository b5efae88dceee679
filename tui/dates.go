package tui

import (
	"fmt"
	"time"
)

// day is a date as people say it; the year only where it is another one.
func day(t, now time.Time) string {
	if t.Year() == now.Year() {
		return t.Format("2 January")
	}
	return t.Format("2 January 2006")
}

// weekday is [day] with the name of the day.
func weekday(t, now time.Time) string { return t.Format("Monday, ") + day(t, now) }

// minutes is a number of minutes in words.
func minutes(n int) string {
	switch n {
	case 1:
		return "one minute"
	case 2:
		return "two minutes"
	case 3:
		return "three minutes"
	}
	return fmt.Sprintf("%d minutes", n)
}
