package store

import (
	"maps"
	"path/filepath"
	"slices"

	"go.etcd.io/bbolt"

	"groundwork/content"
	"groundwork/store/beside"
	"groundwork/store/buckets"
	"groundwork/store/report"
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
func (s *Safe) inventory() report.Inventory {
	l := &loader{s: s}
	out := report.Inventory{Members: map[content.Key][]byte{}}
	_ = s.view(func(tx *bbolt.Tx) error { // where it fails there is nothing to compare
		if err := l.read(tx); err != nil {
			return err
		}
		odd := l.x.Clone()
		odd.Toggle(s.manifest.X)
		out.Odd = odd.X
		b := tx.Bucket([]byte(buckets.Records))
		for _, r := range l.records {
			name := s.keys.RecordName(r.Key())
			out.Members[r.Key()] = s.keys.Member(name, b.Get(name))
		}
		return nil
	})
	return out
}

// compare finds in a copy what the present file has not.
func (c *Checked) compare(now, old report.Inventory, name string) {
	c.Report.Identify(slices.Collect(maps.Keys(old.Members)))
	remember := func(k content.Key) {
		if _, ok := old.Members[k]; ok && c.Copies[k] == "" {
			c.Copies[k] = name
		}
	}
	for _, d := range c.Report.Damaged {
		if d.Known {
			remember(d.Key)
		}
	}
	for _, k := range c.Report.Lost(now, old) {
		if !slices.Contains(c.Lost, k) {
			c.Lost = append(c.Lost, k)
		}
	}
	for _, k := range c.Lost {
		remember(k)
	}
}
