package content

import (
	"encoding/json"
	"maps"
	"time"
)

// Stamp is what is remembered beside every piece of writing.
type Stamp struct {
	Written  time.Time // when, with the offset of the place it was written in
	Wording  string    // the question's label as it was shown
	Language string    // of the book
	Book     string    // its version
	Private  bool      // the question was one that is left out of print: so it stays once the question is gone
}

func (s Stamp) stamp() Stamp { return s }

// StampOf returns the stamp of a piece of writing, or the zero Stamp for any other
// record.
func StampOf(r Record) Stamp {
	if w, ok := r.(interface{ stamp() Stamp }); ok {
		return w.stamp()
	}
	return Stamp{}
}

// Extra holds the fields of a record that a newer version of the program wrote
// and this one does not know. They survive being rewritten here.
type Extra map[string]json.RawMessage

// Answer is one question's answer in one pass through a track.
type Answer struct {
	Stamp
	Track    TrackID
	Question string
	Pass     int // 0 at first; "begin again" starts 1
	Kind     Kind
	Value    Value
	Extra    Extra
}

// Entry is one row of a rows question or one dated entry of a log.
type Entry struct {
	Stamp
	Rest
	Track    TrackID
	Question string
	Pass     int
	ID       string            // random, 16 hexadecimal digits
	Order    string            // sorts the entries of a question; a key of package order
	On       time.Time         // log: when it happened; rows: zero
	Cells    map[string]string // by column id; option ids, "0".."10" or "2006-01-02" where the column's kind says so
	Extra    Extra
}

// RatingSet is one session's ratings: the first "where are you now", a
// check-in, "then and now". Together they are one series per track.
type RatingSet struct {
	Stamp    // Written is when it was first given; Wording stays empty
	Track    TrackID
	Pass     int
	ID       string // the page id where a page asked, otherwise random
	Series   string
	Occasion string         // the page id, or "check-in"
	On       time.Time      // what it is of, where it was given on a later day; else zero
	Values   map[string]int // by scale question id, 0 to 10
	Extra    Extra
}

// At returns when the set is of: that is its place among the others.
func (r RatingSet) At() time.Time {
	if r.On.IsZero() {
		return r.Written
	}
	return r.On
}

// Rate returns the change that gives a scale of the set a value.
func (r RatingSet) Rate(scale string, n int) Change {
	return r.edited(func(values map[string]int) { values[scale] = n })
}

// Unrate returns the change that takes a scale's value out of the set. A set
// without any value is none.
func (r RatingSet) Unrate(scale string) Change {
	return r.edited(func(values map[string]int) { delete(values, scale) })
}

// edited changes a copy of the values: the set is the workbook's own.
func (r RatingSet) edited(edit func(values map[string]int)) Change {
	values := map[string]int{}
	maps.Copy(values, r.Values)
	edit(values)
	if r.Values = values; len(values) == 0 {
		return Change{Delete: []Key{r.Key()}}
	}
	return Change{Put: []Record{r}}
}
