package record

import (
	"encoding/json"
	"time"

	"groundwork/content"
)

// wireVersion is the JSON of a version.
type wireVersion struct {
	Record string          `json:"record"` // always "version"
	Saved  string          `json:"saved"`
	Offset int             `json:"offset,omitempty"`
	Why    string          `json:"why"`
	Was    json.RawMessage `json:"was"` // the record object as it was
}

// EncodeVersion makes the JSON of a version: when and why the record was put
// aside, and the record's own JSON.
func EncodeVersion(saved time.Time, why string, was []byte) ([]byte, error) {
	at, offset, err := FormatTime(saved)
	if err != nil {
		return nil, err
	}
	return Marshal(wireVersion{"version", at, offset, why, was})
}

// DecodeVersion reads a version.
func DecodeVersion(text []byte) (was content.Record, saved time.Time, why string, err error) {
	var w wireVersion
	if len(text) > MaxSize || !soundText(text) || json.Unmarshal(text, &w) != nil {
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
	if len(text) > MaxSize || !soundText(text) {
		return content.Key{}, errRecord
	}
	o, err := parseObject(string(text))
	if err != nil {
		return content.Key{}, err
	}
	return DecodeKey([]byte(o.take("was")))
}

// EditVersion has do make another text of the record in a version, and returns
// the version with it.
func EditVersion(text []byte, do func(was []byte) ([]byte, error)) ([]byte, error) {
	o, err := parseObject(string(text))
	if err != nil {
		return nil, err
	}
	was := o.take("was")
	saved, offset := o.text("saved"), o.number("offset")
	if o.text("record") != "version" || o.err != nil || was == "" {
		return nil, errRecord
	}
	if _, err := parseTime(saved, offset); err != nil {
		return nil, err
	}
	again, err := do([]byte(was))
	if err != nil {
		return nil, err
	}
	o.find("was").value = string(again)
	out := o.join()
	if len(out) > MaxSize {
		return nil, ErrTooLarge
	}
	return out, nil
}
