package store

import (
	"bytes"
	"crypto/sha256"
	"testing"
)

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

func checksummed(text []byte) []byte {
	sum := sha256.Sum256(text)
	return append(sum[:], text...)
}
