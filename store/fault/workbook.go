package fault

import (
	"errors"
	"fmt"
	"slices"
)

// ErrFull is in every error that a full disk, or a file at its largest, caused.
var ErrFull = errors.New("there is no room left on the disk")

// NewInUse says that another process has the workbook open: pid, where it is known, and
// whether that was stopped by its shell.
func NewInUse(path string, pid int, stopped bool) error {
	text, hint := "the workbook is already open in another window", "go on there, or close it there first"
	if stopped {
		text = "the workbook is already open, and was stopped"
		hint = "in the window it was stopped in, perhaps this one, the command fg goes on with it"
	}
	if pid != 0 {
		text += fmt.Sprintf(" (process %d)", pid)
	}
	return &Error{Kind: InUse, Path: path, Text: text, Hint: hint}
}

// NewDamaged says that the file is damaged so far that it can't be opened without
// risk. part is what was found, without any content.
func NewDamaged(path, part string) error {
	return &Error{Kind: Damaged, Path: path,
		Text: fmt.Sprintf("the workbook %s is damaged: %s", path, part),
		Hint: "nothing was changed; groundwork restore lists the copies that can be brought back"}
}

// NewChanged says that the header is not the one the program wrote, and how.
func NewChanged(path, how string) error {
	return &Error{Kind: Changed, Path: path,
		Text: fmt.Sprintf("something else than this program changed the way into the workbook %s: %s", path, how),
		Hint: "nothing was opened; who did it can write to the file: groundwork restore lists the copies that can be brought back"}
}

// NewForeign says that the file is no workbook.
func NewForeign(path string) error {
	return &Error{Kind: Foreign, Path: path,
		Text: path + " is not a workbook, or its beginning is damaged",
		Hint: "nothing was changed; check the name, or bring back a copy with groundwork restore"}
}

// NewOtherWorkbook says that a file is of another workbook than the one it was to be put
// together with.
func NewOtherWorkbook(path string) error {
	return &Error{Kind: NotMerged, Path: path,
		Text: path + " is another workbook, or one begun anew; only copies of the same one can be made one",
		Hint: "nothing was changed; --file " + path + " opens it by itself"}
}

// NewEmpty says that there is nothing in the file.
func NewEmpty(path string) error {
	return &Error{Kind: Empty, Path: path, Text: fmt.Sprintf("the file %s is empty", path),
		Hint: "a workbook is never empty: bring back a copy with groundwork restore, or remove the file to begin anew"}
}

// NewNotFile says what lies where the workbook should be: "a symbolic link", "a
// folder" or "not an ordinary file".
func NewNotFile(path, what string) error {
	return &Error{Kind: NotFile, Path: path, Text: path + " is " + what,
		Hint: "give the workbook's own place, with --file if it isn't the usual one"}
}

// NewUnreadable says that the file may not be read.
func NewUnreadable(path string, err error) error {
	return &Error{Kind: Unreadable, Path: path, Text: path + " may not be read", Err: err,
		Hint: "it or its folder belongs to somebody else, or their permissions were changed: chmod 700 makes a folder of yours one to open, chmod 600 a file"}
}

// NewReadOnly says that the file may not be written.
func NewReadOnly(path string, err error) error {
	return &Error{Kind: ReadOnly, Path: path, Text: path + " can be read but not written", Err: err,
		Hint: readOnlyHint}
}

// NewNoLock says that the file can't be kept from being opened twice.
func NewNoLock(path string, err error) error {
	return &Error{Kind: ReadOnly, Path: path, Err: err, Hint: readOnlyHint,
		Text: path + " lies on a disk that can't keep it from being opened twice, so it can be read but not written"}
}

const readOnlyHint = "a workbook needs a place it can write to: change the permissions, or copy it to another place and give that with --file; " +
	"groundwork print, search, status, export and backup read it where it is"

// NewLeftBehind says that everything was done, except that files of the workbook
// stayed: those that could not be deleted, and those set aside of which nothing proved
// that they may be. It is nothing where there are none.
func NewLeftBehind(stayed, aside []string, errs []error) error {
	paths := slices.Concat(stayed, aside)
	if len(paths) == 0 {
		return nil
	}
	e := &Error{Kind: LeftBehind, Path: paths[0], Err: errors.Join(errs...), More: paths,
		Hint: "delete them by hand: they can still be read as before"}
	what, left := "an older file could not be deleted", len(stayed)
	if left > 1 {
		what = fmt.Sprintf("%d older files could not be deleted, the first", left)
	}
	if left == 0 {
		e.Hint = "groundwork restore lists them: they may hold words the workbook has not, and can be read as before; delete by hand what you don't want"
		what, left = "a file was left, because it may hold words that are nowhere else", len(aside)
		if left > 1 {
			what = fmt.Sprintf("%d files were left, because they may hold words that are nowhere else, the first", left)
		}
	}
	e.Text = fmt.Sprintf("it is done, but %s: %s", what, paths[0])
	return e
}

