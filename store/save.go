package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"

	"groundwork/content"
	"groundwork/store/buckets"
	"groundwork/store/disk"
	"groundwork/store/fault"
	"groundwork/store/pages"
	"groundwork/store/record"
	"groundwork/store/seal"
)

const (
	leastReserve = 2 << 20
	reserveStep  = 1 << 20
	lowRoom      = 20 << 20
)

// Save writes the change in one transaction. When it returns nil, the change is
// on disk. When it returns anything else, nothing of it counts as saved.
func (s *Safe) Save(c content.Change) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.save(c)
}

func (s *Safe) save(c content.Change) error {
	if c.Empty() {
		return s.writable()
	}
	puts, err := encodeAll(c.Put)
	if err != nil {
		return err
	}
	if s.memory != nil && !s.closed {
		s.remember(c, puts)
		return nil
	}
	w := s.newWriter()
	err = s.commit(w, func(tx *bbolt.Tx) error { return w.write(tx, c.Delete, puts) })
	if err == nil {
		s.outgrow(c)
	}
	return err
}

// readable returns why nothing can be read, if so.
func (s *Safe) readable() error {
	if s.closed {
		return ErrClosed
	}
	if s.locked != nil {
		return fault.NewLocked(s.path)
	}
	return nil
}

// writable returns why nothing can be written, if so.
func (s *Safe) writable() error {
	if err := s.readable(); err != nil {
		return err
	}
	if s.frozen != nil {
		return fault.NewFrozen(s.frozen)
	}
	return nil
}

// commit carries out write in one transaction on disk.
func (s *Safe) commit(w *writer, write func(*bbolt.Tx) error) error {
	err := s.writable()
	if err == nil {
		err = s.look()
	}
	switch {
	case err != nil:
		return err
	case s.db == nil:
		err = s.saveFirst(write)
	default:
		err = s.saveMore(write)
	}
	if err == nil {
		w.done()
		s.note()
	}
	return err
}

// saveFirst makes the file with the change in it. A failure leaves nothing
// behind, so that it can be tried again.
func (s *Safe) saveFirst(write func(*bbolt.Tx) error) error {
	err := s.create(write, s.publish)
	for range 2 {
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fault.InUse) {
			// Another process took the draft for a crash's. It won't twice.
			err = s.create(write, s.publish)
		}
	}
	switch {
	case errors.Is(err, fault.Replaced):
		return err
	case err != nil:
		return fault.NewNotCreated(s.path, plain(err))
	case s.frozen != nil:
		return fault.NewFrozen(s.frozen)
	}
	s.looked = true // there is nothing else in it
	return nil
}

func (s *Safe) saveMore(write func(*bbolt.Tx) error) error {
	if err := s.stillThere(); err != nil {
		return err
	}
	if err := pages.Guard(func() error { return s.db.Update(write) }); err != nil {
		// After a failed commit bbolt may show what isn't on disk, and a crash in
		// the next one could cost the file. So there is no next one.
		s.freeze(plain(err))
		s.lost = s.lost || errors.Is(err, pages.ErrFault)
		return fault.NewFrozen(s.frozen)
	}
	return nil
}

// note remembers how long the file is now, and keeps the reserve ahead of it.
// What was saved is saved: a failure here only ends the saving.
func (s *Safe) note() {
	info, err := s.file.Stat()
	if err != nil {
		s.freeze(err)
		return
	}
	s.size = info.Size()
	s.fillReserve()
}

// stillThere reports whether what lies at the path is the file that is open. bbolt
// would go on writing into one that was removed.
func (s *Safe) stillThere() error {
	mine, err := s.file.Stat()
	if err != nil {
		return fault.NewReplaced(s.path, "closed")
	}
	there, err := os.Lstat(s.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fault.NewReplaced(s.path, "removed")
	case err != nil:
		return s.refused(err)
	case !os.SameFile(mine, there):
		return fault.NewReplaced(s.path, "replaced")
	case there.Size() < s.size:
		return fault.NewReplaced(s.path, "cut short")
	}
	return nil
}

// fillReserve takes room on the disk ahead of the last page in use, so that some
// more saves succeed when the disk is full.
func (s *Safe) fillReserve() {
	if s.o.ReserveBytes < 0 || s.o.MaxSize > 0 {
		return
	}
	want := s.o.ReserveBytes
	if want == 0 {
		want = max(leastReserve, 3*s.largest)
	}
	var end int64
	if s.view(func(tx *bbolt.Tx) error { end = tx.Size(); return nil }) != nil || end+want <= s.reserved {
		return
	}
	// A little more than needed, so that most saves need not ask again. Where the
	// disk is full, what is still reserved has to do.
	if disk.Reserve(s.file, end, want+reserveStep) == nil {
		s.reserved = end + want + reserveStep
		if info, err := s.file.Stat(); err == nil {
			s.size = info.Size()
		}
	}
}

// Space reports whether little room is left where the workbook lies, so that the
// person can be warned in time.
func (s *Safe) Space() (low bool) {
	if s.memory != nil {
		return false
	}
	left, known := disk.Room(filepath.Dir(s.path))
	return known && left < lowRoom
}

