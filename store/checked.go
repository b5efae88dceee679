package store

import (
	"bytes"
	"path/filepath"
	"slices"

	"go.etcd.io/bbolt"

	"groundwork/content"
	"groundwork/store/beside"
	"groundwork/store/buckets"
	"groundwork/store/record"
	"groundwork/store/seal"
)

// Checked is all that can be found out about a workbook that nobody has open.
type Checked struct {
	Inspection
	Beside []Inspection           // the copies, and what was put aside
	Lost   []content.Key          // records that are no longer there, as far as a copy knows them
	Copies map[content.Key]string // the newest copy that has a damaged or lost record whole
}

// Check is [Examine] for a workbook with copies beside it. What is damaged or lost
// is named: by the keys, which the caller knows to be possible, and by the copies.
func Check(path string, keys []content.Key, o Options) Checked {
	path, err := filepath.Abs(path)
	if err != nil {
		return Checked{Inspection: Inspection{Path: path, Err: err}}
	}
	o = o.usual()
	o.Possible = func() []content.Key { return keys }
	c := Checked{Inspection: examine(path, nil, o), Copies: map[content.Key]string{}}
	o.Passphrase = nil // what has other keys tells nothing of this one
	c.Beside = copies(path, c.keys, o)
	if c.Err != nil || c.Sealed || !c.Report.Damage() {
		return c
	}
	s, err := openToRead(path, c.keys, o)
	if err != nil {
		c.Err = err
		return c
	}
	defer func() { _ = s.release() }() // it was only read
	c.Report.Identify(keys)
	now := s.inventory()
	for _, name := range beside.ByTime(path) {
		old, err := openToRead(name, s.keys, o)
		if err != nil {
			continue
		}
		if old.keys == s.keys {
			c.compare(now, old.inventory(), name)
		}
		_ = old.release()
	}
	return c
}

// inventory is what the manifest sums up.
type inventory struct {
	members map[content.Key][]byte // of the records that open
	odd     []byte                 // what is missing to the manifest's X
}

func (s *Safe) inventory() inventory {
	l := &loader{s: s}
	out := inventory{members: map[content.Key][]byte{}}
	_ = s.view(func(tx *bbolt.Tx) error { // where it fails there is nothing to compare
		if err := l.read(tx); err != nil {
			return err
		}
		odd := l.x.Clone()
		odd.Toggle(s.manifest.X)
		out.odd = odd.X
		b := tx.Bucket([]byte(buckets.Records))
		for _, r := range l.records {
			name := s.keys.RecordName(r.Key())
			out.members[r.Key()] = s.keys.Member(name, b.Get(name))
		}
		return nil
	})
	return out
}

// compare finds in a copy what the present file has not.
func (c *Checked) compare(now, old inventory, name string) {
	var keys []content.Key
	for k := range old.members {
		keys = append(keys, k)
	}
	c.Report.Identify(keys)
	remember := func(k content.Key) {
		if _, ok := old.members[k]; ok && c.Copies[k] == "" {
			c.Copies[k] = name
		}
	}
	for _, d := range c.Report.Damaged {
		if d.Known {
			remember(d.Key)
		}
	}
	c.findLost(now, old)
	for _, k := range c.Lost {
		remember(k)
	}
}

// findLost finds the records that were lost since the copy was made. A record that
// was deleted is not in the manifest's sum any more, so what makes the sum right was
// lost: one record, or all that the copy has more. What was lost before the last save
// is known from what that wrote down.
func (c *Checked) findLost(now, old inventory) {
	if c.Report.Missing > 0 {
		c.findMissing(now, old, c.Report.Missing, now.odd)
	}
	for _, l := range c.Report.Earlier {
		if l.Kind == record.LossMissing && len(l.X) == seal.NameSize {
			c.findMissing(now, old, l.Count, l.X)
		}
	}
}

func (c *Checked) findMissing(now, old inventory, count int, odd []byte) {
	all := seal.NewManifest()
	var more []content.Key
	damaged := map[content.Key]bool{}
	for _, d := range c.Report.Damaged {
		damaged[d.Key] = true
	}
	for k, member := range old.members {
		if _, there := now.members[k]; there || damaged[k] {
			continue
		}
		if count == 1 && bytes.Equal(member, odd) {
			c.lost(k)
			return
		}
		more = append(more, k)
		all.Toggle(member)
	}
	if len(more) == count && count > 0 && bytes.Equal(all.X, odd) {
		c.lost(more...)
	}
}

func (c *Checked) lost(keys ...content.Key) {
	for _, k := range keys {
		if !slices.Contains(c.Lost, k) {
			c.Lost = append(c.Lost, k)
		}
	}
}
