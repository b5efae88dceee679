// Package fault holds the one error type of the store and of the packages below it:
// what went wrong, where, what to do about it and what caused it. No error holds any
// of the person's words.
package fault

import (
	"errors"
	"slices"
)

// Kind says what went wrong. It is an error itself, so that
// errors.Is(err, fault.Locked) finds an [Error] of this kind.
type Kind string

// What can be wrong with a workbook's file.
const (
	InUse      Kind = "open in another window"
	Damaged    Kind = "damaged"
	Changed    Kind = "changed by something else" // the way into it
	Newer      Kind = "written by a newer version"
	Foreign    Kind = "not a workbook"
	Empty      Kind = "an empty file"
	NotFile    Kind = "not an ordinary file"
	Unreadable Kind = "may not be read"
	ReadOnly   Kind = "may not be written"
	Replaced   Kind = "replaced while it was open"
	NotEmpty   Kind = "not empty" // words are in the way of an import
)

// What can be wrong with a passphrase.
const (
	Locked          Kind = "locked with a passphrase"
	WrongPassphrase Kind = "not the passphrase"
	BadPassphrase   Kind = "no passphrase to set" // it can't be set as it is
	NoMemory        Kind = "too little memory"    // to check a passphrase
)

// What can fail.
const (
	Frozen       Kind = "writing failed" // and nothing more is written
	NotCreated   Kind = "not created"
	NotStorable  Kind = "not storable" // one record of a change
	NotCopied    Kind = "not copied"
	NotBackedUp  Kind = "not backed up"
	NotRestored  Kind = "not restored"
	NotWritten   Kind = "not written" // a print or an export
	NotRewritten Kind = "not written anew"
	LeftBehind   Kind = "left behind" // older files, though everything was done
	Unconfirmed  Kind = "unconfirmed" // done, but perhaps not for good
	NotExport    Kind = "not importable"
	NotMerged    Kind = "not to be merged" // it is of another workbook
)

// What a workbook can't be written anew for.
const (
	DamagedParts Kind = "damaged in part"
	DamagedWraps Kind = "damaged wrapping keys"
	NewerParts   Kind = "written by a newer version in part"
)

// Error implements error.
func (k Kind) Error() string { return string(k) }

// Error is what went wrong.
type Error struct {
	Kind Kind
	Path string   // of the file it is about, where there is one
	Text string   // the sentence to tell
	Hint string   // what to do
	More []string // sentences that say more
	Err  error    // the cause, where there is one
}

// Error implements error.
func (e *Error) Error() string {
	if e.Text == "" {
		return e.Kind.Error()
	}
	return e.Text
}

// Is reports whether this is an error of the kind.
func (e *Error) Is(kind error) bool { return kind == e.Kind }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Is reports whether there is an error of one of the kinds in err.
func Is(err error, kinds ...Kind) bool {
	return slices.ContainsFunc(kinds, func(k Kind) bool { return errors.Is(err, k) })
}

// Hint returns what to do about an error, or nothing where it isn't one of these.
func Hint(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Hint
	}
	return ""
}
