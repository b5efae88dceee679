package store

import (
	"bytes"
	"encoding/json"
	"strconv"

	"groundwork/content"
)

// object is a JSON object whose fields are asked for by name. Thousands of records
// are read at each opening, most of them short strings, so these are read without
// encoding/json; it is also stricter: names are exact, and none comes twice.
type object struct {
	fields []field
	err    error // errNewer: a known field has another shape
}

type field struct {
	name  string
	value []byte // as it stands, blanks around it removed
	taken bool
}

// parseObject finds the fields. Values that are not strings are checked when they
// are taken.
func parseObject(text []byte) (*object, error) {
	o := &object{fields: make([]field, 0, 12)}
	rest, ok := after(text, '{')
	if !ok {
		return nil, errRecord
	}
	if end, ok := after(rest, '}'); ok && len(end) == 0 {
		return o, nil
	}
	for {
		n := stringEnd(rest)
		if n < 0 {
			return nil, errRecord
		}
		name, err := unquote(rest[:n])
		if err != nil || o.find(name) != nil {
			return nil, errRecord
		}
		if rest, ok = after(rest[n:], ':'); !ok {
			return nil, errRecord
		}
		if n = valueEnd(rest); n <= 0 {
			return nil, errRecord
		}
		o.fields = append(o.fields, field{name: name, value: bytes.TrimRight(rest[:n], blanks)})
		rest = rest[n:]
		if next, ok := after(rest, ','); ok {
			rest = next
			continue
		}
		if end, ok := after(rest, '}'); !ok || len(end) > 0 {
			return nil, errRecord
		}
		return o, nil
	}
}

const blanks = " \t\r\n"

// after gives what follows the mark, without the blanks around it.
func after(text []byte, mark byte) ([]byte, bool) {
	text = bytes.TrimLeft(text, blanks)
	if len(text) == 0 || text[0] != mark {
		return nil, false
	}
	return bytes.TrimLeft(text[1:], blanks), true
}

// stringEnd is the length of the string that text begins with, quotes included, or
// -1 where it doesn't.
func stringEnd(text []byte) int {
	if len(text) == 0 || text[0] != '"' {
		return -1
	}
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case '"':
			return i + 1
		case '\\':
			i++
		}
	}
	return -1
}

// valueEnd is the length of the value that text begins with, up to the comma or
// brace behind it, or -1.
func valueEnd(text []byte) int {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '"':
			n := stringEnd(text[i:])
			if n < 0 {
				return -1
			}
			i += n - 1
		case '{', '[':
			depth++
		case '}', ']':
			if depth == 0 {
				return i
			}
			depth--
		case ',':
			if depth == 0 {
				return i
			}
		}
	}
	return -1
}

// unquote reads a JSON string, the quick way where nothing in it is escaped.
func unquote(quoted []byte) (string, error) {
	n := len(quoted)
	if n < 2 || quoted[0] != '"' || quoted[n-1] != '"' {
		return "", errRecord
	}
	for _, c := range quoted[1 : n-1] {
		if c == '\\' || c < ' ' || c == '"' {
			var s string
			err := json.Unmarshal(quoted, &s)
			return s, err
		}
	}
	return string(quoted[1 : n-1]), nil
}

func (o *object) find(name string) *field {
	for i := range o.fields {
		if o.fields[i].name == name {
			return &o.fields[i]
		}
	}
	return nil
}

// take gives a field's value, or nil, and counts it as known.
func (o *object) take(name string) []byte {
	f := o.find(name)
	if f == nil {
		return nil
	}
	f.taken = true
	return f.value
}

func (o *object) fail(err error) {
	if o.err == nil && err != nil {
		o.err = errNewer
	}
}

func (o *object) text(name string) string {
	v := o.take(name)
	if v == nil {
		return ""
	}
	s, err := unquote(v)
	o.fail(err)
	return s
}

func (o *object) number(name string) int {
	v := o.take(name)
	if v == nil {
		return 0
	}
	n, err := strconv.Atoi(string(v))
	if err == nil && strconv.Itoa(n) != string(v) {
		err = errRecord // +1, 01 and -0 are not JSON, or not ours
	}
	o.fail(err)
	return n
}

func (o *object) flag(name string) bool {
	v := o.take(name)
	if v != nil && string(v) != "true" && string(v) != "false" {
		o.fail(errRecord)
	}
	return string(v) == "true"
}

// into reads a field of any shape.
func (o *object) into(name string, to any) {
	if v := o.take(name); v != nil {
		o.fail(json.Unmarshal(v, to))
	}
}

// key reads the fields that are the same in all records.
func (o *object) key() wireKey {
	return wireKey{
		Record: content.RecordKind(o.text("record")),
		Track:  content.TrackID(o.text("track")),
		ID:     o.text("id"),
		Pass:   o.number("pass"),
		Entry:  o.text("entry"),
	}
}

func (o *object) stamp() content.Stamp {
	s := content.Stamp{Wording: o.text("wording"), Language: o.text("language"), Book: o.text("book"), Private: o.flag("private")}
	t, err := fromWireTime(o.text("written"), o.number("offset"))
	o.fail(err)
	s.Written = t
	return s
}

// extra are the fields nobody took.
func (o *object) extra() content.Extra {
	var out content.Extra
	for _, f := range o.fields {
		if f.taken {
			continue
		}
		if !json.Valid(f.value) {
			o.err = errRecord
			return nil
		}
		if out == nil {
			out = content.Extra{}
		}
		out[f.name] = bytes.Clone(f.value)
	}
	return out
}
