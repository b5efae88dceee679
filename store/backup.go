package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"groundwork/store/disk"
	"groundwork/store/fault"
)

// Backup puts a verified copy of the workbook at another place, and returns what
// is in it. Without replace it takes no other file's place. Damaged records are
// copied as they are: look at the inspection.
func (s *Safe) Backup(to string, replace bool) (Inspection, error) {
	to, err := filepath.Abs(to)
	if err != nil {
		return Inspection{}, err
	}
	s.mu.Lock()
	now, err := s.snapshot()
	s.mu.Unlock()
	if err != nil {
		return Inspection{}, err
	}
	if now == nil {
		return Inspection{}, fault.NewNotBackedUp(to, errors.New("nothing has been saved yet"))
	}
	defer now.keys.Wipe()
	defer now.end()
	f, err := now.backup(to, replace)
	if err != nil {
		return Inspection{}, fault.NewNotBackedUp(to, plain(err))
	}
	return f, nil
}

func (n *snapshot) backup(to string, replace bool) (Inspection, error) {
	if err := mayBecome(to, n.path, replace); err != nil {
		return Inspection{}, err
	}
	disk.SweepDrafts(to, n.opens)
	d, err := newNameless(to, n.o)
	if err != nil {
		return Inspection{}, err
	}
	defer d.Discard()
	if err := n.fill(d); err != nil {
		return Inspection{}, err
	}
	f := d.read.find()
	if f.Err != nil {
		return f, f.Err
	}
	f.Path, f.Size, f.Made = to, d.read.size, n.o.Now()
	err = d.Publish(to, replace)
	if errors.Is(err, fs.ErrExist) {
		err = disk.ErrExists
	}
	return f, err
}

// mayBecome refuses to write to what is not an ordinary file, to the workbook
// itself, and without replace to anything that is there.
func mayBecome(to, path string, replace bool) error {
	there, err := os.Lstat(to)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := fault.Ordinary(to, there); err != nil && !errors.Is(err, fault.Empty) {
		return err
	}
	if info, err := os.Lstat(path); to == path || err == nil && os.SameFile(info, there) {
		return errors.New("it is the workbook itself")
	}
	if !replace {
		return disk.ErrExists
	}
	return nil
}
