// Package values opens what is sealed in a workbook's file: the records, and the versions
// of them.
package values

import (
	"bytes"
	"errors"
	"runtime"
	"slices"
	"sync"

	"go.etcd.io/bbolt"

	"groundwork/content"
	"groundwork/store/buckets"
	"groundwork/store/pages"
	"groundwork/store/record"
	"groundwork/store/seal"
)

// Value is one value as it lies in the file, where it is mapped, and what came of
// opening it.
type Value struct {
	Bucket       string
	Name, Sealed []byte // good as long as the transaction

	Whole  bool           // its seal was
	Record content.Record // of the bucket of records only
	Newer  bool           // a newer version wrote it
	Key    content.Key    // where there is no record
	Losses []record.Loss  // where it is the record of them
}

// All opens every value, and sums them up as a manifest does. Opening is most of the
// work of a start, so every processor has its part.
func All(tx *bbolt.Tx, k *seal.Keyring) (all []Value, sum seal.Manifest, err error) {
	sum = seal.NewManifest()
	n := 0 // counted first: to grow the list of a thick workbook takes longer
	err = buckets.Each(tx, func(string, []byte, []byte) error { n++; return nil })
	if err != nil {
		return nil, sum, err
	}
	all = make([]Value, 0, n)
	err = buckets.Each(tx, func(bucket string, name, value []byte) error {
		all = append(all, Value{Bucket: bucket, Name: name, Sealed: value})
		return nil
	})
	if err != nil {
		return nil, sum, err
	}
	size := max(256, (len(all)+runtime.GOMAXPROCS(0)-1)/runtime.GOMAXPROCS(0))
	var (
		wait   sync.WaitGroup
		mu     sync.Mutex
		failed error
	)
	for part := range slices.Chunk(all, size) {
		wait.Go(func() {
			x := seal.NewManifest()
			err := pages.Guard(func() error { // holds for its own goroutine only
				openPart(k, part, &x)
				return nil
			})
			mu.Lock()
			defer mu.Unlock()
			sum.Toggle(x.X)
			failed = errors.Join(failed, err)
		})
	}
	wait.Wait()
	return all, sum, failed
}

// One opens the record with a key; nil where there is none that opens.
func One(tx *bbolt.Tx, k *seal.Keyring, key content.Key) content.Record {
	b := tx.Bucket([]byte(buckets.Records))
	if b == nil {
		return nil
	}
	name, x := k.RecordName(key), seal.NewManifest()
	v := []Value{{Bucket: buckets.Records, Name: name, Sealed: b.Get(name)}}
	openPart(k, v, &x)
	return v[0].Record
}

// openPart opens values one after the other, and adds them to x.
func openPart(k *seal.Keyring, part []Value, x *seal.Manifest) {
	u, member, nameOf := seal.Unsealer{Keys: k}, k.NewMembers(), k.NewNamer()
	for i := range part {
		v := &part[i]
		x.Toggle(member(v.Name, v.Sealed))
		text, err := u.Unseal(v.Bucket, v.Name, v.Sealed)
		if v.Whole = err == nil; v.Whole && v.Bucket == buckets.Records {
			v.decode(text, nameOf)
		}
	}
}

// decode reads what was sealed. Where that leaves neither a record nor newer, the
// value is damaged all the same.
func (v *Value) decode(text []byte, nameOf func(content.Key) []byte) {
	r, err := record.Decode(text)
	if err == nil && bytes.Equal(nameOf(r.Key()), v.Name) {
		v.Record = r
		return
	}
	// It was sealed with our key for this name, so it is whole. If it also names
	// itself rightly, a newer version wrote it.
	k, keyErr := record.DecodeKey(text)
	v.Key = k
	if keyErr == nil && k == record.LossesKey() && bytes.Equal(nameOf(k), v.Name) {
		if v.Losses, err = record.DecodeLosses(text); err == nil {
			return
		}
	}
	v.Newer = keyErr == nil && bytes.Equal(nameOf(k), v.Name) && (err == nil || record.IsNewer(err))
}

// Open opens a value of any kind and finds the key of the record it is, or is a
// version of. ok is false where it doesn't open, or has another's name. What a newer
// version of the program wrote is known by its key alone.
func Open(keys *seal.Keyring, bucket string, name, value []byte) (k content.Key, text []byte, ok bool) {
	text, err := keys.Unseal(bucket, name, value)
	if err != nil {
		return k, nil, false
	}
	keyOf, nameOf, size := record.DecodeKey, keys.RecordName, seal.NameSize
	if bucket == buckets.Versions {
		keyOf, nameOf, size = record.VersionKey, keys.VersionPrefix, seal.NameSize+8
	}
	k, err = keyOf(text)
	return k, text, err == nil && len(name) == size && bytes.HasPrefix(name, nameOf(k))
}

// OpensAny reports whether the keys open anything at all. Of a file without anything in it,
// which has nothing that could say otherwise, it says what empty says.
func OpensAny(tx *bbolt.Tx, k *seal.Keyring, empty bool) bool {
	found, some := false, false
	_ = buckets.Each(tx, func(bucket string, name, value []byte) error { // a bucket that is missing holds nothing
		some = true
		if _, err := k.Unseal(bucket, name, value); err == nil {
			found = true
			return errFound
		}
		return nil
	})
	return found || !some && empty
}

var errFound = errors.New("found")

// Same gives what each value has in common with any that holds the same: the record's
// object, also in a version. ok is false where a value doesn't open.
func Same(tx *bbolt.Tx, keys *seal.Keyring, do func(k content.Key, object string, ok bool)) error {
	return buckets.Each(tx, func(bucket string, name, value []byte) error {
		k, text, ok := Open(keys, bucket, name, value)
		if bucket == buckets.Versions {
			text, _ = record.Was(text)
		}
		do(k, string(text), ok)
		return nil
	})
}
