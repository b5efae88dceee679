package record

import (
	"bytes"
	"errors"
	"fmt"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"groundwork/content"
)

// maxOffset bounds a zone's offset, in minutes.
const maxOffset = 24 * 60

// maxIdle bounds the minutes after which the screen is covered: a day.
const maxIdle = 24 * 60

// IsNewer reports whether a record must be kept untouched, because a newer version
// wrote it and this one cannot show it.
func IsNewer(err error) bool { return errors.Is(err, errNewer) }

// IsOutOfBounds reports whether a record can't be shown because a time, a date or a
// value in it is none: no version of the program wrote that.
func IsOutOfBounds(err error) bool { return errors.Is(err, errRecord) }

// DecodeKey reads the key of any record, of unknown kinds too.
func DecodeKey(text []byte) (content.Key, error) {
	var w wireKey
	if unmarshal(text, &w) != nil || w.Record == "" {
		return content.Key{}, errRecord
	}
	return w.key()
}

func (w wireKey) key() (content.Key, error) {
	k := content.Key{Kind: w.Record, Track: w.Track, ID: w.ID, Pass: w.Pass, Entry: w.Entry}
	if _, err := toWireKey(k); err != nil {
		return content.Key{}, errRecord
	}
	return k, nil
}

// Decode reads a record. See [IsNewer] for its errors.
func Decode(text []byte) (content.Record, error) {
	kind, ok := kindOf(text)
	if !ok {
		return nil, errRecord
	}
	switch kind {
	case content.RecordAnswer:
		return decode[wireAnswer](text)
	case content.RecordEntry:
		if r, ok := quickEntry(text); ok {
			return r, nil
		}
		return decode[wireEntry](text)
	case content.RecordRatings:
		return decode[wireRatings](text)
	case content.RecordVisit:
		return decodeTimeless[wireVisit](text)
	case content.RecordProfile:
		return decodeTimeless[wireProfile](text)
	case content.RecordPlace:
		return decode[wirePlace](text)
	case content.RecordCopy:
		return decode[wireCopy](text)
	case content.RecordNote:
		return decode[wireNote](text)
	case content.RecordSettings:
		return decodeTimeless[wireSettings](text)
	}
	if _, err := DecodeKey(text); err != nil {
		return nil, err
	}
	return nil, errNewer
}

// kindOf looks for the kind of a record, which its object begins with.
func kindOf(text []byte) (content.RecordKind, bool) {
	rest := text
	for _, mark := range []string{"{", `"record"`, ":", `"`} {
		var ok bool
		if rest, ok = bytes.CutPrefix(bytes.TrimLeft(rest, " \t\r\n"), []byte(mark)); !ok {
			return "", false
		}
	}
	kind, _, ok := bytes.Cut(rest, []byte(`"`))
	return content.RecordKind(kind), ok && len(kind) > 0
}

// decode reads the record whose JSON is a W.
func decode[W interface {
	record() (content.Record, error)
}](text []byte) (content.Record, error) {
	var w W
	if err := unmarshal(text, &w); err != nil {
		return nil, err
	}
	r, err := w.record()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errNewer, err)
	}
	return r, nil
}

// decodeTimeless reads the record whose JSON is a W that has no time which could be
// wrong.
func decodeTimeless[W interface{ record() content.Record }](text []byte) (content.Record, error) {
	var w W
	if err := unmarshal(text, &w); err != nil {
		return nil, err
	}
	return w.record(), nil
}

// unmarshal reads an object strictly: no name comes twice, and all is valid UTF-8.
// It returns errNewer where a known field has another shape.
func unmarshal(text []byte, to any) error {
	if len(text) > MaxSize {
		return errRecord
	}
	switch err := json.Unmarshal(text, to); {
	case err == nil:
		return nil
	case errors.Is(err, errRecord):
		return fmt.Errorf("%w: %w", errNewer, errRecord)
	case jsontext.Value(text).IsValid():
		return errNewer
	}
	return errRecord
}

