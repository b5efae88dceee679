package store

import (
	"bytes"
	"slices"

	"go.etcd.io/bbolt"

	"groundwork/content"
	"groundwork/store/beside"
	"groundwork/store/buckets"
	"groundwork/store/fault"
	"groundwork/store/pages"
	"groundwork/store/record"
	"groundwork/store/report"
	"groundwork/store/seal"
	"groundwork/store/values"
)

// Report is what Load noticed. The zero Report is an intact workbook.
type Report = report.Report

// Damaged is a record that is there but does not open.
type Damaged = report.Damaged

// Load reads everything there is. What is damaged or missing is in the report,
// and never stops the opening; an error means that nothing could be read. Rescue
// files that belong to this workbook are taken in first.
func (s *Safe) Load() (*content.Workbook, Report, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.load()
}

func (s *Safe) load() (*content.Workbook, Report, error) {
	if err := s.readable(); err != nil {
		return nil, Report{}, err
	}
	if s.memory != nil {
		w := content.NewWorkbook()
		for _, r := range s.memory {
			w.Put(r)
		}
		return w, Report{}, nil
	}
	if s.lost {
		return nil, Report{}, fault.NewDamaged(s.path, pages.ErrFault.Error())
	}
	l := &loader{s: s}
	if s.db != nil {
		if err := s.view(l.read); err != nil {
			return nil, Report{}, s.unreadable(err)
		}
	}
	w := content.NewWorkbook(l.records...)
	s.takeRescued(w, &l.report)
	if s.head != nil {
		l.report.Conflicts = beside.Conflicts(s.path, s.head.ID)
	}
	return w, l.report, nil
}

// thick is how large a file is, in bytes, that takes longer to read than feels instant: one
// of some thousand entries.
const thick = 8 << 20

// Glance reads single records, those of them that are there and open, for what can be shown
// of a thick workbook while [Safe.Load] reads it. Of a smaller one it returns nil.
func (s *Safe) Glance(keys ...content.Key) []content.Record {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.db == nil || s.size < thick || s.readable() != nil {
		return nil
	}
	var found []content.Record
	_ = s.view(func(tx *bbolt.Tx) error { // what is wrong with the file Load tells
		for _, k := range keys {
			if r := values.One(tx, s.keys, k); r != nil {
				found = append(found, r)
			}
		}
		return nil
	})
	return found
}

// loader goes once through the file.
type loader struct {
	s       *Safe
	records []content.Record
	report  Report

	count  uint64
	values int           // without the record of losses
	told   bool          // there is such a record
	x      seal.Manifest // its X made anew
	odd    []byte        // what is too much or too little in that

	badVersions [][]byte      // names of those that don't open
	newer       []content.Key // of what a newer version wrote
}

func (l *loader) read(tx *bbolt.Tx) error {
	l.s.losses = losses{}
	l.report.Wide = l.s.wide
	l.report.LastSaveDoubtful, l.report.LeftBehind = l.s.oneMeta, l.s.leftBehind
	last, err := buckets.ReadManifest(tx, l.s.keys)
	parts, x, failed := values.All(tx, l.s.keys)
	if failed != nil {
		return failed
	}
	l.x = x
	for _, part := range parts {
		l.records = slices.Grow(l.records, len(part))
		for i := range part {
			l.take(&part[i])
		}
	}
	l.identify(tx)
	l.compare(tx, last, err)
	l.findLosses()
	l.s.looked = true
	return nil
}

// take counts a value. Versions are read when they are asked for.
func (l *loader) take(v *values.Value) {
	l.count++
	l.values++
	l.s.largest = max(l.s.largest, int64(len(v.Sealed)))
	switch {
	case !v.Whole && v.Bucket == buckets.Versions:
		l.report.DamagedVersions++
		l.badVersions = append(l.badVersions, bytes.Clone(v.Name))
	case !v.Whole:
		l.report.AddDamaged(v.Name)
	case v.Bucket == buckets.Versions, l.readLosses(v):
	case v.Record != nil:
		l.records = append(l.records, v.Record)
	case v.Newer:
		l.report.Newer++
		l.newer = append(l.newer, v.Key)
	default:
		l.report.AddDamaged(v.Name)
	}
}

// compare holds what is there against the manifest.
func (l *loader) compare(tx *bbolt.Tx, stored seal.Manifest, err error) {
	m := &l.report
	same := err == nil && bytes.Equal(stored.X, l.x.X) && stored.Count == l.count
	l.s.mismatch = !same
	if same {
		return
	}
	if err != nil {
		m.ManifestDamaged = true
		return
	}
	m.Mismatch = true
	odd := l.x.Clone()
	odd.Toggle(stored.X)
	l.odd = odd.X
	switch {
	case l.count < stored.Count:
		m.Missing = int(stored.Count - l.count)
	case l.count > stored.Count:
		m.Added = int(l.count - stored.Count)
		l.findAdded(tx)
	}
}

// findAdded finds the record that was added, where it is one: the difference of
// the two X is then its member.
func (l *loader) findAdded(tx *bbolt.Tx) {
	if l.report.Added != 1 {
		return
	}
	b := tx.Bucket([]byte(buckets.Records))
	for _, r := range l.records {
		k := r.Key()
		name := l.s.keys.RecordName(k)
		if bytes.Equal(l.s.keys.Member(name, b.Get(name)), l.odd) {
			l.report.AddedKeys = []content.Key{k}
		}
	}
}

// identify finds the keys of damaged records among those that versions and
// other records speak of. The caller, who has the book, can name more.
func (l *loader) identify(tx *bbolt.Tx) {
	l.report.NameOf = l.s.keys.RecordName
	if len(l.report.Damaged) == 0 {
		return
	}
	if l.s.o.Possible != nil {
		l.report.Identify(l.s.o.Possible())
	}
	try := []content.Key{{Kind: content.RecordPlace}, {Kind: content.RecordSettings}, record.LossesKey()}
	for _, r := range l.records {
		k := r.Key()
		try = append(try, content.Key{Kind: content.RecordProfile, Track: k.Track})
	}
	b := tx.Bucket([]byte(buckets.Versions))
	c := b.Cursor()
	for n, v := c.First(); n != nil; n, v = c.Next() {
		text, err := l.s.keys.Unseal(buckets.Versions, n, v)
		if err != nil {
			continue
		}
		if k, err := record.VersionKey(text); err == nil {
			try = append(try, k)
		}
	}
	l.report.Identify(try)
}
