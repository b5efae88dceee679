package field

import (
	"time"

	"groundwork/content"
)

// Day is the day that ratings are of: today, until a day that has been is typed. It is no
// answer, and kept with them.
type Day struct {
	date
	keep func(on time.Time) content.Change
}

// NewDay returns a line with a day in it: today, where it is the zero one. Keep returns what is
// changed where another day counts.
func NewDay(label string, s Setting, day content.Date, keep func(on time.Time) content.Change) *Day {
	s.Memory = nil // it ends with the screen
	d := &Day{keep: keep}
	d.base = newBase(&content.Ask{Kind: content.KindDate, Label: label}, s)
	if day.Empty() {
		day = content.DateOf(s.Now())
	}
	d.past, d.offer, d.kept = true, -1, day
	d.line = d.dateEditor(d.inNumbers(d.kept), "")
	d.typed = d.read(d.line.Text())
	return d
}

// Date returns the day as it was last kept.
func (d *Day) Date() content.Date { return d.kept }

// On returns when that is; the zero time for today, as it is by itself.
func (d *Day) On() time.Time {
	if now := d.set.Now(); !d.kept.Empty() && d.kept != content.DateOf(now) {
		return d.kept.Noon(now.Location())
	}
	return time.Time{}
}

// Change implements [Field].
func (d *Day) Change() content.Change {
	if d.typed.Why != "" || d.typed.Date == d.kept {
		return content.Change{}
	}
	d.kept = d.typed.Date
	return d.keep(d.On())
}
