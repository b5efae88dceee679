package store

import (
	"errors"

	"go.etcd.io/bbolt"

	"groundwork/store/buckets"
	"groundwork/store/fault"
	"groundwork/store/seal"
)

// HasPassphrase reports whether the workbook's key is wrapped, so that nobody can
// read it without a passphrase.
func (s *Safe) HasPassphrase() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.memory == nil && s.sealedOff()
}

// sealedOff is HasPassphrase for a workbook on disk. One that was handed over is locked,
// and its header not read yet.
func (s *Safe) sealedOff() bool { return s.locked != nil || s.head.SealedOff() }

// HasRecoveryCode reports whether there is a recovery code beside the passphrase.
func (s *Safe) HasRecoveryCode() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.memory == nil && s.head != nil && s.head.Has(seal.SlotRecovery)
}

// CheapPassphrase reports whether a guess at the passphrase costs less than it should:
// the computer it was set on had little memory to spare, or something changed it.
func (s *Safe) CheapPassphrase() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.memory == nil && s.head != nil && s.head.Cheap()
}

// SetPassphrase gives a passphrase to a workbook that has none. Like everything
// that changes the key it writes the whole workbook anew, and then deletes the
// copies, drafts and rescue files the old key opens, and takes a new copy.
// [KeyChanged] reports what an error means.
func (s *Safe) SetPassphrase(passphrase []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch err := s.mayRekey(); {
	case err != nil:
		return err
	case s.head.SealedOff():
		return ErrHasPassphrase
	}
	return unless(s.rewrap(passphrase), "this passphrase opens the workbook now", "it may have none again")
}

// ChangePassphrase puts another passphrase in the place of the present one. old is
// that, or the recovery code. A recovery code doesn't outlive it: what opened
// the workbook before opens nothing any more.
func (s *Safe) ChangePassphrase(old, passphrase []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.mayRekeyWith(old, seal.SlotRecovery, seal.SlotPassphrase); err != nil {
		return err
	}
	return unless(s.rewrap(passphrase), "the new passphrase opens the workbook now", "it may be the old one again, so keep both")
}

// RemovePassphrase leaves the workbook open to whoever has the file. old is the
// passphrase, or the recovery code.
func (s *Safe) RemovePassphrase(old []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.mayRekeyWith(old, seal.SlotRecovery, seal.SlotPassphrase); err != nil {
		return err
	}
	return unless(s.rekey(nil, nil), "the workbook has no passphrase now", "it may have the old one again, so keep that")
}

// NewRecoveryCode makes a code that opens the workbook like its passphrase, and
// lets the one before open nothing any more. It is kept nowhere: show it once.
func (s *Safe) NewRecoveryCode(passphrase []byte) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.mayRekeyWith(passphrase, seal.SlotPassphrase); err != nil {
		return "", err
	}
	code := seal.NewCode()
	defer clear(code)
	r, err := seal.WrapWithCode(code)
	if err != nil {
		return "", err
	}
	defer clear(r.Key)
	defer clear(r.Typed)
	// With a new salt: whoever had the old code may have seen the old wrapping key.
	err = unless(s.rewrap(passphrase, r), "this code opens the workbook now", "a code from before may do so in its place, so keep both")
	if !KeyChanged(err) {
		return "", err
	}
	return seal.FormatCode(code), err
}

// GoAheadWithoutDamaged lets what changes the key leave behind what can't be read,
// in the place of returning an error of kind [fault.DamagedParts].
func (s *Safe) GoAheadWithoutDamaged() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.giveUp = true
}

// rewrap gives the workbook a new key that the passphrase leads to, and what else
// is given.
func (s *Safe) rewrap(passphrase []byte, others ...seal.KeyWrap) error {
	w, err := seal.WrapWithPassphrase(s.o.Stretch, passphrase, s.o.cost())
	if err != nil {
		return err
	}
	defer clear(w.Key)
	return s.rekey(append([]seal.KeyWrap{w}, others...), nil)
}

func (s *Safe) mayRekey() error {
	if s.memory != nil && !s.closed {
		return ErrMemoryOnly
	}
	return s.writable()
}

// mayRekeyWith also wants a secret that opens the workbook: somebody who finds it
// open on a screen must not change who can open it.
func (s *Safe) mayRekeyWith(typed []byte, kinds ...string) error {
	if err := s.mayRekey(); err != nil {
		return err
	}
	if !s.head.SealedOff() {
		return ErrNoPassphrase
	}
	return s.opens(typed, kinds...)
}

// opens returns why what was typed doesn't open the workbook, if so.
func (s *Safe) opens(typed []byte, kinds ...string) error {
	k, err := s.head.Unlock(s.o.Stretch, typed, kinds...)
	if err != nil {
		return s.wrong(typed, err)
	}
	k.Wipe()
	return nil
}

// wrong returns the error to report for [seal.ErrWrong].
func (s *Safe) wrong(typed []byte, err error) error {
	if !errors.Is(err, seal.ErrWrong) {
		return err
	}
	code, looks := seal.ParseCode(string(typed))
	return fault.NewWrongPassphrase(s.path, looks && code == nil && s.head.Has(seal.SlotRecovery), !s.head.Usual())
}

// enter finds the keys of the header, asking for the passphrase if need be.
func (s *Safe) enter() error {
	if s.keys != nil && s.keys.Opens(s.head) {
		return nil // a file of this session, opened again
	}
	keys, err := s.head.Open()
	if err != nil || keys != nil {
		s.keys = keys
		return err
	}
	if !s.head.Has(seal.SlotPassphrase) && !s.head.Has(seal.SlotRecovery) {
		return seal.Newer(s.head.Format)
	}
	if s.o.Passphrase == nil {
		return fault.NewLocked(s.path)
	}
	typed, err := s.o.Passphrase()
	if err != nil {
		return err
	}
	defer clear(typed)
	s.keys, err = s.head.Unlock(s.o.Stretch, typed, seal.SlotRecovery, seal.SlotPassphrase)
	return s.wrong(typed, err)
}

// wraps returns what leads to the data key as the workbook is.
func (s *Safe) wraps() (out []seal.KeyWrap, err error) {
	if !s.head.SealedOff() {
		return nil, nil
	}
	err = s.view(func(tx *bbolt.Tx) error {
		text, err := s.keys.Unseal(buckets.Manifest, []byte(buckets.WrapsName), tx.Bucket([]byte(buckets.Manifest)).Get([]byte(buckets.WrapsName)))
		if err != nil {
			return err
		}
		defer clear(text)
		out, err = s.head.DecodeWraps(text)
		return err
	})
	if err != nil {
		return nil, fault.NewDamagedWraps(s.path)
	}
	return out, nil
}
