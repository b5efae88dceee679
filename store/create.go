package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"

	"groundwork/store/buckets"
	"groundwork/store/disk"
	"groundwork/store/fault"
	"groundwork/store/pages"
	"groundwork/store/seal"
)

// begin prepares a workbook that has no file yet.
func (s *Safe) begin() error {
	folder, info, err := disk.Nearest(filepath.Dir(s.path))
	switch {
	case err != nil:
		return s.refused(err)
	case !info.IsDir():
		return fault.NewNotFile(folder, "not a folder")
	}
	if err := disk.MayWrite(folder); err != nil {
		return fault.NewReadOnly(folder, err)
	}
	keys, err := seal.NewKeyring()
	if err != nil {
		return err
	}
	s.keys = keys
	s.head, err = seal.NewHeader(keys)
	return err
}

// create makes the file with its first words already in it: whole under another
// name, checked, and only then renamed, so that there is never a half one.
func (s *Safe) create(first func(*bbolt.Tx) error, publish func(draft string) error) error {
	if err := disk.MakeFolder(filepath.Dir(s.path)); err != nil {
		return err
	}
	disk.SweepDrafts(s.path, nil)
	return s.build(first, publish)
}

// build makes the file under another name, with its first words in it, and lets
// publish give it its own.
func (s *Safe) build(first func(*bbolt.Tx) error, publish func(draft string) error) (err error) {
	d, err := disk.NewDraft(s.path, s.o.OpenFile)
	if err != nil {
		return err
	}
	draft := d.Path
	s.file = d.File
	defer func() {
		if err != nil {
			_ = s.release()
			_ = disk.Remove(draft, func(*os.File) bool { return disk.IsDraft(s.path, draft) })
		}
	}()
	if err := s.fill(draft, first); err != nil {
		return err
	}
	return publish(draft)
}

// fill makes the database in the draft, and checks it.
func (s *Safe) fill(draft string, first func(*bbolt.Tx) error) error {
	if err := s.openDB(draft); err != nil {
		return err
	}
	err := pages.Guard(func() error {
		return s.db.Update(func(tx *bbolt.Tx) error {
			for _, name := range []string{buckets.Head, buckets.Manifest, buckets.Records, buckets.Versions} {
				if _, err := tx.CreateBucket([]byte(name)); err != nil {
					return err
				}
			}
			return first(tx)
		})
	})
	if err != nil {
		return err
	}
	if err := s.file.Sync(); err != nil {
		return err
	}
	return s.check()
}

// publish gives the draft the workbook's name.
func (s *Safe) publish(draft string) error {
	if !disk.RenamesOpen {
		if err := s.db.Close(); err != nil {
			return err
		}
	}
	err := disk.RenameNew(draft, s.path)
	if errors.Is(err, fs.ErrExist) {
		return fault.NewReplaced(s.path, "put there meanwhile")
	}
	if err != nil {
		return err
	}
	if err := s.o.SyncFolder(filepath.Dir(s.path)); err != nil {
		// The file is there, but perhaps not after a power cut.
		s.freeze(plain(err))
		return nil
	}
	if !disk.RenamesOpen {
		s.openAgain()
		return nil
	}
	s.fillReserve()
	return nil
}

func sameFile(f *os.File, there os.FileInfo) bool {
	mine, err := f.Stat()
	return err == nil && os.SameFile(mine, there)
}
