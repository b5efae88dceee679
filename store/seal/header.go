package seal

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// The bounds on what a header may say, checked on reading: it is not sealed,
// and a hostile one must not make the program use all memory.
const (
	MaxHeader     = 16 << 10
	maxSlots      = 16
	MinMemory     = 64 << 10 // KiB: 64 MiB
	MaxMemory     = 1 << 20  // KiB: 1 GiB
	maxArgonTime  = 16
	maxArgonWork  = 2 << 20 // memory times time: some seconds at most
	maxArgonLanes = 64
	minSalt       = 16
	maxSalt       = 64
	WrappedSize   = nonceSize + KeySize + tagSize

	suiteXChaCha = 1 // XChaCha20-Poly1305, HKDF and HMAC with SHA-256
)

// The kinds of key slot.
const (
	SlotOpen       = "open"       // the data key as it is
	SlotPassphrase = "passphrase" // wrapped by a key made with Argon2id
	SlotRecovery   = "recovery"   // wrapped by a key made from the recovery code
)

// ErrHeader is returned for a header that is damaged or out of bounds.
var ErrHeader = errors.New("the header is damaged")

// Header is the plain beginning of a workbook: what is needed to find the key.
type Header struct {
	Format int    `json:"format"`
	ID     Hex    `json:"id"`
	KeyID  Hex    `json:"key"`
	Suite  int    `json:"suite"`
	Slots  []Slot `json:"slots"`
}

// Slot is one way to the data key. raw is kept, so that slots and fields of a
// newer version survive.
type Slot struct {
	Kind    string `json:"kind"`
	Key     []byte `json:"key,omitempty"`
	KDF     string `json:"kdf,omitempty"`
	Memory  uint32 `json:"memory,omitzero"` // KiB
	Time    uint32 `json:"time,omitzero"`
	Lanes   uint8  `json:"lanes,omitzero"`
	Salt    []byte `json:"salt,omitempty"`
	Wrapped []byte `json:"wrapped,omitempty"`

	Raw jsontext.Value
}

// Hex is bytes written as hexadecimal digits.
type Hex []byte

// MarshalText implements encoding.TextMarshaler.
func (h Hex) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, h), nil }

// UnmarshalText implements encoding.TextUnmarshaler.
func (h *Hex) UnmarshalText(text []byte) error {
	b, err := hex.DecodeString(string(text))
	*h = b
	return err
}

// plainSlot has the fields of a slot without its methods.
type plainSlot Slot

// MarshalJSON implements json.Marshaler.
func (s Slot) MarshalJSON() ([]byte, error) {
	if s.Raw != nil {
		return s.Raw, nil
	}
	return json.Marshal(plainSlot(s))
}

// UnmarshalJSON implements json.Unmarshaler. Of a slot of an unknown kind only
// the kind is looked at.
func (s *Slot) UnmarshalJSON(data []byte) error {
	var kind struct {
		Kind string `json:"kind"`
	}
	if err := json.Unmarshal(data, &kind); err != nil {
		return err
	}
	*s = Slot{Kind: kind.Kind}
	switch kind.Kind {
	case SlotOpen, SlotPassphrase, SlotRecovery:
		if err := json.Unmarshal(data, (*plainSlot)(s)); err != nil {
			return err
		}
	}
	s.Raw = bytes.Clone(data)
	return s.check()
}

func (s *Slot) check() error {
	salted := len(s.Salt) >= minSalt && len(s.Salt) <= maxSalt && len(s.Wrapped) == WrappedSize
	ok := true
	switch s.Kind {
	case SlotOpen:
		ok = len(s.Key) == KeySize
	case SlotRecovery:
		ok = salted
	case SlotPassphrase:
		ok = salted && s.KDF == "argon2id" &&
			s.Memory >= MinMemory && s.Memory <= MaxMemory &&
			s.Time >= 1 && s.Time <= maxArgonTime && s.Memory*s.Time <= maxArgonWork && s.Lanes >= 1 && s.Lanes <= maxArgonLanes
	case "":
		ok = false
	}
	if !ok {
		return fmt.Errorf("%w: a key slot is out of bounds", ErrHeader)
	}
	return nil
}

// NewHeader makes the header of a file that only the wraps lead into; without any,
// the data key lies open in it.
func NewHeader(k *Keyring, wraps ...KeyWrap) (*Header, error) {
	h := &Header{Format: FormatNumber, ID: k.ID[:], KeyID: k.KeyID[:], Suite: suiteXChaCha}
	for _, w := range wraps {
		s, err := w.wrap(k)
		if err != nil {
			return nil, err
		}
		h.Slots = append(h.Slots, s)
	}
	if len(wraps) == 0 {
		h.Slots = []Slot{{Kind: SlotOpen, Key: k.Data[:]}}
	}
	return h, nil
}

// Encode makes the stored form: a checksum, then JSON.
func (h *Header) Encode() ([]byte, error) {
	text, err := json.Marshal(h)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(text)
	return append(sum[:], text...), nil
}

