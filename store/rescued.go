package store

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"path/filepath"
	"slices"
	"sort"

	"go.etcd.io/bbolt"

	"groundwork/content"
	"groundwork/store/beside"
	"groundwork/store/buckets"
	"groundwork/store/disk"
	"groundwork/store/fault"
	"groundwork/store/record"
	"groundwork/store/rescue"
	"groundwork/store/seal"
)

// takeRescued takes in the rescue files of this workbook: all in one save, looked
// at again in the file, and only then removed. What fails is left where it is.
func (s *Safe) takeRescued(w *content.Workbook, report *Report) {
	var found []rescue.File
	fail := func(k Kept, err error) {
		report.RescueFailed = append(report.RescueFailed, k.Path)
		if k.Fleeting {
			report.RescueFleeting++
		}
		switch {
		case errors.Is(err, fault.ErrFull):
			report.RescueNoRoom++
		case errors.Is(err, rescue.ErrDamaged), errors.Is(err, seal.ErrUnseal):
			report.RescueDamaged++
		}
	}
	for _, k := range beside.Rescued(s.path) {
		r, mine, err := s.readRescue(k.Path)
		r.Fleeting = k.Fleeting
		switch taken := err == nil && s.manifest.HasTaken(r.Sum[:]); {
		case !mine, taken && s.onlyRead():
		case err != nil:
			fail(k, err)
		case taken:
			_ = disk.Remove(k.Path, r.Same) // its words have been here before
		default:
			found = append(found, r)
		}
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].Made.Before(found[j].Made) })
	if len(found) == 0 {
		return
	}
	change, older := rescue.Merge(w, found)
	if s.onlyRead() {
		w.Apply(change)
	}
	if err := s.saveRescued(change, older, found); err != nil || !s.holds(change) {
		for _, r := range found {
			fail(Kept{Path: r.Path, Fleeting: r.Fleeting}, err)
		}
		return
	}
	w.Apply(change)
	for _, r := range found {
		report.Rescued += rescue.Writings(r.Change.Put)
		report.RescueFiles = append(report.RescueFiles, r.Path)
		_ = disk.Remove(r.Path, r.Same)
		if slices.ContainsFunc(s.rescued, func(k Kept) bool { return k.Path == r.Path }) {
			s.rescuing, s.rescued = content.Change{}, nil // or it would undo what is saved from now on
		}
		_ = disk.SyncFolder(filepath.Dir(r.Path)) // if it comes back, it is taken in again to no effect
	}
	for _, p := range beside.Places(s.path)[1:] { // the workbook is in the first
		disk.RemoveEmptyFolder(p.Folder)
	}
}

// waiting counts the rescue files of this workbook that were not taken in.
func (s *Safe) waiting() (n int) {
	for _, k := range beside.Rescued(s.path) {
		if r, mine, err := s.readRescue(k.Path); mine && (err != nil || !s.manifest.HasTaken(r.Sum[:])) {
			n++
		}
	}
	return n
}

// readRescue reads a rescue file. mine is false for one of another workbook,
// which isn't this one's to judge.
func (s *Safe) readRescue(path string) (r rescue.File, mine bool, err error) {
	data, err := rescue.Read(path)
	if err != nil {
		return r, true, err
	}
	head, value, err := rescue.Split(data)
	if err != nil {
		return r, true, err
	}
	keys := s.keys
	own := bytes.Equal(head.ID, s.keys.ID[:]) && bytes.Equal(head.KeyID, s.keys.KeyID[:])
	if !own {
		// Words from before the workbook's file was made, sealed with keys that died
		// with that session. They are taken in only where no passphrase vouches for
		// what is in the workbook.
		if s.head.SealedOff() {
			return r, false, nil
		}
		if keys, err = head.Open(); err != nil || keys == nil {
			return r, false, nil
		}
	}
	r.Path, r.Sum = path, sha256.Sum256(data)
	r.Rescue, err = rescue.Unseal(keys, value)
	return r, own || r.Orphan == s.path, err
}

// saveRescued saves what was rescued, puts what was older than the workbook's own
// among the versions, and remembers the files.
func (s *Safe) saveRescued(c content.Change, older []content.Record, from []rescue.File) error {
	puts, err := encodeAll(c.Put)
	if err != nil {
		return err
	}
	aside, err := encodeAll(older)
	if err != nil {
		return err
	}
	w := s.newWriter()
	return s.commit(w, func(tx *bbolt.Tx) error {
		if err := w.write(tx, c.Delete, puts); err != nil {
			return err
		}
		for _, a := range aside {
			if err := w.addVersion(a.key, a.text, WhyRescue); err != nil {
				return err
			}
		}
		for _, r := range from {
			w.manifest.Take(r.Sum[:])
		}
		return buckets.WriteManifest(tx, s.keys, w.manifest)
	})
}

// holds reports whether the file now says what the change put.
func (s *Safe) holds(c content.Change) bool {
	same := false
	err := s.view(func(tx *bbolt.Tx) error {
		b := tx.Bucket([]byte(buckets.Records))
		for _, r := range c.Put {
			want, err := record.Encode(r)
			if err != nil {
				return err
			}
			name := s.keys.RecordName(r.Key())
			got, err := s.keys.Unseal(buckets.Records, name, b.Get(name))
			if err != nil || !bytes.Equal(got, want) {
				return rescue.ErrDamaged
			}
		}
		same = true
		return nil
	})
	return err == nil && same
}
