package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// The bounds on what a header may say, checked on reading: it is not sealed,
// and a hostile one must not make the program use all memory.
const (
	maxHeader      = 16 << 10
	maxSlots       = 16
	minArgonMemory = 64 << 10 // KiB: 64 MiB
	maxArgonMemory = 4 << 20  // KiB: 4 GiB
	maxArgonTime   = 64
	maxArgonLanes  = 64
	minSalt        = 16
	maxSalt        = 64
	wrappedSize    = nonceSize + keySize + tagSize

	suiteXChaCha = 1 // XChaCha20-Poly1305, HKDF and HMAC with SHA-256
)

// The kinds of key slot.
const (
	slotOpen       = "open"       // the data key as it is
	slotPassphrase = "passphrase" // wrapped by a key made with Argon2id
	slotRecovery   = "recovery"   // wrapped by a key made from the recovery code
)

var errHeader = errors.New("the header is damaged")

// header is the plain beginning of a workbook: what is needed to find the key.
type header struct {
	Format int    `json:"format"`
	ID     hexed  `json:"id"`
	KeyID  hexed  `json:"key"`
	Suite  int    `json:"suite"`
	Slots  []slot `json:"slots"`
}

// slot is one way to the data key. raw is kept, so that slots and fields of a
// newer version survive.
type slot struct {
	Kind    string `json:"kind"`
	Key     []byte `json:"key,omitempty"`
	KDF     string `json:"kdf,omitempty"`
	Memory  uint32 `json:"memory,omitempty"` // KiB
	Time    uint32 `json:"time,omitempty"`
	Lanes   uint8  `json:"lanes,omitempty"`
	Salt    []byte `json:"salt,omitempty"`
	Wrapped []byte `json:"wrapped,omitempty"`

	raw json.RawMessage
}

// hexed is bytes written as hexadecimal digits.
type hexed []byte

// MarshalText implements encoding.TextMarshaler.
func (h hexed) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, h), nil }

// UnmarshalText implements encoding.TextUnmarshaler.
func (h *hexed) UnmarshalText(text []byte) error {
	b, err := hex.DecodeString(string(text))
	*h = b
	return err
}

// plainSlot has the fields of a slot without its methods.
type plainSlot slot

// MarshalJSON implements json.Marshaler.
func (s slot) MarshalJSON() ([]byte, error) {
	if s.raw != nil {
		return s.raw, nil
	}
	return json.Marshal(plainSlot(s))
}

// UnmarshalJSON implements json.Unmarshaler. Of a slot of an unknown kind only
// the kind is looked at.
func (s *slot) UnmarshalJSON(data []byte) error {
	var kind struct {
		Kind string `json:"kind"`
	}
	if err := json.Unmarshal(data, &kind); err != nil {
		return err
	}
	*s = slot{Kind: kind.Kind}
	switch kind.Kind {
	case slotOpen, slotPassphrase, slotRecovery:
		if err := json.Unmarshal(data, (*plainSlot)(s)); err != nil {
			return err
		}
	}
	s.raw = bytes.Clone(data)
	return s.check()
}

func (s *slot) check() error {
	salted := len(s.Salt) >= minSalt && len(s.Salt) <= maxSalt && len(s.Wrapped) == wrappedSize
	ok := true
	switch s.Kind {
	case slotOpen:
		ok = len(s.Key) == keySize
	case slotRecovery:
		ok = salted
	case slotPassphrase:
		ok = salted && s.KDF == "argon2id" &&
			s.Memory >= minArgonMemory && s.Memory <= maxArgonMemory &&
			s.Time >= 1 && s.Time <= maxArgonTime && s.Lanes >= 1 && s.Lanes <= maxArgonLanes
	case "":
		ok = false
	}
	if !ok {
		return fmt.Errorf("%w: a key slot is out of bounds", errHeader)
	}
	return nil
}

// newHeader is the header of a file with one open slot.
func newHeader(k *keyring) *header {
	return &header{
		Format: formatNumber,
		ID:     k.id[:],
		KeyID:  k.keyID[:],
		Suite:  suiteXChaCha,
		Slots:  []slot{{Kind: slotOpen, Key: k.data[:]}},
	}
}

// encode makes the stored form: a checksum, then JSON.
func (h *header) encode() ([]byte, error) {
	text, err := json.Marshal(h)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(text)
	return append(sum[:], text...), nil
}

// decodeHeader reads the stored form. A header of a newer format answers
// *NewerError before anything else of it is looked at.
func decodeHeader(data []byte) (*header, error) {
	if len(data) < sha256.Size || len(data) > maxHeader {
		return nil, errHeader
	}
	text := data[sha256.Size:]
	if sum := sha256.Sum256(text); !bytes.Equal(sum[:], data[:sha256.Size]) {
		return nil, errHeader
	}
	var first struct {
		Format int `json:"format"`
	}
	if err := json.Unmarshal(text, &first); err != nil {
		return nil, errHeader
	}
	if first.Format > formatNumber {
		return nil, &NewerError{Format: first.Format}
	}
	var h header
	if err := json.Unmarshal(text, &h); err != nil {
		return nil, errHeader
	}
	if h.Format != formatNumber || len(h.ID) != idSize || len(h.KeyID) != keyIDSize || len(h.Slots) > maxSlots {
		return nil, errHeader
	}
	if h.Suite != suiteXChaCha {
		return nil, &NewerError{Format: h.Format}
	}
	return &h, nil
}

// open makes the keyring from an open slot, or answers nil where there is none.
func (h *header) open() (*keyring, error) {
	for _, s := range h.Slots {
		if s.Kind != slotOpen {
			continue
		}
		return restoreKeyring(h.ID, h.KeyID, s.Key)
	}
	return nil, nil
}

// sealedOff tells whether the data key is wrapped, so that whoever wrote into the
// workbook knew a secret.
func (h *header) sealedOff() bool {
	return !slices.ContainsFunc(h.Slots, func(s slot) bool { return s.Kind == slotOpen })
}
