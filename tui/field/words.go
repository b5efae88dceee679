package field

import (
	"time"

	"groundwork/content/text"
)

// points is "one point", "two points".
func points(n int) string {
	if n == 1 {
		return "one point"
	}
	return text.Number(n) + " points"
}

// than says how a rating changed from an earlier one.
func than(was, now int) string {
	switch {
	case now > was:
		return "That is " + text.Number(now-was) + " higher than before."
	case now < was:
		return "That is " + text.Number(was-now) + " lower than before."
	}
	return "That is the same as before."
}

// since says how a rating changed from the one given at a time.
func since(was, now int, at, today time.Time) string {
	day := dayName(at, today)
	switch {
	case now > was:
		return "That is " + points(now-was) + " above " + day + "."
	case now < was:
		return "That is " + points(was-now) + " below " + day + "."
	case text.SameDay(at, today):
		return "That is the same as " + day + "."
	}
	return "That is the same as on " + day + "."
}

// dayName is a day as one would say it now: "Tuesday, 17 November", with the
// year where that is another.
func dayName(day, now time.Time) string {
	if text.SameDay(day, now) {
		return "earlier today"
	}
	return text.Weekday(day, now)
}
