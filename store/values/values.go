// Package values opens what is sealed in a workbook's file: the records, and the versions
// of them.
package values

import (
	"bytes"
	"errors"
	"runtime"
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

// atATime is how many values a processor takes to open.
const atATime = 512

// All opens every value, in the order they lie in, and sums them up as a manifest does.
// Opening is most of the work of a start, so every processor takes its part as soon as it is
// found. The parts together are all of them.
func All(tx *bbolt.Tx, k *seal.Keyring) (parts [][]Value, sum seal.Manifest, err error) {
	sum = seal.NewManifest()
	var (
		found  = make(chan []Value)
		wait   sync.WaitGroup
		mu     sync.Mutex
		failed error
	)
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			o := newOpener(k)
			err := pages.Guard(func() error { // holds for its own goroutine only
				for part := range found {
					o.open(part)
				}
				return nil
			})
			drain(found) // after a fault nobody may wait for this one
			mu.Lock()
			defer mu.Unlock()
			sum.Toggle(o.sum.X)
			failed = errors.Join(failed, err)
		})
	}
	err = pages.Guard(func() error { return inParts(tx, func(part []Value) { parts = append(parts, part); found <- part }) })
	close(found)
	wait.Wait()
	return parts, sum, errors.Join(err, failed)
}

// drain takes what is left in a channel until it is closed.
func drain(c <-chan []Value) {
	for len(<-c) > 0 {
	}
}

// inParts goes through all values, so many at a time. They are not put in one list: to
// grow that of a thick workbook takes longer than to find them.
func inParts(tx *bbolt.Tx, do func([]Value)) error {
	part := make([]Value, 0, atATime)
	err := buckets.Each(tx, func(bucket string, name, value []byte) error {
		if part = append(part, Value{Bucket: bucket, Name: name, Sealed: value}); len(part) == atATime {
			do(part)
			part = make([]Value, 0, atATime)
		}
		return nil
	})
	if len(part) > 0 {
		do(part)
	}
	return err
}

// One opens the record with a key; nil where there is none that opens.
func One(tx *bbolt.Tx, k *seal.Keyring, key content.Key) content.Record {
	b := tx.Bucket([]byte(buckets.Records))
	if b == nil {
		return nil
	}
	name := k.RecordName(key)
	v := []Value{{Bucket: buckets.Records, Name: name, Sealed: b.Get(name)}}
	newOpener(k).open(v)
	return v[0].Record
}

// opener opens values one after the other, and sums them up.
type opener struct {
	unsealer seal.Unsealer
	member   func(name, value []byte) []byte
	nameOf   func(content.Key) []byte
	sum      seal.Manifest
}

func newOpener(k *seal.Keyring) *opener {
	return &opener{seal.Unsealer{Keys: k}, k.NewMembers(), k.NewNamer(), seal.NewManifest()}
}

func (o *opener) open(part []Value) {
	for i := range part {
		v := &part[i]
		o.sum.Toggle(o.member(v.Name, v.Sealed))
		text, err := o.unsealer.Unseal(v.Bucket, v.Name, v.Sealed)
		if v.Whole = err == nil; v.Whole && v.Bucket == buckets.Records {
			v.decode(text, o.nameOf)
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
