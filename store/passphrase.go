package store

import (
	"encoding/json"
	"errors"

	"go.etcd.io/bbolt"
)

// HasPassphrase tells whether the workbook's key is wrapped, so that nobody can
// read it without a passphrase.
func (s *Safe) HasPassphrase() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.memory == nil && s.head.sealedOff()
}

// HasRecoveryCode tells whether there is a recovery code beside the passphrase.
func (s *Safe) HasRecoveryCode() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.memory == nil && s.head.has(slotRecovery)
}

// SetPassphrase gives a passphrase to a workbook that has none. Like everything
// that changes the key it writes the whole workbook anew, and then deletes the
// copies, drafts and rescue files the old key opens, and takes a new copy.
// [KeyChanged] tells what an error means.
func (s *Safe) SetPassphrase(passphrase []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch err := s.mayRekey(); {
	case err != nil:
		return err
	case s.head.sealedOff():
		return ErrHasPassphrase
	}
	w, err := passphraseWay(passphrase, s.cost())
	if err != nil {
		return err
	}
	defer clear(w.key)
	return s.rekey([]way{w}, nil)
}

// ChangePassphrase puts another passphrase in the place of the present one. old is
// that, or the recovery code. A recovery code doesn't outlive it: what opened
// the workbook before opens nothing any more.
func (s *Safe) ChangePassphrase(old, passphrase []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.mayRekeyWith(old, slotRecovery, slotPassphrase); err != nil {
		return err
	}
	w, err := passphraseWay(passphrase, s.cost())
	if err != nil {
		return err
	}
	defer clear(w.key)
	return s.rekey([]way{w}, nil)
}

// RemovePassphrase leaves the workbook open to whoever has the file. old is the
// passphrase, or the recovery code.
func (s *Safe) RemovePassphrase(old []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.mayRekeyWith(old, slotRecovery, slotPassphrase); err != nil {
		return err
	}
	return s.rekey(nil, nil)
}

// NewRecoveryCode makes a code that opens the workbook like its passphrase, and
// lets the one before open nothing any more. It is kept nowhere: show it once.
func (s *Safe) NewRecoveryCode(passphrase []byte) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.mayRekeyWith(passphrase, slotPassphrase); err != nil {
		return "", err
	}
	// With a new salt: whoever had the old code may have seen the old wrapping key.
	p, err := passphraseWay(passphrase, s.cost())
	if err != nil {
		return "", err
	}
	code := newCode()
	defer clear(code)
	r, err := recoveryWay(code)
	if err != nil {
		return "", err
	}
	defer clear(p.key)
	defer clear(r.key)
	err = s.rekey([]way{p, r}, nil)
	if !KeyChanged(err) {
		return "", err
	}
	return formatCode(code), err
}

// GoAheadWithoutDamaged lets what changes the key leave behind what can't be read,
// in the place of answering a [DamagedPartsError].
func (s *Safe) GoAheadWithoutDamaged() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.giveUp = true
}

func (s *Safe) cost() argonCost {
	if s.o.argon != nil {
		return *s.o.argon
	}
	return usualCost()
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
	if !s.head.sealedOff() {
		return ErrNoPassphrase
	}
	k, err := s.head.unlock(typed, kinds...)
	if err != nil {
		return s.wrong(typed, err)
	}
	k.wipe()
	return nil
}

// wrong turns errWrong into what to tell.
func (s *Safe) wrong(typed []byte, err error) error {
	if !errors.Is(err, errWrong) {
		return err
	}
	code, looks := parseCode(string(typed))
	return &WrongPassphraseError{Path: s.path, Code: looks && code == nil && s.head.has(slotRecovery)}
}

// enter finds the keys of the header, asking for the passphrase if need be.
func (s *Safe) enter() error {
	if s.keys != nil && s.keys.is(s.head) {
		return nil // a file of this sitting, opened again
	}
	keys, err := s.head.open()
	if err != nil || keys != nil {
		s.keys = keys
		return err
	}
	if !s.head.has(slotPassphrase) && !s.head.has(slotRecovery) {
		return &NewerError{Path: s.path, Format: s.head.Format}
	}
	if s.o.Passphrase == nil {
		return &SealedError{s.path}
	}
	typed, err := s.o.Passphrase()
	if err != nil {
		return err
	}
	defer clear(typed)
	s.keys, err = s.head.unlock(typed, slotRecovery, slotPassphrase)
	return s.wrong(typed, err)
}

// wireWays is the JSON of the wrapping keys. They are in the file, sealed, so that
// it can be given a new data key that the same passphrase and code lead to.
type wireWays struct {
	Passphrase []byte `json:"passphrase,omitempty"`
	Recovery   []byte `json:"recovery,omitempty"`
}

// writeWays stores the wrapping keys.
func writeWays(tx *bbolt.Tx, k *keyring, ways []way) error {
	if len(ways) == 0 {
		return nil
	}
	var w wireWays
	for _, from := range ways {
		switch from.slot.Kind {
		case slotPassphrase:
			w.Passphrase = from.key
		case slotRecovery:
			w.Recovery = from.key
		}
	}
	text, err := json.Marshal(w)
	if err != nil {
		return err
	}
	defer clear(text)
	value, err := k.seal(bucketManifest, []byte(nameWays), text)
	if err != nil {
		return err
	}
	return tx.Bucket([]byte(bucketManifest)).Put([]byte(nameWays), value)
}

// ways are the ways into the workbook as it is.
func (s *Safe) ways() (out []way, err error) {
	if !s.head.sealedOff() {
		return nil, nil
	}
	var w wireWays
	err = s.view(func(tx *bbolt.Tx) error {
		text, err := s.keys.unseal(bucketManifest, []byte(nameWays), tx.Bucket([]byte(bucketManifest)).Get([]byte(nameWays)))
		if err != nil {
			return err
		}
		defer clear(text)
		return json.Unmarshal(text, &w)
	})
	for _, slot := range s.head.Slots {
		key := w.Passphrase
		switch slot.Kind {
		case slotPassphrase:
		case slotRecovery:
			key = w.Recovery
		default:
			continue // a newer version's: it can't be made anew
		}
		if err != nil || len(key) != keySize {
			return nil, &WaysError{s.path}
		}
		out = append(out, way{slot, key})
	}
	return out, nil
}
