package record

import (
	"errors"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"groundwork/content"
)

var errRescued = errors.New("the rescued change can't be read")

// wireRescue is the JSON sealed in a rescue file.
type wireRescue struct {
	Record string           `json:"record"` // always "rescue"
	Made   string           `json:"made"`
	Orphan string           `json:"orphan,omitempty"`
	Put    []jsontext.Value `json:"put,omitempty"`
	Delete []wireKey        `json:"delete,omitempty"`
	Place  []byte           `json:"place,omitempty"`
}

// Rescue is a change that could not be saved, as it is kept in a rescue file.
type Rescue struct {
	Made   time.Time
	Orphan string // the path of a workbook that had no file yet
	Change content.Change
	Place  []byte // where the person is, of a locked session; it means nothing to another one
}

// EncodeRescue makes the JSON of a rescue.
func EncodeRescue(r Rescue) ([]byte, error) {
	made, _, err := FormatTime(r.Made)
	if err != nil {
		return nil, err
	}
	w := wireRescue{Record: "rescue", Made: made, Orphan: r.Orphan, Place: r.Place}
	for _, p := range r.Change.Put {
		text, err := Encode(p)
		if err != nil {
			return nil, err
		}
		w.Put = append(w.Put, text)
	}
	for _, k := range r.Change.Delete {
		key, err := toWireKey(k)
		if err != nil {
			return nil, notStorable(k, err)
		}
		w.Delete = append(w.Delete, key)
	}
	return marshal(w)
}

// DecodeRescue reads a rescue. Where only its change can't be read, the path is
// returned with the error.
func DecodeRescue(text []byte) (r Rescue, err error) {
	var w wireRescue
	if json.Unmarshal(text, &w) != nil || w.Record != "rescue" {
		return r, errRescued
	}
	r.Orphan, r.Place = w.Orphan, w.Place
	if r.Made, err = parseTime(w.Made, 0); err != nil {
		return r, err
	}
	for _, raw := range w.Put {
		p, err := Decode(raw)
		if err != nil {
			return r, err
		}
		r.Change.Put = append(r.Change.Put, p)
	}
	for _, d := range w.Delete {
		k, err := d.key()
		if err != nil {
			return r, err
		}
		r.Change.Delete = append(r.Change.Delete, k)
	}
	return r, nil
}
