package store

import (
	"encoding/binary"
	"io"

	"go.etcd.io/bbolt"

	"groundwork/content"
	"groundwork/store/archive"
	"groundwork/store/buckets"
	"groundwork/store/disk"
	"groundwork/store/fault"
	"groundwork/store/pages"
	"groundwork/store/record"
	"groundwork/store/values"
)

// Exported counts what an export holds, and what could not be read.
type Exported struct {
	Records, Versions int
	Damaged           int // records and versions that are left out
}

// Export writes everything in the workbook: also what a newer version wrote. What
// is damaged is left out, and counted.
func (s *Safe) Export(to io.Writer, book archive.AboutBook) (Exported, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.readable(); err != nil {
		return Exported{}, err
	}
	switch {
	case s.memory != nil:
		return Exported{}, ErrMemoryOnly
	case s.lost:
		return Exported{}, fault.NewDamaged(s.path, pages.ErrFault.Error())
	}
	var all archive.Contents
	damaged := 0
	if s.db != nil {
		if err := s.view(func(tx *bbolt.Tx) (err error) { all, damaged, err = values.Contents(tx, s.keys); return err }); err != nil {
			return Exported{}, s.unreadable(err)
		}
	}
	err := archive.Write(to, all, s.o.Now(), book)
	return Exported{len(all.Records), len(all.Versions), damaged}, plain(err)
}

// Import puts everything an export held into a workbook without words, in one
// save. What was noted on the way to the first word, such as the page one is on,
// gives way.
func (s *Safe) Import(c archive.Contents) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.writable(); err != nil {
		return err
	}
	if s.memory != nil {
		return ErrMemoryOnly
	}
	if s.db != nil {
		if err := s.view(s.wordless); err != nil {
			return s.unreadable(err)
		}
	}
	w := s.newWriter()
	err := s.commit(w, func(tx *bbolt.Tx) error { return w.transfer(tx, c) })
	if err != nil {
		return err
	}
	l := &loader{s: s}
	if err := s.view(l.read); err != nil {
		return s.unreadable(err)
	}
	if l.report.Fresh || l.values != len(c.Records)+len(c.Versions) {
		return fault.NewDamaged(s.path, disk.ErrReadBack.Error())
	}
	return nil
}

// wordless returns an error if there is anything of the person's.
func (s *Safe) wordless(tx *bbolt.Tx) error {
	records, versions := tx.Bucket([]byte(buckets.Records)), tx.Bucket([]byte(buckets.Versions))
	if records == nil || versions == nil {
		return pages.ErrFault
	}
	if k, _ := versions.Cursor().First(); k != nil {
		return fault.NewNotEmpty(s.path)
	}
	c := records.Cursor()
	for name, value := c.First(); name != nil; name, value = c.Next() {
		text, err := s.keys.Unseal(buckets.Records, name, value)
		if err != nil {
			return fault.NewNotEmpty(s.path)
		}
		r, err := record.Decode(text)
		if err != nil || !record.Passing(r) {
			return fault.NewNotEmpty(s.path)
		}
	}
	return nil
}

// transfer writes what was read from an export in the place of all there is.
func (w *writer) transfer(tx *bbolt.Tx, c archive.Contents) error {
	if err := w.start(tx); err != nil {
		return err
	}
	old := w.records.Cursor()
	for name, value := old.First(); name != nil; name, value = old.First() {
		w.leave(name, value)
		if err := old.Delete(); err != nil {
			return err
		}
	}
	var all []values.Text
	for _, r := range c.Records {
		all = append(all, values.Text{Bucket: buckets.Records, Name: w.s.keys.RecordName(r.Key), Text: r.Text})
	}
	if len(w.losses) > 0 {
		if err := w.setLosses(w.losses); err != nil {
			return err
		}
	}
	next := map[content.Key]uint64{}
	for _, v := range c.Versions {
		name := binary.BigEndian.AppendUint64(w.s.keys.VersionPrefix(v.Key), next[v.Key])
		all = append(all, values.Text{Bucket: buckets.Versions, Name: name, Text: v.Text})
		next[v.Key]++
	}
	if err := values.InOrder(all, w.setAny); err != nil {
		return err
	}
	w.manifest.Revision++
	return buckets.WriteManifest(tx, w.s.keys, w.manifest)
}