// DecodeHeader reads the stored form. A header of a newer format returns
// an error of kind [fault.Newer] before anything else of it is looked at.
func DecodeHeader(data []byte) (*Header, error) {
	if len(data) < sha256.Size || len(data) > MaxHeader {
		return nil, ErrHeader
	}
	text := data[sha256.Size:]
	if sum := sha256.Sum256(text); !bytes.Equal(sum[:], data[:sha256.Size]) {
		return nil, ErrHeader
	}
	var first struct {
		Format int `json:"format"`
	}
	if err := json.Unmarshal(text, &first); err != nil {
		return nil, ErrHeader
	}
	if first.Format > FormatNumber {
		return nil, Newer(first.Format)
	}
	var h Header
	if err := json.Unmarshal(text, &h); err != nil {
		return nil, ErrHeader
	}
	if h.Format < 1 || len(h.ID) != idSize || len(h.KeyID) != keyIDSize || len(h.Slots) > maxSlots {
		return nil, ErrHeader
	}
	if h.Suite != suiteXChaCha {
		return nil, Newer(h.Format)
	}
	return &h, h.single()
}

// single refuses what no version writes: two slots of a kind, or an open one beside
// another, which would open the file to somebody without anybody's secret.
func (h *Header) single() error {
	seen := map[string]bool{}
	for _, s := range h.Slots {
		switch s.Kind {
		case SlotOpen, SlotPassphrase, SlotRecovery:
			if seen[s.Kind] {
				return fmt.Errorf("%w: the same way in comes twice", ErrHeader)
			}
			seen[s.Kind] = true
		}
	}
	if seen[SlotOpen] && (seen[SlotPassphrase] || seen[SlotRecovery]) {
		return fmt.Errorf("%w: an open way in was put beside the passphrase", ErrHeader)
	}
	return nil
}

// Digest is what the manifest knows a header by: the checksum of its stored form.
func Digest(stored []byte) Hex { return Hex(bytes.Clone(stored[:min(len(stored), sha256.Size)])) }

// Summary says of each slot in a few words what can be told when it was changed.
func (h *Header) Summary() []string {
	out := []string{fmt.Sprintf("format %d", h.Format)}
	for _, s := range h.Slots {
		text := s.Kind
		if s.Kind == SlotPassphrase {
			text = fmt.Sprintf("%s %d %d %d", s.Kind, s.Memory, s.Time, s.Lanes)
		}
		out = append(out, text)
	}
	return out
}

// Differs says how a header is not what its summary was when it was written.
func (h *Header) Differs(was []string) string {
	now := h.Summary()
	names := map[string]string{SlotOpen: "open way in", SlotPassphrase: "way in with the passphrase", SlotRecovery: "way in with the recovery code"}
	find := func(list []string, kind string) string {
		for _, s := range list {
			if first, _, _ := strings.Cut(s, " "); first == kind {
				return s
			}
		}
		return ""
	}
	for _, kind := range []string{SlotOpen, SlotPassphrase, SlotRecovery} {
		before, after := find(was, kind), find(now, kind)
		switch {
		case before != "" && after == "":
			return "the " + names[kind] + " is missing"
		case before == "" && after != "":
			return "an " + names[kind] + " was added"
		case before != after:
			return "the cost of a guess at the passphrase was changed"
		}
	}
	if find(was, "format") != find(now, "format") {
		return "it says that its format is another"
	}
	if h.Has(SlotPassphrase) {
		return "the way in with the passphrase was changed"
	}
	return "its header was changed"
}

// Usual reports whether a passphrase's cost is one this program gives, where there is
// a passphrase.
func (h *Header) Usual() bool {
	for _, s := range h.Slots {
		if s.Kind == SlotPassphrase && (s.Time != usualArgonTime || s.Lanes != usualArgonLanes || s.Memory > usualArgonMemory) {
			return false
		}
	}
	return true
}

// Open makes the keyring from an open slot, or returns nil where there is none.
func (h *Header) Open() (*Keyring, error) {
	for _, s := range h.Slots {
		if s.Kind != SlotOpen {
			continue
		}
		return RestoreKeyring(h.ID, h.KeyID, s.Key)
	}
	return nil, nil
}

// SealedOff reports whether the data key is wrapped, so that whoever wrote into the
// workbook knew a secret.
func (h *Header) SealedOff() bool {
	return !slices.ContainsFunc(h.Slots, func(s Slot) bool { return s.Kind == SlotOpen })
}

// FindHeader finds a header in what is left of a file, or returns nil. The checksum
// before it proves it.
func FindHeader(data []byte) *Header {
	mark := []byte(`{"format":`)
	for at := 0; ; at++ {
		next := bytes.Index(data[at:], mark)
		if next < 0 {
			return nil
		}
		at += next
		if at < sha256.Size {
			continue
		}
		text, err := jsontext.NewDecoder(bytes.NewReader(data[at:min(len(data), at+MaxHeader)])).ReadValue()
		if err != nil {
			continue
		}
		if h, err := DecodeHeader(data[at-sha256.Size : at+len(text)]); err == nil {
			return h
		}
	}
}
