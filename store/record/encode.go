// Package record writes records, their earlier versions and rescued changes as JSON,
// and reads them, as FORMAT.md documents it: strictly, and so that what a newer version
// of the program wrote survives. It knows content and nothing of files or keys.
package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"groundwork/content"
	"groundwork/store/fault"
)

// The record object of each kind, as FORMAT.md documents them. The key's fields
// are the same in all, so that the name of a record of an unknown kind can be
// checked too.

type wireKey struct {
	Record content.RecordKind `json:"record"` // always first
	Track  content.TrackID    `json:"track,omitempty"`
	ID     string             `json:"id,omitempty"`
	Pass   int                `json:"pass,omitempty"`
	Entry  string             `json:"entry,omitempty"`
}

type wireStamp struct {
	Written  string `json:"written,omitempty"`
	Offset   int    `json:"offset,omitempty"`
	Wording  string `json:"wording,omitempty"`
	Language string `json:"language,omitempty"`
	Book     string `json:"book,omitempty"`
	Private  bool   `json:"private,omitempty"`
}

type wireAnswer struct {
	wireKey
	wireStamp
	Kind  content.Kind    `json:"kind,omitempty"`
	Value json.RawMessage `json:"value,omitempty"`
}

type wireEntry struct {
	wireKey
	wireStamp
	Order    string            `json:"order,omitempty"`
	On       string            `json:"on,omitempty"`
	OnOffset int               `json:"on_offset,omitempty"`
	Cells    map[string]string `json:"cells,omitempty"`
}

type wireRatings struct {
	wireKey
	wireStamp
	Series   string         `json:"series,omitempty"`
	Occasion string         `json:"occasion,omitempty"`
	Values   map[string]int `json:"values,omitempty"`
}

type wireVisit struct {
	wireKey
	Passed   bool `json:"passed,omitempty"`
	ComeBack bool `json:"come_back,omitempty"`
}

type wireProfile struct {
	wireKey
	Walking int           `json:"walking,omitempty"` // the pass; a profile's key has none
	Route   content.Route `json:"route,omitempty"`
}

type wirePlace struct {
	wireKey
	Current content.TrackID              `json:"current,omitempty"` // the track; a place's key has none
	Spots   map[content.TrackID]wireSpot `json:"spots,omitempty"`
}

type wireSpot struct {
	Chapter  string `json:"chapter,omitempty"`
	Page     string `json:"page,omitempty"`
	Question string `json:"question,omitempty"`
	Part     string `json:"part,omitempty"`
	Offset   int    `json:"offset,omitempty"`
}

type wireCopy struct {
	wireKey
	wireStamp
	Text   string `json:"text"`
	Source string `json:"source,omitempty"`
}

type wireNote struct {
	wireKey
	wireStamp
	Title string `json:"title,omitempty"`
	Text  string `json:"text"`
}

type wireSettings struct {
	wireKey
	Look    content.Look `json:"look,omitempty"`
	Idle    int          `json:"idle,omitempty"`
	Mouse   bool         `json:"mouse,omitempty"`
	Earlier bool         `json:"earlier,omitempty"`
	Country string       `json:"country,omitempty"`
	Paper   string       `json:"paper,omitempty"`
	Printed bool         `json:"printed,omitempty"`
}

var (
	ErrText   = errors.New("the text is not valid UTF-8")
	errKey    = errors.New("the key holds a slash")
	errKind   = errors.New("the record is of a kind this version cannot write")
	errTime   = errors.New("the time cannot be written")
	errRecord = errors.New("the record cannot be read")
	errNewer  = errors.New("the record is of a newer version")

	ErrTooLarge = errors.New("the record is too large")
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
	key, err := toWireKey(r.Key())
	if err != nil {
		return nil, err
	}
	switch r := r.(type) {
	case content.Answer:
		return encodeAnswer(key, r)
	case content.Entry:
		return encodeEntry(key, r)
	case content.RatingSet:
		stamp, err := toWireStamp(r.Stamp)
		return encodeWire(wireRatings{key, stamp, r.Series, r.Occasion, r.Values}, r.Extra, err)
	case content.Visit:
		return encodeWire(wireVisit{key, r.Passed, r.ComeBack}, r.Extra, nil)
	case content.Profile:
		return encodeWire(wireProfile{key, r.Pass, r.Route}, r.Extra, nil)
	case content.Place:
		w := wirePlace{key, r.Track, make(map[content.TrackID]wireSpot, len(r.Spots))}
		for t, s := range r.Spots {
			w.Spots[t] = wireSpot(s)
		}
		return encodeWire(w, r.Extra, nil)
	case content.EditedCopy:
		stamp, err := toWireStamp(r.Stamp)
		return encodeWire(wireCopy{key, stamp, r.Text, r.Source}, r.Extra, err)
	case content.Note:
		stamp, err := toWireStamp(r.Stamp)
		return encodeWire(wireNote{key, stamp, r.Title, r.Text}, r.Extra, err)
	case content.Settings:
		w := wireSettings{key, r.Look, r.IdleMinutes, r.Mouse, r.Earlier, r.Country, r.Paper, r.Printed}
		return encodeWire(w, r.Extra, nil)
	}
	return nil, errKind
}

