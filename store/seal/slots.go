package seal

import (
	"bytes"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"runtime/debug"
	"slices"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/chacha20poly1305"
	"golang.org/x/text/unicode/norm"

	"groundwork/store/memory"
)

const (
	infoSlot     = "groundwork slot 1"
	infoRecovery = "groundwork recovery key 1"

	usualArgonMemory = 256 << 10 // KiB: 256 MiB
	usualArgonTime   = 3
	usualArgonLanes  = 4
	saltSize         = 16
)

// ErrWrong says that a secret leads to no slot's key.
var ErrWrong = errors.New("wrong passphrase")

// Cost is what one guess at a passphrase takes.
type Cost struct {
	Memory, Time uint32 // memory in KiB
	Lanes        uint8
}

// Stretch makes a key of a passphrase at a cost. It is [Argon2id] but in tests of what
// comes after it, of which there are hundreds.
type Stretch func(passphrase, salt []byte, c Cost) []byte

// Argon2id is the stretch of every workbook.
func Argon2id(passphrase, salt []byte, c Cost) []byte {
	key := argon2.IDKey(passphrase, salt, c.Time, c.Memory, c.Lanes, KeySize)
	debug.FreeOSMemory() // what it worked on must not lie about
	return key
}

// UsualCost is the cost for this machine. Where memory is short it is less, but
// never under the floor: a machine that can't spare that can't have a passphrase.
func UsualCost() Cost {
	c := Cost{usualArgonMemory, usualArgonTime, usualArgonLanes}
	free, known := memory.Free()
	for known && c.Memory > MinMemory && uint64(c.Memory)*2 > free {
		c.Memory /= 2
	}
	return c
}

// secret is what somebody typed to get in, in every way it can be read.
type secret struct {
	passphrase []byte // in normal form C, so that it doesn't depend on the keyboard
	code       []byte // of a recovery code; nil where it is none
}

func newSecret(typed []byte) secret {
	code, _ := ParseCode(string(typed))
	return secret{norm.NFC.Append(nil, typed...), code}
}

func (s secret) wipe() {
	clear(s.passphrase)
	clear(s.code)
}

// KeyWrap leads to the data key: how its wrapping key is made, and that key. Typed is
// the secret it was made of just now, as somebody will type it; whoever made it clears
// both.
type KeyWrap struct {
	Slot  Slot
	Key   []byte
	Typed []byte
}

// WrapWithPassphrase makes the wrap for a passphrase that is to be set.
func WrapWithPassphrase(by Stretch, typed []byte, c Cost) (KeyWrap, error) {
	if len(typed) == 0 || !utf8.Valid(typed) {
		return KeyWrap{}, BadPassphrase(len(typed) == 0)
	}
	w := KeyWrap{Slot: Slot{Kind: SlotPassphrase, KDF: "argon2id", Memory: c.Memory, Time: c.Time, Lanes: c.Lanes, Salt: newSalt()}, Typed: typed}
	s := newSecret(typed)
	defer s.wipe()
	key, err := w.Slot.wrappingKey(by, s)
	w.Key = key
	return w, err
}

// WrapWithCode makes the wrap for a new recovery code.
func WrapWithCode(code []byte) (KeyWrap, error) {
	w := KeyWrap{Slot: Slot{Kind: SlotRecovery, Salt: newSalt()}, Typed: []byte(FormatCode(code))}
	key, err := w.Slot.wrappingKey(nil, secret{code: code})
	w.Key = key
	return w, err
}

func newSalt() []byte {
	salt := make([]byte, saltSize)
	_, _ = rand.Read(salt)
	return salt
}

// wrappingKey makes the key that wraps the data key in this slot, or returns nil
// where the secret isn't one for this kind of slot.
func (s Slot) wrappingKey(by Stretch, from secret) ([]byte, error) {
	switch {
	case s.Kind == SlotRecovery && from.code != nil:
		return hkdf.Key(sha256.New, from.code, s.Salt, infoRecovery, KeySize)
	case s.Kind == SlotPassphrase && len(from.passphrase) > 0:
		if err := memory.Spares(uint64(s.Memory), "checking the passphrase"); err != nil {
			return nil, err
		}
		return by(from.passphrase, s.Salt, Cost{s.Memory, s.Time, s.Lanes}), nil
	}
	return nil, nil
}

// wrap is a slot that leads to the data key of k.
func (w KeyWrap) wrap(k *Keyring) (Slot, error) {
	aead, err := chacha20poly1305.NewX(w.Key)
	if err != nil {
		return Slot{}, err
	}
	nonce := make([]byte, nonceSize, WrappedSize)
	_, _ = rand.Read(nonce)
	s := w.Slot
	s.Raw = nil
	s.Wrapped = aead.Seal(nonce, nonce, k.Data[:], slotData(k.ID[:], k.KeyID[:], s.Kind))
	return s, nil
}

// unwrap returns the keys behind the slot, or [ErrWrong].
func (s Slot) unwrap(h *Header, key []byte) (*Keyring, error) {
	aead, err := chacha20poly1305.NewX(key)
	if err != nil {
		return nil, err
	}
	data, err := aead.Open(nil, s.Wrapped[:nonceSize], s.Wrapped[nonceSize:], slotData(h.ID, h.KeyID, s.Kind))
	if err != nil {
		return nil, ErrWrong
	}
	defer clear(data)
	return RestoreKeyring(h.ID, h.KeyID, data)
}

// slotData binds a wrapped key to its file, its id and its kind of slot.
func slotData(id, keyID []byte, kind string) []byte {
	return slices.Concat([]byte(infoSlot), id, keyID, []byte(kind))
}

// Has reports whether there is a slot of a kind.
func (h *Header) Has(kind string) bool {
	return slices.ContainsFunc(h.Slots, func(s Slot) bool { return s.Kind == kind })
}

// Unlock finds the keys with what somebody typed, in the slots of the given kinds.
// It returns [ErrWrong] where none of them opens.
func (h *Header) Unlock(by Stretch, typed []byte, kinds ...string) (*Keyring, error) {
	from := newSecret(typed)
	defer from.wipe()
	for _, kind := range kinds {
		for _, s := range h.Slots {
			if s.Kind != kind {
				continue
			}
			key, err := s.wrappingKey(by, from)
			if err != nil {
				return nil, err
			}
			if key == nil {
				continue
			}
			k, err := s.unwrap(h, key)
			clear(key)
			if !errors.Is(err, ErrWrong) {
				return k, err
			}
		}
	}
	return nil, ErrWrong
}

// Successor is a keyring for the same workbook with a new data key.
func (k *Keyring) Successor() (*Keyring, error) {
	next, err := NewKeyring()
	if err != nil {
		return nil, err
	}
	next.ID = k.ID
	return next, next.derive()
}

// Wipe forgets the keys, as far as a program can.
func (k *Keyring) Wipe() {
	clear(k.Data[:])
	clear(k.name)
	clear(k.set)
	k.aead = nil
}

// Opens reports whether these are the keys of the header's file.
func (k *Keyring) Opens(h *Header) bool {
	return bytes.Equal(k.ID[:], h.ID) && bytes.Equal(k.KeyID[:], h.KeyID)
}
