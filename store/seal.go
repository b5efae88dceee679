package store

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
	formatNumber = 1 // of the file, in the header
	sealVersion  = 1 // the first byte of every sealed value

	idSize    = 16 // file id
	keySize   = chacha20poly1305.KeySize
	keyIDSize = 8
	nameSize  = sha256.Size
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
	errUnseal   = errors.New("the sealed value does not open")
	errSealSize = errors.New("the value is too large to be sealed")
)

// keyring holds what is derived from the data key of one file.
type keyring struct {
	id    [idSize]byte    // the file's
	keyID [keyIDSize]byte // the data key's
	data  [keySize]byte
	name  []byte
	set   []byte
	aead  cipher.AEAD
}

// newKeyring draws a file id, a key id and a data key.
func newKeyring() (*keyring, error) {
	k := &keyring{}
	// crypto/rand.Read never fails: it ends the program where the system has no randomness.
	_, _ = rand.Read(k.id[:])
	_, _ = rand.Read(k.keyID[:])
	_, _ = rand.Read(k.data[:])
	return k, k.derive()
}

// restoreKeyring makes the keyring of a file from its data key.
func restoreKeyring(id, keyID, data []byte) (*keyring, error) {
	k := &keyring{id: [idSize]byte(id), keyID: [keyIDSize]byte(keyID), data: [keySize]byte(data)}
	return k, k.derive()
}

// clone returns keys that stay when these are wiped.
func (k *keyring) clone() *keyring {
	c := *k
	c.name, c.set = bytes.Clone(k.name), bytes.Clone(k.set)
	return &c
}

// derive fills in what follows from the file id and the data key.
func (k *keyring) derive() error {
	var keys [3][]byte
	for i, info := range []string{infoValue, infoName, infoSet} {
		key, err := hkdf.Key(sha256.New, k.data[:], k.id[:], info, keySize)
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

// recordName is the name a record has in the file.
func (k *keyring) recordName(key content.Key) []byte {
	return k.mac(k.name, []byte(key.String()))
}

// versionPrefix begins the names of the earlier versions of a record.
func (k *keyring) versionPrefix(key content.Key) []byte {
	return k.mac(k.name, []byte("version\x00"), []byte(key.String()))
}

// member is what a value adds to the manifest's X.
func (k *keyring) member(name, value []byte) []byte {
	return k.mac(k.set, name, tagOf(value))
}

// newNamer gives recordName for many keys in a row: it makes its hash once. What
// it gives is good until the next call.
func (k *keyring) newNamer() func(content.Key) []byte {
	h := hmac.New(sha256.New, k.name)
	var name [nameSize]byte
	return func(key content.Key) []byte {
		h.Reset()
		h.Write([]byte(key.String()))
		return h.Sum(name[:0])
	}
}

// newMembers is the same for member.
func (k *keyring) newMembers() func(name, value []byte) []byte {
	h := hmac.New(sha256.New, k.set)
	var sum [nameSize]byte
	return func(name, value []byte) []byte {
		h.Reset()
		h.Write(name)
		h.Write(tagOf(value))
		return h.Sum(sum[:0])
	}
}

func tagOf(value []byte) []byte { return value[max(0, len(value)-tagSize):] }

func (k *keyring) mac(key []byte, parts ...[]byte) []byte {
	h := hmac.New(sha256.New, key)
	for _, p := range parts {
		h.Write(p)
	}
	return h.Sum(nil)
}

// associated binds a value to its place, so that it opens nowhere else. It is
// appended to dst.
func (k *keyring) associated(dst []byte, bucket string, name []byte) []byte {
	dst = append(dst, sealVersion)
	dst = append(dst, k.id[:]...)
	dst = append(dst, byte(len(bucket)))
	dst = append(dst, bucket...)
	return append(dst, name...)
}

// seal pads and encrypts text for its place.
func (k *keyring) seal(bucket string, name, text []byte) ([]byte, error) {
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

// unseal is the inverse of seal. It answers errUnseal for anything that was not
// sealed with these keys for this place.
func (k *keyring) unseal(bucket string, name, value []byte) ([]byte, error) {
	u := unsealer{k: k}
	return u.unseal(bucket, name, value)
}

// unsealer unseals many values in a row, always in the same room.
type unsealer struct {
	k               *keyring
	plain, boundary []byte
}

// unseal does what [keyring.unseal] does; the text is good until the next call.
func (u *unsealer) unseal(bucket string, name, value []byte) ([]byte, error) {
	if len(value) < sealExtra+padSmallest || value[0] != sealVersion {
		return nil, errUnseal
	}
	nonce, sealed := value[1:1+nonceSize], value[1+nonceSize:]
	u.boundary = u.k.associated(u.boundary[:0], bucket, name)
	plain, err := u.k.aead.Open(u.plain[:0], nonce, sealed, u.boundary)
	if err != nil {
		return nil, errUnseal
	}
	u.plain = plain
	n := int64(binary.BigEndian.Uint32(plain))
	if n > maxText || n > int64(len(plain)-lengthSize) || paddedSize(int(n)) != len(plain) {
		return nil, errUnseal
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
