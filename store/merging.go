package store

import (
	"bytes"
	"encoding/binary"
	"path/filepath"

	"go.etcd.io/bbolt"

	"groundwork/content"
	"groundwork/store/archive"
	"groundwork/store/buckets"
	"groundwork/store/disk"
	"groundwork/store/fault"
	"groundwork/store/merge"
	"groundwork/store/seal"
	"groundwork/store/values"
)

// Merged says what became of another copy of the workbook.
type Merged struct {
	merge.Counts
	Damaged int  // records and versions in the other copy that could not be read
	Waiting int  // its rescue files, of which nothing was taken in
	Sealed  bool // the other copy has a passphrase
}

// Merge takes in another copy of this workbook, which is only read: see package merge.
// The file at path must be of the same workbook, whatever its key; o says how its
// passphrase is asked. What was there before is copied first. Where something was erased
// in the other copy, this one gets a new key as with [Safe.Erase].
func (s *Safe) Merge(path string, o Options) (Merged, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.mayRekey(); err != nil {
		return Merged{}, err
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return Merged{}, err
	}
	other, err := openToRead(path, s.keys, o.usual())
	if err != nil {
		return Merged{}, err
	}
	defer func() { _ = other.release() }() // it was only read
	switch {
	case s.db == nil || !bytes.Equal(other.head.ID, s.head.ID):
		return Merged{}, fault.NewOtherWorkbook(path)
	case other.keys == nil:
		return Merged{}, fault.NewLocked(path)
	}
	ours, err := s.side()
	if err != nil {
		return Merged{}, err
	}
	theirs, err := other.side()
	if err != nil {
		return Merged{}, err
	}
	result, err := merge.Sides(s.head.ID, ours, theirs)
	done := Merged{result.Counts, theirs.Damaged, other.waiting(), other.head.SealedOff()}
	if err != nil || result.Empty() {
		return done, err
	}
	if len(result.Learned) > 0 {
		if err := s.settle(); err != nil {
			return Merged{}, err // before anything is changed
		}
	}
	if err := s.takeCopy(); err != nil {
		return Merged{}, err
	}
	w := s.newWriter()
	if err := s.commit(w, func(tx *bbolt.Tx) error { return w.merge(tx, result, other.manifest.Revision) }); err != nil {
		return Merged{}, err
	}
	clear(s.touched)
	if now, err := s.side(); err != nil || !result.Holds(now) {
		return Merged{}, fault.NewDamaged(s.path, disk.ErrReadBack.Error())
	}
	wraps, err := s.wraps()
	defer seal.WipeWraps(wraps)
	if err != nil || len(result.Learned) == 0 {
		return done, err
	}
	// Only the new file says what is erased: were this cut short, the next merge would see it.
	if err = s.rekey(wraps, nil, result.Learned...); !KeyChanged(err) || fault.Is(err, fault.Unconfirmed) {
		return done, fault.NewHalfMerged(s.path, err)
	}
	return done, err
}

// side is all there is in the file.
func (s *Safe) side() (merge.Side, error) {
	l, side := &loader{s: s}, merge.Side{}
	err := s.view(func(tx *bbolt.Tx) error {
		err := l.read(tx)
		if err == nil {
			side.Contents, side.Damaged, err = values.Contents(tx, s.keys)
		}
		return err
	})
	side.Losses = s.losses.all()
	return side, s.unreadable(err)
}

// merge writes what a merge changes.
func (w *writer) merge(tx *bbolt.Tx, r merge.Result, revision uint64) error {
	if err := w.start(tx); err != nil {
		return err
	}
	for _, k := range r.Delete {
		if name := w.s.keys.RecordName(k); w.records.Get(name) != nil {
			w.leave(name, w.records.Get(name))
			if err := w.records.Delete(name); err != nil {
				return err
			}
		}
	}
	for _, p := range r.Put {
		if err := w.set(w.records, buckets.Records, w.s.keys.RecordName(p.Key), p.Text); err != nil {
			return err
		}
	}
	for k, list := range r.Versions {
		if err := w.setVersions(k, list); err != nil {
			return err
		}
	}
	w.manifest.Revision = max(w.manifest.Revision, revision) + 1
	return buckets.WriteManifest(tx, w.s.keys, w.manifest)
}

// setVersions puts these in the place of a record's versions. One that doesn't open stays.
func (w *writer) setVersions(k content.Key, list []archive.Object) error {
	prefix, next := w.s.keys.VersionPrefix(k), uint64(0)
	c := w.versions.Cursor()
	for name, value := c.Seek(prefix); bytes.HasPrefix(name, prefix) && len(name) == seal.NameSize+8; {
		if _, _, ok := values.Open(w.s.keys, buckets.Versions, name, value); !ok {
			next = binary.BigEndian.Uint64(name[seal.NameSize:]) + 1
			name, value = c.Next()
			continue
		}
		w.leave(name, value)
		if err := w.versions.Delete(bytes.Clone(name)); err != nil {
			return err
		}
		name, value = c.Seek(binary.BigEndian.AppendUint64(bytes.Clone(prefix), next))
	}
	for i, v := range list {
		if err := w.set(w.versions, buckets.Versions, binary.BigEndian.AppendUint64(bytes.Clone(prefix), next+uint64(i)), v.Text); err != nil {
			return err
		}
	}
	return nil
}
