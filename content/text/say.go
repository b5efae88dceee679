package text

import (
	"strconv"
	"time"
	"unicode"
	"unicode/utf8"
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

// Weekday returns [DateBy] with the name of the day.
func Weekday(t, now time.Time) string { return t.Format("Monday, ") + DateBy(t, now) }

// When returns a moment that is past as one would say it now: "today at 14:05",
// "yesterday at 23:50", "on Tuesday, 17 November". Its clock and its days are those of
// the place one is at now.
func When(t, now time.Time) string {
	t = t.In(now.Location())
	y, m, d := now.Date()
	switch {
	case SameDay(t, now):
		return "today at " + t.Format("15:04")
	case SameDay(t, time.Date(y, m, d-1, 12, 0, 0, 0, time.UTC)):
		return "yesterday at " + t.Format("15:04")
	}
	return "on " + Weekday(t, now)
}

// SameDay reports whether two times are on one day, each where it was.
func SameDay(a, b time.Time) bool {
	ay, am, ad := a.Date()
	by, bm, bd := b.Date()
	return ay == by && am == bm && ad == bd
}

// Number returns a small number in words, and a larger one in figures.
func Number(n int) string {
	words := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
	if n >= 0 && n < len(words) {
		return words[n]
	}
	return strconv.Itoa(n)
}

// Ordinal returns the how many-eth n is, counted from 0, in words.
func Ordinal(n int) string {
	words := []string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
	if n >= 0 && n < len(words) {
		return words[n]
	}
	return "another"
}

// Minutes returns a number of minutes, up to three in words.
func Minutes(n int) string {
	switch {
	case n == 1:
		return "one minute"
	case n == 2 || n == 3:
		return Number(n) + " minutes"
	}
	return Count(n, "minute", "minutes")
}

// Capital returns words with a capital letter at their beginning.
func Capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError {
		return s
	}
	return string(unicode.ToTitle(r)) + s[size:]
}
