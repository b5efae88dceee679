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
	"groundwork/store/disk"
	"groundwork/store/fault"
	"groundwork/store/record"
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
	defer func() {
		for _, w := range wraps {
			clear(w.Key)
		}
	}()
	return s.rekey(wraps, gone)
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
			return eachValue(tx, func(bucket string, name, value []byte) error {
				if k, _, ok := s.readAny(bucket, name, value); ok {
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
// copies, its drafts and its rescue files. It needs no passphrase. The workbook
// itself goes last, so that whoever is interrupted sees that something is left. What
// it held is written over where the disk lets it.
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
	d.Remove(s.everything()...)
	d.Finish()
	d.Remove(abs)
	d.Finish()
	_ = s.release()
	for _, folder := range s.rescueFolders() {
		_ = disk.SyncFolder(folder)
		if filepath.Base(folder) == "groundwork" {
			_ = os.Remove(folder) // only if it is empty
		}
	}
	return errLeftBehind(&d)
}

// mayErase makes sure that what lies there is a workbook, however damaged, and that
// nobody has it open.
func (s *Safe) mayErase(info os.FileInfo) error {
	if err := ordinary(s.path, info); err != nil && !errors.Is(err, fault.Empty) {
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
	if s.head, err = headOf(s.path); err != nil && info.Size() > 0 && len(besides(s.path)) == 0 {
		_ = s.release()
		return errForeign(s.path)
	}
	if !disk.RemovesOpen {
		return s.release()
	}
	return nil
}

// everything is what lies beside the workbook, whatever key opens it, and what of
// the rescue files in the cache folder is this workbook's.
func (s *Safe) everything() []string {
	out := besides(s.path)
	for _, folder := range s.rescueFolders()[1:] {
		for _, path := range disk.Beside(filepath.Join(folder, filepath.Base(s.path)), rescueMark) {
			head, err := headOf(path)
			if err != nil {
				continue
			}
			own := s.head != nil && slices.Equal(head.ID, s.head.ID)
			if own || orphanOf(path) == s.path {
				out = append(out, path)
			}
		}
	}
	return out
}

// orphanOf is the path a rescue file says its workbook was to have, if it had no
// file yet and no passphrase.
func orphanOf(path string) string {
	data, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	head, value, err := splitRescue(data)
	if err != nil {
		return ""
	}
	keys, err := head.Open()
	if err != nil || keys == nil {
		return ""
	}
	text, err := keys.Unseal(bucketRescue, []byte(bucketRescue), value)
	if err != nil {
		return ""
	}
	r, _ := record.DecodeRescue(text)
	return r.Orphan
}
