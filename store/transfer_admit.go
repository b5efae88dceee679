package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"reflect"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"groundwork/content"
	cleaning "groundwork/content/text"
)

var (
	errReserved = errors.New("a record can't be of this kind")
	errID       = errors.New("an id holds what an id can't")
	errRating   = errors.New("a rating is not from 0 to 10")
)

// admit checks one object of an export and makes it what is to be stored: as it
// stands where it is clean. It tells how many characters were left out.
func admit(bucket string, raw []byte) (exported, int, error) {
	text, err := ordered(raw)
	if err != nil {
		return exported{}, 0, err
	}
	if bucket == bucketVersions {
		return admitVersion(text)
	}
	return admitRecord(text)
}

func admitRecord(text []byte) (exported, int, error) {
	if len(text) > maxText {
		return exported{}, 0, errTooLarge
	}
	key, err := decodeKey(text)
	if err != nil {
		return exported{}, 0, err
	}
	if key.Kind == "version" || key.Kind == "rescue" {
		return exported{}, 0, errReserved
	}
	for _, part := range []string{string(key.Kind), string(key.Track), key.ID, key.Entry} {
		if cleaning.CleanLine(part) != part {
			return exported{}, 0, errID
		}
	}
	r, err := decodeRecord(text)
	if isNewer(err) {
		return exported{key, text}, 0, nil
	}
	if err != nil {
		return exported{}, 0, err
	}
	clean, dropped, err := cleaned(r)
	if err != nil {
		return exported{}, 0, err
	}
	again, err := encodeRecord(clean)
	if err == nil && !reflect.DeepEqual(clean, r) {
		text = again
	}
	return exported{key, text}, dropped, err
}

func admitVersion(text []byte) (exported, int, error) {
	o, err := parseObject(string(text))
	if err != nil {
		return exported{}, 0, err
	}
	raw := o.take("was")
	saved, offset := o.text("saved"), o.number("offset")
	if o.text("record") != "version" || o.err != nil || raw == "" {
		return exported{}, 0, errRecord
	}
	if _, err := fromWireTime(saved, offset); err != nil {
		return exported{}, 0, err
	}
	was, err := ordered([]byte(raw))
	if err != nil {
		return exported{}, 0, err
	}
	x, dropped, err := admitRecord(was)
	if err != nil {
		return exported{}, 0, err
	}
	o.find("was").value = string(x.text)
	if x.text = o.join(); len(x.text) > maxText {
		return exported{}, 0, errTooLarge
	}
	return x, dropped, nil
}

// ordered makes an object compact, with its field record first and no escaped
// surrogates, whatever tool it went through.
func ordered(raw []byte) ([]byte, error) {
	var line bytes.Buffer
	if err := json.Compact(&line, raw); err != nil {
		return nil, errRecord
	}
	text, err := withoutSurrogates(line.Bytes())
	if err != nil {
		return nil, err
	}
	o, err := parseObject(string(text))
	if err != nil {
		return nil, err
	}
	for i, f := range o.fields {
		if f.name == "record" && i > 0 {
			copy(o.fields[1:i+1], o.fields[:i])
			o.fields[0] = f
			return o.join(), nil
		}
	}
	return text, nil
}

// join writes the object anew.
func (o *object) join() []byte {
	out := []byte{'{'}
	for i, f := range o.fields {
		if i > 0 {
			out = append(out, ',')
		}
		name, _ := marshal(f.name) // a string that was read can be written
		out = append(append(append(out, name...), ':'), f.value...)
	}
	return append(out, '}')
}

// withoutSurrogates writes escaped pairs of surrogates as the characters they
// stand for. Half a pair stands for none.
func withoutSurrogates(text []byte) ([]byte, error) {
	if soundText(text) {
		return text, nil
	}
	var out []byte
	for i := 0; i < len(text); {
		if text[i] != '\\' || i+1 >= len(text) {
			out = append(out, text[i])
			i++
			continue
		}
		high, ok := escaped(text[i:])
		if !ok || !utf16.IsSurrogate(high) {
			out = append(out, text[i], text[i+1])
			i += 2
			continue
		}
		low, _ := escaped(text[i+6:])
		r := utf16.DecodeRune(high, low)
		if r == utf8.RuneError {
			return nil, errText
		}
		out = utf8.AppendRune(out, r)
		i += 12
	}
	return out, nil
}

// escaped reads the escape \uXXXX that text begins with.
func escaped(text []byte) (rune, bool) {
	if len(text) < 6 || text[0] != '\\' || text[1] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(text[2:6]), 16, 16)
	return rune(n), err == nil
}

// cleaned is the record with its words as they could have been typed.
func cleaned(r content.Record) (content.Record, int, error) {
	dropped := 0
	clean := func(s *string) {
		out, n := cleaning.Clean(*s)
		*s, dropped = out, dropped+n
	}
	line := func(s *string) {
		clean(s)
		*s = cleaning.CleanLine(*s)
	}
	stamp := func(s *content.Stamp) {
		clean(&s.Wording)
		line(&s.Language)
		line(&s.Book)
	}
	switch x := r.(type) {
	case content.Answer:
		stamp(&x.Stamp)
		v, ok := content.Admit(x.Value, func(words string) string {
			clean(&words)
			return words
		})
		if !ok {
			return nil, 0, errRating
		}
		x.Value = v
		r = x
	case content.Entry:
		stamp(&x.Stamp)
		x.Cells = maps.Clone(x.Cells)
		for id, words := range x.Cells {
			clean(&words)
			x.Cells[id] = words
		}
		r = x
	case content.RatingSet:
		stamp(&x.Stamp)
		for _, n := range x.Values {
			if !rateable(n) {
				return nil, 0, errRating
			}
		}
		r = x
	case content.EditedCopy:
		stamp(&x.Stamp)
		clean(&x.Text)
		clean(&x.Source)
		r = x
	case content.Note:
		stamp(&x.Stamp)
		line(&x.Title)
		clean(&x.Text)
		r = x
	}
	return r, dropped, nil
}

func rateable(n int) bool { return n >= 0 && n <= 10 }
