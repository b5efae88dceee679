package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"time"

	"groundwork/content"
)

// maxOffset bounds a zone's offset, in minutes.
const maxOffset = 24 * 60

// decodeKey reads the key of any record, of unknown kinds too.
func decodeKey(text []byte) (content.Key, error) {
	var w wireKey
	if !soundText(text) || json.Unmarshal(text, &w) != nil || w.Record == "" {
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

// decodeRecord reads a record. It answers errNewer for what a newer version
// wrote and this one cannot show, which the file then keeps untouched.
func decodeRecord(text []byte) (content.Record, error) {
	if len(text) > maxText || !soundText(text) {
		return nil, errRecord
	}
	r, err := decodeKind(kindOf(text), text)
	if err != nil {
		return nil, err
	}
	return r, nil
}

func decodeKind(kind content.RecordKind, text []byte) (content.Record, error) {
	switch kind {
	case content.RecordAnswer:
		return decodeAnswer(text)
	case content.RecordEntry:
		return decodeEntry(text)
	case content.RecordRatings:
		return decodeRatings(text)
	case content.RecordVisit:
		var w wireVisit
		extra, err := decodeWire(text, &w)
		return content.Visit{Track: w.Track, Page: w.ID, Pass: w.Pass, Passed: w.Passed, ComeBack: w.ComeBack, Extra: extra}, err
	case content.RecordProfile:
		var w wireProfile
		extra, err := decodeWire(text, &w)
		return content.Profile{Track: w.Track, Pass: w.Walking, Route: w.Route, Extra: extra}, err
	case content.RecordPlace:
		return decodePlace(text)
	case content.RecordCopy:
		return decodeCopy(text)
	case content.RecordNote:
		return decodeNote(text)
	case content.RecordSettings:
		var w wireSettings
		extra, err := decodeWire(text, &w)
		return content.Settings{Look: w.Look, IdleMinutes: w.Idle, Mouse: w.Mouse, Earlier: w.Earlier,
			Country: w.Country, Paper: w.Paper, Extra: extra}, err
	case "":
		return nil, errRecord
	}
	return nil, errNewer
}

// kindOf finds the kind, which is the first field, without reading the rest.
func kindOf(text []byte) content.RecordKind {
	const first = `{"record":"`
	if rest, ok := bytes.CutPrefix(text, []byte(first)); ok {
		if i := bytes.IndexAny(rest, `"\`); i >= 0 && rest[i] == '"' {
			return content.RecordKind(rest[:i])
		}
	}
	return ""
}

func decodeAnswer(text []byte) (content.Record, error) {
	var w wireAnswer
	extra, err := decodeWire(text, &w)
	if err != nil {
		return nil, err
	}
	stamp, err := w.stamp()
	if err != nil {
		return nil, err
	}
	value, err := decodeValue(w.Value)
	return content.Answer{Stamp: stamp, Track: w.Track, Question: w.ID, Pass: w.Pass,
		Kind: w.Kind, Value: value, Extra: extra}, err
}

func decodeEntry(text []byte) (content.Record, error) {
	var w wireEntry
	extra, err := decodeWire(text, &w)
	if err != nil {
		return nil, err
	}
	stamp, err := w.stamp()
	if err != nil {
		return nil, err
	}
	on, err := fromWireTime(w.On, w.OnOffset)
	return content.Entry{Stamp: stamp, Track: w.Track, Question: w.ID, Pass: w.Pass, ID: w.Entry,
		Order: w.Order, On: on, Cells: w.Cells, Extra: extra}, err
}

func decodeRatings(text []byte) (content.Record, error) {
	var w wireRatings
	extra, err := decodeWire(text, &w)
	if err != nil {
		return nil, err
	}
	stamp, err := w.stamp()
	return content.RatingSet{Stamp: stamp, Track: w.Track, Pass: w.Pass, ID: w.ID,
		Series: w.Series, Occasion: w.Occasion, Values: w.Values, Extra: extra}, err
}

func decodePlace(text []byte) (content.Record, error) {
	var w wirePlace
	extra, err := decodeWire(text, &w)
	p := content.Place{Track: w.Current, Spots: make(map[content.TrackID]content.Spot, len(w.Spots)), Extra: extra}
	for t, s := range w.Spots {
		p.Spots[t] = content.Spot(s)
	}
	return p, err
}

func decodeCopy(text []byte) (content.Record, error) {
	var w wireCopy
	extra, err := decodeWire(text, &w)
	if err != nil {
		return nil, err
	}
	stamp, err := w.stamp()
	return content.EditedCopy{Stamp: stamp, Track: w.Track, Letter: w.ID, Pass: w.Pass,
		Text: w.Text, Source: w.Source, Extra: extra}, err
}

func decodeNote(text []byte) (content.Record, error) {
	var w wireNote
	extra, err := decodeWire(text, &w)
	if err != nil {
		return nil, err
	}
	stamp, err := w.stamp()
	return content.Note{Stamp: stamp, ID: w.ID, Title: w.Title, Text: w.Text, Extra: extra}, err
}

// decodeWire reads the fields of w, which points to a wire struct, and gives
// those it does not know. Most records have none, so the strict way is tried
// first; it is also the quicker one.
func decodeWire(text []byte, w any) (content.Extra, error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(w); err == nil {
		if d.InputOffset() != int64(len(text)) {
			return nil, errRecord
		}
		return nil, nil
	}
	v := reflect.ValueOf(w).Elem()
	v.SetZero()
	var all content.Extra
	if json.Unmarshal(text, &all) != nil {
		return nil, errRecord
	}
	known := fieldNames(v.Type())
	for name := range all {
		if known[name] {
			delete(all, name)
		}
	}
	if err := json.Unmarshal(text, w); err != nil {
		// A known field of another shape: a newer version's doing, if anyone's.
		return nil, errNewer
	}
	if len(all) == 0 {
		return nil, nil
	}
	return all, nil
}

func (w wireStamp) stamp() (content.Stamp, error) {
	t, err := fromWireTime(w.Written, w.Offset)
	return content.Stamp{Written: t, Wording: w.Wording, Language: w.Language, Book: w.Book, Private: w.Private}, err
}

func fromWireTime(s string, offset int) (time.Time, error) {
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

// isNewer tells a record that must be kept untouched from one that is broken.
func isNewer(err error) bool { return errors.Is(err, errNewer) }
