package values

import (
	"bytes"
	"cmp"
	"sort"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
	"go.etcd.io/bbolt"

	"groundwork/store/archive"
	"groundwork/store/buckets"
	"groundwork/store/record"
	"groundwork/store/seal"
)

// Contents is what an export holds: everything as it was written, so that nothing a
// newer version put into it is lost. What doesn't open is counted.
func Contents(tx *bbolt.Tx, k *seal.Keyring) (all archive.Contents, damaged int, err error) {
	err = buckets.Each(tx, func(bucket string, name, value []byte) error {
		key, text, ok := Open(k, bucket, name, value)
		if ok && key == record.LossesKey() {
			return nil // told beside, and no part of what was written
		}
		line := jsontext.Value(text)
		if !ok || line.Compact() != nil {
			damaged++
			return nil
		}
		list := &all.Records
		if bucket == buckets.Versions {
			list = &all.Versions
		}
		*list = append(*list, archive.Object{Key: key, Text: line})
		return nil
	})
	return all, damaged, err
}

// Text is what a value says, on its way into a file.
type Text struct {
	Bucket     string
	Name, Text []byte
}

// InOrder does something with each in the order of their names: what comes in any
// other makes bbolt move all that follows, over and over.
func InOrder(all []Text, do func(bucket string, name, text []byte) error) error {
	sort.Slice(all, func(i, j int) bool {
		return cmp.Or(strings.Compare(all[i].Bucket, all[j].Bucket), bytes.Compare(all[i].Name, all[j].Name)) < 0
	})
	for _, x := range all {
		if err := do(x.Bucket, x.Name, x.Text); err != nil {
			return err
		}
	}
	return nil
}
