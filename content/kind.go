package content

import (
	"errors"
	"slices"
)

// Kind is what sort of answer a question takes. Each has a file of its own, with all
// that only questions of that kind do.
type Kind string

// kindInfo is what there is to know of a kind.
type kindInfo struct {
	kind  Kind
	value Value                          // of the type of its answers; nil where it has entries, or nothing is kept
	parse func(*Ask, Keys)               // takes the keys that not all questions have
	room  func(a *Ask) Room              // on paper, to answer by hand
	pace  func(a *Ask) (words, taps int) // what an answer usually takes: words written, things chosen

	entries bool   // the answers are records of their own: rows
	dated   bool   // and each has its day: log
	atOnce  bool   // an answer is given at one stroke, not typed: what hangs on it follows at once
	written bool   // the answer is the person's own words and nothing else: a letter fits its sentence to them
	one     bool   // its lines are one thing, as paragraphs are, and no list of several
	between string // what stands between its lines within a sentence of a letter
	effort  int    // how much it asks for, from 1, a tap, to 3, a page; 0 where nothing is kept

	decides func(a *Ask, answer string) bool // whether it can be answered so, where a condition may depend on it
}

// info returns what there is to know of the kind; nothing, where there is no such
// kind.
func (k Kind) info() kindInfo {
	for _, of := range kinds() {
		if i := of(); i.kind == k {
			return i
		}
	}
	return kindInfo{}
}

// Kinds returns the names of all kinds of question.
func Kinds() []string {
	var all []string
	for _, of := range kinds() {
		all = append(all, string(of().kind))
	}
	return all
}

// Keys are the keys of a question in a chapter's file, read one by one. What is wrong
// with them is reported where they stand.
type Keys interface {
	Words(key string, needed bool) string // for a reader
	Number(key string, low, high, usual int) int
	Options(key string, has OptionKeys) []Option
	Columns() []Column
	Scale() *Scale
	Space() Space
	Notices() []Notice
	GateParts() []GatePart
}

// OptionKeys are the keys an option has where it stands, besides its id, label and
// wordings.
type OptionKeys struct{ Reply, ShowIf, Route, Sets, Unsaid, Skip, Cells bool }

// Parse takes the keys that not all questions have. It reports whether there is such a
// kind.
func (a *Ask) Parse(k Keys) bool {
	parse := a.Kind.info().parse
	if parse != nil {
		parse(a, k)
	}
	return parse != nil
}

// HasEntries reports whether the answers are entries, which the person adds.
func (a *Ask) HasEntries() bool { return a.Kind.info().entries }

// Dated reports whether each of the entries has its day.
func (a *Ask) Dated() bool { return a.Kind.info().dated }

// AtOnce reports whether an answer is given at one stroke, and not typed: what
// depends on it can follow at once.
func (a *Ask) AtOnce() bool { return a.Kind.info().atOnce }

// Written reports whether the answer is the person's own words and nothing else.
func (a *Ask) Written() bool { return a.Kind.info().written }

// IsOne reports whether the lines of an answer are one thing, and no list of several.
func (a *Ask) IsOne() bool { return a.Kind.info().one }

// Takes reports whether a value can be an answer to the question.
func (a *Ask) Takes(v Value) bool {
	own := a.Kind.info().value
	return own != nil && v != nil && nameOf(own) == nameOf(v)
}

// Decides reports whether a condition may depend on the question.
func (a *Ask) Decides() bool { return a.Kind.info().decides != nil }

// CanBe reports whether a question that decides can be answered as a condition says.
func (a *Ask) CanBe(answer string) bool { return a.Kind.info().decides(a, answer) }

// Room is what a question leaves on paper, to be answered by hand: numbers to circle,
// options to tick, once or in each of its rows, and lines to write on, in this order.
type Room struct {
	How     string // what to do with the options, where that is not clear
	Lines   int
	Short   bool     // a few characters
	Columns []Column // that the lines are parted into
	Dated   bool     // with one for the day before them
	Rows    []Option
	Options []Option
	Scale   *Scale
}

// Room returns what the question leaves on paper.
func (a *Ask) Room() Room {
	if room := a.Kind.info().room; room != nil {
		return room(a)
	}
	return Room{}
}

// Value is what a person gave as an answer: [Text], [Choice], [Choices],
// [Rating], [Grid] or [Date]. Rows and logs are kept as [Entry] records.
type Value interface {
	// Empty reports whether nothing has been given.
	Empty() bool

	// stored returns the name a value of this type is kept under, which never
	// changes, and what is kept: a string, a number, a list or a map of strings, or
	// nil for a value that can't be kept.
	stored() (name string, kept any)
	// read reads what stored returned, by decoding it into something of its type.
	read(decode func(to any) error) (Value, error)
	// admit returns a value of another's file, with words in it cleaned, and whether a
	// person could have given it.
	admit(clean func(string) string) (Value, bool)
	words(a *Ask, fill func(string) string) []string // as a reader sees it
	visible(a *Ask, shows shows) Value               // without what is not offered now
	decided() []string                               // what conditions compare with
}

// Decided is what conditions compare with an answer.
func Decided(v Value) []string {
	if v == nil {
		return nil
	}
	return v.decided()
}

// OwnWords reports whether there are words of the person's own in an answer: only those are
// cleaned where they come from elsewhere.
func OwnWords(v Value) bool {
	own := false
	if v != nil {
		_, _ = v.admit(func(s string) string { own = true; return s })
	}
	return own
}

func nameOf(v Value) string {
	name, _ := v.stored()
	return name
}

// Stored returns the name a value is kept under and what is kept: a string, a number,
// a list or a map of strings, or nil for a value that can't be kept.
func Stored(v Value) (name string, kept any) { return v.stored() }

// Admit returns a value out of a foreign file, with the person's words in it cleaned,
// and whether a person could have given it.
func Admit(v Value, clean func(string) string) (Value, bool) {
	if v == nil {
		return nil, true
	}
	return v.admit(clean)
}

// ErrValue is returned for what is kept under a name and is no value of that type.
var ErrValue = errors.New("there is no such value")

// ReadValue reads the value kept under a name.
func ReadValue(name string, decode func(to any) error) (Value, error) {
	for _, of := range kinds() {
		if own := of().value; own != nil && nameOf(own) == name {
			return own.read(decode)
		}
	}
	return nil, ErrValue
}

// KnowsValue reports whether values of some type are kept under a name.
func KnowsValue(name string) bool {
	for _, of := range kinds() {
		if own := of().value; own != nil && nameOf(own) == name {
			return true
		}
	}
	return false
}

// readAs reads a value that is kept as it is.
func readAs[V Value](decode func(to any) error) (Value, error) {
	var v V
	err := decode(&v)
	return v, err
}

// hides reports whether an option is among them that is not offered now. Those the
// book no longer has don't count.
func hides(options []Option, id string, shows shows) bool {
	i := slices.IndexFunc(options, func(o Option) bool { return o.ID == id })
	return i >= 0 && !shows(options[i].ShowIf)
}