func (w wireAnswer) record() (content.Record, error) {
	stamp, err := w.stamp()
	if err != nil {
		return nil, err
	}
	a := content.Answer{Stamp: stamp, Track: w.Track, Question: w.ID, Pass: w.Pass, Kind: w.Kind, Extra: w.Extra}
	if w.Value != nil {
		a.Value = w.Value.Value
	}
	return a, nil
}

func (w wireEntry) record() (content.Record, error) {
	stamp, err := w.stamp()
	if err != nil {
		return nil, err
	}
	rest, err := w.rest()
	if err != nil {
		return nil, err
	}
	on, err := parseTime(w.On, w.OnOffset)
	return content.Entry{Stamp: stamp, Rest: rest, Track: w.Track, Question: w.ID, Pass: w.Pass, ID: w.Entry,
		Order: w.Order, On: on, Cells: w.Cells, Extra: w.Extra}, err
}

func (w wireRatings) record() (content.Record, error) {
	stamp, err := w.stamp()
	if err != nil {
		return nil, err
	}
	on, err := parseTime(w.On, w.OnOffset)
	return content.RatingSet{Stamp: stamp, Track: w.Track, Pass: w.Pass, ID: w.ID,
		Series: w.Series, Occasion: w.Occasion, On: on, Values: w.Values, Extra: w.Extra}, err
}

func (w wireVisit) record() content.Record {
	return content.Visit{Track: w.Track, Page: w.ID, Pass: w.Pass, Passed: w.Passed, ByWay: w.ByWay, ComeBack: w.ComeBack, Offer: w.Offer, Extra: w.Extra}
}

func (w wireProfile) record() content.Record {
	return content.Profile{Track: w.Track, Pass: w.Walking, Route: w.Route, Own: w.Own, Extra: w.Extra}
}

func (w wirePlace) record() (content.Record, error) {
	left, err := parseTime(w.Left, 0)
	p := content.Place{Track: w.Current, Spots: make(map[content.TrackID]content.Spot, len(w.Spots)), Aside: content.Spot(w.Aside), Left: left, Extra: w.Extra}
	for t, s := range w.Spots {
		p.Spots[t] = content.Spot(s)
	}
	return p, err
}

func (w wireCopy) record() (content.Record, error) {
	stamp, err := w.stamp()
	return content.EditedCopy{Stamp: stamp, Track: w.Track, Letter: w.ID, Pass: w.Pass, Text: w.Text, Source: w.Source, Extra: w.Extra}, err
}

func (w wireNote) record() (content.Record, error) {
	stamp, err := w.stamp()
	if err != nil {
		return nil, err
	}
	rest, err := w.rest()
	return content.Note{Stamp: stamp, Rest: rest, ID: w.ID, Title: w.Title, Text: w.Text, Extra: w.Extra}, err
}

func (w wireSettings) record() content.Record {
	return content.Settings{Look: w.Look, IdleMinutes: min(max(w.Idle, -1), maxIdle), Mouse: w.Mouse, Earlier: w.Earlier,
		Country: w.Country, Paper: w.Paper, Printed: w.Printed, Extra: w.Extra}
}

func (w wireStamp) stamp() (content.Stamp, error) {
	written, err := parseTime(w.Written, w.Offset)
	return content.Stamp{Written: written, Wording: w.Wording, Language: w.Language, Book: w.Book, Private: w.Private}, err
}

func (w wireRest) rest() (content.Rest, error) {
	rested, err := parseTime(w.Rested, 0)
	if err != nil {
		return content.Rest{}, err
	}
	woken, err := parseTime(w.Woken, 0)
	return content.Rest{Rested: rested, Woken: woken}, err
}

// parseTime reads what [FormatTime] made.
func parseTime(s string, offset int) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil || offset < -maxOffset || offset > maxOffset {
		return time.Time{}, errRecord
	}
	if offset == 0 {
		return t.UTC(), nil
	}
	return t.In(time.FixedZone("", offset*60)), nil
}
