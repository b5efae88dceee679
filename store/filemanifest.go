package store

import (
	"bytes"
	"groundwork/content"

	"go.etcd.io/bbolt"
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
	nameWays     = "ways" // the wrapping keys
)

// readManifest reads the stored manifest; what it says is still to be compared
// with what is there.
func readManifest(tx *bbolt.Tx, k *keyring) (manifest, error) {
	b := tx.Bucket([]byte(bucketManifest))
	if b == nil {
		return newManifest(), errManifest
	}
	text, err := k.unseal(bucketManifest, []byte(nameManifest), b.Get([]byte(nameManifest)))
	if err != nil {
		return newManifest(), errManifest
	}
	return decodeManifest(text)
}

// writeManifest stores the manifest, sealed like any value.
func writeManifest(tx *bbolt.Tx, k *keyring, m manifest) error {
	text, err := m.encode()
	if err != nil {
		return err
	}
	value, err := k.seal(bucketManifest, []byte(nameManifest), text)
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
func recount(tx *bbolt.Tx, k *keyring) (count uint64, x hexed) {
	m := newManifest()
	_ = eachValue(tx, func(_ string, name, value []byte) error {
		m.Count++
		m.toggle(k.member(name, value))
		return nil
	})
	return m.Count, m.X
}

// eachValue calls do for every record, and then for every version, in the order of
// their names. It returns errFault where a bucket is missing.
func eachValue(tx *bbolt.Tx, do func(bucket string, name, value []byte) error) error {
	for _, bucket := range []string{bucketRecords, bucketVersions} {
		b := tx.Bucket([]byte(bucket))
		if b == nil {
			return errFault
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
	text, err := s.keys.unseal(bucket, name, value)
	if err != nil {
		return k, nil, false
	}
	keyOf, nameOf, size := decodeKey, s.keys.recordName, nameSize
	if bucket == bucketVersions {
		keyOf, nameOf, size = versionKey, s.keys.versionPrefix, nameSize+8
	}
	k, err = keyOf(text)
	return k, text, err == nil && len(name) == size && bytes.HasPrefix(name, nameOf(k))
}
