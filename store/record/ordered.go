package record

import (
	"bytes"
	"encoding/json"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// Ordered makes an object compact, with its field record first and no escaped
// surrogates, whatever tool it went through.
func Ordered(raw []byte) ([]byte, error) {
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
		name, _ := Marshal(f.name) // a string that was read can be written
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
			return nil, ErrText
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
