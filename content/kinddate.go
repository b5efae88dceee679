package content

import (
	"fmt"
	"time"

	"groundwork/content/text"
)

// KindDate asks for a day.
const KindDate Kind = "date"

func dateKind() kindInfo {
	return kindInfo{
		kind: KindDate, value: Date{}, between: "; ", effort: 1,
		parse: func(*Ask, Keys) {},
		pace:  oneTap,
		room:  func(*Ask) Room { return Room{Lines: 1, Short: true} },
	}
}

// Date is the answer to a date question: a day without a time or a zone.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// Empty implements [Value].
func (v Date) Empty() bool { return v == Date{} }

func (v Date) stored() (string, any) {
	if v.Year < 0 || v.Year > 9999 || v.Month < 0 || v.Month > 12 || v.Day < 0 || v.Day > 31 {
		return "date", nil
	}
	return "date", fmt.Sprintf("%04d-%02d-%02d", v.Year, int(v.Month), v.Day)
}

func (v Date) admit(func(string) string) (Value, bool) { return v, true }

func (Date) read(decode func(any) error) (Value, error) {
	var kept string
	var y, m, d int
	if err := decode(&kept); err != nil {
		return nil, err
	}
	n, err := fmt.Sscanf(kept, "%04d-%02d-%02d", &y, &m, &d)
	v := Date{y, time.Month(m), d}
	if _, back := v.stored(); n != 3 || err != nil || back != kept {
		return nil, ErrValue
	}
	return v, nil
}

func (v Date) words(*Ask, func(string) string) []string {
	if v.Empty() {
		return nil
	}
	return []string{text.Date(v.Time())}
}

// Noon returns noon of the day at a place, which no clock there jumps over.
func (v Date) Noon(at *time.Location) time.Time {
	noon := time.Date(v.Year, v.Month, v.Day, 12, 0, 0, 0, at)
	if DateOf(noon) != v { // it was left out there, when the date line moved
		noon = time.Date(v.Year, v.Month, v.Day, 12, 0, 0, 0, time.UTC)
	}
	return noon
}

// DateOf returns the date of a time where it was taken.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// Time returns the beginning of the day in UTC.
func (v Date) Time() time.Time { return time.Date(v.Year, v.Month, v.Day, 0, 0, 0, 0, time.UTC) }

// DateInCell reads a date as a cell keeps it. Anything else, as an older book may have left
// there, is none.
func DateInCell(cell string) Date {
	if len(cell) != len(time.DateOnly) || cell[4] != '-' {
		return Date{}
	}
	t, err := time.Parse(time.DateOnly, cell)
	if err != nil {
		return Date{}
	}
	return DateOf(t)
}

// Cell returns the date as a cell keeps it.
func (v Date) Cell() string { return v.Time().Format(time.DateOnly) }

func (v Date) visible(*Ask, shows) Value { return v }
func (v Date) decided() []string         { return nil }
