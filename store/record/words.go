package record

import (
	"bytes"

	"groundwork/content"
)

// Weigh is how much text a record holds; 0 where a change can't remove half of it
// unnoticed.
func Weigh(r content.Record) int {
	switch r := r.(type) {
	case content.Answer:
		t, _ := r.Value.(content.Text)
		return len(t)
	case content.Entry:
		n := 0
		for _, c := range r.Cells {
			n += len(c)
		}
		return n
	case content.EditedCopy:
		return len(r.Text)
	case content.Note:
		return len(r.Title) + len(r.Text)
	}
	return 0
}

// WeighText is Weigh of a record as it is encoded; 0 where it can't be read.
func WeighText(text []byte) int {
	r, err := Decode(text)
	if err != nil {
		return 0
	}
	return Weigh(r)
}

// Empty reports whether there is nothing worth keeping in a record.
func Empty(r content.Record) bool {
	a, ok := r.(content.Answer)
	return ok && (a.Value == nil || a.Value.Empty())
}

// SameWords reports whether two records as they are encoded differ in nothing, or only in
// whether they rest.
func SameWords(a, b []byte) bool {
	const field = `"rested"` // no record was woken that never rested
	if bytes.Equal(a, b) {
		return true
	}
	if !bytes.Contains(a, []byte(field)) && !bytes.Contains(b, []byte(field)) {
		return false
	}
	with, _, err := LaterRest(a, b)
	if err != nil {
		return false
	}
	other, _, err := LaterRest(b, a)
	return err == nil && bytes.Equal(with, other)
}

// LaterRest returns the first of two records as it is with what was said last of its
// rest, there or in the other one; rests is false where records of the kind never rest.
func LaterRest(text, other []byte) (with []byte, rests bool, err error) {
	x, err := Decode(text)
	if err != nil {
		return nil, false, err
	}
	y, err := Decode(other)
	if err != nil {
		return nil, false, err
	}
	rest, rests := content.RestOf(x)
	theirs, _ := content.RestOf(y)
	later := rest.Later(theirs)
	if !rests || later.Equal(rest) {
		return text, rests, nil
	}
	with, err = encode(content.WithRest(x, later))
	return with, rests, err
}

// Passing reports whether a record is noted without a word of the person's.
func Passing(r content.Record) bool {
	switch r := r.(type) {
	case content.Visit, content.Profile, content.Place, content.Settings:
		return true
	case content.Answer:
		return Empty(r)
	}
	return false
}

// Worded reports whether records of a kind hold what a person gave, and not only
// where they are.
func Worded(k content.RecordKind) bool {
	switch k {
	case content.RecordVisit, content.RecordProfile, content.RecordPlace, content.RecordSettings:
		return false
	case content.RecordAnswer, content.RecordEntry, content.RecordRatings, content.RecordCopy, content.RecordNote:
	}
	return true
}
