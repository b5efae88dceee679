package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"groundwork/store/beside"
	"groundwork/store/buckets"
	"groundwork/store/disk"
	"groundwork/store/fault"
	"groundwork/store/pages"
	"groundwork/store/rescue"
	"groundwork/store/seal"
)

// An Inspection is what a look at a workbook's file, or at a copy of one, found out.
type Inspection struct {
	Path   string
	Size   int64
	Made   time.Time // the time in a copy's name; of another file, when it was last changed
	Before bool      // it was put aside when a copy was brought back
	Rescue bool      // it is a rescue file, and holds only what could not be saved
	// Fleeting says that it lies in the computer's memory, and is gone when that restarts.
	Fleeting bool

	Records  int
	Versions int    // earlier versions of records
	Waiting  int    // rescue files of it that are still to be taken in
	Sealed   bool   // it needs a passphrase, so that only its pages could be looked at
	Report   Report // what was noticed in the records; empty where Sealed or Err
	Err      error  // why it can't be opened at all

	keys *seal.Keyring
}

// Whole reports whether every record opens and nothing is missing.
func (f Inspection) Whole() bool { return f.Err == nil && !f.Sealed && !f.Report.Damage() }

// State says in a few words what state the file is in.
func (f Inspection) State() string {
	state := "whole"
	switch {
	case errors.Is(f.Err, fault.InUse):
		state = "open in another window"
	case f.Err != nil:
		state = "can't be opened"
	case f.Sealed:
		state = "under a passphrase"
	case !f.Whole():
		state = "damaged in part"
	}
	if f.Rescue {
		state += ", words that were not saved"
	}
	if f.Fleeting {
		state += ", gone when the computer restarts"
	}
	if f.Before {
		state += ", put aside by a restore"
	}
	return state
}

// IsWorkbook reports whether a file is a workbook, a copy of one or a rescue file,
// whatever the key, and also where it is damaged.
func IsWorkbook(path string) bool {
	if info, err := os.Lstat(path); err != nil || !info.Mode().IsRegular() {
		return false
	}
	_, err := beside.HeadOf(path)
	return err == nil
}

// Examine looks at a workbook's file, or at a copy of one, and changes nothing. It
// reads and checks all of it.
func Examine(path string, o Options) Inspection {
	abs, err := filepath.Abs(path)
	if err != nil {
		return Inspection{Path: path, Err: err}
	}
	return examine(abs, nil, o.usual())
}

// Copies are the inspections about all copies of the workbook at path that lie beside
// it, and about what was put aside when one was brought back: the newest first.
func Copies(path string, o Options) ([]Inspection, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	return copies(path, nil, o.usual()), nil
}

func copies(path string, known *seal.Keyring, o Options) (out []Inspection) {
	present, _ := os.Lstat(path)
	for _, name := range beside.ByTime(path) {
		if info, err := os.Lstat(name); err == nil && os.SameFile(info, present) {
			continue // a restore was cut short before it changed anything
		}
		f := examine(name, known, o)
		if f.keys != nil {
			known = f.keys // most copies have the same, so the passphrase is asked for once
		}
		out = append(out, f)
	}
	return out
}

