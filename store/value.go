package store

import (
	"encoding/json"
	"reflect"

	"groundwork/content"
)

// encodeValue makes an object with one member, named after the value's type.
func encodeValue(v content.Value) (json.RawMessage, error) {
	if v == nil {
		return nil, nil
	}
	name, kept := content.Stored(v)
	switch {
	case kept == nil: // a date far off
		return nil, errTime
	case !validText(reflect.ValueOf(kept)): // later the value is only looked at as bytes
		return nil, errText
	}
	return marshal(map[string]any{name: kept})
}

// decodeValue returns an error for a value of a type this version does not know.
func decodeValue(data string) (content.Value, error) {
	o, err := parseObject(data)
	if err != nil || len(o.fields) != 1 {
		return nil, errNewer
	}
	v, known := content.ReadValue(o.fields[0].name, keptValue{o, o.fields[0].name})
	switch {
	case !known:
		return nil, errNewer
	case v == nil:
		return nil, errRecord
	}
	return v, o.err
}

// keptValue is a value as it stands in a record.
type keptValue struct {
	o    *object
	name string
}

func (k keptValue) Text() string             { return k.o.text(k.name) }
func (k keptValue) Number() int              { return k.o.number(k.name) }
func (k keptValue) Pairs() map[string]string { return k.o.texts(k.name) }

func (k keptValue) Texts() []string {
	list := []string{}
	k.o.into(k.name, &list)
	return list
}
