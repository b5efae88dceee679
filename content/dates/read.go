// Package dates reads days as people type them, and writes them so that they are read back.
package dates

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"groundwork/content"
	"groundwork/content/text"
)

// Typed is what came of reading a day as it was typed.
type Typed struct {
	Date  content.Date // empty where it is none
	Why   string       // why it is none, as a sentence; "" for an empty text too
	Begun bool         // it is none yet, but typing on may make it one
}

// Years a date may have: what is outside was hardly meant.
const (
	firstYear = 1800
	lastYear  = 2199
)

const (
	notADate  = "That is not a date."
	notAMonth = "A month is a number from 1 to 12."
	notYet    = "That day has not come yet."
)

// NotKept says why a date that was typed is not kept, and what is; nothing where it is.
func (t Typed) NotKept(kept content.Date) string {
	switch {
	case t.Why == "":
		return ""
	case kept.Empty():
		return t.Why + " It is not kept yet."
	}
	return t.Why + " It is not kept yet; " + text.Date(kept.Time()) + " still is."
}

// Write returns a date in numbers, as [Read] reads it back.
func Write(v content.Date, monthFirst bool) string {
	switch {
	case v.Empty():
		return ""
	case monthFirst:
		return fmt.Sprintf("%02d/%02d/%04d", v.Month, v.Day, v.Year)
	}
	return fmt.Sprintf("%02d/%02d/%04d", v.Day, v.Month, v.Year)
}

// Read reads a day as people type one: 12/02/2026, 1.2.2026, 31-12-2026,
// 01022026, 2026-02-12, 12 February 2026, 12 Feb, +7, -7, today. A year has four
// digits and may stand first; otherwise the day comes first, or the month. What
// can't be a day, or could be several, is none.
func Read(typed string, today time.Time, monthFirst bool) Typed {
	typed = strings.ToLower(strings.TrimSpace(typed))
	if typed == "" {
		return Typed{}
	}
	if days, ok := fromToday(typed); ok {
		return dated(content.DateOf(today.AddDate(0, 0, days)))
	}
	w, ok := dateWordsOf(typed)
	switch {
	case !ok:
		return Typed{Why: notADate, Begun: begins(typed)}
	case w.month != 0:
		return w.named(today.Year())
	}
	return w.numbered(monthFirst)
}

// ReadNext is [Read] for a day to come. One without a year is that of this year, or else of
// the next one: a day with its year is taken as it is, also one that has been.
func ReadNext(typed string, today time.Time, monthFirst bool) Typed {
	t, _ := readNear(typed, today, monthFirst, 1)
	return t
}

// ReadPast is [Read] for a day that has been. One without a year is that of this year, or else
// of the last one.
func ReadPast(typed string, today time.Time, monthFirst bool) Typed {
	t, has := readNear(typed, today, monthFirst, -1)
	if !has && t.Why == "" {
		return Typed{Why: notYet}
	}
	return t
}

// readNear is [Read] for a day on one side of today: to come where toward is 1, past where it
// is -1. One without a year that isn't there in this year may be in the year beside it. It
// reports whether what it read is on that side.
func readNear(typed string, today time.Time, monthFirst bool, toward int) (t Typed, has bool) {
	near := func(year time.Time) (Typed, bool) {
		t := Read(typed, year, monthFirst)
		return t, t == (Typed{}) || t.Why == "" && t.Date.Time().Compare(content.DateOf(today).Time())*toward >= 0
	}
	if t, has = near(today); has {
		return t, true
	}
	if _, relative := fromToday(strings.ToLower(strings.TrimSpace(typed))); relative {
		return t, false
	}
	if other, has := near(time.Date(today.Year()+toward, today.Month(), 1, 0, 0, 0, 0, time.UTC)); has {
		return other, true
	}
	return t, false
}

