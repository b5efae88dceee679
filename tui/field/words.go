package field

import (
	"fmt"
	"time"
)

// number is a small number in words.
func number(n int) string {
	words := []string{
		"no", "one", "two", "three", "four", "five", "six", "seven", "eight",
		"nine", "ten",
	}
	if n >= 0 && n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}

// points is "one point", "two points".
func points(n int) string {
	if n == 1 {
		return "one point"
	}
	return number(n) + " points"
}

// than says how a rating changed from an earlier one.
func than(was, now int) string {
	switch {
	case now > was:
		return "That is " + number(now-was) + " higher than before."
	case now < was:
		return "That is " + number(was-now) + " lower than before."
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
	case sameDay(at, today):
		return "That is the same as " + day + "."
	}
	return "That is the same as on " + day + "."
}

// dayName is a day as one would say it now: "Tuesday, 17 November", with the
// year where that is another.
func dayName(day, now time.Time) string {
	if sameDay(day, now) {
		return "earlier today"
	}
	if day.Year() == now.Year() {
		return day.Format("Monday, 2 January")
	}
	return day.Format("Monday, 2 January 2006")
}

func sameDay(a, b time.Time) bool {
	ay, am, ad := a.Date()
	by, bm, bd := b.Date()
	return ay == by && am == bm && ad == bd
}
