package text

import "time"

// points is "one point", "two points".
func points(n int) string {
	if n == 1 {
		return "one point"
	}
	return Number(n) + " points"
}

// Compared says how a rating changed from an earlier one.
func Compared(was, now int) string {
	switch {
	case now > was:
		return "That is " + Number(now-was) + " higher than before."
	case now < was:
		return "That is " + Number(was-now) + " lower than before."
	}
	return "That is the same as before."
}

// ComparedWith says how a rating changed from the one given at a time.
func ComparedWith(was, now int, at, today time.Time) string {
	day := dayName(at, today)
	switch {
	case now > was:
		return "That is " + points(now-was) + " above " + day + "."
	case now < was:
		return "That is " + points(was-now) + " below " + day + "."
	case SameDay(at, today):
		return "That is the same as " + day + "."
	}
	return "That is the same as on " + day + "."
}

// dayName is a day as one would say it now: "Tuesday, 17 November", with the
// year where that is another.
func dayName(day, now time.Time) string {
	if SameDay(day, now) {
		return "earlier today"
	}
	return Weekday(day, now)
}