// encoded is a record on its way into the file.
type encoded struct {
	key    content.Key
	text   []byte
	weight int // how many words it holds, roughly; see [record.Weigh]
}

func encodeAll(records []content.Record) ([]encoded, error) {
	out := make([]encoded, 0, len(records))
	for _, r := range records {
		text, err := record.Encode(r)
		if err != nil {
			return nil, err
		}
		out = append(out, encoded{r.Key(), text, record.Weigh(r)})
	}
	return out, nil
}

// writer carries out one change in one transaction.
type writer struct {
	s                 *Safe
	records, versions *bbolt.Bucket
	manifest          seal.Manifest
	largest           int64
	touched           map[content.Key]*touch // nil: no longer touched
	losses            []record.Loss          // as this leaves them written
	now               time.Time

	head   *seal.Header // as this leaves it
	stored []byte
}

func (s *Safe) newWriter() *writer {
	return &writer{s: s, now: s.o.Now(), touched: map[content.Key]*touch{}}
}

func (w *writer) write(tx *bbolt.Tx, deletes []content.Key, puts []encoded) error {
	if err := w.start(tx); err != nil {
		return err
	}
	for _, k := range deletes {
		if err := w.remove(k); err != nil {
			return err
		}
	}
	for _, p := range puts {
		if err := w.put(p); err != nil {
			return err
		}
	}
	w.manifest.Revision++
	return buckets.WriteManifest(tx, w.s.keys, w.manifest)
}

func (w *writer) start(tx *bbolt.Tx) error {
	w.largest = w.s.largest
	w.records, w.versions = tx.Bucket([]byte(buckets.Records)), tx.Bucket([]byte(buckets.Versions))
	if w.records == nil || w.versions == nil {
		return fmt.Errorf("%w: a bucket is missing", pages.ErrFault)
	}
	w.manifest = w.s.manifest.Clone()
	w.manifest.Revision = max(w.manifest.Revision, w.s.highest)
	if w.s.mismatch {
		w.manifest.Count, w.manifest.X = buckets.Recount(tx, w.s.keys)
	}
	if w.s.cleared {
		w.manifest.Clearing = nil
	}
	if err := w.vouch(tx); err != nil {
		return err
	}
	return w.writeLosses()
}

// vouch has the manifest say what the header is. One of an older format becomes one of
// the present.
func (w *writer) vouch(tx *bbolt.Tx) error {
	w.head, w.stored = w.s.head, w.s.stored
	if w.head.Format < seal.FormatNumber {
		head := *w.head
		head.Format = seal.FormatNumber
		w.head, w.stored = &head, nil
	}
	if w.stored == nil {
		stored, err := w.head.Encode()
		if err != nil {
			return err
		}
		w.stored = stored
		if err := tx.Bucket([]byte(buckets.Head)).Put([]byte(buckets.HeaderName), stored); err != nil {
			return err
		}
	}
	w.manifest.Head, w.manifest.Slots = seal.Digest(w.stored), w.head.Summary()
	return nil
}

// done takes over what the committed transaction did.
func (w *writer) done() {
	w.s.manifest, w.s.mismatch, w.s.largest = w.manifest, false, w.largest
	w.s.head, w.s.stored, w.s.cleared = w.head, w.stored, false
	w.s.oneMeta = false // the save has written over the damaged one
	w.s.losses = losses{written: w.losses}
	w.remember()
}

// remember takes over what is known of changed records.
func (w *writer) remember() {
	for k, t := range w.touched {
		if t == nil {
			delete(w.s.touched, k)
		} else {
			w.s.touched[k] = *t
		}
	}
}

func (w *writer) put(p encoded) error {
	name := w.s.keys.RecordName(p.key)
	if err := w.keepVersion(p, name); err != nil {
		return err
	}
	return w.set(w.records, buckets.Records, name, p.text)
}

func (w *writer) remove(k content.Key) error {
	name := w.s.keys.RecordName(k)
	old := w.records.Get(name)
	if old == nil {
		return nil
	}
	if err := w.keepRemoved(k, name); err != nil {
		return err
	}
	w.leave(name, old)
	return w.records.Delete(name)
}

// set seals text and puts it in the bucket in the place of what was there.
func (w *writer) set(b *bbolt.Bucket, bucket string, name, text []byte) error {
	if old := b.Get(name); old != nil {
		w.leave(name, old)
	}
	value, err := w.s.keys.Seal(bucket, name, text)
	if err != nil {
		return err
	}
	w.manifest.Toggle(w.s.keys.Member(name, value))
	w.manifest.Count++
	w.largest = max(w.largest, int64(len(value)))
	return b.Put(name, value)
}

func (w *writer) leave(name, old []byte) {
	w.manifest.Toggle(w.s.keys.Member(name, old))
	w.manifest.Count--
}

// remember is Save where everything stays in memory.
func (s *Safe) remember(c content.Change, puts []encoded) {
	w := s.newWriter()
	for _, k := range c.Delete {
		w.keepInMemory(encoded{key: k})
		delete(s.memory, k)
	}
	for i, r := range c.Put {
		w.keepInMemory(puts[i])
		s.memory[r.Key()] = r
	}
	w.remember()
}
