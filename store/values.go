package store

import (
	"bytes"

	"go.etcd.io/bbolt"

	"groundwork/content"
	"groundwork/store/pages"
	"groundwork/store/record"
	"groundwork/store/seal"
)

// The buckets of the file and the names of the single values in them.
const (
	bucketHead     = "head"
	bucketManifest = "manifest"
	bucketRecords  = "records"
	bucketVersions = "versions"
	bucketRescue   = "rescue" // of a rescue file, which is no bucket at all

	nameHeader   = "header"
	nameManifest = "manifest"
	nameWraps    = "ways" // the wrapping keys
)

// readManifest reads the stored manifest; what it says is still to be compared
// with what is there.
func readManifest(tx *bbolt.Tx, k *seal.Keyring) (seal.Manifest, error) {
	b := tx.Bucket([]byte(bucketManifest))
	if b == nil {
		return seal.NewManifest(), seal.ErrManifest
	}
	text, err := k.Unseal(bucketManifest, []byte(nameManifest), b.Get([]byte(nameManifest)))
	if err != nil {
		return seal.NewManifest(), seal.ErrManifest
	}
	return seal.DecodeManifest(text)
}

// writeManifest stores the manifest, sealed like any value.
func writeManifest(tx *bbolt.Tx, k *seal.Keyring, m seal.Manifest) error {
	text, err := m.Encode()
	if err != nil {
		return err
	}
	value, err := k.Seal(bucketManifest, []byte(nameManifest), text)
	if err != nil {
		return err
	}
	b, err := tx.CreateBucketIfNotExists([]byte(bucketManifest))
	if err != nil {
		return err
	}
	return b.Put([]byte(nameManifest), value)
}

// recount makes the count and X anew from what is in the file.
func recount(tx *bbolt.Tx, k *seal.Keyring) (count uint64, x seal.Hex) {
	m := seal.NewManifest()
	_ = eachValue(tx, func(_ string, name, value []byte) error {
		m.Count++
		m.Toggle(k.Member(name, value))
		return nil
	})
	return m.Count, m.X
}

// eachValue calls do for every record, and then for every version, in the order of
// their names. It returns [pages.ErrFault] where a bucket is missing.
func eachValue(tx *bbolt.Tx, do func(bucket string, name, value []byte) error) error {
	for _, bucket := range []string{bucketRecords, bucketVersions} {
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

// readAny opens a value of any kind and finds the key of the record it is, or is a
// version of. ok is false where it doesn't open, or has another's name. What a newer
// version of the program wrote is known by its key alone.
func (s *Safe) readAny(bucket string, name, value []byte) (k content.Key, text []byte, ok bool) {
	text, err := s.keys.Unseal(bucket, name, value)
	if err != nil {
		return k, nil, false
	}
	keyOf, nameOf, size := record.DecodeKey, s.keys.RecordName, seal.NameSize
	if bucket == bucketVersions {
		keyOf, nameOf, size = record.VersionKey, s.keys.VersionPrefix, seal.NameSize+8
	}
	k, err = keyOf(text)
	return k, text, err == nil && len(name) == size && bytes.HasPrefix(name, nameOf(k))
}
