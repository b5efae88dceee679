package record

import (
	"bytes"
	"errors"
	"testing"
)

// FuzzRecord: what is read as a record is written as one that reads the same, and
// writing it again changes nothing.
func FuzzRecord(f *testing.F) {
	for _, r := range everything() {
		data, err := Encode(r)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(`{"record":"visit","id":"p","x":[1],"passed":true}`))
	f.Add([]byte(`{"record":"answer","value":{"sound":1}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := Decode(data)
		if err != nil {
			return
		}
		once, err := Encode(r)
		if errors.Is(err, errTime) || errors.Is(err, errKey) {
			return // read generously, refused where it is written
		}
		if err != nil {
			t.Fatalf("%s: %v", data, err)
		}
		again, err := Decode(once)
		if err != nil {
			t.Fatalf("%s became %s: %v", data, once, err)
		}
		twice, err := Encode(again)
		if err != nil || !bytes.Equal(once, twice) {
			t.Fatalf("%s became %s, then %s: %v", data, once, twice, err)
		}
		if again.Key() != r.Key() {
			t.Fatalf("%s: the key changed", data)
		}
	})
}

// FuzzVersion: a version that is read holds a record that can be written again.
func FuzzVersion(f *testing.F) {
	f.Add([]byte(`{"record":"version","saved":"2026-03-01T20:15:03.250Z","offset":60,"why":"sitting","was":{"record":"note","id":"0a","text":"words"}}`))
	f.Add([]byte(`{"record":"version","saved":"2026-03-01T20:15:03.250Z","was":{"record":"version"}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		was, _, _, err := DecodeVersion(text)
		if err != nil {
			return
		}
		if was == nil {
			t.Fatalf("%q holds no record", text)
		}
		if _, err := Encode(was); err != nil && !errors.Is(err, errTime) && !errors.Is(err, errKey) {
			t.Fatalf("%q: %v", text, err)
		}
	})
}
