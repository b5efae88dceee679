package record

import (
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"groundwork/content"
)

// wireVersion is the JSON of a version.
type wireVersion struct {
	Record string         `json:"record"` // always "version"
	Saved  string         `json:"saved,omitempty"`
	Offset int            `json:"offset,omitzero"`
	Why    string         `json:"why,omitempty"`
	Was    jsontext.Value `json:"was,omitzero"` // the record object as it was
	Extra  content.Extra  `json:",embed"`
}

// EncodeVersion makes the JSON of a version: when and why the record was put aside,
// and the record's own JSON.
func EncodeVersion(saved time.Time, why string, was []byte) ([]byte, error) {
	at, offset, err := FormatTime(saved)
	if err != nil {
		return nil, err
	}
	return marshal(wireVersion{Record: "version", Saved: at, Offset: offset, Why: why, Was: was})
}

// DecodeVersion reads a version.
func DecodeVersion(text []byte) (was content.Record, saved time.Time, why string, err error) {
	var w wireVersion
	if unmarshal(text, &w) != nil {
		return nil, time.Time{}, "", errRecord
	}
	if saved, err = parseTime(w.Saved, w.Offset); err != nil {
		return nil, time.Time{}, "", err
	}
	was, err = Decode(w.Was)
	return was, saved, w.Why, err
}

// VersionKey returns the key of the record a version is one of, whatever else a
// newer program wrote into it.
func VersionKey(text []byte) (content.Key, error) {
	var w struct {
		Was jsontext.Value `json:"was"`
	}
	if unmarshal(text, &w) != nil {
		return content.Key{}, errRecord
	}
	return DecodeKey(w.Was)
}

// EditVersion has do make another text of the record in a version, and returns the
// version with it.
func EditVersion(text []byte, do func(was []byte) ([]byte, error)) ([]byte, error) {
	var w wireVersion
	if unmarshal(text, &w) != nil || w.Record != "version" || len(w.Was) == 0 {
		return nil, errRecord
	}
	_, err := parseTime(w.Saved, w.Offset)
	if err != nil {
		return nil, err
	}
	if w.Was, err = do(w.Was); err != nil {
		return nil, err
	}
	out, err := marshal(w)
	if err == nil && len(out) > MaxSize {
		err = ErrTooLarge
	}
	return out, err
}

// Ordered makes an object compact, with its field record first and no escaped
// surrogates, whatever tool it went through.
func Ordered(raw []byte) ([]byte, error) {
	type object struct {
		Record jsontext.Value `json:"record,omitzero"`
		Others jsontext.Value `json:",embed"`
	}
	var o object
	if unmarshal(raw, &o) == nil {
		return marshal(o)
	}
	if json.Unmarshal(raw, new(object), jsontext.AllowInvalidUTF8(true)) == nil {
		return nil, ErrText // it is nothing but this
	}
	return nil, errRecord
}

// Was returns the record object in a version, as it stands there.
func Was(text []byte) ([]byte, error) {
	var w wireVersion
	if unmarshal(text, &w) != nil {
		return nil, errRecord
	}
	return w.Was, nil
}

// Saved is when a version was put aside, or the zero time.
func Saved(text []byte) time.Time {
	var w wireVersion
	if unmarshal(text, &w) != nil {
		return time.Time{}
	}
	at, _ := parseTime(w.Saved, w.Offset) // none is no time
	return at
}

// Day is the day that ratings are said to be of, as it is kept, or "".
func Day(text []byte) string {
	var w struct {
		On string `json:"on"`
	}
	if json.Unmarshal(text, &w) != nil {
		return ""
	}
	return w.On
}

// Written is when a record was written, also one of a newer version, or the zero time.
func Written(text []byte) time.Time {
	var w wireStamp
	if json.Unmarshal(text, &w) != nil {
		return time.Time{}
	}
	at, _ := parseTime(w.Written, w.Offset) // none is no time
	return at
}
