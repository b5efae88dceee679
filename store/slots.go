package store

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
)

const (
	infoSlot     = "groundwork slot 1"
	infoRecovery = "groundwork recovery key 1"

	usualArgonMemory = 256 << 10 // KiB: 256 MiB
	usualArgonTime   = 3
	usualArgonLanes  = 4
	saltSize         = 16
)

// errWrong says that a secret leads to no slot's key.
var errWrong = errors.New("wrong passphrase")

// argonCost is what one guess at a passphrase takes.
type argonCost struct {
	memory, time uint32 // memory in KiB
	lanes        uint8
}

// usualCost is the cost for this machine. Where memory is short it is less, but
// never under the floor: a machine that can't spare that can't have a passphrase.
func usualCost() argonCost {
	c := argonCost{usualArgonMemory, usualArgonTime, usualArgonLanes}
	free, known := freeMemory()
	for known && c.memory > minArgonMemory && uint64(c.memory)*2 > free {
		c.memory /= 2
	}
	return c
}

// secret is what somebody typed to get in, in every way it can be read.
type secret struct {
	passphrase []byte // in normal form C, so that it doesn't depend on the keyboard
	code       []byte // of a recovery code; nil where it is none
}

func newSecret(typed []byte) secret {
	code, _ := parseCode(string(typed))
	return secret{norm.NFC.Append(nil, typed...), code}
}

func (s secret) wipe() {
	clear(s.passphrase)
	clear(s.code)
}

// way is a way to the data key: how its wrapping key is made, and that key.
type way struct {
	slot slot
	key  []byte
}

// passphraseWay makes a way for a passphrase that is to be set.
func passphraseWay(typed []byte, c argonCost) (way, error) {
	if len(typed) == 0 || !utf8.Valid(typed) {
		return way{}, &PassphraseError{Empty: len(typed) == 0}
	}
	w := way{slot: slot{Kind: slotPassphrase, KDF: "argon2id", Memory: c.memory, Time: c.time, Lanes: c.lanes, Salt: newSalt()}}
	s := newSecret(typed)
	defer s.wipe()
	key, err := w.slot.wrappingKey(s)
	w.key = key
	return w, err
}

// recoveryWay makes a way for a new recovery code.
func recoveryWay(code []byte) (way, error) {
	w := way{slot: slot{Kind: slotRecovery, Salt: newSalt()}}
	key, err := w.slot.wrappingKey(secret{code: code})
	w.key = key
	return w, err
}

func newSalt() []byte {
	salt := make([]byte, saltSize)
	_, _ = rand.Read(salt)
	return salt
}

// wrappingKey makes the key that wraps the data key in this slot, or answers nil
// where the secret isn't one for this kind of slot.
func (s slot) wrappingKey(from secret) ([]byte, error) {
	switch {
	case s.Kind == slotRecovery && from.code != nil:
		return hkdf.Key(sha256.New, from.code, s.Salt, infoRecovery, keySize)
	case s.Kind == slotPassphrase && len(from.passphrase) > 0:
		// Running out of memory would end the program without a word.
		if free, known := freeMemory(); known && uint64(s.Memory) > free {
			return nil, &MemoryError{Need: uint64(s.Memory) << 10}
		}
		key := argon2.IDKey(from.passphrase, s.Salt, s.Time, s.Memory, s.Lanes, keySize)
		debug.FreeOSMemory() // what it worked on must not lie about
		return key, nil
	}
	return nil, nil
}

// wrap is a slot that leads to the data key of k this way.
func (w way) wrap(k *keyring) (slot, error) {
	aead, err := chacha20poly1305.NewX(w.key)
	if err != nil {
		return slot{}, err
	}
	nonce := make([]byte, nonceSize, wrappedSize)
	_, _ = rand.Read(nonce)
	s := w.slot
	s.raw = nil
	s.Wrapped = aead.Seal(nonce, nonce, k.data[:], slotData(k.id[:], k.keyID[:], s.Kind))
	return s, nil
}

// unwrap gives the keys behind the slot, or errWrong.
func (s slot) unwrap(h *header, key []byte) (*keyring, error) {
	aead, err := chacha20poly1305.NewX(key)
	if err != nil {
		return nil, err
	}
	data, err := aead.Open(nil, s.Wrapped[:nonceSize], s.Wrapped[nonceSize:], slotData(h.ID, h.KeyID, s.Kind))
	if err != nil {
		return nil, errWrong
	}
	defer clear(data)
	return restoreKeyring(h.ID, h.KeyID, data)
}

// slotData binds a wrapped key to its file, its id and its kind of slot.
func slotData(id, keyID []byte, kind string) []byte {
	return slices.Concat([]byte(infoSlot), id, keyID, []byte(kind))
}

// has tells whether there is a slot of a kind.
func (h *header) has(kind string) bool {
	return slices.ContainsFunc(h.Slots, func(s slot) bool { return s.Kind == kind })
}

// unlock finds the keys with what somebody typed, in the slots of the given kinds.
// It answers errWrong where none of them opens.
func (h *header) unlock(typed []byte, kinds ...string) (*keyring, error) {
	from := newSecret(typed)
	defer from.wipe()
	for _, kind := range kinds {
		for _, s := range h.Slots {
			if s.Kind != kind {
				continue
			}
			key, err := s.wrappingKey(from)
			if err != nil {
				return nil, err
			}
			if key == nil {
				continue
			}
			k, err := s.unwrap(h, key)
			clear(key)
			if !errors.Is(err, errWrong) {
				return k, err
			}
		}
	}
	return nil, errWrong
}

// newSealedHeader is the header of a file that only the ways lead into; without
// any, the data key lies open in it.
func newSealedHeader(k *keyring, ways []way) (*header, error) {
	h := newHeader(k)
	if len(ways) == 0 {
		return h, nil
	}
	h.Slots = nil
	for _, w := range ways {
		s, err := w.wrap(k)
		if err != nil {
			return nil, err
		}
		h.Slots = append(h.Slots, s)
	}
	return h, nil
}

// successor is a keyring for the same workbook with a new data key.
func (k *keyring) successor() (*keyring, error) {
	next, err := newKeyring()
	if err != nil {
		return nil, err
	}
	next.id = k.id
	return next, next.derive()
}

// wipe forgets the keys, as far as a program can.
func (k *keyring) wipe() {
	clear(k.data[:])
	clear(k.name)
	clear(k.set)
	k.aead = nil
}

func (k *keyring) is(h *header) bool {
	return bytes.Equal(k.id[:], h.ID) && bytes.Equal(k.keyID[:], h.KeyID)
}
