package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"time"

	"groundwork/content"
)

// wireValue has exactly one member: the one named after the value's type.
type wireValue struct {
	Text    *string            `json:"text,omitempty"`
	Choice  *string            `json:"choice,omitempty"`
	Choices *[]string          `json:"choices,omitempty"`
	Rating  *int               `json:"rating,omitempty"`
	Grid    *map[string]string `json:"grid,omitempty"`
	Date    *string            `json:"date,omitempty"`
}

func encodeValue(v content.Value) (json.RawMessage, error) {
	var w wireValue
	switch v := v.(type) {
	case nil:
		return nil, nil
	case content.Text:
		w.Text = (*string)(&v)
	case content.Choice:
		w.Choice = (*string)(&v)
	case content.Choices:
		list := append([]string{}, v...) // never null
		w.Choices = &list
	case content.Rating:
		w.Rating = (*int)(&v)
	case content.Grid:
		m := map[string]string(v)
		if m == nil {
			m = map[string]string{}
		}
		w.Grid = &m
	case content.Date:
		d, err := encodeDate(v)
		if err != nil {
			return nil, err
		}
		w.Date = &d
	default:
		return nil, errKind
	}
	// Checked here, because the marshalled value is only looked at as bytes later.
	if !validText(reflect.ValueOf(w)) {
		return nil, errText
	}
	return marshal(w)
}

// decodeValue answers errNewer for a value of a type this version does not know.
func decodeValue(data json.RawMessage) (content.Value, error) {
	if len(data) == 0 || bytes.Equal(data, []byte("null")) {
		return nil, nil
	}
	// Nearly every value is a text; this is the quick way for those.
	if rest, ok := bytes.CutPrefix(data, []byte(`{"text":`)); ok {
		var text string
		if rest[len(rest)-1] == '}' && json.Unmarshal(rest[:len(rest)-1], &text) == nil && rest[0] == '"' {
			return content.Text(text), nil
		}
	}
	var w wireValue
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if d.Decode(&w) != nil {
		return nil, errNewer
	}
	var found []content.Value
	if w.Text != nil {
		found = append(found, content.Text(*w.Text))
	}
	if w.Choice != nil {
		found = append(found, content.Choice(*w.Choice))
	}
	if w.Choices != nil {
		found = append(found, content.Choices(*w.Choices))
	}
	if w.Rating != nil {
		found = append(found, content.Rating(*w.Rating))
	}
	if w.Grid != nil {
		found = append(found, content.Grid(*w.Grid))
	}
	if w.Date != nil {
		date, err := decodeDate(*w.Date)
		if err != nil {
			return nil, err
		}
		found = append(found, date)
	}
	if len(found) != 1 {
		return nil, errNewer
	}
	return found[0], nil
}

func encodeDate(d content.Date) (string, error) {
	if d.Year < 0 || d.Year > 9999 || d.Month < 0 || d.Month > 12 || d.Day < 0 || d.Day > 31 {
		return "", errTime
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day), nil
}

func decodeDate(s string) (content.Date, error) {
	var y, m, d int
	if n, err := fmt.Sscanf(s, "%04d-%02d-%02d", &y, &m, &d); n != 3 || err != nil {
		return content.Date{}, errRecord
	}
	date := content.Date{Year: y, Month: time.Month(m), Day: d}
	if back, err := encodeDate(date); err != nil || back != s {
		return content.Date{}, errRecord
	}
	return date, nil
}