func encodeAnswer(key wireKey, a content.Answer) ([]byte, error) {
	stamp, err := toWireStamp(a.Stamp)
	if err != nil {
		return nil, err
	}
	value, err := encodeValue(a.Value)
	return encodeWire(wireAnswer{key, stamp, a.Kind, value}, a.Extra, err)
}

func encodeEntry(key wireKey, e content.Entry) ([]byte, error) {
	stamp, err := toWireStamp(e.Stamp)
	if err != nil {
		return nil, err
	}
	on, offset, err := FormatTime(e.On)
	return encodeWire(wireEntry{key, stamp, e.Order, on, offset, e.Cells}, e.Extra, err)
}

// encodeWire marshals w with the fields of a newer version after its own. It
// passes err through, so that callers need not look at it first.
func encodeWire(w any, extra content.Extra, err error) ([]byte, error) {
	if err != nil {
		return nil, err
	}
	// encoding/json would silently replace what is not valid UTF-8.
	if !validText(reflect.ValueOf(w)) {
		return nil, ErrText
	}
	out, err := Marshal(w)
	if err != nil {
		return nil, err
	}
	known := fieldNames(reflect.TypeOf(w))
	for _, name := range slices.Sorted(maps.Keys(extra)) {
		if known[name] || !utf8.ValidString(name) {
			return nil, fmt.Errorf("%w: an extra field", ErrText)
		}
		field, err := Marshal(map[string]json.RawMessage{name: extra[name]})
		if err != nil {
			return nil, ErrText // the raw field is not JSON
		}
		out = append(append(out[:len(out)-1], ','), field[1:]...)
	}
	if len(out) > MaxSize {
		return nil, ErrTooLarge
	}
	if !soundText(out) {
		return nil, ErrText
	}
	return out, nil
}

// Marshal is json.Marshal without the escapes meant for web pages.
func Marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// validText reports whether every string in v, however deep, is valid UTF-8.
func validText(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.String:
		return utf8.ValidString(v.String())
	case reflect.Struct:
		for i := range v.NumField() {
			if !validText(v.Field(i)) {
				return false
			}
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			if !validText(k) || !validText(v.MapIndex(k)) {
				return false
			}
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return utf8.Valid(v.Bytes())
		}
		for i := range v.Len() {
			if !validText(v.Index(i)) {
				return false
			}
		}
	case reflect.Pointer, reflect.Interface:
		return v.IsNil() || validText(v.Elem())
	}
	return true
}

// soundText reports whether JSON text is valid UTF-8 and without escaped
// surrogates, which decoding would silently replace where one is missing.
func soundText(text []byte) bool {
	if !utf8.Valid(text) {
		return false
	}
	for i := 0; i < len(text); i++ {
		j := bytes.IndexByte(text[i:], '\\')
		if j < 0 {
			return true
		}
		i += j + 1
		if i+2 < len(text) && text[i] == 'u' && (text[i+1]|0x20) == 'd' && text[i+2] >= '8' {
			return false
		}
	}
	return true
}

// fieldNames are the names of the JSON fields of a wire struct.
func fieldNames(t reflect.Type) map[string]bool {
	names := map[string]bool{}
	for _, f := range reflect.VisibleFields(t) {
		if tag, ok := f.Tag.Lookup("json"); ok {
			name, _, _ := strings.Cut(tag, ",")
			names[name] = true
		}
	}
	return names
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
