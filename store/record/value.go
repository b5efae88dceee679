package record

import (
	"encoding/json"
	"fmt"
	"reflect"
	"time"

	"groundwork/content"
)

// encodeValue makes an object with one member, named after the value's type.
func encodeValue(v content.Value) (json.RawMessage, error) {
	var name string
	var value any = v
	switch v := v.(type) {
	case nil:
		return nil, nil
	case content.Text:
		name = "text"
	case content.Choice:
		name = "choice"
	case content.Choices:
		name, value = "choices", append([]string{}, v...) // never null
	case content.Rating:
		name = "rating"
	case content.Grid:
		name = "grid"
		if v == nil {
			value = content.Grid{}
		}
	case content.Date:
		name = "date"
		date, err := encodeDate(v)
		if err != nil {
			return nil, err
		}
		value = date
	default:
		return nil, errKind
	}
	// Checked here, because later the value is only looked at as bytes.
	if !validText(reflect.ValueOf(value)) {
		return nil, ErrText
	}
	return Marshal(map[string]any{name: value})
}

// decodeValue returns an error for a value of a type this version does not know.
func decodeValue(data string) (content.Value, error) {
	o, err := parseObject(data)
	if err != nil || len(o.fields) != 1 {
		return nil, errNewer
	}
	var v content.Value
	switch name := o.fields[0].name; name {
	case "text":
		v = content.Text(o.text(name))
	case "choice":
		v = content.Choice(o.text(name))
	case "choices":
		list := []string{}
		o.into(name, &list)
		v = content.Choices(list)
	case "rating":
		v = content.Rating(o.number(name))
	case "grid":
		v = content.Grid(o.texts(name))
	case "date":
		date, err := decodeDate(o.text(name))
		if err != nil {
			return nil, err
		}
		v = date
	default:
		return nil, errNewer
	}
	return v, o.err
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