// NewReplaced says what became of the file that was opened: "replaced", "removed",
// "cut short" or "put there meanwhile". Nothing was written.
func NewReplaced(path, what string) error {
	return &Error{Kind: Replaced, Path: path,
		Text: fmt.Sprintf("the workbook's file was %s by another program while it was open", what),
		Hint: "put the file back where it was, or leave: the words are kept in a rescue file and taken in at the next start"}
}

// NewLocked says that a passphrase is needed first.
func NewLocked(path string) error {
	return &Error{Kind: Locked, Path: path, Text: "the workbook is locked with a passphrase", Hint: "give the passphrase"}
}

// NewDamagedParts says that a workbook can't be written anew without losing what is
// damaged in it, of which the sentences tell, and with its copies the way to bring that back.
func NewDamagedParts(path string, sentences []string) error {
	return &Error{Kind: DamagedParts, Path: path, More: sentences,
		Text: "something in the workbook is damaged or missing, and the copies it could be brought back from would be deleted",
		Hint: "bring back a copy with groundwork restore first, or go ahead without what is damaged"}
}

// NewDamagedWraps says that the part of the file which leads the present passphrase
// to a new key is damaged.
func NewDamagedWraps(path string) error {
	return &Error{Kind: DamagedWraps, Path: path, Text: "the part of the workbook this needs is damaged",
		Hint: "groundwork passphrase change makes it anew, with the same passphrase if you like; then try again"}
}

// NewNewerParts says that the workbook holds something only a newer version of the
// program can write under another key.
func NewNewerParts(path string) error {
	return &Error{Kind: NewerParts, Path: path, Hint: "do it with that version",
		Text: "there is something in the workbook that only a newer version of the program can take along"}
}

// NewWrongPassphrase says that what was given is neither the workbook's passphrase
// nor its recovery code. slip: it has the shape of a code, with a letter that can't be
// right. odd: the cost of a guess is none this program gives.
func NewWrongPassphrase(path string, slip, odd bool) error {
	text := "that is not the passphrase"
	if odd {
		text += "; the file also says that a guess costs what this program never sets, so something else may have changed it"
	}
	if slip {
		text = "a letter of the recovery code is wrong"
	}
	return &Error{Kind: WrongPassphrase, Path: path, Text: text,
		Hint: "try again: small and capital letters matter; the recovery code is taken too, if one was made"}
}

// NewHalfMerged says that what another copy has came in, but that what was erased there is
// not yet beyond reading here.
func NewHalfMerged(path string, err error) error {
	hint := "merge once more"
	var known *Error
	if errors.As(err, &known) && known.Hint != "" {
		hint = known.Hint + "; then merge once more"
	}
	if known != nil && known.Err != nil {
		err = known.Err
	}
	return &Error{Kind: NotRewritten, Path: path, Err: err, Hint: hint,
		Text: fmt.Sprintf("what the other copy has is in the workbook now; what was erased there could not be made unreadable here (%v)", err)}
}

// NewNotEmpty says that an import would have to mix with what is there.
func NewNotEmpty(path string) error {
	return &Error{Kind: NotEmpty, Path: path, Text: fmt.Sprintf("there are words in the workbook %s already", path),
		Hint: "import into a new one, with --file; nothing was changed"}
}

// NewFrozen says that writing failed, and that nothing more will be written to this
// file until it is opened anew.
func NewFrozen(cause error) error {
	hint := "leave and start again: the words are kept in a rescue file and taken in then"
	if errors.Is(cause, ErrFull) {
		hint = "make room on the disk, then start again: the words are kept in a rescue file and taken in then"
	}
	return &Error{Kind: Frozen, Err: cause, Hint: hint,
		Text: fmt.Sprintf("writing to the workbook failed (%v); nothing more is written to it in this sitting", cause)}
}

// NewNotCreated says that the workbook's file could not be made. Nothing is there,
// and another Save tries again.
func NewNotCreated(path string, err error) error {
	hint := "check that the folder can be written to, or give another place with --file"
	if errors.Is(err, ErrFull) {
		hint = "make room on the disk and save again"
	}
	return &Error{Kind: NotCreated, Path: path, Err: err, Hint: hint,
		Text: fmt.Sprintf("the workbook %s could not be made: %v", path, err)}
}
