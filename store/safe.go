// Package store keeps a workbook safe: one file, every value in it sealed, every
// save on disk before it is called saved.
//
// A [Safe] is the open file. [Safe.Load] reads all of it, [Safe.Save] writes a
// [content.Change] in one transaction, [Safe.Rescue] puts words that could not be
// saved into a file beside it, [Safe.Versions] finds what an answer said before.
// FORMAT.md says what lies in the file, and is meant to suffice for reading it
// without this package.
//
// What knows nothing of an open workbook lies in the packages below, none of which
// imports this one: disk and fault at the bottom; pages over disk; record and seal,
// which don't know each other; archive and report over record; buckets over seal and
// pages; rescue over buckets and record; beside over rescue.
//
// A file of this format is read by every later version. No error, and nothing
// else this package says, holds any of the person's words.
package store

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"groundwork/content"
	"groundwork/store/buckets"
	"groundwork/store/disk"
	"groundwork/store/fault"
	"groundwork/store/pages"
	"groundwork/store/seal"
	"groundwork/store/values"
)

// Options are how a workbook is opened. The zero value is what is wanted.
type Options struct {
	Timeout    time.Duration    // to wait for another process to let go; 0 means 250 ms
	Now        func() time.Time // the clock; nil means time.Now
	MemoryOnly bool             // keep everything in memory, write nothing to disk
	// Passphrase is asked where the workbook has one: for that, or for the recovery
	// code. What it gives is cleared after use. nil means that nothing can be asked.
	Passphrase func() ([]byte, error)
	// Possible gives the keys records can have, where something damaged is to be named.
	Possible func() []content.Key

	ReserveBytes int64 // to keep free inside the file; 0 means the usual, less means none
	MaxSize      int   // of the file, for tests with a full disk; 0 means none
	// OpenFile stands for os.OpenFile in tests.
	OpenFile func(name string, flag int, perm os.FileMode) (*os.File, error)
	// SyncFolder stands for disk.SyncFolder in tests, where the workbook gets its name.
	SyncFolder func(folder string) error
	// Stretch stands for seal.Argon2id in tests. What it locks opens with nothing else.
	Stretch seal.Stretch
	cost    func() seal.Cost // of a passphrase that is set; nil means [seal.UsualCost]
}

const usualTimeout = 250 * time.Millisecond

// Safe is an open workbook. It may be used by several goroutines at once.
type Safe struct {
	path   string
	o      Options
	mu     sync.Mutex
	keys   *seal.Keyring
	head   *seal.Header
	stored []byte                         // the header as it lies in the file
	memory map[content.Key]content.Record // where nothing is written to disk

	file     *os.File // the handle bbolt uses; nil until the file is made
	db       *bbolt.DB
	size     int64 // of the file, as it was last seen
	reserved int64 // up to where room is reserved
	largest  int64 // the largest sealed value seen

	manifest seal.Manifest
	mismatch bool // the manifest isn't what is there, and is made anew by the next save
	oneMeta  bool // the newest of two meta pages was damaged at opening
	looked   bool // all of the file was read since it was opened
	losses   losses

	highest    uint64   // revision of a copy: of what was before an older one was brought back, it may be later
	wide       bool     // others may read or write the file
	cleared    bool     // what the last change of the key had to delete is gone; the next save says so
	leftBehind []string // what a change of the key that was cut short left, and couldn't be deleted at opening

	touched map[content.Key]touch // what was changed in this session
	kept    map[content.Key][]Version
	frozen  error // the cause

	rescuing content.Change // all that this session could not save
	rescued  []Kept         // where it lies

	locked *locked // set while locked

	giveUp bool // a new key may leave behind what is damaged

	lost   bool // bbolt can't be used any more, not even closed
	closed bool
}

// Open opens the workbook at path. If there is no file, and perhaps no folder
// either, they are made by the first Save.
func Open(path string, o Options) (*Safe, error) {
	o = o.usual()
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	s := &Safe{path: abs, o: o, manifest: seal.NewManifest(), touched: map[content.Key]touch{}}
	if o.MemoryOnly {
		s.memory = map[content.Key]content.Record{}
		s.kept = map[content.Key][]Version{}
		return s, nil
	}
	info, err := os.Lstat(abs)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := s.begin(); err != nil {
			return nil, err
		}
		return s, nil
	case err != nil:
		return nil, s.refused(err)
	}
	if err := fault.Ordinary(abs, info); err != nil {
		return nil, err
	}
	if err := s.open(); err != nil {
		_ = s.release() // why it could not be opened matters more
		return nil, err
	}
	s.clearUpAtOpening()
	return s, nil
}

// refused finds the error to tell for one of the file system's.
func (s *Safe) refused(err error) error {
	switch {
	case disk.IsLink(err):
		return fault.NewNotFile(s.path, "a symbolic link")
	case errors.Is(err, syscall.ENOTDIR):
		return fault.NewNotFile(filepath.Dir(s.path), "not a folder")
	case disk.IsReadOnlyFS(err):
		return fault.NewReadOnly(s.path, err)
	case disk.HeldElsewhere(err):
		return s.inUse()
	case errors.Is(err, fs.ErrPermission):
		f, readErr := s.o.OpenFile(s.path, os.O_RDONLY|disk.NoFollow, 0)
		if readErr != nil {
			return fault.NewUnreadable(s.path, err)
		}
		_ = f.Close()
		return fault.NewReadOnly(s.path, err)
	}
	return err
}

