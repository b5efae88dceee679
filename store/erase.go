package store

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"go.etcd.io/bbolt"

	"groundwork/content"
	"groundwork/store/beside"
	"groundwork/store/buckets"
	"groundwork/store/disk"
	"groundwork/store/fault"
	"groundwork/store/record"
	"groundwork/store/rescue"
	"groundwork/store/seal"
	"groundwork/store/values"
)

// Erase takes records out of the workbook for good, with all their versions: it
// writes the workbook anew under a new data key, and deletes the copies, drafts
// and rescue files the old key opens. Passphrase and recovery code stay.
func (s *Safe) Erase(keys ...content.Key) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	gone := map[content.Key]bool{}
	for _, k := range keys {
		gone[k] = true
	}
	if s.memory != nil && !s.closed {
		for k := range gone {
			delete(s.memory, k)
			delete(s.kept, k)
			delete(s.touched, k)
		}
		return nil
	}
	if err := s.mayRekey(); err != nil {
		return err
	}
	if s.db == nil {
		return nil
	}
	wraps, err := s.wraps()
	if err != nil {
		return err
	}
	defer seal.WipeWraps(wraps)
	return unless(s.rekey(wraps, gone), "it is erased", "it may be there again")
}

// Keys are those of every record in the file, and of those of which only earlier
// versions are left, in no particular order.
func (s *Safe) Keys() ([]content.Key, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.readable(); err != nil {
		return nil, err
	}
	found := map[content.Key]bool{}
	switch {
	case s.memory != nil:
		for k := range s.memory {
			found[k] = true
		}
		for k := range s.kept {
			found[k] = true
		}
	case s.db != nil && !s.lost:
		err := s.view(func(tx *bbolt.Tx) error {
			return buckets.Each(tx, func(bucket string, name, value []byte) error {
				if k, _, ok := values.Open(s.keys, bucket, name, value); ok && k != record.LossesKey() {
					found[k] = true
				}
				return nil
			})
		})
		if err != nil {
			return nil, err
		}
	}
	return slices.Collect(maps.Keys(found)), nil
}

// EraseAll deletes the workbook at path and everything the program made of it: its
// copies, its drafts and its rescue files, as their headers say, whatever key they are
// under. It needs no passphrase. The workbook itself goes last, so that whoever is
// interrupted sees that something is left. What it held is written over where the disk
// lets it. What isn't proven to be the workbook's is left and named.
func EraseAll(path string, o Options) error {
	abs, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	s := &Safe{path: abs, o: o.usual()}
	info, err := os.Lstat(abs)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return s.refused(err)
	default:
		if err := s.mayErase(info); err != nil {
			return err
		}
	}
	s.sweepAll()
	var d disk.Shredder
	d.Remove(s.proveOwn(), s.everything()...)
	d.Finish()
	if info != nil {
		d.Remove(disk.SameAs(info), abs)
	}
	d.Finish()
	_ = s.release()
	for i, folder := range s.rescueFolders() {
		_ = disk.SyncFolder(folder)
		if i > 0 || filepath.Base(folder) == "groundwork" { // those were made for it; its own may be anybody's
			disk.RemoveEmptyFolder(folder)
		}
	}
	return fault.NewLeftBehind(d.Left, d.Aside, d.Errs)
}

// mayErase makes sure that what lies there is a workbook, however damaged, and that
// nobody has it open.
func (s *Safe) mayErase(info os.FileInfo) error {
	if err := fault.Ordinary(s.path, info); err != nil && !errors.Is(err, fault.Empty) {
		return err
	}
	f, err := s.o.OpenFile(s.path, os.O_RDWR|disk.NoFollow, 0)
	if err != nil {
		return s.refused(err)
	}
	s.file = f
	if err := s.lock(); err != nil {
		_ = s.release()
		return err
	}
	if s.head, err = beside.HeadOf(s.path); err != nil && info.Size() > 0 && !slices.ContainsFunc(beside.Files(s.path), says) {
		_ = s.release()
		return fault.NewForeign(s.path)
	}
	if !disk.RemovesOpen {
		return s.release()
	}
	return nil
}

// says reports whether a file says whose it is.
func says(path string) bool {
	_, err := beside.HeadOf(path)
	return err == nil
}

// everything is what may be the workbook's by its name, and what of the rescue files
// in the cache folder is its own.
func (s *Safe) everything() []string {
	out, own := beside.Files(s.path), s.proveOwn()
	for _, folder := range s.rescueFolders()[1:] {
		for _, path := range beside.Rescues(filepath.Join(folder, filepath.Base(s.path))) {
			if f, err := os.OpenFile(path, os.O_RDONLY|disk.NoFollow, 0); err == nil {
				if own(f) {
					out = append(out, path)
				}
				_ = f.Close() // it was only read
			}
		}
	}
	return out
}

// proveOwn proves by its header that a file is this workbook's, under whatever key.
// Where the workbook itself says nothing any more, all that lies beside it must say
// the same.
func (s *Safe) proveOwn() disk.Proof {
	var id []byte
	if s.head != nil {
		id = s.head.ID
	} else {
		for _, path := range beside.Files(s.path) {
			head, err := beside.HeadOf(path)
			switch {
			case err != nil:
			case id == nil:
				id = head.ID
			case !slices.Equal(id, head.ID):
				return func(*os.File) bool { return false }
			}
		}
	}
	return func(f *os.File) bool {
		head, err := beside.HeadIn(f)
		return err == nil && (slices.Equal(id, head.ID) || rescue.OrphanIn(f) == s.path)
	}
}
