package report

import (
	"bytes"

	"groundwork/content"
	"groundwork/store/record"
	"groundwork/store/seal"
)

// Inventory is what a file's manifest sums up.
type Inventory struct {
	Members map[content.Key][]byte // of the records that open
	Odd     []byte                 // what is missing to the manifest's X
}

// Lost are the records that were lost since a copy was made. A record that was deleted is
// not in the manifest's sum any more, so what makes the sum right was lost: one record, or
// all that the copy has more. What was lost before the last save is known from what that
// wrote down.
func (r Report) Lost(now, old Inventory) (lost []content.Key) {
	if r.Missing > 0 {
		lost = r.missing(now, old, r.Missing, now.Odd)
	}
	for _, l := range r.Earlier {
		if l.Kind == record.LossMissing && len(l.X) == seal.NameSize {
			lost = append(lost, r.missing(now, old, l.Count, l.X)...)
		}
	}
	return lost
}

func (r Report) missing(now, old Inventory, count int, odd []byte) []content.Key {
	all := seal.NewManifest()
	var more []content.Key
	damaged := map[content.Key]bool{}
	for _, d := range r.Damaged {
		damaged[d.Key] = true
	}
	for k, member := range old.Members {
		if _, there := now.Members[k]; there || damaged[k] {
			continue
		}
		if count == 1 && bytes.Equal(member, odd) {
			return []content.Key{k}
		}
		more = append(more, k)
		all.Toggle(member)
	}
	if len(more) == count && count > 0 && bytes.Equal(all.X, odd) {
		return more
	}
	return nil
}
