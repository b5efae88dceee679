package store

import (
	"bytes"
	"runtime"
	"slices"
	"sync"

	"go.etcd.io/bbolt"

	"groundwork/content"
)

// Load reads everything there is. What is damaged or missing is in the report,
// and never stops the opening; an error means that nothing could be read. Rescue
// files that belong to this workbook are taken in first.
func (s *Safe) Load() (*content.Workbook, Report, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.load()
}

func (s *Safe) load() (*content.Workbook, Report, error) {
	if s.closed {
		return nil, Report{}, ErrClosed
	}
	if s.asleep != nil {
		return nil, Report{}, &SealedError{s.path}
	}
	if s.memory != nil {
		w := content.NewWorkbook()
		for _, r := range s.memory {
			w.Put(r)
		}
		return w, Report{}, nil
	}
	if s.lost {
		return nil, Report{}, &DamagedError{s.path, errFault.Error()}
	}
	l := &loader{s: s}
	if s.db != nil {
		if err := s.view(l.read); err != nil {
			return nil, Report{}, s.unreadable(err)
		}
	}
	w := content.NewWorkbook(l.records...)
	s.takeRescued(w, &l.report)
	return w, l.report, nil
}

// loader goes once through the file.
type loader struct {
	s       *Safe
	opened  []opened
	records []content.Record
	report  Report

	count uint64
	x     manifest // its X made anew

	member func(name, value []byte) []byte
}

func (l *loader) read(tx *bbolt.Tx) error {
	l.x, l.member = newManifest(), l.s.keys.newMembers()
	l.report.LastSaveDoubtful = l.s.oneMeta
	stored, err := l.s.keys.readManifest(tx)
	for _, name := range []string{bucketRecords, bucketVersions} {
		b := tx.Bucket([]byte(name))
		if b == nil {
			return errFault
		}
		c := b.Cursor()
		for n, v := c.First(); n != nil; n, v = c.Next() {
			l.take(name, n, v)
		}
	}
	l.decode()
	l.identify(tx)
	l.compare(tx, stored, err)
	return nil
}

// take reads one record. The name of a version is only counted: versions are
// read when they are asked for.
func (l *loader) take(bucket string, name, value []byte) {
	l.count++
	l.x.toggle(l.member(name, value))
	l.s.largest = max(l.s.largest, int64(len(value)))
	text, err := l.s.keys.unseal(bucket, name, value)
	switch {
	case err != nil:
		l.report.damage(bucket, name)
	case bucket == bucketRecords:
		l.opened = append(l.opened, opened{name: bytes.Clone(name), text: text})
	}
}

// decode reads all that was opened. It takes most of the time of an opening, so
// every processor has its part.
func (l *loader) decode() {
	var wait sync.WaitGroup
	for part := range slices.Chunk(l.opened, max(256, len(l.opened)/runtime.GOMAXPROCS(0)+1)) {
		wait.Go(func() {
			nameOf := l.s.keys.newNamer()
			for i := range part {
				part[i].decode(nameOf)
			}
		})
	}
	wait.Wait()
	for _, o := range l.opened {
		switch {
		case o.record != nil:
			l.records = append(l.records, o.record)
		case o.newer:
			l.report.Newer++
		default:
			l.report.damage(bucketRecords, o.name)
		}
	}
}

// opened is a record whose seal was whole. If neither record nor newer is set
// after decoding, it is damaged all the same.
type opened struct {
	name, text []byte
	record     content.Record
	newer      bool
}

func (o *opened) decode(nameOf func(content.Key) []byte) {
	r, err := decodeRecord(o.text)
	if err == nil && bytes.Equal(nameOf(r.Key()), o.name) {
		o.record = r
		return
	}
	// It was sealed with our key for this name, so it is whole. If it also names
	// itself rightly, a newer version wrote it.
	k, keyErr := decodeKey(o.text)
	o.newer = keyErr == nil && bytes.Equal(nameOf(k), o.name) && (err == nil || isNewer(err))
}

// compare holds what is there against the manifest.
func (l *loader) compare(tx *bbolt.Tx, stored manifest, err error) {
	m := &l.report
	same := err == nil && bytes.Equal(stored.X, l.x.X) && stored.Count == l.count
	l.s.doubtful = !same
	if same {
		return
	}
	if err != nil {
		m.ManifestDamaged = true
		return
	}
	m.Mismatch = true
	switch {
	case l.count < stored.Count:
		m.Missing = int(stored.Count - l.count)
	case l.count > stored.Count:
		m.Added = int(l.count - stored.Count)
		l.findAdded(tx, stored)
	}
}

// findAdded finds the record that was added, where it is one: the difference of
// the two X is then its member.
func (l *loader) findAdded(tx *bbolt.Tx, stored manifest) {
	if l.report.Added != 1 {
		return
	}
	odd := l.x.clone()
	odd.toggle(stored.X)
	b := tx.Bucket([]byte(bucketRecords))
	for _, r := range l.records {
		k := r.Key()
		name := l.s.keys.recordName(k)
		if bytes.Equal(l.s.keys.member(name, b.Get(name)), odd.X) {
			l.report.AddedKeys = []content.Key{k}
		}
	}
}

// identify finds the keys of damaged records among those that versions and
// other records speak of. The caller, who has the book, can name more.
func (l *loader) identify(tx *bbolt.Tx) {
	l.report.name = l.s.keys.recordName
	if len(l.report.Damaged) == 0 {
		return
	}
	try := []content.Key{{Kind: content.RecordPlace}, {Kind: content.RecordSettings}}
	for _, r := range l.records {
		k := r.Key()
		try = append(try, content.Key{Kind: content.RecordProfile, Track: k.Track})
	}
	b := tx.Bucket([]byte(bucketVersions))
	c := b.Cursor()
	for n, v := c.First(); n != nil; n, v = c.Next() {
		text, err := l.s.keys.unseal(bucketVersions, n, v)
		if err != nil {
			continue
		}
		if old, err := decodeVersion(text); err == nil {
			try = append(try, old.Record.Key())
		}
	}
	l.report.Identify(try)
}
