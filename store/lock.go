package store

import (
	"errors"
	"path/filepath"
	"runtime/debug"

	"groundwork/content"
	"groundwork/store/buckets"
	"groundwork/store/disk"
	"groundwork/store/fault"
	"groundwork/store/record"
	"groundwork/store/rescue"
	"groundwork/store/seal"
)

// locked is what a locked workbook keeps in memory of its session, sealed in the
// form of rescue files.
type locked struct {
	unsaved  []byte // what Lock was given
	rescuing []byte // what of this session is in its rescue file
}

// Lock seals what is not saved yet, forgets the keys and everything that was
// decrypted, and keeps the file for itself. Until Unlock, whatever needs the keys
// returns an error of kind [fault.Locked]. Close then writes the unsaved words into a rescue file.
// Without a passphrase Lock returns [ErrNoPassphrase]: it would be none.
//
// Words that went through the program's memory may stay in its freed parts for a
// while, and in what the system wrote to swap; the caller has to let go of its own.
func (s *Safe) Lock(unsaved content.Change) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.closed:
		return ErrClosed
	case s.memory != nil || !s.head.SealedOff():
		return ErrNoPassphrase
	case s.locked != nil && unsaved.Empty():
		return nil
	case s.locked != nil:
		return fault.NewLocked(s.path)
	}
	var a locked
	for _, seal := range []struct {
		to   *[]byte
		what content.Change
	}{{&a.unsaved, unsaved}, {&a.rescuing, s.rescuing}} {
		if seal.what.Empty() {
			continue
		}
		data, err := s.encodeRescue(seal.what)
		if err != nil {
			return err
		}
		*seal.to = data
	}
	s.locked = &a
	s.keys.Wipe()
	for _, t := range s.touched {
		clear(t.peak)
	}
	s.keys, s.rescuing, s.touched = nil, content.Change{}, map[content.Key]touch{}
	debug.FreeOSMemory()
	return nil
}

// Locked reports whether Lock was called, and Unlock not since.
func (s *Safe) Locked() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.locked != nil
}

// Unlock opens a locked workbook with its passphrase or recovery code. It returns
// what Load does, and the change that Lock sealed, which is not saved and not in
// the workbook. That change comes with an error too, where the workbook opened but
// could not be read.
func (s *Safe) Unlock(passphrase []byte) (*content.Workbook, content.Change, Report, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var unsaved content.Change
	switch {
	case s.closed:
		return nil, unsaved, Report{}, ErrClosed
	case s.locked == nil:
		w, report, err := s.load()
		return w, unsaved, report, err
	}
	keys, err := s.head.Unlock(passphrase, seal.SlotRecovery, seal.SlotPassphrase)
	if err != nil {
		return nil, unsaved, Report{}, s.wrong(passphrase, err)
	}
	unsaved, err = wake(keys, s.locked.unsaved)
	rescuing, rescuingErr := wake(keys, s.locked.rescuing)
	if err := errors.Join(err, rescuingErr); err != nil {
		keys.Wipe()
		return nil, unsaved, Report{}, err
	}
	s.keys, s.locked, s.rescuing = keys, nil, rescuing
	w, report, err := s.load()
	return w, unsaved, report, err
}

// wake opens what Lock sealed.
func wake(k *seal.Keyring, data []byte) (content.Change, error) {
	if data == nil {
		return content.Change{}, nil
	}
	_, value, err := rescue.Split(data)
	if err != nil {
		return content.Change{}, err
	}
	text, err := k.Unseal(buckets.Rescue, []byte(buckets.Rescue), value)
	if err != nil {
		return content.Change{}, err
	}
	defer clear(text)
	r, err := record.DecodeRescue(text)
	return r.Change, err
}

// leaveLocked writes the sealed words of a workbook that is closed while locked
// into a rescue file.
func (s *Safe) leaveLocked() error {
	if s.locked == nil || s.locked.unsaved == nil {
		return nil
	}
	path, err := s.writeRescueSomewhere(s.locked.unsaved)
	if err == nil {
		_ = disk.SyncFolder(filepath.Dir(path))
		s.locked.unsaved = nil
	}
	return err
}
