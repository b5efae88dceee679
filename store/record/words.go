package record

import "groundwork/content"

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