// fromToday reads +7, -7 and the words for the days around today.
func fromToday(typed string) (days int, ok bool) {
	switch typed {
	case "yesterday":
		return -1, true
	case "today":
		return 0, true
	case "tomorrow":
		return 1, true
	}
	if typed[0] != '+' && typed[0] != '-' {
		return 0, false
	}
	digits := typed[1:]
	n, err := strconv.ParseUint(digits, 10, 16)
	if days = int(n); typed[0] == '-' {
		days = -days
	}
	return days, err == nil && len(digits) <= 4
}

// begins reports whether a text is the beginning of a word that makes a date.
func begins(typed string) bool {
	for _, word := range []string{"+", "-", "today", "tomorrow", "yesterday"} {
		if strings.HasPrefix(word, typed) {
			return true
		}
	}
	last := typed[strings.LastIndexFunc(typed, func(r rune) bool { return !unicode.IsLetter(r) })+1:]
	if last == "" || len(last) > 2 {
		return false
	}
	for m := time.January; m <= time.December; m++ {
		if strings.HasPrefix(strings.ToLower(m.String()), last) {
			return true
		}
	}
	return false
}

// dateWords are the parts of a typed date.
type dateWords struct {
	numbers []string
	month   time.Month   // 0 where it is a number too
	weekday time.Weekday // -1 where none is named
}

// dateWordsOf takes a date apart. What holds anything else is none.
func dateWordsOf(typed string) (w dateWords, ok bool) {
	w.weekday = -1
	for len(typed) > 0 {
		var word string
		switch r := rune(typed[0]); {
		case '0' <= r && r <= '9':
			word, typed = cutRun(typed, func(r rune) bool { return '0' <= r && r <= '9' })
			w.numbers = append(w.numbers, word)
			for _, ordinal := range []string{"st", "nd", "rd", "th"} {
				typed = strings.TrimPrefix(typed, ordinal)
			}
		case 'a' <= r && r <= 'z':
			word, typed = cutRun(typed, unicode.IsLetter)
			if !w.name(word) {
				return w, false
			}
		default:
			word, typed = cutRun(typed, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("/.,-‐‑–—−⁄", r) })
			if word == "" {
				return w, false
			}
		}
	}
	return w, true
}

func cutRun(s string, of func(rune) bool) (run, rest string) {
	end := strings.IndexFunc(s, func(r rune) bool { return !of(r) })
	if end < 0 {
		end = len(s)
	}
	return s[:end], s[end:]
}

// name takes the name of a month or of a day of the week, or its first three
// letters or more.
func (w *dateWords) name(word string) bool {
	short := func(name string) bool { return len(word) >= 3 && strings.HasPrefix(strings.ToLower(name), word) }
	for m := time.January; m <= time.December; m++ {
		if short(m.String()) || m == time.September && word == "sept" {
			had := w.month
			w.month = m
			return had == 0
		}
	}
	for d := time.Sunday; d <= time.Saturday; d++ {
		if short(d.String()) {
			had := w.weekday
			w.weekday = d
			return had < 0
		}
	}
	return word == "of" || word == "the"
}

// named makes a day of one whose month is a word. Without a year it is in this one.
func (w dateWords) named(thisYear int) Typed {
	year := strconv.Itoa(thisYear)
	switch n := w.numbers; {
	case len(n) == 0 || len(n) == 1 && len(n[0]) > 2:
		return Typed{Why: "The day is missing.", Begun: true}
	case len(n) == 1:
		return w.day(year, int(w.month), n[0])
	case len(n) == 2 && len(n[0]) == 4:
		return w.day(n[0], int(w.month), n[1])
	case len(n) == 2:
		return w.day(n[1], int(w.month), n[0])
	}
	return Typed{Why: notADate}
}

