package store

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	berrors "go.etcd.io/bbolt/errors"

	"groundwork/store/disk"
	"groundwork/store/fault"
)

// ErrFull is in every error that a full disk, or a file at its largest, caused.
var ErrFull = errors.New("there is no room left on the disk")

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
// error may only say that something is left to do after it.
func KeyChanged(err error) bool {
	return err == nil || fault.Is(err, fault.LeftBehind, fault.NotCopied)
}

// errFrozen says that writing failed, and that nothing more will be written to this
// file until it is opened anew.
func errFrozen(cause error) error {
	hint := "leave and start again: the words are kept in a rescue file and taken in then"
	if errors.Is(cause, ErrFull) {
		hint = "make room on the disk, then start again: the words are kept in a rescue file and taken in then"
	}
	return &fault.Error{Kind: fault.Frozen, Err: cause, Hint: hint,
		Text: fmt.Sprintf("writing to the workbook failed (%v); nothing more is written to it in this sitting", cause)}
}

// errNotCreated says that the workbook's file could not be made. Nothing is there,
// and another Save tries again.
func errNotCreated(path string, err error) error {
	hint := "check that the folder can be written to, or give another place with --file"
	if errors.Is(err, ErrFull) {
		hint = "make room on the disk and save again"
	}
	return &fault.Error{Kind: fault.NotCreated, Path: path, Err: err, Hint: hint,
		Text: fmt.Sprintf("the workbook %s could not be made: %v", path, err)}
}

// errNotRewritten says that the new file could not be made, or didn't read back as
// it should. The workbook is as it was.
func errNotRewritten(path string, err error) error {
	hint := "check that its folder can be written to"
	switch {
	case errors.Is(err, ErrFull):
		hint = "make room on the disk for a second file of its size, then try again"
	case errors.Is(err, disk.ErrReadBack):
		hint = "the disk may be failing: make a backup elsewhere with groundwork backup"
	}
	return &fault.Error{Kind: fault.NotRewritten, Path: path, Err: err, Hint: hint,
		Text: fmt.Sprintf("the workbook could not be written anew (%v); nothing was changed", err)}
}

// errLeftBehind says that everything was done, except that files of the workbook
// stayed: those that could not be deleted, and those of which nothing proved that they
// may be. It is nothing where there are none.
func errLeftBehind(d *disk.Shredder) error {
	paths := slices.Concat(d.Left, d.Aside)
	if len(paths) == 0 {
		return nil
	}
	e := &fault.Error{Kind: fault.LeftBehind, Path: paths[0], Err: errors.Join(d.Errs...), More: paths,
		Hint: "delete them by hand: they can still be read as before"}
	what, left := "an older file could not be deleted", len(d.Left)
	if left > 1 {
		what = fmt.Sprintf("%d older files could not be deleted, the first", left)
	}
	if left == 0 {
		e.Hint = "groundwork restore lists them: they may hold words the workbook has not, and can be read as before; delete by hand what you don't want"
		what, left = "a file was left, because it may hold words that are nowhere else", len(d.Aside)
		if left > 1 {
			what = fmt.Sprintf("%d files were left, because they may hold words that are nowhere else, the first", left)
		}
	}
	e.Text = fmt.Sprintf("it is done, but %s: %s", what, paths[0])
	return e
}

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
