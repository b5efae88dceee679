// Package buckets is how the file is divided: the names in it, and what goes through
// all of a bucket.
package buckets

import (
	"slices"

	"go.etcd.io/bbolt"

	"groundwork/store/pages"
	"groundwork/store/seal"
)

// The buckets of the file and the names of the single values in them.
const (
	Head     = "head"
	Manifest = "manifest"
	Records  = "records"
	Versions = "versions"
	Rescue   = "rescue" // of a rescue file, which is no bucket at all

	HeaderName   = "header"
	ManifestName = "manifest"
	WrapsName    = "ways" // the wrapping keys
)

// ReadManifest reads the stored manifest; what it says is still to be compared
// with what is there.
func ReadManifest(tx *bbolt.Tx, k *seal.Keyring) (seal.Manifest, error) {
	b := tx.Bucket([]byte(Manifest))
	if b == nil {
		return seal.NewManifest(), seal.ErrManifest
	}
	text, err := k.Unseal(Manifest, []byte(ManifestName), b.Get([]byte(ManifestName)))
	if err != nil {
		return seal.NewManifest(), seal.ErrManifest
	}
	return seal.DecodeManifest(text)
}

// WriteManifest stores the manifest, sealed like any value.
func WriteManifest(tx *bbolt.Tx, k *seal.Keyring, m seal.Manifest) error {
	text, err := m.Encode()
	if err != nil {
		return err
	}
	value, err := k.Seal(Manifest, []byte(ManifestName), text)
	if err != nil {
		return err
	}
	b, err := tx.CreateBucketIfNotExists([]byte(Manifest))
	if err != nil {
		return err
	}
	return b.Put([]byte(ManifestName), value)
}

// Recount makes the count and X anew from what is in the file.
func Recount(tx *bbolt.Tx, k *seal.Keyring) (count uint64, x seal.Hex) {
	m := seal.NewManifest()
	_ = Each(tx, func(_ string, name, value []byte) error {
		m.Count++
		m.Toggle(k.Member(name, value))
		return nil
	})
	return m.Count, m.X
}

// Each calls do for every record, and then for every version, in the order of
// their names. It returns [pages.ErrFault] where a bucket is missing.
func Each(tx *bbolt.Tx, do func(bucket string, name, value []byte) error) error {
	for _, bucket := range []string{Records, Versions} {
		b := tx.Bucket([]byte(bucket))
		if b == nil {
			return pages.ErrFault
		}
		if err := b.ForEach(func(name, value []byte) error { return do(bucket, name, value) }); err != nil {
			return err
		}
	}
	return nil
}

// NewerParts reports whether there is something in the file that can't be sealed
// anew, because nothing is known of it.
func NewerParts(tx *bbolt.Tx) bool {
	more := false
	known := map[string][]string{
		Head:     {HeaderName},
		Manifest: {ManifestName, WrapsName},
		Records:  nil,
		Versions: nil,
	}
	_ = tx.ForEach(func(name []byte, b *bbolt.Bucket) error {
		names, ok := known[string(name)]
		more = more || !ok
		if names == nil {
			return nil
		}
		return b.ForEach(func(k, _ []byte) error {
			more = more || !slices.Contains(names, string(k))
			return nil
		})
	})
	return more
}

// WriteWraps stores the wrapping keys: sealed, so that the file can be given a new
// data key that the same passphrase and code lead to.
func WriteWraps(tx *bbolt.Tx, k *seal.Keyring, wraps []seal.KeyWrap) error {
	if len(wraps) == 0 {
		return nil
	}
	text, err := seal.EncodeWraps(wraps)
	if err != nil {
		return err
	}
	defer clear(text)
	value, err := k.Seal(Manifest, []byte(WrapsName), text)
	if err != nil {
		return err
	}
	return tx.Bucket([]byte(Manifest)).Put([]byte(WrapsName), value)
}
