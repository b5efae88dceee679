package store

import (
	"errors"
	"path/filepath"
	"runtime/debug"

	"groundwork/content"
	"groundwork/store/disk"
	"groundwork/store/record"
	"groundwork/store/seal"
)

// asleep is what a locked workbook keeps in memory of its sitting, sealed in the
// form of rescue files.
type asleep struct {
	unsaved  []byte // what Lock was given
	rescuing []byte // what of this sitting is in its rescue file
}

// Lock seals what is not saved yet, forgets the keys and everything that was
// decrypted, and keeps the file for itself. Until Unlock, whatever needs the keys
// answers a [SealedError]. Close then writes the unsaved words into a rescue file.
// Without a passphrase Lock answers [ErrNoPassphrase]: it would be none.
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
	case s.asleep != nil && unsaved.Empty():
		return nil
	case s.asleep != nil:
		return &SealedError{s.path}
	}
	var a asleep
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
	s.asleep = &a
	s.keys.Wipe()
	for _, t := range s.touched {
		clear(t.peak)
	}
	s.keys, s.rescuing, s.touched = nil, content.Change{}, map[content.Key]touch{}
	debug.FreeOSMemory()
	return nil
}

// Locked tells whether Lock was called, and Unlock not since.
func (s *Safe) Locked() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.asleep != nil
}

// Unlock opens a locked workbook with its passphrase or recovery code. It answers
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
	case s.asleep == nil:
		w, report, err := s.load()
		return w, unsaved, report, err
	}
	keys, err := s.head.Unlock(passphrase, seal.SlotRecovery, seal.SlotPassphrase)
	if err != nil {
		return nil, unsaved, Report{}, s.wrong(passphrase, err)
	}
	unsaved, err = wake(keys, s.asleep.unsaved)
	rescuing, rescuingErr := wake(keys, s.asleep.rescuing)
	if err := errors.Join(err, rescuingErr); err != nil {
		keys.Wipe()
		return nil, unsaved, Report{}, err
	}
	s.keys, s.asleep, s.rescuing = keys, nil, rescuing
	w, report, err := s.load()
	return w, unsaved, report, err
}

// wake opens what Lock sealed.
func wake(k *seal.Keyring, data []byte) (content.Change, error) {
	if data == nil {
		return content.Change{}, nil
	}
	_, value, err := splitRescue(data)
	if err != nil {
		return content.Change{}, err
	}
	text, err := k.Unseal(bucketRescue, []byte(bucketRescue), value)
	if err != nil {
		return content.Change{}, err
	}
	defer clear(text)
	r, err := record.DecodeRescue(text)
	return r.Change, err
}

// leaveAsleep writes the sealed words of a workbook that is closed while locked
// into a rescue file.
func (s *Safe) leaveAsleep() error {
	if s.asleep == nil || s.asleep.unsaved == nil {
		return nil
	}
	path, err := s.writeRescueSomewhere(s.asleep.unsaved)
	if err == nil {
		_ = disk.SyncFolder(filepath.Dir(path))
		s.asleep.unsaved = nil
	}
	return err
}
