package store

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"groundwork/store/beside"
	"groundwork/store/disk"
	"groundwork/store/fault"
	"groundwork/store/rescue"
)

// Restore puts the workbook's file from in the place of the one at path, whatever
// state that is in. It returns where it kept that one, or nothing if there was
// none. At every moment there is either the old file or the new one. Nobody may
// have the workbook open. Where there is none, from may also be a rescue file.
func Restore(path, from string, o Options) (kept string, err error) {
	r := &restoring{o: o.usual()}
	if r.path, err = filepath.Abs(path); err != nil {
		return "", err
	}
	if r.from, err = filepath.Abs(from); err != nil {
		return "", err
	}
	defer r.letGo()
	if err := r.hold(); err != nil {
		return "", err
	}
	if err := disk.MakeFolder(filepath.Dir(r.path)); err != nil {
		return "", fault.NewNotRestored(r.from, plain(err))
	}
	disk.SweepDrafts(r.path, nil)
	if rescue.Is(r.from) {
		if err := r.fromRescue(); err != nil {
			return "", fault.NewNotRestored(r.from, plain(err))
		}
		return "", nil
	}
	if err := r.fetch(); err != nil {
		return "", fault.NewNotRestored(r.from, plain(err))
	}
	defer r.draft.Discard()
	kept, err = r.replace()
	switch {
	case err != nil && r.draft.Done:
		err = fault.NewPerhapsRestored(r.from, kept != "", plain(err))
	case err != nil && !errors.Is(err, fault.Replaced):
		err = fault.NewNotRestored(r.from, plain(err))
	}
	return kept, err
}

// restoring is one copy on its way back.
type restoring struct {
	path, from string
	o          Options
	present    *os.File // locked; nil where there is none
	draft      *draft
}

// hold keeps everybody else from the present file.
func (r *restoring) hold() error {
	s := &Safe{path: r.path, o: r.o}
	info, err := os.Lstat(r.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return s.refused(err)
	}
	if err := fault.Ordinary(r.path, info); err != nil && !errors.Is(err, fault.Empty) {
		return err
	}
	if other, err := os.Stat(r.from); err == nil && os.SameFile(info, other) {
		return fault.NewNotRestored(r.from, errors.New("it is the workbook itself"))
	}
	if r.present, err = r.o.OpenFile(r.path, os.O_RDONLY|disk.NoFollow, 0); err != nil {
		return s.refused(err)
	}
	s.file = r.present
	return s.lock()
}

// letGo unlocks and closes the present file.
func (r *restoring) letGo() {
	if r.present != nil {
		disk.Unlock(r.present)
		_ = r.present.Close() // it was only read
		r.present = nil
	}
}

// fetch makes a verified copy of the copy.
func (r *restoring) fetch() error {
	// Looked at by itself first, so that what is wrong is said of it and not of the
	// draft.
	look, err := openToRead(r.from, nil, r.o)
	if err != nil {
		return err
	}
	defer func() { _ = look.release() }() // it was only read
	d, err := newDraft(r.path, r.o)
	if err != nil {
		return err
	}
	err = d.Fill(func(w io.Writer) error {
		_, err := io.Copy(w, io.NewSectionReader(look.file, 0, look.size))
		return err
	})
	if err == nil {
		err = d.verify(look.keys)
	}
	if err != nil {
		d.Discard()
		return err
	}
	r.draft = d
	return nil
}

// replace keeps the present file under another name and gives the draft its own.
func (r *restoring) replace() (kept string, err error) {
	if r.present == nil {
		err := r.draft.Publish(r.path, false)
		if errors.Is(err, fs.ErrExist) {
			return "", fault.NewReplaced(r.path, "put there meanwhile")
		}
		return "", err
	}
	mine, err := r.present.Stat()
	if err != nil {
		return "", err
	}
	if there, err := os.Lstat(r.path); err != nil || !os.SameFile(mine, there) {
		return "", fault.NewReplaced(r.path, "replaced")
	}
	r.forget(mine)
	kept, err = r.keep()
	if err != nil {
		return "", err
	}
	if err := disk.SyncFolder(filepath.Dir(r.path)); err != nil {
		dropName(kept)
		return "", err
	}
	if !disk.RenamesOpen {
		r.letGo()
	}
	if err := r.draft.Publish(r.path, true); err != nil {
		if !r.draft.Done {
			dropName(kept)
			kept = ""
		}
		return kept, err
	}
	return kept, nil
}

// dropName removes what this restore has just made, where it comes to nothing.
func dropName(kept string) {
	if info, err := os.Lstat(kept); err == nil {
		_ = disk.Remove(kept, disk.SameAs(info))
	}
}

// forget removes the names an earlier restore gave to the present file before it
// was cut short.
func (r *restoring) forget(present os.FileInfo) {
	for _, name := range beside.Marked(r.path, beside.BeforeMark) {
		_ = disk.Remove(name, disk.SameAs(present))
	}
}

// keep gives the present file a second name, so that it never is without its
// first one. Where the file system can't do that, a copy has to do, and it needn't
// be one that opens.
func (r *restoring) keep() (string, error) {
	for _, name := range beside.Names(r.path, beside.BeforeMark, r.o.Now()) {
		err := os.Link(r.path, name)
		if err == nil {
			return name, nil
		}
		if !errors.Is(err, fs.ErrExist) {
			break
		}
	}
	return r.keepCopy()
}

func (r *restoring) keepCopy() (string, error) {
	d, err := newDraft(r.path, r.o)
	if err != nil {
		return "", err
	}
	defer d.Discard()
	err = d.Fill(func(w io.Writer) error {
		_, err := io.Copy(w, r.present)
		return err
	})
	if err != nil {
		return "", err
	}
	return d.publishMarked(r.path, beside.BeforeMark, r.o.Now())
}
