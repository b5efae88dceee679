package field

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"groundwork/content"
)

// The parts of a date.
const (
	yearPart = iota
	monthPart
	dayPart
)

// dateInput is a date being typed in three parts, in the order they are asked.
type dateInput struct {
	parts [3]string // the digits of year, month and day
	order [3]int
	at    int  // in the order
	fresh bool // the next digit begins the part anew
}

func newDateInput(d content.Date, order ...int) dateInput {
	in := dateInput{order: [3]int(order), fresh: true}
	in.set(d)
	return in
}

// set shows a date.
func (in *dateInput) set(d content.Date) {
	in.parts = [3]string{}
	if !d.Empty() {
		in.parts = [3]string{fmt.Sprintf("%04d", d.Year), strconv.Itoa(int(d.Month)), strconv.Itoa(d.Day)}
	}
	in.fresh = true
}

// key takes a key, and reports whether it meant anything.
func (in *dateInput) key(k string) bool {
	part := &in.parts[in.order[in.at]]
	switch k {
	case "left":
		return in.move(-1)
	case "right", "/", "-", ".", "space":
		return in.move(1)
	case "backspace":
		if *part == "" {
			return in.move(-1)
		}
		*part, in.fresh = (*part)[:len(*part)-1], false
		return true
	case "delete":
		had := *part != ""
		*part = ""
		return had
	}
	if len(k) != 1 || k[0] < '0' || k[0] > '9' {
		return false
	}
	in.digit(k)
	return true
}

// digit adds a digit, and goes on to the next part once this one is full.
func (in *dateInput) digit(k string) {
	part, which := &in.parts[in.order[in.at]], in.order[in.at]
	room := 2
	if which == yearPart {
		room = 4
	}
	if in.fresh || len(*part) >= room {
		*part = ""
	}
	*part += k
	in.fresh = false
	full := len(*part) == room || which == dayPart && *part > "3" || which == monthPart && *part > "1" && len(*part) == 1
	if full && in.at < 2 {
		in.move(1)
	}
}

// move goes to the part before or after, and reports whether there is one.
func (in *dateInput) move(by int) bool {
	if in.at+by < 0 || in.at+by > 2 {
		return false
	}
	in.at, in.fresh = in.at+by, true
	return true
}

// empty reports whether nothing stands in any part.
func (in *dateInput) empty() bool { return in.parts == [3]string{} }

// date is the date, or why there is none. The reason is "" where parts are
// still missing.
func (in *dateInput) date() (d content.Date, why string, ok bool) {
	year, _ := strconv.Atoi(in.parts[yearPart])
	month, _ := strconv.Atoi(in.parts[monthPart])
	day, _ := strconv.Atoi(in.parts[dayPart])
	switch {
	case in.parts[monthPart] != "" && (month < 1 || month > 12):
		return d, "A month is a number from 1 to 12.", false
	case in.parts[dayPart] != "" && (day < 1 || day > 31):
		return d, "A day is a number from 1 to 31.", false
	case in.parts[yearPart] == "" || in.parts[monthPart] == "" || in.parts[dayPart] == "":
		return d, "", false
	case len(in.parts[yearPart]) < 4 || year == 0:
		return d, "Write the year with four digits.", false
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Day() != day {
		return d, fmt.Sprintf("There is no %d %s %d.", day, time.Month(month), year), false
	}
	return content.Date{Year: year, Month: time.Month(month), Day: day}, "", true
}

// missing says which part is not given yet.
func (in *dateInput) missing() string {
	names := map[int]string{yearPart: "year", monthPart: "month", dayPart: "day"}
	for _, which := range in.order {
		if in.parts[which] == "" {
			return "The " + names[which] + " is missing, so this is not kept yet."
		}
	}
	return ""
}

// dayOf is the date of a time.
func dayOf(t time.Time) content.Date {
	y, m, d := t.Date()
	return content.Date{Year: y, Month: m, Day: d}
}

// timeOf is the beginning of a date.
func timeOf(d content.Date) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}

// readDate reads a date as it may be pasted.
func readDate(s string, now time.Time) (content.Date, bool) {
	s = strings.TrimSpace(s)
	for _, layout := range []string{time.DateOnly, "2.1.2006", "2/1/2006", "2 January 2006", "2 Jan 2006"} {
		if t, err := time.Parse(layout, s); err == nil && t.Year() > 0 {
			return dayOf(t), true
		}
	}
	if t, err := time.Parse("2 January 2006", s+now.Format(" 2006")); err == nil {
		return dayOf(t), true
	}
	return content.Date{}, false
}
