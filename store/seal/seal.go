// Package seal holds the keys of a workbook, seals values with them, and wraps them
// with passphrases and recovery codes, as FORMAT.md documents it. It knows the keys of
// records, which become names, and nothing of files or of what is sealed.
package seal

import (
	"bytes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"errors"

	"golang.org/x/crypto/chacha20poly1305"

	"groundwork/content"
)

// The names and sizes of the file format; FORMAT.md explains them.
const (
	FormatNumber = 2 // of the file, in the header; 1 is read too, and its manifest has no digest
	sealVersion  = 1 // the first byte of every sealed value

	idSize    = 16 // file id
	KeySize   = chacha20poly1305.KeySize
	keyIDSize = 8
	NameSize  = sha256.Size
	nonceSize = chacha20poly1305.NonceSizeX
	tagSize   = chacha20poly1305.Overhead
	sealExtra = 1 + nonceSize + tagSize // what sealing adds to the padded text

	infoValue = "groundwork value key 1"
	infoName  = "groundwork name key 1"
	infoSet   = "groundwork set key 1"

	padSmallest = 256
	padStep     = 16 << 10
	lengthSize  = 4 // of the length before the text

	// maxText bounds what is sealed in one value, on writing and on reading.
	maxText = 64 << 20
)

var (
	// ErrUnseal is returned where a value is damaged, or was sealed under another key
	// or name.
	ErrUnseal   = errors.New("the sealed value does not open")
	errSealSize = errors.New("the value is too large to be sealed")
)

// Keyring holds what is derived from the data key of one file.
type Keyring struct {
	ID    [idSize]byte    // the file's
	KeyID [keyIDSize]byte // the data key's
	Data  [KeySize]byte
	name  []byte
	set   []byte
	aead  cipher.AEAD
}

// NewKeyring draws a file id, a key id and a data key.
func NewKeyring() (*Keyring, error) {
	k := &Keyring{}
	// crypto/rand.Read never fails: it ends the program where the system has no randomness.
	_, _ = rand.Read(k.ID[:])
	_, _ = rand.Read(k.KeyID[:])
	_, _ = rand.Read(k.Data[:])
	return k, k.derive()
}

// RestoreKeyring makes the keyring of a file from its data key.
func RestoreKeyring(id, keyID, data []byte) (*Keyring, error) {
	k := &Keyring{ID: [idSize]byte(id), KeyID: [keyIDSize]byte(keyID), Data: [KeySize]byte(data)}
	return k, k.derive()
}

// Clone returns keys that stay when these are wiped.
func (k *Keyring) Clone() *Keyring {
	c := *k
	c.name, c.set = bytes.Clone(k.name), bytes.Clone(k.set)
	return &c
}

// derive fills in what follows from the file id and the data key.
func (k *Keyring) derive() error {
	var keys [3][]byte
	for i, info := range []string{infoValue, infoName, infoSet} {
		key, err := hkdf.Key(sha256.New, k.Data[:], k.ID[:], info, KeySize)
		if err != nil {
			return err
		}
		keys[i] = key
	}
	aead, err := chacha20poly1305.NewX(keys[0])
	if err != nil {
		return err
	}
	k.aead, k.name, k.set = aead, keys[1], keys[2]
	return nil
}

// RecordName is the name a record has in the file.
func (k *Keyring) RecordName(key content.Key) []byte {
	return k.mac(k.name, []byte(key.String()))
}

// VersionPrefix begins the names of the earlier versions of a record.
func (k *Keyring) VersionPrefix(key content.Key) []byte {
	return k.mac(k.name, []byte("version\x00"), []byte(key.String()))
}

// Member is what a value adds to the manifest's X.
func (k *Keyring) Member(name, value []byte) []byte {
	return k.mac(k.set, name, tagOf(value))
}

// NewNamer returns [Keyring.RecordName] for many keys in a row: it makes its hash once. What
// it gives is good until the next call.
func (k *Keyring) NewNamer() func(content.Key) []byte {
	h := hmac.New(sha256.New, k.name)
	var (
		name    [NameSize]byte
		written []byte
	)
	return func(key content.Key) []byte {
		h.Reset()
		written = key.Append(written[:0])
		h.Write(written)
		return h.Sum(name[:0])
	}
}

// NewMembers is the same for member.
func (k *Keyring) NewMembers() func(name, value []byte) []byte {
	h := hmac.New(sha256.New, k.set)
	var sum [NameSize]byte
	return func(name, value []byte) []byte {
		h.Reset()
		h.Write(name)
		h.Write(tagOf(value))
		return h.Sum(sum[:0])
	}
}

func tagOf(value []byte) []byte { return value[max(0, len(value)-tagSize):] }

func (k *Keyring) mac(key []byte, parts ...[]byte) []byte {
	h := hmac.New(sha256.New, key)
	for _, p := range parts {
		h.Write(p)
	}
	return h.Sum(nil)
}

// associated binds a value to its place, so that it opens nowhere else. It is
// appended to dst.
func (k *Keyring) associated(dst []byte, bucket string, name []byte) []byte {
	dst = append(dst, sealVersion)
	dst = append(dst, k.ID[:]...)
	dst = append(dst, byte(len(bucket)))
	dst = append(dst, bucket...)
	return append(dst, name...)
}

// Seal pads and encrypts text for its place.
func (k *Keyring) Seal(bucket string, name, text []byte) ([]byte, error) {
	if len(text) > maxText {
		return nil, errSealSize
	}
	padded := paddedSize(len(text))
	out := make([]byte, 1+nonceSize, sealExtra+padded)
	out[0] = sealVersion
	_, _ = rand.Read(out[1:])
	plain := make([]byte, padded)
	binary.BigEndian.PutUint32(plain, uint32(len(text)))
	copy(plain[lengthSize:], text)
	return k.aead.Seal(out, out[1:1+nonceSize], plain, k.associated(nil, bucket, name)), nil
}

// Unseal is the inverse of seal. It returns [ErrUnseal] for anything that was not
// sealed with these keys for this place.
func (k *Keyring) Unseal(bucket string, name, value []byte) ([]byte, error) {
	u := Unsealer{Keys: k}
	return u.Unseal(bucket, name, value)
}

// Unsealer unseals many values in a row, always in the same room.
type Unsealer struct {
	Keys            *Keyring
	plain, boundary []byte
}

// Unseal does what [Keyring.Unseal] does; the text is good until the next call.
func (u *Unsealer) Unseal(bucket string, name, value []byte) ([]byte, error) {
	if len(value) < sealExtra+padSmallest || value[0] != sealVersion {
		return nil, ErrUnseal
	}
	nonce, sealed := value[1:1+nonceSize], value[1+nonceSize:]
	u.boundary = u.Keys.associated(u.boundary[:0], bucket, name)
	plain, err := u.Keys.aead.Open(u.plain[:0], nonce, sealed, u.boundary)
	if err != nil {
		return nil, ErrUnseal
	}
	u.plain = plain
	n := int64(binary.BigEndian.Uint32(plain))
	if n > maxText || n > int64(len(plain)-lengthSize) || paddedSize(int(n)) != len(plain) {
		return nil, ErrUnseal
	}
	return plain[lengthSize : lengthSize+n], nil
}

// paddedSize is the size, with its length, that a text of n bytes is padded to:
// a power of two up to 16 KiB, then multiples of that. Few sizes tell little.
func paddedSize(n int) int {
	n += lengthSize
	if n > padStep {
		return (n + padStep - 1) / padStep * padStep
	}
	size := padSmallest
	for size < n {
		size *= 2
	}
	return size
}
