package seal

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"testing"
)

// FuzzHeader: a header that is read keeps every slot when it is written.
func FuzzHeader(f *testing.F) {
	k, err := NewKeyring()
	if err != nil {
		f.Fatal(err)
	}
	h, _ := NewHeader(k)
	h.Slots = append(h.Slots, Slot{Raw: []byte(`{"kind":"token","x":[1, 2]}`)},
		Slot{Kind: SlotPassphrase, KDF: "argon2id", Memory: MinMemory, Time: 3, Lanes: 4, Salt: make([]byte, 16), Wrapped: make([]byte, WrappedSize)},
		Slot{Kind: SlotRecovery, Salt: make([]byte, 16), Wrapped: make([]byte, WrappedSize)})
	data, err := h.Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data[32:])
	f.Fuzz(func(t *testing.T, text []byte) {
		h, err := DecodeHeader(checksummed(text))
		if err != nil {
			return
		}
		for _, s := range h.Slots {
			if s.Kind == SlotPassphrase && (s.Memory > MaxMemory || s.Time > maxArgonTime || s.Lanes == 0) {
				t.Fatalf("%s: out of bounds", text)
			}
		}
		once, err := h.Encode()
		if err != nil {
			t.Fatal(err)
		}
		again, err := DecodeHeader(once)
		if err != nil || len(again.Slots) != len(h.Slots) {
			t.Fatalf("%s became %s: %v", text, once[32:], err)
		}
		twice, err := again.Encode()
		if err != nil || !bytes.Equal(once, twice) {
			t.Fatalf("%s became %s, then %s: %v", text, once[32:], twice[32:], err)
		}
		if _, err := h.Open(); err != nil {
			t.Fatal(err)
		}
	})
}

// FuzzManifest: likewise.
func FuzzManifest(f *testing.F) {
	m := NewManifest()
	m.Retired = append(m.Retired, make(Hex, keyIDSize))
	data, err := m.Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := DecodeManifest(data)
		if err != nil {
			return
		}
		m.Toggle(make([]byte, NameSize))
		once, err := m.Encode()
		if err != nil {
			t.Fatal(err)
		}
		again, err := DecodeManifest(once)
		if err != nil {
			t.Fatalf("%s became %s", data, once)
		}
		if twice, _ := again.Encode(); !bytes.Equal(once, twice) {
			t.Fatalf("%s became %s, then %s", data, once, twice)
		}
	})
}

// fuzzKeys are always the same, so that what is found can be tried again.
func fuzzKeys(f *testing.F) *Keyring {
	k, err := RestoreKeyring(make([]byte, idSize), make([]byte, keyIDSize), bytes.Repeat([]byte{7}, KeySize))
	if err != nil {
		f.Fatal(err)
	}
	return k
}

// FuzzUnsealed gets past the tag: the text with its length and padding is sealed with the
// right key for the right place. It opens as what Seal makes of it, or not at all.
func FuzzUnsealed(f *testing.F) {
	k := fuzzKeys(f)
	for _, size := range []int{0, padSmallest - 1, padSmallest, padStep, 2 * padStep, 3 * padStep} {
		f.Add(uint32(5), []byte("words"), uint32(size))
		f.Add(uint32(size), []byte("words"), uint32(size))
	}
	f.Add(uint32(maxText+1), []byte{}, uint32(padSmallest))
	f.Add(^uint32(0), []byte{}, uint32(padStep))
	f.Fuzz(func(t *testing.T, length uint32, text []byte, size uint32) {
		plain := make([]byte, max(int(size%(4*padStep)), lengthSize))
		binary.BigEndian.PutUint32(plain, length)
		copy(plain[lengthSize:], text)
		name := []byte("name")
		got, err := k.Unseal("records", name, sealPlain(k, "records", name, plain))
		if err != nil {
			if n := int64(length); n <= int64(len(plain)-lengthSize) && paddedSize(int(n)) == len(plain) {
				t.Fatalf("%d of %d bytes don't open: %v", length, len(plain), err)
			}
			return
		}
		again, err := k.Seal("records", name, got)
		if err != nil || len(got) != int(length) || len(again) != sealExtra+len(plain) || !bytes.Equal(got, plain[lengthSize:lengthSize+len(got)]) {
			t.Fatalf("%d of %d bytes open as %d: %v", length, len(plain), len(got), err)
		}
	})
}

// FuzzUnseal: nothing opens but what was sealed for this place.
func FuzzUnseal(f *testing.F) {
	k := fuzzKeys(f)
	sealed, err := k.Seal("records", []byte("name"), []byte("words"))
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
		text, err := k.Unseal("records", []byte("name"), value)
		if same := bytes.Equal(value, sealed); (err == nil) != same || same && string(text) != "words" {
			t.Fatalf("%d bytes: %v", len(value), err)
		}
	})
}

func checksummed(text []byte) []byte {
	sum := sha256.Sum256(text)
	return append(sum[:], text...)
}
