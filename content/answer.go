package content

import (
	"encoding/json"
	"time"
)

// Value is what a person gave as an answer: [Text], [Choice], [Choices],
// [Rating], [Grid] or [Date]. Rows and logs are kept as [Entry] records.
type Value interface {
	// Empty reports whether nothing has been given.
	Empty() bool
}

// Text is the answer to a line or text question. It is valid UTF-8 with \n line ends.
type Text string

// Choice is the answer to a choice question: an option id, or "".
type Choice string

// Choices is the answer to a choices question: option ids in the order of the options.
type Choices []string

// Rating is the answer to a scale: 0 to 10.
type Rating int

// Grid is the answer to a grid: an option id for each row id that has one.
type Grid map[string]string

// Date is the answer to a date question: a day without a time or a zone.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// Empty implements [Value].
func (v Text) Empty() bool { return v == "" }

// Empty implements [Value].
func (v Choice) Empty() bool { return v == "" }

// Empty implements [Value].
func (v Choices) Empty() bool { return len(v) == 0 }

// Empty implements [Value]: a rating that exists is never empty.
func (v Rating) Empty() bool { return false }

// Empty implements [Value].
func (v Grid) Empty() bool { return len(v) == 0 }

// Empty implements [Value].
func (v Date) Empty() bool { return v == Date{} }

// Stamp is what is remembered beside every piece of writing.
type Stamp struct {
	Written  time.Time // when, with the offset of the place it was written in
	Wording  string    // the question's label as it was shown
	Language string    // of the book
	Book     string    // its version
	Private  bool      // the question was one that is left out of print: so it stays once the question is gone
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
	Track    TrackID
	Question string
	Pass     int
	ID       string            // random, 16 hexadecimal digits
	Order    string            // sorts the entries of a question; see [OrderBetween]
	On       time.Time         // log: when it happened; rows: zero
	Cells    map[string]string // by column id; option ids, "0".."10" or "2006-01-02" where the column's kind says so
	Extra    Extra
}

// RatingSet is one sitting's ratings: the first "where are you now", a
// check-in, "then and now". Together they are one series per track.
type RatingSet struct {
	Stamp    // Written is when it was first given; Wording stays empty
	Track    TrackID
	Pass     int
	ID       string // the page id where a page asked, otherwise random
	Series   string
	Occasion string         // the page id, or "check-in"
	Values   map[string]int // by scale question id, 0 to 10
	Extra    Extra
}
