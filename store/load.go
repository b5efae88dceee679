package store

import (
	"bytes"
	"errors"
	"runtime"
	"slices"
	"sync"

	"go.etcd.io/bbolt"

	"groundwork/content"
	"groundwork/store/beside"
	"groundwork/store/buckets"
	"groundwork/store/fault"
	"groundwork/store/pages"
	"groundwork/store/record"
	"groundwork/store/report"
	"groundwork/store/seal"
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
	l.x, l.s.losses = seal.NewManifest(), losses{}
	l.report.Wide = l.s.wide
	l.report.LastSaveDoubtful, l.report.LeftBehind = l.s.oneMeta, l.s.leftBehind
	last, err := buckets.ReadManifest(tx, l.s.keys)
	var all []sealedValue
	if err := buckets.Each(tx, func(bucket string, name, value []byte) error {
		all = append(all, sealedValue{bucket: bucket, name: name, value: value})
		return nil
	}); err != nil {
		return err
	}
	if err := l.openAll(all); err != nil {
		return err
	}
	for i := range all {
		l.take(&all[i])
	}
	l.identify(tx)
	l.compare(tx, last, err)
	l.findLosses()
	l.s.looked = true
	return nil
}

// sealedValue is one value as it lies in the file, where it is mapped, and what came
// of opening it.
type sealedValue struct {
	bucket      string
	name, value []byte // good as long as the transaction

	whole  bool // its seal was
	record content.Record
	newer  bool // a newer version wrote it
	key    content.Key
	losses []record.Loss // where it is the record of them
}

// openAll opens the values. Opening is most of the work of a start, so every
// processor has its part.
func (l *loader) openAll(all []sealedValue) error {
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
				openPart(l.s.keys, part, &x)
				return nil
			})
			mu.Lock()
			defer mu.Unlock()
			l.x.Toggle(x.X)
			failed = errors.Join(failed, err)
		})
	}
	wait.Wait()
	return failed
}

// openPart opens values one after the other, and adds them to x.
func openPart(k *seal.Keyring, part []sealedValue, x *seal.Manifest) {
	u, member, nameOf := seal.Unsealer{Keys: k}, k.NewMembers(), k.NewNamer()
	for i := range part {
		v := &part[i]
		x.Toggle(member(v.name, v.value))
		text, err := u.Unseal(v.bucket, v.name, v.value)
		if v.whole = err == nil; v.whole && v.bucket == buckets.Records {
			v.decode(text, nameOf)
		}
	}
}

// decode reads what was sealed. Where that leaves neither a record nor newer, the
// value is damaged all the same.
func (v *sealedValue) decode(text []byte, nameOf func(content.Key) []byte) {
	r, err := record.Decode(text)
	if err == nil && bytes.Equal(nameOf(r.Key()), v.name) {
		v.record = r
		return
	}
	// It was sealed with our key for this name, so it is whole. If it also names
	// itself rightly, a newer version wrote it.
	k, keyErr := record.DecodeKey(text)
	v.key = k
	if keyErr == nil && k == record.LossesKey() && bytes.Equal(nameOf(k), v.name) {
		if v.losses, err = record.DecodeLosses(text); err == nil {
			return
		}
	}
	v.newer = keyErr == nil && bytes.Equal(nameOf(k), v.name) && (err == nil || record.IsNewer(err))
}

// take counts a value. Versions are read when they are asked for.
func (l *loader) take(v *sealedValue) {
	l.count++
	l.values++
	l.s.largest = max(l.s.largest, int64(len(v.value)))
	switch {
	case !v.whole && v.bucket == buckets.Versions:
		l.report.DamagedVersions++
		l.badVersions = append(l.badVersions, bytes.Clone(v.name))
	case !v.whole:
		l.report.AddDamaged(v.name)
	case v.bucket == buckets.Versions, l.readLosses(v):
	case v.record != nil:
		l.records = append(l.records, v.record)
	case v.newer:
		l.report.Newer++
		l.newer = append(l.newer, v.key)
	default:
		l.report.AddDamaged(v.name)
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

// readAny opens a value of any kind and finds the key of the record it is, or is a
// version of. ok is false where it doesn't open, or has another's name. What a newer
// version of the program wrote is known by its key alone.
func (s *Safe) readAny(bucket string, name, value []byte) (k content.Key, text []byte, ok bool) {
	text, err := s.keys.Unseal(bucket, name, value)
	if err != nil {
		return k, nil, false
	}
	keyOf, nameOf, size := record.DecodeKey, s.keys.RecordName, seal.NameSize
	if bucket == buckets.Versions {
		keyOf, nameOf, size = record.VersionKey, s.keys.VersionPrefix, seal.NameSize+8
	}
	k, err = keyOf(text)
	return k, text, err == nil && len(name) == size && bytes.HasPrefix(name, nameOf(k))
}
