package store

import (
	"errors"
	"fmt"
	"strings"

	"groundwork/store/disk"

	berrors "go.etcd.io/bbolt/errors"
)

// ErrFull is in every error that a full disk, or a file at its largest, caused.
var ErrFull = errors.New("there is no room left on the disk")

// ErrClosed is returned for the use of a Safe after Close.
var ErrClosed = errors.New("the workbook has been closed")

// ErrMemoryOnly is returned for a Rescue where nothing may be written to disk.
var ErrMemoryOnly = errors.New("nothing is written to disk in this sitting")

// A Hinter is an error that also says what to do about it. Every error type of
// this package is one.
type Hinter interface {
	error
	Hint() string
}

// LockedError says that another process has the workbook open.
type LockedError struct {
	Path string
	PID  int // 0 where it can't be found out
}

// Error implements error.
func (e *LockedError) Error() string {
	if e.PID == 0 {
		return "the workbook is already open in another window"
	}
	return fmt.Sprintf("the workbook is already open in another window (process %d)", e.PID)
}

// Hint says what to do.
func (e *LockedError) Hint() string { return "go on there, or close it there first" }

// DamagedError says that the workbook's file is damaged so far that it can't be
// opened without risk.
type DamagedError struct {
	Path string
	Part string // what was found, without any content
}

// Error implements error.
func (e *DamagedError) Error() string {
	return fmt.Sprintf("the workbook %s is damaged: %s", e.Path, e.Part)
}

// Hint says what to do.
func (e *DamagedError) Hint() string {
	return "nothing was changed; groundwork restore lists the copies that can be brought back"
}

// ForeignError says that the file is not a workbook.
type ForeignError struct{ Path string }

// Error implements error.
func (e *ForeignError) Error() string {
	return fmt.Sprintf("%s is not a workbook, or its beginning is damaged", e.Path)
}

// Hint says what to do.
func (e *ForeignError) Hint() string {
	return "nothing was changed; check the name, or bring back a copy with groundwork restore"
}

// EmptyError says that the file has no content at all.
type EmptyError struct{ Path string }

// Error implements error.
func (e *EmptyError) Error() string { return fmt.Sprintf("the file %s is empty", e.Path) }

// Hint says what to do.
func (e *EmptyError) Hint() string {
	return "a workbook is never empty: bring back a copy with groundwork restore, or remove the file to begin anew"
}

// NotFileError says that a symbolic link, a folder or a device lies where the
// workbook should be.
type NotFileError struct {
	Path string
	What string // "a symbolic link", "a folder" or "not an ordinary file"
}

// Error implements error.
func (e *NotFileError) Error() string { return fmt.Sprintf("%s is %s", e.Path, e.What) }

// Hint says what to do.
func (e *NotFileError) Hint() string {
	return "give the workbook's own place, with --file if it isn't the usual one"
}

// PermissionError says that the file or its folder may not be read or written.
type PermissionError struct {
	Path  string
	Write bool // reading is allowed, writing isn't
	Err   error
}

// Error implements error.
func (e *PermissionError) Error() string {
	if e.Write {
		return fmt.Sprintf("%s can be read but not written", e.Path)
	}
	return fmt.Sprintf("%s may not be read", e.Path)
}

// Hint says what to do.
func (e *PermissionError) Hint() string {
	if e.Write {
		return "a workbook needs a place it can write to: change the permissions, or copy it to another place and give that with --file"
	}
	return "the file belongs to somebody else, or its permissions were changed: chmod 600 makes it yours to read and write"
}

// Unwrap returns the cause.
func (e *PermissionError) Unwrap() error { return e.Err }

// SealedError says that the workbook needs a passphrase.
type SealedError struct{ Path string }

// Error implements error.
func (e *SealedError) Error() string { return "the workbook is locked with a passphrase" }

// Hint says what to do.
func (e *SealedError) Hint() string { return "give the passphrase" }

// ReplacedError says that the file at the workbook's place is no longer the one
// that was opened. Nothing was written.
type ReplacedError struct {
	Path string
	What string // "replaced", "removed", "cut short" or "put there meanwhile"
}

// Error implements error.
func (e *ReplacedError) Error() string {
	return fmt.Sprintf("the workbook's file was %s by another program while it was open", e.What)
}

// Hint says what to do.
func (e *ReplacedError) Hint() string {
	return "put the file back where it was, or leave: the words are kept in a rescue file and taken in at the next start"
}

// FrozenError says that writing failed, and that nothing more will be written to
// this file until it is opened anew.
type FrozenError struct{ Cause error }

// Error implements error.
func (e *FrozenError) Error() string {
	return fmt.Sprintf("writing to the workbook failed (%v); nothing more is written to it in this sitting", e.Cause)
}

// Hint says what to do.
func (e *FrozenError) Hint() string {
	if errors.Is(e.Cause, ErrFull) {
		return "make room on the disk, then start again: the words are kept in a rescue file and taken in then"
	}
	return "leave and start again: the words are kept in a rescue file and taken in then"
}

// Unwrap returns the cause.
func (e *FrozenError) Unwrap() error { return e.Cause }

// CreateError says that the workbook's file could not be made. Nothing is there,
// and another Save tries again.
type CreateError struct {
	Path string
	Err  error
}

// Error implements error.
func (e *CreateError) Error() string {
	return fmt.Sprintf("the workbook %s could not be made: %v", e.Path, e.Err)
}

// Hint says what to do.
func (e *CreateError) Hint() string {
	if errors.Is(e.Err, ErrFull) {
		return "make room on the disk and save again"
	}
	return "check that the folder can be written to, or give another place with --file"
}

// Unwrap returns the cause.
func (e *CreateError) Unwrap() error { return e.Err }

// plain maps an error of the file system or of bbolt, so that a full disk can be
// recognised.
func plain(err error) error {
	if err == nil {
		return nil
	}
	full := errors.Is(err, berrors.ErrMaxSizeReached)
	for _, e := range disk.FullErrors() {
		// Where bbolt grows the file it keeps only the words of the error.
		full = full || errors.Is(err, e) || strings.Contains(err.Error(), e.Error())
	}
	if full {
		return fmt.Errorf("%w (%w)", ErrFull, err)
	}
	return err
}
