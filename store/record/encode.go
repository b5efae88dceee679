// Package record writes records, their earlier versions and rescued changes as JSON,
// and reads them, as FORMAT.md documents it: strictly, and so that what a newer version
// of the program wrote survives. It knows content and nothing of files or keys.
package record

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"groundwork/content"
	"groundwork/store/fault"
)

var (
	// ErrText is the cause where a text is not valid UTF-8.
	ErrText = errors.New("the text is not valid UTF-8")
	// ErrTooLarge is the cause where a record is larger than [MaxSize].
	ErrTooLarge = errors.New("the record is too large")

	errKey    = errors.New("the key holds a slash")
	errKind   = errors.New("the record is of a kind this version cannot write")
	errTime   = errors.New("the time cannot be written")
	errRecord = errors.New("the record cannot be read")
	errNewer  = errors.New("the record is of a newer version")
)

// MaxSize bounds the JSON of a record, on writing and on reading.
const MaxSize = 64 << 20

const timeLayout = "2006-01-02T15:04:05.000Z"

// Encode makes the JSON of a record. Its errors are all of kind [fault.NotStorable].
func Encode(r content.Record) ([]byte, error) {
	if r == nil {
		return nil, notStorable(content.Key{}, errKind)
	}
	text, err := encode(r)
	if err != nil {
		return nil, notStorable(r.Key(), err)
	}
	return text, nil
}

// notStorable says that a record can't be stored as it is.
func notStorable(k content.Key, err error) error {
	hint := "this is a mistake of the program; the rest of the workbook is safe"
	if errors.Is(err, ErrTooLarge) {
		hint = "divide the text into several"
	}
	return &fault.Error{Kind: fault.NotStorable, Err: err, Hint: hint,
		Text: fmt.Sprintf("the %s %s can't be stored: %v", k.Kind, k.ID, err)}
}

func encode(r content.Record) ([]byte, error) {
	w, extra, err := toWire(r)
	if err != nil {
		return nil, err
	}
	if len(extra) > 0 {
		for _, f := range reflect.VisibleFields(reflect.TypeOf(w)) {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if _, ok := extra[name]; ok && name != "" { // it would be read as the record's own
				return nil, fmt.Errorf("%w: an extra field", ErrText)
			}
		}
	}
	out, err := marshal(w)
	if err != nil {
		return nil, err
	}
	if len(out) > MaxSize {
		return nil, ErrTooLarge
	}
	return out, nil
}

// marshal makes JSON that is the same for the same value. What the library says of
// a failure is left out: it may quote the text.
func marshal(v any) ([]byte, error) {
	out, err := json.Marshal(v, json.Deterministic(true), jsontext.EscapeForJS(true))
	if err != nil {
		return nil, ErrText
	}
	return out, nil
}

func toWire(r content.Record) (w any, extra content.Extra, err error) {
	key, err := toWireKey(r.Key())
	if err != nil {
		return nil, nil, err
	}
	switch r := r.(type) {
	case content.Answer:
		stamp, err := toWireStamp(r.Stamp)
		if err != nil {
			return nil, nil, err
		}
		value, err := toWireValue(r.Value)
		return wireAnswer{key, stamp, r.Kind, value, r.Extra}, r.Extra, err
	case content.Entry:
		stamp, err := toWireStamp(r.Stamp)
		if err != nil {
			return nil, nil, err
		}
		rest, err := toWireRest(r.Rest)
		if err != nil {
			return nil, nil, err
		}
		on, offset, err := FormatTime(r.On)
		return wireEntry{key, stamp, rest, r.Order, on, offset, r.Cells, r.Extra}, r.Extra, err
	case content.RatingSet:
		stamp, err := toWireStamp(r.Stamp)
		if err != nil {
			return nil, nil, err
		}
		on, offset, err := FormatTime(r.On)
		return wireRatings{key, stamp, r.Series, r.Occasion, on, offset, r.Values, r.Extra}, r.Extra, err
	case content.Visit:
		return wireVisit{key, r.Passed, r.ByWay, r.ComeBack, r.Offer, r.Extra}, r.Extra, nil
	case content.Profile:
		return wireProfile{key, r.Pass, r.Route, r.Own, r.Extra}, r.Extra, nil
	case content.Place:
		left, _, err := FormatTime(r.Left)
		w := wirePlace{key, r.Track, make(map[content.TrackID]wireSpot, len(r.Spots)), wireSpot(r.Aside), left, r.Extra}
		for t, s := range r.Spots {
			w.Spots[t] = wireSpot(s)
		}
		return w, r.Extra, err
	case content.EditedCopy:
		stamp, err := toWireStamp(r.Stamp)
		return wireCopy{key, stamp, r.Text, r.Source, r.Extra}, r.Extra, err
	case content.Note:
		rest, err := toWireRest(r.Rest)
		if err != nil {
			return nil, nil, err
		}
		stamp, err := toWireStamp(r.Stamp)
		return wireNote{key, stamp, rest, r.Title, r.Text, r.Extra}, r.Extra, err
	case content.Settings:
		return wireSettings{key, r.Look, r.IdleMinutes, r.Mouse, r.Earlier, r.Country, r.Paper, r.Printed, r.Extra}, r.Extra, nil
	}
	return nil, nil, errKind
}

func toWireKey(k content.Key) (wireKey, error) {
	if strings.Contains(string(k.Kind)+string(k.Track)+k.ID+k.Entry, "/") {
		return wireKey{}, errKey // it could be taken for another key
	}
	return wireKey{k.Kind, k.Track, k.ID, k.Pass, k.Entry}, nil
}

func toWireStamp(s content.Stamp) (wireStamp, error) {
	written, offset, err := FormatTime(s.Written)
	return wireStamp{written, offset, s.Wording, s.Language, s.Book, s.Private}, err
}

func toWireRest(r content.Rest) (wireRest, error) {
	rested, _, err := FormatTime(r.Rested)
	if err != nil {
		return wireRest{}, err
	}
	woken, _, err := FormatTime(r.Woken)
	return wireRest{rested, woken}, err
}

func toWireValue(v content.Value) (*wireValue, error) {
	if v == nil {
		return nil, nil
	}
	if _, kept := content.Stored(v); kept == nil { // a date far off
		return nil, errTime
	}
	return &wireValue{v}, nil
}

// FormatTime returns the time in UTC and the offset in minutes; nothing for the
// zero time.
func FormatTime(t time.Time) (string, int, error) {
	if t.IsZero() {
		return "", 0, nil
	}
	u := t.UTC()
	if u.Year() < 0 || u.Year() > 9999 {
		return "", 0, errTime
	}
	_, seconds := t.Zone()
	return u.Format(timeLayout), seconds / 60, nil
}
