package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"os"
	"testing"
	"time"

	"groundwork/content"
)

// FuzzRecord: what is read as a record is written as one that reads the same, and
// writing it again changes nothing.
func FuzzRecord(f *testing.F) {
	for _, r := range everything() {
		data, err := encodeRecord(r)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(`{"record":"visit","id":"p","x":[1],"passed":true}`))
	f.Add([]byte(`{"record":"answer","value":{"sound":1}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := decodeRecord(data)
		if err != nil {
			return
		}
		once, err := encodeRecord(r)
		if errors.Is(err, errTime) || errors.Is(err, errKey) {
			return // read generously, refused where it is written
		}
		if err != nil {
			t.Fatalf("%s: %v", data, err)
		}
		again, err := decodeRecord(once)
		if err != nil {
			t.Fatalf("%s became %s: %v", data, once, err)
		}
		twice, err := encodeRecord(again)
		if err != nil || !bytes.Equal(once, twice) {
			t.Fatalf("%s became %s, then %s: %v", data, once, twice, err)
		}
		if again.Key() != r.Key() {
			t.Fatalf("%s: the key changed", data)
		}
	})
}

// FuzzHeader: a header that is read keeps every slot when it is written.
func FuzzHeader(f *testing.F) {
	k, err := newKeyring()
	if err != nil {
		f.Fatal(err)
	}
	h := newHeader(k)
	h.Slots = append(h.Slots, slot{raw: []byte(`{"kind":"token","x":[1, 2]}`)},
		slot{Kind: slotPassphrase, KDF: "argon2id", Memory: minArgonMemory, Time: 3, Lanes: 4, Salt: make([]byte, 16), Wrapped: make([]byte, wrappedSize)},
		slot{Kind: slotRecovery, Salt: make([]byte, 16), Wrapped: make([]byte, wrappedSize)})
	data, err := h.encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data[32:])
	f.Fuzz(func(t *testing.T, text []byte) {
		h, err := decodeHeader(checksummed(text))
		if err != nil {
			return
		}
		for _, s := range h.Slots {
			if s.Kind == slotPassphrase && (s.Memory > maxArgonMemory || s.Time > maxArgonTime || s.Lanes == 0) {
				t.Fatalf("%s: out of bounds", text)
			}
		}
		once, err := h.encode()
		if err != nil {
			t.Fatal(err)
		}
		again, err := decodeHeader(once)
		if err != nil || len(again.Slots) != len(h.Slots) {
			t.Fatalf("%s became %s: %v", text, once[32:], err)
		}
		twice, err := again.encode()
		if err != nil || !bytes.Equal(once, twice) {
			t.Fatalf("%s became %s, then %s: %v", text, once[32:], twice[32:], err)
		}
		if _, err := h.open(); err != nil {
			t.Fatal(err)
		}
	})
}

// FuzzManifest: likewise.
func FuzzManifest(f *testing.F) {
	m := newManifest()
	m.Retired = append(m.Retired, make(hexed, keyIDSize))
	data, err := m.encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := decodeManifest(data)
		if err != nil {
			return
		}
		m.toggle(make([]byte, nameSize))
		once, err := m.encode()
		if err != nil {
			t.Fatal(err)
		}
		again, err := decodeManifest(once)
		if err != nil {
			t.Fatalf("%s became %s", data, once)
		}
		if twice, _ := again.encode(); !bytes.Equal(once, twice) {
			t.Fatalf("%s became %s, then %s", data, once, twice)
		}
	})
}

// FuzzRescue: no rescue file ends the program.
func FuzzRescue(f *testing.F) {
	k, err := newKeyring()
	if err != nil {
		f.Fatal(err)
	}
	s := &Safe{keys: k, head: newHeader(k), o: Options{Now: func() time.Time { return clock }}}
	data, err := s.encodeRescue(content.Change{Put: everything(), Delete: []content.Key{{Kind: content.RecordNote, ID: "0a"}}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte(rescueMagic + "\x01\xff\xff\xff\xff"))
	f.Add([]byte(`{"record":"rescue","made":"2026-03-01T20:15:03.250Z","put":[{"record":"visit"}],"delete":[{"record":"note"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if head, _, err := splitRescue(data); err == nil && head.Format != formatNumber {
			t.Fatal("another format")
		}
		r, err := decodeRescue(data)
		if err != nil {
			return
		}
		for _, p := range r.Change.Put {
			if p == nil {
				t.Fatal("no record")
			}
		}
	})
}

// FuzzPages: the check of the pages ends on anything, without a panic.
func FuzzPages(f *testing.F) {
	f.Add([]byte{}, uint16(0), []byte{1})
	f.Add([]byte("x"), uint16(4096+10), []byte{0xff, 0xff})
	path := saved(f, everything()...)
	whole := readAll(f, path)
	f.Fuzz(func(t *testing.T, cut []byte, at uint16, with []byte) {
		data := bytes.Clone(whole)
		copy(data[at:], with)
		data = data[:len(data)-min(len(data), len(cut)*4096)]
		checkPages(data)
	})
}

func checksummed(text []byte) []byte {
	sum := sha256.Sum256(text)
	return append(sum[:], text...)
}

func readAll(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// FuzzObject: what encoding/json reads as an object of strings is read the same way
// here, and what it refuses isn't read.
func FuzzObject(f *testing.F) {
	f.Add([]byte(`{"a":"b"}`))
	f.Add([]byte(` { "a" : "\u00e9\n" , "b" : "}\",{" , "c":"" } `))
	f.Add([]byte(`{"a":"b","a":"c"}`))
	f.Add([]byte(`{"a":"b",}`))
	f.Add([]byte(`{"a":"\ud83d"}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		if !soundText(text) {
			return
		}
		var want map[string]string
		wantErr := json.Unmarshal(text, &want)
		o, err := parseObject(string(text))
		if err != nil {
			if wantErr == nil && want != nil && bytes.Count(text, []byte(`:`)) == len(want) {
				t.Fatalf("%q is not read: %v", text, err)
			}
			return
		}
		got := map[string]string{}
		for _, field := range o.fields {
			got[field.name] = o.text(field.name)
		}
		if o.err == nil && (wantErr != nil || len(got) != len(want)) {
			t.Fatalf("%q is read as %q, want %q, %v", text, got, want, wantErr)
		}
		for name, words := range want {
			if o.err == nil && got[name] != words && wantErr == nil {
				t.Fatalf("%q: %q is read as %q, want %q", text, name, got[name], words)
			}
		}
	})
}

// FuzzVersion: a version that is read holds a record that can be written again.
func FuzzVersion(f *testing.F) {
	f.Add([]byte(`{"record":"version","saved":"2026-03-01T20:15:03.250Z","offset":60,"why":"sitting","was":{"record":"note","id":"0a","text":"words"}}`))
	f.Add([]byte(`{"record":"version","saved":"2026-03-01T20:15:03.250Z","was":{"record":"version"}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		was, _, _, err := decodeVersion(text)
		if err != nil {
			return
		}
		if was == nil {
			t.Fatalf("%q holds no record", text)
		}
		if _, err := encodeRecord(was); err != nil && !errors.Is(err, errTime) && !errors.Is(err, errKey) {
			t.Fatalf("%q: %v", text, err)
		}
	})
}

// FuzzUnseal: nothing opens but what was sealed for this place.
func FuzzUnseal(f *testing.F) {
	k, err := newKeyring()
	if err != nil {
		f.Fatal(err)
	}
	sealed, err := k.seal(bucketRecords, []byte("name"), []byte("words"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(uint16(0), []byte{})
	f.Add(uint16(1), []byte{0xff})
	f.Add(uint16(len(sealed)), []byte{0})
	f.Fuzz(func(t *testing.T, at uint16, with []byte) {
		value := append(bytes.Clone(sealed[:min(int(at), len(sealed))]), with...)
		if len(value) < len(sealed) && len(with)%2 == 0 {
			value = append(value, sealed[len(value):]...)
		}
		text, err := k.unseal(bucketRecords, []byte("name"), value)
		if same := bytes.Equal(value, sealed); (err == nil) != same || same && string(text) != "words" {
			t.Fatalf("%d bytes: %v", len(value), err)
		}
	})
}