// usual fills in what is left out.
func (o Options) usual() Options {
	if o.Timeout == 0 {
		o.Timeout = usualTimeout
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.OpenFile == nil {
		o.OpenFile = os.OpenFile
	}
	if o.SyncFolder == nil {
		o.SyncFolder = disk.SyncFolder
	}
	if o.Stretch == nil {
		o.Stretch = seal.Argon2id
	}
	if o.cost == nil {
		o.cost = seal.UsualCost
	}
	return o
}

func examine(path string, known *seal.Keyring, o Options) Inspection {
	f := Inspection{Path: path}
	if info, err := os.Lstat(path); err == nil {
		f.Size, f.Made = info.Size(), info.ModTime()
	}
	for _, mark := range []string{beside.CopyMark, beside.BeforeMark} {
		if at := beside.AnyMarkedAt(path, mark); !at.IsZero() {
			f.Made, f.Before = at, mark == beside.BeforeMark
		}
	}
	if rescue.Is(path) {
		return f.examineRescue(known, o)
	}
	s, err := openToRead(path, known, o)
	if err != nil {
		f.Err = err
		return f
	}
	found := s.find()
	found.keys = s.keys
	if err := s.release(); err != nil && found.Err == nil {
		found.Err = err
	}
	found.Path, found.Size, found.Made, found.Before = f.Path, f.Size, f.Made, f.Before
	return found
}

// OpenToRead opens the workbook at path where it can't be written or locked: on a medium
// that is only read, or as somebody who may not write it. Nothing is changed in the file
// or beside it; what would write fails.
func OpenToRead(path string, o Options) (*Safe, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	s, err := openToRead(abs, nil, o.usual())
	if err == nil && s.keys == nil {
		_ = s.release() // that it is locked matters more
		return nil, fault.NewLocked(abs)
	}
	return s, err
}

// openToRead opens a file to be looked at and not changed, beside others who look
// at it. Where it belongs to the known keys, these open it; else the passphrase is
// asked for, if it can be.
func openToRead(path string, known *seal.Keyring, o Options) (*Safe, error) {
	s := &Safe{path: path, o: o}
	info, err := os.Lstat(path)
	if errors.Is(err, fs.ErrPermission) {
		return nil, fault.NewUnreadable(path, err)
	}
	if err != nil {
		return nil, err
	}
	if err := fault.Ordinary(path, info); err != nil {
		return nil, err
	}
	f, err := o.OpenFile(path, os.O_RDONLY|disk.NoFollow, 0)
	if errors.Is(err, fs.ErrPermission) {
		return nil, fault.NewUnreadable(path, err)
	}
	if err != nil {
		return nil, err
	}
	ok, err := disk.LockShared(f, o.Timeout)
	if err == nil && !ok {
		err = s.inUse()
	}
	if disk.NoLocks(err) {
		f, err = disk.Copied(f)
	}
	if err != nil {
		_ = f.Close()
		return nil, err
	}
	s, err = openHandle(path, f, known, o)
	if err != nil || s.keys != nil || o.Passphrase == nil {
		return s, err
	}
	if err = s.enter(); err == nil {
		err = s.unreadable(s.view(s.readManifest))
	}
	if err != nil {
		_ = s.release() // why it could not be opened matters more
		return nil, err
	}
	return s, nil
}

// openHandle is openToRead for an open and locked file, which it closes in the end
// or where it fails. A file that needs a passphrase opens without keys.
func openHandle(path string, f *os.File, known *seal.Keyring, o Options) (*Safe, error) {
	s := &Safe{path: path, o: o, file: f, manifest: seal.NewManifest()}
	err := s.check()
	if err == nil {
		err = s.openReadOnly()
	}
	if err == nil {
		err = s.unreadable(s.view(func(tx *bbolt.Tx) error { return s.readHeadWith(tx, known) }))
	}
	if err != nil {
		_ = s.release() // why it could not be opened matters more
		return nil, err
	}
	s.freeze(berrors.ErrDatabaseReadOnly)
	return s, nil
}

// onlyRead reports whether the file was opened to be read.
func (s *Safe) onlyRead() bool { return errors.Is(s.frozen, berrors.ErrDatabaseReadOnly) }

func (s *Safe) openReadOnly() error {
	err := pages.Guard(func() (err error) {
		s.db, err = bbolt.Open(s.path, 0, &bbolt.Options{
			ReadOnly:     true,
			Timeout:      s.o.Timeout,
			NoStatistics: true,
			OpenFile:     func(string, int, os.FileMode) (*os.File, error) { return s.file, nil },
		})
		return err
	})
	if err != nil {
		s.db = nil
		return s.unreadable(err)
	}
	return nil
}

// readHeadWith reads the header, and the manifest where the keys are known or lie
// in the file.
func (s *Safe) readHeadWith(tx *bbolt.Tx, known *seal.Keyring) error {
	if err := s.readHead(tx); err != nil {
		return err
	}
	if known != nil && known.Opens(s.head) {
		s.keys = known
	} else if keys, err := s.head.Open(); err != nil || keys == nil {
		return err
	} else {
		s.keys = keys
	}
	return s.readManifest(tx)
}

// find reads all there is.
func (s *Safe) find() Inspection {
	f := Inspection{Sealed: s.keys == nil}
	l := &loader{s: s}
	f.Err = s.unreadable(s.view(func(tx *bbolt.Tx) error {
		err := buckets.Each(tx, func(bucket string, _, _ []byte) error {
			if bucket == buckets.Versions {
				f.Versions++
			} else {
				f.Records++
			}
			return nil
		})
		if err != nil || f.Sealed {
			return err
		}
		return l.read(tx)
	}))
	if f.Err == nil {
		f.Report = l.report
	}
	if f.Err == nil && !f.Sealed {
		f.Waiting = s.waiting()
	}
	if l.told {
		f.Records--
	}
	return f
}
