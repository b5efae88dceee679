package store

import (
	"crypto/sha256"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"

	"groundwork/content"
	"groundwork/store/beside"
	"groundwork/store/disk"
	"groundwork/store/fault"
	"groundwork/store/rescue"
	"groundwork/store/seal"
)

// Orphans are the copies and rescue files at the workbook's places, the cache folder
// among them, that belong to no workbook there: it is gone, or another one has its
// place. The newest of each sort comes first. They can be brought back with [Restore].
func Orphans(path string, o Options) ([]Inspection, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	s := &Safe{path: abs, o: o.usual()}
	head, err := beside.HeadOf(abs)
	if err == nil {
		return s.orphans(head), nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, nil // it can't be told what is its own
	}
	return s.orphans(nil), nil
}

// Orphans is the function of that name for a workbook that is open, or that has no file
// yet. Saving goes on while it looks.
func (s *Safe) Orphans() []Inspection {
	s.mu.Lock()
	own, none := s.head, s.memory != nil || s.closed
	if s.db == nil {
		own = nil
	}
	s.mu.Unlock()
	if none {
		return nil
	}
	return s.orphans(own)
}

// Place is a folder with files that need no passphrase to be read.
type Place = beside.Open

// Readable are the workbook's places in which words can be read without a passphrase.
func (s *Safe) Readable() []Place {
	if s.memory != nil {
		return nil
	}
	return Readable(s.path)
}

// Readable is the method of that name for a workbook that is not open.
func Readable(path string) []Place {
	return beside.Readable(path)
}

func (s *Safe) orphans(own *seal.Header) (out []Inspection) {
	o := s.o
	o.Passphrase = nil // nothing is asked only to list them
	for _, name := range beside.ByTime(s.path) {
		if strayed(name, own) {
			out = append(out, examine(name, nil, o))
		}
	}
	for _, k := range beside.Rescued(s.path) {
		if strayed(k.Path, own) {
			f := examine(k.Path, nil, o)
			f.Fleeting = k.Fleeting
			out = append(out, f)
		}
	}
	return out
}

// strayed reports whether a file says that it is of another workbook than this, or of
// any where there is none. A rescue file under another key than the present one is
// never taken in: the workbook had that key before an older file was brought back.
func strayed(path string, own *seal.Header) bool {
	head, err := beside.HeadOf(path)
	switch {
	case err != nil:
		return false
	case own == nil || !slices.Equal(head.ID, own.ID):
		return true
	}
	return rescue.Is(path) && !slices.Equal(head.KeyID, own.KeyID)
}

// openRescue reads a rescue file by itself, with the keys in it or with what opens
// them. Without either there is no error, and no keys.
func openRescue(path string, known *seal.Keyring, o Options) (*Safe, rescue.File, error) {
	r := rescue.File{Path: path}
	data, err := rescue.Read(path)
	if err != nil {
		return nil, r, err
	}
	head, value, err := rescue.Split(data)
	if err != nil {
		return nil, r, fault.NewDamaged(path, rescue.ErrDamaged.Error())
	}
	s := &Safe{path: path, o: o, head: head, manifest: seal.NewManifest(), touched: map[content.Key]touch{}}
	if known != nil && known.Opens(head) {
		s.keys = known
	} else if head.SealedOff() && o.Passphrase == nil {
		return s, r, nil
	} else if err := s.enter(); err != nil {
		return nil, r, err
	}
	if r.Rescue, err = rescue.Unseal(s.keys, value); err != nil {
		return nil, r, fault.NewDamaged(path, rescue.ErrDamaged.Error())
	}
	r.Sum = sha256.Sum256(data)
	return s, r, nil
}

// examineRescue is examine of a rescue file.
func (f Inspection) examineRescue(known *seal.Keyring, o Options) Inspection {
	f.Rescue = true
	s, r, err := openRescue(f.Path, known, o)
	if err != nil {
		f.Err = err
		return f
	}
	f.Sealed, f.keys = s.keys == nil, s.keys
	if f.Records = rescue.Writings(r.Change.Put); !r.Made.IsZero() {
		f.Made = r.Made
	}
	return f
}

// fromRescue makes a workbook of what a rescue file holds, where there is none. It gets
// the file's id and keys, so that what else was rescued of it is taken in too.
func (r *restoring) fromRescue() error {
	if r.present != nil {
		return errors.New("there is a workbook already; it would hold only what was rescued: give another place with --file")
	}
	s, found, err := openRescue(r.from, nil, r.o)
	if err != nil {
		return err
	}
	if s.keys == nil {
		return fault.NewLocked(r.from)
	}
	s.path = r.path
	if err := s.saveRescued(found.Change, nil, []rescue.File{found}); err != nil {
		_ = s.release()
		return err
	}
	if !s.holds(found.Change) {
		err = disk.ErrReadBack
	}
	return errors.Join(err, s.release())
}
