package record

import (
	"encoding/binary"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"groundwork/content"
)

// quickEntry reads an entry that is written as [Encode] writes one, and reports whether it
// is: what it can't read may still be an entry. The entries of years are read at every
// start, and this takes a quarter of the time that the library takes.
//
// It is strict. Names come in the order they are written in, so none comes twice; what is
// escaped otherwise than as a single character, and what this version doesn't know, is
// left to the library, and so are all mistakes.
func quickEntry(text []byte) (content.Record, bool) {
	if len(text) > MaxSize || controls(text) || !utf8.Valid(text) {
		return nil, false
	}
	q := quick{rest: string(text)}
	var w wireEntry
	ok := q.skip(`{"record":"entry"`) &&
		q.text(`,"track":`, (*string)(&w.Track)) && q.text(`,"id":`, &w.ID) && q.number(`,"pass":`, &w.Pass) && q.text(`,"entry":`, &w.Entry) &&
		q.text(`,"written":`, &w.Written) && q.number(`,"offset":`, &w.Offset) && q.text(`,"wording":`, &w.Wording) &&
		q.text(`,"language":`, &w.Language) && q.text(`,"book":`, &w.Book)
	if !ok {
		return nil, false
	}
	w.Private = q.skip(`,"private":true`)
	ok = q.text(`,"rested":`, &w.Rested) && q.text(`,"woken":`, &w.Woken) &&
		q.text(`,"order":`, &w.Order) && q.text(`,"on":`, &w.On) && q.number(`,"on_offset":`, &w.OnOffset) &&
		q.texts(`,"cells":`, &w.Cells) && q.rest == "}"
	if !ok {
		return nil, false
	}
	w.Record = content.RecordEntry
	r, err := w.record()
	return r, err == nil
}

// quick is what is left of a JSON text without spaces. What it reads are parts of one string.
type quick struct{ rest string }

// skip reads past what is written there, if it is.
func (q *quick) skip(written string) bool {
	rest, ok := strings.CutPrefix(q.rest, written)
	q.rest = rest
	return ok
}

// text reads the string behind a name, if that comes next; ok is false where there is none.
func (q *quick) text(name string, to *string) (ok bool) {
	if !q.skip(name) {
		return true
	}
	*to, ok = q.value()
	return ok
}

// number is text for a number.
func (q *quick) number(name string, to *int) (ok bool) {
	if !q.skip(name) {
		return true
	}
	end := strings.IndexAny(q.rest, ",}")
	if end < 0 {
		return false
	}
	n, err := strconv.Atoi(q.rest[:end])
	if err != nil || strconv.Itoa(n) != q.rest[:end] {
		return false
	}
	*to, q.rest = n, q.rest[end:]
	return true
}

// texts is text for an object of strings that isn't empty.
func (q *quick) texts(name string, to *map[string]string) bool {
	if !q.skip(name) {
		return true
	}
	all := map[string]string{}
	for mark := "{"; q.skip(mark); mark = "," {
		key, ok := q.value()
		if _, twice := all[key]; !ok || twice || !q.skip(":") {
			return false
		}
		if all[key], ok = q.value(); !ok {
			return false
		}
	}
	*to = all
	return len(all) > 0 && q.skip("}")
}

// value reads a string.
func (q *quick) value() (string, bool) {
	if !q.skip(`"`) {
		return "", false
	}
	end := strings.IndexByte(q.rest, '"')
	if end < 0 {
		return "", false
	}
	value := q.rest[:end]
	if strings.IndexByte(value, '\\') < 0 {
		q.rest = q.rest[end+1:]
		return value, true
	}
	return q.escaped()
}

// escaped reads the rest of a string that has escapes, if they are of a single character.
func (q *quick) escaped() (string, bool) {
	var b strings.Builder
	for {
		n := strings.IndexAny(q.rest, `"\`)
		if n < 0 || n+1 == len(q.rest) {
			return "", false
		}
		b.WriteString(q.rest[:n])
		mark, c := q.rest[n], q.rest[n+1]
		if mark == '"' {
			q.rest = q.rest[n+1:]
			return b.String(), true
		}
		at := strings.IndexByte(`"\/bfnrt`, c)
		if at < 0 {
			return "", false
		}
		b.WriteByte("\"\\/\b\f\n\r\t"[at])
		q.rest = q.rest[n+2:]
	}
}

// controls reports whether a text has a byte below that of a space. It looks at eight at a
// time.
func controls(text []byte) bool {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	for len(text) >= 8 {
		if x := binary.LittleEndian.Uint64(text); (x-' '*ones)&^x&tops != 0 {
			return true
		}
		text = text[8:]
	}
	return slices.ContainsFunc(text, func(c byte) bool { return c < ' ' })
}
