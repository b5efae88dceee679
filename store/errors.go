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

// ErrHasPassphrase is returned for SetPassphrase where there is one already.
var ErrHasPassphrase = errors.New("the workbook has a passphrase already")

// KeyChanged reports whether a change of the key was made that returned err: an
// error may only say that something is left to do after it.
func KeyChanged(err error) bool {
	return err == nil || fault.Is(err, fault.LeftBehind, fault.NotCopied)
}

func errInUse(path string, pid int) error {
	text := "the workbook is already open in another window"
	if pid != 0 {
		text += fmt.Sprintf(" (process %d)", pid)
	}
	return &fault.Error{Kind: fault.InUse, Path: path, Text: text, Hint: "go on there, or close it there first"}
}

// errDamaged says that the file is damaged so far that it can't be opened without
// risk. part is what was found, without any content.
func errDamaged(path, part string) error {
	return &fault.Error{Kind: fault.Damaged, Path: path,
		Text: fmt.Sprintf("the workbook %s is damaged: %s", path, part),
		Hint: "nothing was changed; groundwork restore lists the copies that can be brought back"}
}

// errChanged says that the header is not the one the program wrote, and how.
func errChanged(path, how string) error {
	return &fault.Error{Kind: fault.Changed, Path: path,
		Text: fmt.Sprintf("something else than this program changed the way into the workbook %s: %s", path, how),
		Hint: "nothing was opened; who did it can write to the file: groundwork restore lists the copies that can be brought back"}
}

func errForeign(path string) error {
	return &fault.Error{Kind: fault.Foreign, Path: path,
		Text: path + " is not a workbook, or its beginning is damaged",
		Hint: "nothing was changed; check the name, or bring back a copy with groundwork restore"}
}

func errEmpty(path string) error {
	return &fault.Error{Kind: fault.Empty, Path: path, Text: fmt.Sprintf("the file %s is empty", path),
		Hint: "a workbook is never empty: bring back a copy with groundwork restore, or remove the file to begin anew"}
}

// errNotFile says what lies where the workbook should be: "a symbolic link", "a
// folder" or "not an ordinary file".
func errNotFile(path, what string) error {
	return &fault.Error{Kind: fault.NotFile, Path: path, Text: path + " is " + what,
		Hint: "give the workbook's own place, with --file if it isn't the usual one"}
}

func errUnreadable(path string, err error) error {
	return &fault.Error{Kind: fault.Unreadable, Path: path, Text: path + " may not be read", Err: err,
		Hint: "the file belongs to somebody else, or its permissions were changed: chmod 600 makes it yours to read and write"}
}

func errReadOnly(path string, err error) error {
	return &fault.Error{Kind: fault.ReadOnly, Path: path, Text: path + " can be read but not written", Err: err,
		Hint: "a workbook needs a place it can write to: change the permissions, or copy it to another place and give that with --file"}
}

// errReplaced says what became of the file that was opened: "replaced", "removed",
// "cut short" or "put there meanwhile". Nothing was written.
func errReplaced(path, what string) error {
	return &fault.Error{Kind: fault.Replaced, Path: path,
		Text: fmt.Sprintf("the workbook's file was %s by another program while it was open", what),
		Hint: "put the file back where it was, or leave: the words are kept in a rescue file and taken in at the next start"}
}

func errLocked(path string) error {
	return &fault.Error{Kind: fault.Locked, Path: path, Text: "the workbook is locked with a passphrase", Hint: "give the passphrase"}
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

// errDamagedParts says that a workbook can't be written anew without losing what is
// damaged in it, and with its copies the way to bring that back.
func errDamagedParts(path string, r Report) error {
	return &fault.Error{Kind: fault.DamagedParts, Path: path, More: r.Sentences(),
		Text: "something in the workbook is damaged or missing, and the copies it could be brought back from would be deleted",
		Hint: "bring back a copy with groundwork restore first, or go ahead without what is damaged"}
}

// errDamagedWraps says that the part of the file which leads the present passphrase
// to a new key is damaged.
func errDamagedWraps(path string) error {
	return &fault.Error{Kind: fault.DamagedWraps, Path: path, Text: "the part of the workbook this needs is damaged",
		Hint: "groundwork passphrase change makes it anew, with the same passphrase if you like; then try again"}
}

// errNewerParts says that the workbook holds something only a newer version of the
// program can write under another key.
func errNewerParts(path string) error {
	return &fault.Error{Kind: fault.NewerParts, Path: path, Hint: "do it with that version",
		Text: "there is something in the workbook that only a newer version of the program can take along"}
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

// errWrongPassphrase says that what was given is neither the workbook's passphrase
// nor its recovery code. slip: it has the shape of a code, with a letter that can't be
// right. odd: the cost of a guess is none this program gives.
func errWrongPassphrase(path string, slip, odd bool) error {
	text := "that is not the passphrase"
	if odd {
		text += "; the file also says that a guess costs what this program never sets, so something else may have changed it"
	}
	if slip {
		text = "a letter of the recovery code is wrong"
	}
	return &fault.Error{Kind: fault.WrongPassphrase, Path: path, Text: text,
		Hint: "try again: small and capital letters matter; the recovery code is taken too, if one was made"}
}

// errNotEmpty says that an import would have to mix with what is there.
func errNotEmpty(path string) error {
	return &fault.Error{Kind: fault.NotEmpty, Path: path, Text: fmt.Sprintf("there are words in the workbook %s already", path),
		Hint: "import into a new one, with --file; nothing was changed"}
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