// open opens the file that is there: locked first, checked under the lock, and
// only then given to bbolt.
func (s *Safe) open() error {
	if err := s.acquire(); err != nil {
		return err
	}
	if err := s.readFile(); err != nil {
		return err
	}
	if err := s.enter(); err != nil {
		return err
	}
	if err := s.view(s.readManifest); err != nil {
		return s.unreadable(err)
	}
	s.fillReserve()
	return nil
}

// acquire opens the file and keeps it from others.
func (s *Safe) acquire() error {
	f, err := s.o.OpenFile(s.path, os.O_RDWR|disk.NoFollow, 0)
	if err != nil {
		return s.refused(err)
	}
	s.file = f
	if err := s.lock(); err != nil {
		return err
	}
	if there, err := os.Lstat(s.path); err == nil && !sameFile(f, there) {
		return s.inUse() // while this waited, somebody who has it open gave it a new key
	}
	return nil
}

// readFile checks the file, gives it to bbolt and reads the header.
func (s *Safe) readFile() error {
	if err := s.check(); err != nil {
		return err
	}
	if err := s.openDB(s.path); err != nil {
		return err
	}
	if err := s.view(s.readHead); err != nil {
		return s.unreadable(err)
	}
	return nil
}

// check looks at the file through its handle, now that nobody else changes it.
func (s *Safe) check() error {
	info, err := s.file.Stat()
	if err != nil {
		return err
	}
	if err := fault.Ordinary(s.path, info); err != nil {
		return err
	}
	s.size, s.wide = info.Size(), disk.Wide(s.file, info)
	err = pages.Mapped(s.file, s.size, func(data []byte) (err error) {
		s.oneMeta, err = pages.Check(data)
		return err
	})
	if errors.Is(err, pages.ErrNoMeta) {
		return fault.NewForeign(s.path)
	}
	if err != nil {
		return fault.NewDamaged(s.path, err.Error())
	}
	return nil
}

// openDB opens the database in the open file.
func (s *Safe) openDB(path string) error {
	err := pages.Guard(func() (err error) {
		s.db, err = bbolt.Open(path, 0o600, &bbolt.Options{
			Timeout:      s.o.Timeout,
			MaxSize:      s.o.MaxSize,
			NoStatistics: true,
			OpenFile:     func(string, int, os.FileMode) (*os.File, error) { return s.file, nil },
		})
		return err
	})
	switch {
	case errors.Is(err, berrors.ErrTimeout):
		return s.inUse()
	case err != nil:
		s.db = nil
		return s.unreadable(err)
	}
	return nil
}

// unreadable returns the error to report for a failure of reading.
func (s *Safe) unreadable(err error) error {
	switch {
	case errors.Is(err, pages.ErrFault), errors.Is(err, seal.ErrHeader):
		return fault.NewDamaged(s.path, err.Error())
	}
	return err
}

// readHead reads the header.
func (s *Safe) readHead(tx *bbolt.Tx) error {
	b := tx.Bucket([]byte(buckets.Head))
	if b == nil {
		return fault.NewForeign(s.path)
	}
	stored := b.Get([]byte(buckets.HeaderName))
	if stored == nil {
		return fault.NewForeign(s.path)
	}
	s.stored = append([]byte{}, stored...)
	head, err := seal.DecodeHeader(s.stored)
	s.head = head
	return err
}

// readManifest reads the manifest, and holds the header against it. Where the manifest
// doesn't open, something else has to: the key in an open header may be anybody's.
func (s *Safe) readManifest(tx *bbolt.Tx) error {
	m, err := buckets.ReadManifest(tx, s.keys)
	s.manifest, s.mismatch = m, err != nil
	switch {
	case err != nil && !values.OpensAny(tx, s.keys, s.head.SealedOff()):
		return fault.NewChanged(s.path, "the key it leads to opens nothing in the file")
	case err != nil:
		return nil
	case m.Head == nil && s.head.Format > 1:
		return fault.NewChanged(s.path, "it says that its format is another")
	case m.Head != nil && !bytes.Equal(m.Head, seal.Digest(s.stored)):
		return fault.NewChanged(s.path, s.head.Differs(m.Slots))
	}
	return nil
}

// view runs f in a transaction where a fault can't end the program. After a
// fault the file is abandoned.
func (s *Safe) view(f func(*bbolt.Tx) error) error {
	err := pages.Guard(func() error { return s.db.View(f) })
	if errors.Is(err, pages.ErrFault) {
		s.freeze(err)
		s.lost = true
	}
	return err
}

func (s *Safe) freeze(cause error) {
	if s.frozen == nil {
		s.frozen = cause
	}
}

// Path is where the workbook lies, absolute.
func (s *Safe) Path() string { return s.path }

// Close lets go of the file. It waits for a save under way. Closing twice is
// allowed.
func (s *Safe) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	return errors.Join(s.leaveLocked(), s.release())
}

// release closes the file. After a fault bbolt isn't asked to: its own locks may
// be held for ever. Then its mapping stays, and would keep the lock on the file
// after the handle is closed, so that is given back by itself.
func (s *Safe) release() error {
	var err error
	if s.db != nil && !s.lost {
		err = pages.Guard(s.db.Close)
	}
	if s.file != nil {
		disk.Unlock(s.file)
		_ = s.file.Close() // an error only if bbolt has done so
	}
	s.db, s.file = nil, nil
	return err
}
