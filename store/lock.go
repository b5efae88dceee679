package store

import (
	"os"
	"runtime/debug"

	"groundwork/content"
	"groundwork/store/disk"
	"groundwork/store/fault"
	"groundwork/store/record"
	"groundwork/store/rescue"
	"groundwork/store/seal"
)

// locked is what a locked workbook keeps in memory of its session.
type locked struct {
	sealed []byte // what Lock was given, in the form of rescue files
	words  bool   // some of it was not saved
	unread bool   // of the file nothing was read since another process handed it over
}

// Lock seals what is not saved yet and where the person is, forgets the keys and
// everything that was decrypted, and keeps the file for itself. Until Unlock, whatever
// needs the keys returns an error of kind [fault.Locked]. Close then writes the unsaved
// words into a rescue file. Without a passphrase Lock returns [ErrNoPassphrase]: it
// would be none.
//
// Words that went through the program's memory stay in its freed parts for a while; the
// caller has to let go of its own. [Safe.HandOver] leaves nothing of them.
func (s *Safe) Lock(unsaved content.Change, place []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.closed:
		return ErrClosed
	case s.memory != nil || !s.sealedOff():
		return ErrNoPassphrase
	case s.locked != nil && unsaved.Empty():
		return nil
	case s.locked != nil:
		return fault.NewLocked(s.path)
	}
	sealed, err := rescue.Encode(s.head, s.keys, record.Rescue{Made: s.o.Now(), Change: unsaved, Place: place})
	if err != nil {
		return err
	}
	s.locked = &locked{sealed: sealed, words: !unsaved.Empty()}
	s.keys.Wipe()
	for _, t := range s.touched {
		clear(t.peak)
	}
	// What was rescued lies in its file, which the next Load takes in.
	s.keys, s.rescuing, s.rescued, s.touched = nil, content.Change{}, nil, map[content.Key]touch{}
	debug.FreeOSMemory()
	return nil
}

// Locked reports whether Lock was called, and Unlock not since.
func (s *Safe) Locked() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.locked != nil
}

// HandedOver is a locked workbook on its way to another process.
type HandedOver struct {
	Path   string
	File   *os.File // the workbook, locked against everybody else
	Sealed []byte
	Words  bool // some were not saved, and are in Sealed alone
}

// HandOver gives a locked workbook to take, which starts another process in the place of
// this one: there [Resume] makes a Safe of it. Where take returns, it is as it was.
func (s *Safe) HandOver(take func(HandedOver) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.closed:
		return ErrClosed
	case s.locked == nil:
		return ErrNotLocked
	}
	return take(HandedOver{s.path, s.file, s.locked.sealed, s.locked.words})
}

// Resume makes a locked Safe of what another process handed over. Nothing is read
// before [Safe.Unlock].
func Resume(o Options, h HandedOver) *Safe {
	s := &Safe{
		path: h.Path, o: o.usual(), file: h.File, manifest: seal.NewManifest(), touched: map[content.Key]touch{},
		locked: &locked{sealed: h.Sealed, words: h.Words, unread: true},
	}
	if s.file == nil && s.acquire() != nil {
		_ = s.release() // Unlock tries again, and tells
	}
	return s
}

// Unlocked is what Unlock gives back.
type Unlocked struct {
	Workbook *content.Workbook
	Report   Report         // as of Load
	Unsaved  content.Change // what Lock was given; it is neither saved nor in the workbook
	Place    []byte         // what Lock was given
}

// Unlock opens a locked workbook with its passphrase or recovery code, and loads it.
// Where it can't be read it stays locked, with what Lock was given. One that could not be
// locked is opened by nothing else either: who is asked may have seen a lock all the same.
func (s *Safe) Unlock(passphrase []byte) (back Unlocked, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return back, ErrClosed
	}
	was := s.locked
	switch {
	case was != nil:
		back, err = s.wake(passphrase)
	case s.memory == nil && s.head.SealedOff():
		err = s.opens(passphrase, seal.SlotRecovery, seal.SlotPassphrase)
	}
	if err != nil {
		return Unlocked{}, err
	}
	if back.Workbook, back.Report, err = s.load(); err != nil && was != nil {
		s.keys.Wipe()
		s.keys, s.locked = nil, was
		return Unlocked{}, err
	}
	return back, err
}

// wake takes the keys up again, and opens what Lock sealed.
func (s *Safe) wake(passphrase []byte) (back Unlocked, err error) {
	if err := s.reopen(); err != nil {
		return back, err
	}
	keys, err := s.head.Unlock(s.o.Stretch, passphrase, seal.SlotRecovery, seal.SlotPassphrase)
	if err != nil {
		return back, s.wrong(passphrase, err)
	}
	s.keys = keys
	r, err := rescue.Open(keys, s.locked.sealed)
	if err == nil && s.locked.unread {
		err = s.view(s.readManifest)
	}
	if err != nil {
		keys.Wipe()
		s.keys = nil
		return back, s.unreadable(err)
	}
	s.locked = nil
	return Unlocked{Unsaved: r.Change, Place: r.Place}, nil
}

// reopen reads the header of a workbook that was handed over. Where that fails it is
// tried again from the beginning: somebody may put the stick in again.
func (s *Safe) reopen() error {
	if !s.locked.unread || s.db != nil {
		return nil
	}
	var err error
	if s.file == nil {
		err = s.acquire()
	}
	if err == nil {
		err = s.readFile()
	}
	if err != nil {
		_ = s.release() // why it could not be opened matters more
	}
	return err
}

// leaveLocked writes the sealed words of a workbook that is closed while locked
// into a rescue file.
func (s *Safe) leaveLocked() error {
	if s.locked == nil || !s.locked.words {
		return nil
	}
	_, err := s.writeRescue(s.locked.sealed)
	s.locked.words = err != nil
	return err
}

// lock keeps the file from other processes.
func (s *Safe) lock() error {
	ok, err := disk.Lock(s.file, s.o.Timeout)
	if disk.NoLocks(err) {
		return fault.NewNoLock(s.path, err)
	}
	if err != nil {
		return err
	}
	if !ok {
		return s.inUse()
	}
	return nil
}

func (s *Safe) inUse() error {
	info, err := os.Stat(s.path)
	if err != nil {
		return fault.NewInUse(s.path, 0, false)
	}
	pid, stopped := disk.LockHolder(info)
	return fault.NewInUse(s.path, pid, stopped)
}
