package record

import (
	"encoding/json"
	"strconv"
	"strings"

	"groundwork/content"
)

// object is a JSON object whose fields are asked for by name. Thousands of records
// are read at each opening, most of them short strings, so these are read without
// encoding/json; it is also stricter: names are exact, and none comes twice. The
// strings are parts of the text, which is not copied again.
type object struct {
	fields []field
	err    error     // errNewer: a known field has another shape
	room   [12]field // for the fields, of which few records have more
}

type field struct {
	name  string
	value string // as it stands, blanks around it removed
	taken bool
}

// parseObject finds the fields. Values that are not strings are checked when they
// are taken.
func parseObject(text string) (*object, error) {
	o := &object{}
	o.fields = o.room[:0]
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
		o.fields = append(o.fields, field{name: name, value: trimEnd(rest[:n])})
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

// blanks may stand between the parts of JSON.
const blanks = " \t\r\n"

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// skip leaves out the blanks that text begins with.
func skip(text string) string {
	for text != "" && isBlank(text[0]) {
		text = text[1:]
	}
	return text
}

// trimEnd leaves out the blanks that text ends with.
func trimEnd(text string) string {
	for text != "" && isBlank(text[len(text)-1]) {
		text = text[:len(text)-1]
	}
	return text
}

// after returns what follows the mark, without the blanks around it.
func after(text string, mark byte) (string, bool) {
	text = skip(text)
	if text == "" || text[0] != mark {
		return "", false
	}
	return skip(text[1:]), true
}

// stringEnd is the length of the string that text begins with, quotes included, or
// -1 where it doesn't.
func stringEnd(text string) int {
	if text == "" || text[0] != '"' {
		return -1
	}
	for end := 1; ; end++ {
		n := strings.IndexByte(text[end:], '"')
		if n < 0 {
			return -1
		}
		end += n
		escapes := end
		for escapes > 1 && text[escapes-1] == '\\' {
			escapes--
		}
		if (end-escapes)%2 == 0 { // else the quote itself is escaped
			return end + 1
		}
	}
}

// valueEnd is the length of the value that text begins with, up to the comma or
// brace behind it, or -1.
func valueEnd(text string) int {
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
func unquote(quoted string) (string, error) {
	n := len(quoted)
	if n < 2 || quoted[0] != '"' || quoted[n-1] != '"' {
		return "", errRecord
	}
	for _, c := range []byte(quoted[1 : n-1]) {
		if c == '\\' || c < ' ' || c == '"' {
			var s string
			err := json.Unmarshal([]byte(quoted), &s)
			return s, err
		}
	}
	return quoted[1 : n-1], nil
}

func (o *object) find(name string) *field {
	for i := range o.fields {
		if o.fields[i].name == name {
			return &o.fields[i]
		}
	}
	return nil
}

// take returns a field's value, or "", which no value is, and counts it as known.
func (o *object) take(name string) string {
	f := o.find(name)
	if f == nil {
		return ""
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
	if v == "" {
		return ""
	}
	s, err := unquote(v)
	o.fail(err)
	return s
}

func (o *object) number(name string) int {
	v := o.take(name)
	if v == "" {
		return 0
	}
	n, err := strconv.Atoi(v)
	if err == nil && strconv.Itoa(n) != v {
		err = errRecord // +1, 01 and -0 are not JSON, or not ours
	}
	o.fail(err)
	return n
}

func (o *object) flag(name string) bool {
	v := o.take(name)
	if v != "" && v != "true" && v != "false" {
		o.fail(errRecord)
	}
	return v == "true"
}

// into reads a field of any shape.
func (o *object) into(name string, to any) {
	if v := o.take(name); v != "" {
		o.fail(json.Unmarshal([]byte(v), to))
	}
}

// texts reads a field that is an object of strings; nil where there is none.
func (o *object) texts(name string) map[string]string {
	v := o.take(name)
	if v == "" {
		return nil
	}
	inner, err := parseObject(v)
	if err != nil {
		o.fail(err)
		return nil
	}
	m := make(map[string]string, len(inner.fields))
	for _, f := range inner.fields {
		m[f.name] = inner.text(f.name)
	}
	o.fail(inner.err)
	return m
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
	t, err := parseTime(o.text("written"), o.number("offset"))
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
		if !json.Valid([]byte(f.value)) {
			o.err = errRecord
			return nil
		}
		if out == nil {
			out = content.Extra{}
		}
		out[f.name] = []byte(f.value)
	}
	return out
}
