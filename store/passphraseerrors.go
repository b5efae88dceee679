package store

import (
	"errors"
	"fmt"

	"groundwork/store/disk"
)

// ErrNoPassphrase is returned for what needs a passphrase where the workbook has none.
var ErrNoPassphrase = errors.New("the workbook has no passphrase")

// ErrHasPassphrase is returned for SetPassphrase where there is one already.
var ErrHasPassphrase = errors.New("the workbook has a passphrase already")

// KeyChanged tells, of what a change of the key returned, whether it was made: an
// error may only tell of something left to do after it.
func KeyChanged(err error) bool {
	var leftover *LeftoverError
	var copied *CopyError
	return err == nil || errors.As(err, &leftover) || errors.As(err, &copied)
}

// WrongPassphraseError says that what was given is neither the workbook's
// passphrase nor its recovery code.
type WrongPassphraseError struct {
	Path string
	Code bool // it has the shape of a recovery code, with a letter that can't be right
}

// Error implements error.
func (e *WrongPassphraseError) Error() string {
	if e.Code {
		return "a letter of the recovery code is wrong"
	}
	return "that is not the passphrase"
}

// Hint says what to do.
func (e *WrongPassphraseError) Hint() string {
	return "try again: small and capital letters matter; the recovery code is taken too, if one was made"
}

// DamagedPartsError says that a workbook can't be written anew without losing what
// is damaged in it, and with its copies the way to bring that back.
type DamagedPartsError struct{ Report Report }

// Error implements error.
func (e *DamagedPartsError) Error() string {
	return "something in the workbook is damaged or missing, and the copies it could be brought back from would be deleted"
}

// Hint says what to do.
func (e *DamagedPartsError) Hint() string {
	return "bring back a copy with groundwork restore first, or go ahead without what is damaged"
}

// WaysError says that the part of the file which leads the present passphrase to a
// new key is damaged.
type WaysError struct{ Path string }

// Error implements error.
func (e *WaysError) Error() string { return "the part of the workbook this needs is damaged" }

// Hint says what to do.
func (e *WaysError) Hint() string {
	return "groundwork passphrase change makes it anew, with the same passphrase if you like; then try again"
}

// RewriteError says that the new file could not be made, or didn't read back as it
// should. The workbook is as it was.
type RewriteError struct {
	Path string
	Err  error
}

// Error implements error.
func (e *RewriteError) Error() string {
	return fmt.Sprintf("the workbook could not be written anew (%v); nothing was changed", e.Err)
}

// Hint says what to do.
func (e *RewriteError) Hint() string {
	switch {
	case errors.Is(e.Err, ErrFull):
		return "make room on the disk for a second file of its size, then try again"
	case errors.Is(e.Err, disk.ErrReadBack):
		return "the disk may be failing: make a backup elsewhere with groundwork backup"
	}
	return "check that its folder can be written to"
}

// Unwrap returns the cause.
func (e *RewriteError) Unwrap() error { return e.Err }

// NewerPartsError says that the workbook holds something only a newer version of
// the program can write under another key.
type NewerPartsError struct{ Path string }

// Error implements error.
func (e *NewerPartsError) Error() string {
	return "there is something in the workbook that only a newer version of the program can take along"
}

// Hint says what to do.
func (e *NewerPartsError) Hint() string { return "do it with that version" }

// LeftoverError says that everything was done, except that files of the workbook
// that the old key still opens could not be deleted.
type LeftoverError struct {
	Paths []string
	Err   error
}

// Error implements error.
func (e *LeftoverError) Error() string {
	if len(e.Paths) == 1 {
		return fmt.Sprintf("it is done, but an older file could not be deleted: %s", e.Paths[0])
	}
	return fmt.Sprintf("it is done, but %d older files could not be deleted, the first %s", len(e.Paths), e.Paths[0])
}

// Hint says what to do.
func (e *LeftoverError) Hint() string { return "delete them by hand: they can still be read as before" }

// Unwrap returns the cause.
func (e *LeftoverError) Unwrap() error { return e.Err }
