package archive

import (
	"errors"
	"maps"
	"reflect"

	"groundwork/content"
	cleaning "groundwork/content/text"
	"groundwork/store/record"
)

var (
	errReserved = errors.New("a record can't be of this kind")
	errID       = errors.New("an id holds what an id can't")
	errRating   = errors.New("a rating is not from 0 to 10")
	errTime     = errors.New("a time or a date is none, or a value comes twice")
	errDay      = errors.New("a date is not in the calendar")
	errFields   = errors.New("there are more fields this version doesn't know than any version has")
)

// admit checks one object of an export and makes it what is to be stored: as it
// stands where it is clean. It returns how many characters were left out.
func admit(version bool, raw []byte) (Object, int, error) {
	text, err := record.Ordered(raw)
	if err != nil {
		return Object{}, 0, err
	}
	if version {
		return admitVersion(text)
	}
	return admitRecord(text)
}

func admitRecord(text []byte) (Object, int, error) {
	if len(text) > record.MaxSize {
		return Object{}, 0, record.ErrTooLarge
	}
	key, err := record.DecodeKey(text)
	if err != nil {
		return Object{}, 0, err
	}
	if key.Kind == "version" || key.Kind == "rescue" {
		return Object{}, 0, errReserved
	}
	for _, part := range []string{string(key.Kind), string(key.Track), key.ID, key.Entry} {
		if cleaning.CleanLine(part) != part {
			return Object{}, 0, errID
		}
	}
	r, err := record.Decode(text)
	if record.IsOutOfBounds(err) {
		return Object{}, 0, errTime
	}
	if record.IsNewer(err) {
		return Object{key, text}, 0, nil
	}
	if err != nil {
		return Object{}, 0, err
	}
	if len(extra(r)) > maxFields {
		return Object{}, 0, errFields
	}
	clean, dropped, err := cleaned(r)
	if err != nil {
		return Object{}, 0, err
	}
	again, err := record.Encode(clean)
	if err == nil && !reflect.DeepEqual(clean, r) {
		text = again
	}
	return Object{key, text}, dropped, err
}

func admitVersion(text []byte) (x Object, dropped int, err error) {
	x.Text, err = record.EditVersion(text, func(was []byte) ([]byte, error) {
		if was, err = record.Ordered(was); err != nil {
			return nil, err
		}
		inner, n, err := admitRecord(was)
		x.Key, dropped = inner.Key, n
		return inner.Text, err
	})
	return x, dropped, err
}

// cleaned is the record with its words as they could have been typed.
func cleaned(r content.Record) (content.Record, int, error) {
	dropped := 0
	clean := func(s *string) {
		out, n := cleaning.Clean(*s)
		*s, dropped = out, dropped+n
	}
	line := func(s *string) {
		clean(s)
		*s = cleaning.CleanLine(*s)
	}
	stamp := func(s *content.Stamp) {
		clean(&s.Wording)
		line(&s.Language)
		line(&s.Book)
	}
	switch x := r.(type) {
	case content.Answer:
		stamp(&x.Stamp)
		v, ok := content.Admit(x.Value, func(words string) string {
			clean(&words)
			return words
		})
		if !ok {
			return nil, 0, errRating
		}
		if day, ok := v.(content.Date); ok && !inCalendar(day) {
			return nil, 0, errDay
		}
		x.Value = v
		r = x
	case content.Entry:
		stamp(&x.Stamp)
		x.Cells = maps.Clone(x.Cells)
		for id, words := range x.Cells {
			clean(&words)
			x.Cells[id] = words
		}
		r = x
	case content.RatingSet:
		stamp(&x.Stamp)
		for _, n := range x.Values {
			if !rateable(n) {
				return nil, 0, errRating
			}
		}
		r = x
	case content.EditedCopy:
		stamp(&x.Stamp)
		clean(&x.Text)
		clean(&x.Source)
		r = x
	case content.Note:
		stamp(&x.Stamp)
		line(&x.Title)
		clean(&x.Text)
		r = x
	}
	return r, dropped, nil
}

// maxFields is how many fields a newer version may have added to a record.
const maxFields = 64

// extra are the fields of a record this version doesn't know.
func extra(r content.Record) content.Extra {
	switch r := r.(type) {
	case content.Answer:
		return r.Extra
	case content.Entry:
		return r.Extra
	case content.RatingSet:
		return r.Extra
	case content.Visit:
		return r.Extra
	case content.Profile:
		return r.Extra
	case content.Place:
		return r.Extra
	case content.EditedCopy:
		return r.Extra
	case content.Note:
		return r.Extra
	case content.Settings:
		return r.Extra
	}
	return nil
}

// inCalendar reports whether there is such a day. No date at all is one too.
func inCalendar(d content.Date) bool {
	return d.Empty() || content.DateOf(d.Time()) == d
}

func rateable(n int) bool { return n >= 0 && n <= 10 }
