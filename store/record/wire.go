package record

import (
	"errors"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"groundwork/content"
)

// The record object of each kind, as FORMAT.md documents them. The key's fields are
// the same in all, so that the name of a record of an unknown kind can be checked
// too. Extra is what this version does not know.

type wireKey struct {
	Record content.RecordKind `json:"record"` // always first
	Track  content.TrackID    `json:"track,omitempty"`
	ID     string             `json:"id,omitempty"`
	Pass   int                `json:"pass,omitzero"`
	Entry  string             `json:"entry,omitempty"`
}

type wireStamp struct {
	Written  string `json:"written,omitempty"`
	Offset   int    `json:"offset,omitzero"`
	Wording  string `json:"wording,omitempty"`
	Language string `json:"language,omitempty"`
	Book     string `json:"book,omitempty"`
	Private  bool   `json:"private,omitzero"`
}

type wireRest struct {
	Rested string `json:"rested,omitempty"` // in UTC
	Woken  string `json:"woken,omitempty"`
}

type wireAnswer struct {
	wireKey
	wireStamp
	Kind  content.Kind  `json:"kind,omitempty"`
	Value *wireValue    `json:"value,omitzero"`
	Extra content.Extra `json:",embed"`
}

// wireValue is an object with one field, named after the value's type.
type wireValue struct{ content.Value }

// MarshalJSONTo implements [json.MarshalerTo].
func (w wireValue) MarshalJSONTo(e *jsontext.Encoder) error {
	name, kept := content.Stored(w.Value)
	return errors.Join(e.WriteToken(jsontext.BeginObject), e.WriteToken(jsontext.String(name)),
		json.MarshalEncode(e, kept), e.WriteToken(jsontext.EndObject))
}

// UnmarshalJSONFrom implements [json.UnmarshalerFrom]. It returns an error for a value
// of a type this version does not know.
func (w *wireValue) UnmarshalJSONFrom(d *jsontext.Decoder) error {
	begin, err := d.ReadToken()
	if err != nil || begin.Kind() != '{' {
		return errNewer
	}
	name, err := d.ReadToken()
	if err != nil || name.Kind() != '"' {
		return errNewer
	}
	as := name.String() // the token is gone with the next
	w.Value, err = content.ReadValue(as, func(to any) error {
		if d.PeekKind() == 'n' { // no value is null
			return errNewer
		}
		return json.UnmarshalDecode(d, to)
	})
	switch end, more := d.ReadToken(); {
	case more == nil && end.Kind() == '"' && content.KnowsValue(end.String()):
		return errRecord // two values in one place
	case errors.Is(err, content.ErrValue) && content.KnowsValue(as):
		return errRecord // no such day
	case err != nil || more != nil || end.Kind() != '}':
		return errNewer
	}
	return nil
}

type wireEntry struct {
	wireKey
	wireStamp
	wireRest
	Order    string            `json:"order,omitempty"`
	On       string            `json:"on,omitempty"`
	OnOffset int               `json:"on_offset,omitzero"`
	Cells    map[string]string `json:"cells,omitempty"`
	Extra    content.Extra     `json:",embed"`
}

type wireRatings struct {
	wireKey
	wireStamp
	Series   string         `json:"series,omitempty"`
	Occasion string         `json:"occasion,omitempty"`
	On       string         `json:"on,omitempty"`
	OnOffset int            `json:"on_offset,omitzero"`
	Values   map[string]int `json:"values,omitempty"`
	Extra    content.Extra  `json:",embed"`
}

type wireVisit struct {
	wireKey
	Passed   bool          `json:"passed,omitzero"`
	ByWay    bool          `json:"by_way,omitzero"`
	ComeBack bool          `json:"come_back,omitzero"`
	Offer    string        `json:"offer,omitempty"`
	Extra    content.Extra `json:",embed"`
}

type wireProfile struct {
	wireKey
	Walking int           `json:"walking,omitzero"` // the pass; a profile's key has none
	Route   content.Route `json:"route,omitzero"`
	Own     bool          `json:"own,omitzero"`
	Extra   content.Extra `json:",embed"`
}

type wirePlace struct {
	wireKey
	Current content.TrackID              `json:"current,omitempty"` // the track; a place's key has none
	Spots   map[content.TrackID]wireSpot `json:"spots,omitempty"`
	Aside   wireSpot                     `json:"aside,omitzero"`
	Left    string                       `json:"left,omitempty"` // in UTC
	Extra   content.Extra                `json:",embed"`
}

type wireSpot struct {
	Chapter  string `json:"chapter,omitempty"`
	Page     string `json:"page,omitempty"`
	Question string `json:"question,omitempty"`
	Part     string `json:"part,omitempty"`
	Offset   int    `json:"offset,omitzero"`
	Way      bool   `json:"way,omitzero"`
}

type wireCopy struct {
	wireKey
	wireStamp
	Text   string        `json:"text"`
	Source string        `json:"source,omitempty"`
	Extra  content.Extra `json:",embed"`
}

type wireNote struct {
	wireKey
	wireStamp
	wireRest
	Title string        `json:"title,omitempty"`
	Text  string        `json:"text"`
	Extra content.Extra `json:",embed"`
}

type wireSettings struct {
	wireKey
	Look    content.Look  `json:"look,omitempty"`
	Idle    int           `json:"idle,omitzero"`
	Mouse   bool          `json:"mouse,omitzero"`
	Earlier bool          `json:"earlier,omitzero"`
	Country string        `json:"country,omitempty"`
	Paper   string        `json:"paper,omitempty"`
	Printed bool          `json:"printed,omitzero"`
	Extra   content.Extra `json:",embed"`
}
