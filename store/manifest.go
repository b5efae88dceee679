package store

import (
	"encoding/json"
	"errors"
	"slices"

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

var errManifest = errors.New("the manifest is damaged")

// manifest sums up what is in the file, so that a record that was lost, added
// or put back from an older copy is noticed.
type manifest struct {
	Revision uint64  `json:"revision"` // goes up by one with each save
	Count    uint64  `json:"count"`    // records and versions together
	X        hexed   `json:"x"`        // the XOR of their members
	Retired  []hexed `json:"retired"`  // ids of data keys no longer in use
}

func newManifest() manifest {
	return manifest{X: make(hexed, nameSize), Retired: []hexed{}}
}

// clone is a copy that can be changed while the transaction may still fail.
func (m manifest) clone() manifest {
	m.X = slices.Clone(m.X)
	return m
}

// toggle adds the member to X, or takes it out: XOR does both.
func (m *manifest) toggle(member []byte) {
	for i := range m.X {
		m.X[i] ^= member[i]
	}
}

func (m manifest) encode() ([]byte, error) { return json.Marshal(m) }

func decodeManifest(text []byte) (manifest, error) {
	m := manifest{}
	if err := json.Unmarshal(text, &m); err != nil || len(m.X) != nameSize {
		return newManifest(), errManifest
	}
	for _, id := range m.Retired {
		if len(id) != keyIDSize {
			return newManifest(), errManifest
		}
	}
	return m, nil
}

// readManifest reads the stored manifest; what it says is still to be compared
// with what is there.
func (k *keyring) readManifest(tx *bbolt.Tx) (manifest, error) {
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
func (k *keyring) writeManifest(tx *bbolt.Tx, m manifest) error {
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
func (k *keyring) recount(tx *bbolt.Tx) (count uint64, x hexed) {
	m := newManifest()
	for _, name := range []string{bucketRecords, bucketVersions} {
		b := tx.Bucket([]byte(name))
		if b == nil {
			continue
		}
		c := b.Cursor()
		for n, v := c.First(); n != nil; n, v = c.Next() {
			m.Count++
			m.toggle(k.member(n, v))
		}
	}
	return m.Count, m.X
}
