package store

import (
	"errors"
	"fmt"

	berrors "go.etcd.io/bbolt/errors"

	"groundwork/store/disk"
	"groundwork/store/fault"
)

// ErrClosed is returned for the use of a Safe after Close.
var ErrClosed = errors.New("the workbook has been closed")

// ErrMemoryOnly is returned for what writes to disk where nothing may be written.
var ErrMemoryOnly = errors.New("nothing is written to disk in this sitting")

// ErrNoPassphrase is returned for what needs a passphrase where the workbook has none.
var ErrNoPassphrase = errors.New("the workbook has no passphrase")

// ErrNotLocked is returned for what can be done with a locked workbook only.
var ErrNotLocked = errors.New("the workbook is not locked")

// ErrHasPassphrase is returned for SetPassphrase where there is one already.
var ErrHasPassphrase = errors.New("the workbook has a passphrase already")

// KeyChanged reports whether a change of the key was made that returned err: an
// error may only say that something is left to do after it, or, where it is of kind
// [fault.Unconfirmed], that a power cut may take the change back.
func KeyChanged(err error) bool {
	return err == nil || fault.Is(err, fault.LeftBehind, fault.NotCopied, fault.Unconfirmed)
}

// plain maps an error of the file system or of bbolt, so that a full disk can be
// recognised.
func plain(err error) error {
	if err == nil {
		return nil
	}
	if errors.Is(err, berrors.ErrMaxSizeReached) || disk.IsFull(err) {
		return fmt.Errorf("%w (%w)", fault.ErrFull, err)
	}
	return err
}