// numbered makes a day of numbers alone.
func (w dateWords) numbered(monthFirst bool) Typed {
	n := w.numbers
	switch {
	case len(n) == 0:
		return Typed{Why: notADate}
	case len(n) == 1 && len(n[0]) == 8:
		return w.eight(n[0], monthFirst)
	case len(n) < 3:
		return lacking(n)
	case len(n) > 3:
		return Typed{Why: notADate}
	case len(n[0]) == 4:
		return w.inOrder(n[0], n[1], n[2])
	}
	got, first := w.inOrder(n[2], n[1], n[0]), "day"
	if monthFirst {
		got, first = w.inOrder(n[2], n[0], n[1]), "month"
	}
	if got.Why == notAMonth {
		got.Why += " The " + first + " comes first here."
	}
	return got
}

// eight reads eight digits. No day can be read in both ways: as a year, those of
// the other way's month and day are long past.
func (w dateWords) eight(s string, monthFirst bool) Typed {
	usual := w.inOrder(s[4:], s[2:4], s[:2])
	if monthFirst {
		usual = w.inOrder(s[4:], s[:2], s[2:4])
	}
	if turned := w.inOrder(s[:4], s[4:6], s[6:]); usual.Date.Empty() && !turned.Date.Empty() {
		return turned
	}
	return usual
}

// lacking tells what is missing of a date in one or two numbers.
func lacking(n []string) Typed {
	year := len(n[0]) == 4 || len(n) == 2 && len(n[1]) == 4
	switch {
	case len(n) == 1 && len(n[0]) > 8:
		return Typed{Why: notADate}
	case len(n) == 1 && (len(n[0]) == 3 || len(n[0]) > 4):
		return Typed{Why: "Where one number ends and the next begins is not clear.", Begun: true}
	case len(n) == 1 && year:
		return Typed{Why: "The day and the month are missing.", Begun: true}
	case len(n) == 1:
		return Typed{Why: "The month and the year are missing.", Begun: true}
	case year:
		return Typed{Why: "The day is missing.", Begun: true}
	}
	return Typed{Why: "The year is missing.", Begun: true}
}

func (w dateWords) inOrder(year, month, day string) Typed {
	m, _ := strconv.Atoi(month)
	if len(month) > 2 {
		m = 0
	}
	return w.day(year, m, day)
}

// day makes a day of its parts, or tells what is wrong with them.
func (w dateWords) day(year string, month int, day string) Typed {
	y, _ := strconv.Atoi(year)
	d, _ := strconv.Atoi(day)
	t := time.Date(y, time.Month(month), d, 0, 0, 0, 0, time.UTC)
	switch {
	case month < 1 || month > 12:
		return Typed{Why: notAMonth}
	case d < 1 || d > 31 || len(day) > 2:
		return Typed{Why: "A day is a number from 1 to 31."}
	case len(year) == 4 && y >= 1000 && (y < firstYear || y > lastYear):
		return Typed{Why: fmt.Sprintf("A year is from %d to %d here.", firstYear, lastYear)}
	case len(year) != 4 || y < firstYear:
		return Typed{Why: "Write the year with four digits, like 2026.", Begun: len(year) < 4 && yearBegins(year)}
	case t.Day() != d:
		return Typed{Why: fmt.Sprintf("There is no %d %s %d.", d, time.Month(month), y)}
	case w.weekday >= 0 && w.weekday != t.Weekday():
		return Typed{Why: fmt.Sprintf("%d %s %d is a %s.", d, time.Month(month), y, t.Weekday())}
	}
	return dated(content.Date{Year: y, Month: time.Month(month), Day: d})
}

// yearBegins reports whether a year may begin so.
func yearBegins(year string) bool {
	for y := firstYear / 100; y <= lastYear/100; y++ {
		if century := strconv.Itoa(y); strings.HasPrefix(century, year) || strings.HasPrefix(year, century) {
			return true
		}
	}
	return false
}

func dated(d content.Date) Typed {
	if d.Year < firstYear || d.Year > lastYear {
		return Typed{Why: notADate}
	}
	return Typed{Date: d}
}
