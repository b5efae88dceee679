package content

import (
	"fmt"
	"time"

	"groundwork/content/text"
)

// Rest is whether an entry or a note was let rest: it is in no list, recall or count on the
// screen until it is asked for, and in the print as before. Both times are kept, so that of
// two copies of a workbook the later word holds.
type Rest struct {
	Rested time.Time // when it was last let rest, in UTC
	Woken  time.Time // when it was last woken
}

// Rests reports whether it rests now.
func (r Rest) Rests() bool { return r.Rested.After(r.Woken) }

// Turn returns the rest of what is let rest, or woken, at a time. Whatever the clock does,
// the last word is the later one.
func (r Rest) Turn(rests bool, now time.Time) Rest {
	const least = time.Millisecond // as it is stored
	now = now.UTC().Truncate(least)
	set, other := &r.Woken, r.Rested
	if rests {
		set, other = &r.Rested, r.Woken
	}
	if *set = now; !now.After(other) && !other.IsZero() {
		*set = other.Add(least)
	}
	return r
}

// Equal reports whether both were let rest and woken at the same times.
func (r Rest) Equal(other Rest) bool {
	return r.Rested.Equal(other.Rested) && r.Woken.Equal(other.Woken)
}

// Later returns the rest that two copies of a workbook have together: of each time the later.
func (r Rest) Later(other Rest) Rest {
	if other.Rested.After(r.Rested) {
		r.Rested = other.Rested
	}
	if other.Woken.After(r.Woken) {
		r.Woken = other.Woken
	}
	return r
}

// RestOf returns the rest of a record; ok is false where records of its kind never rest.
func RestOf(r Record) (rest Rest, ok bool) {
	switch r := r.(type) {
	case Entry:
		return r.Rest, true
	case Note:
		return r.Rest, true
	}
	return Rest{}, false
}

// WithRest returns a record with another rest; one of a kind that never rests as it is.
func WithRest(r Record, rest Rest) Record {
	switch r := r.(type) {
	case Entry:
		r.Rest = rest
		return r
	case Note:
		r.Rest = rest
		return r
	}
	return r
}

// RestingWords says how many entries rest; "" where none does.
func RestingWords(n int) string {
	if n == 0 {
		return ""
	}
	return text.Count(n, "entry rests", "entries rest")
}

// RestingThen says of an earlier pass that entries rest, and where they can be woken.
func RestingThen(n int) string {
	they := "it"
	if n > 1 {
		they = "they"
	}
	return RestingWords(n) + ": " + they + " can be woken under Earlier versions, on Home."
}

// Uncounted says of numbers that they leave out what rests; "" where nothing does.
func Uncounted(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "1 entry rests, and isn't counted."
	}
	return fmt.Sprintf("%s, and aren't counted.", RestingWords(n))
}
