package fault

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"groundwork/store/disk"
)

// NewNotRewritten says that the new file could not be made, or didn't read back as
// it should. The workbook is as it was.
func NewNotRewritten(path string, err error) error {
	hint := "check that its folder can be written to"
	switch {
	case errors.Is(err, ErrFull):
		hint = "make room on the disk for a second file of its size, then try again"
	case errors.Is(err, disk.ErrReadBack):
		hint = "the disk may be failing: make a backup elsewhere with groundwork backup"
	}
	return &Error{Kind: NotRewritten, Path: path, Err: err, Hint: hint,
		Text: fmt.Sprintf("the workbook could not be written anew (%v); nothing was changed", err)}
}

// NewUnconfirmed says that the new file lies in the place of the old one, but that the disk
// failed then: the old one may be there again after a power cut. now is how the workbook is
// with the one, then how with the other.
func NewUnconfirmed(path, now, then string, err error) error {
	return &Error{Kind: Unconfirmed, Path: path, Err: err,
		Text: fmt.Sprintf("%s, but the disk failed (%v): after a power cut %s", now, err, then),
		Hint: "start again, and look which it is: nothing more is written to the workbook in this sitting, and older copies can be read as before until then"}
}

// NewNotBackedUp says that a backup could not be made. Nothing of it is there, and
// what was there before is as it was.
func NewNotBackedUp(path string, err error) error {
	hint := "give another place"
	switch {
	case errors.Is(err, ErrFull):
		hint = "make room there, or give another place"
	case errors.Is(err, disk.ErrExists):
		hint = "--force replaces it"
	case errors.Is(err, fs.ErrNotExist):
		hint = "make the folder first, or give another place"
	case errors.Is(err, disk.ErrReadBack):
		hint = "that disk may be failing: give another place"
	}
	return &Error{Kind: NotBackedUp, Path: path, Err: err, Hint: hint,
		Text: fmt.Sprintf("the backup %s could not be made: %v", path, err)}
}

// NewNotWritten says why a file that was to be made isn't there, by the name it was given,
// where the system refused it; any other error stays as it is.
func NewNotWritten(path string, err error) error {
	e := &Error{Kind: NotWritten, Path: path, Err: err}
	switch {
	case err == nil, errors.Is(err, disk.ErrExists):
		return err
	case disk.IsFull(err):
		e.Text, e.Hint = "the disk is full", "make room there, or give another place"
	case errors.Is(err, fs.ErrNotExist):
		e.Text, e.Hint = "its folder is not there", "make the folder first, or give another place"
	case disk.IsReadOnlyFS(err):
		e.Text, e.Hint = "nothing can be written to that disk", "give another place"
	case errors.Is(err, fs.ErrPermission):
		e.Text, e.Hint = "its folder may not be written to", "give another place"
	default:
		return err
	}
	e.Text = path + " could not be written: " + e.Text
	return e
}

// NewNotCopied says that a copy could not be made. What was there before is as it
// was.
func NewNotCopied(path string, err error) error {
	hint := "check that the folder can be written to; the workbook itself is as it was"
	switch {
	case errors.Is(err, ErrFull):
		hint = "make room on the disk; the workbook itself is as it was"
	case errors.Is(err, Damaged), errors.Is(err, disk.ErrReadBack):
		hint = "groundwork check tells whether the workbook is whole, groundwork restore lists earlier copies"
	}
	return &Error{Kind: NotCopied, Path: path, Err: err, Hint: hint,
		Text: fmt.Sprintf("the copy %s could not be made: %v", path, err)}
}

// NewNotRestored says that a copy could not be brought back, for what was found out
// about it. The workbook is as it was.
func NewNotRestored(path string, err error) error {
	hint := "check that the folder can be written to; the workbook is as it was"
	switch {
	case errors.Is(err, ErrFull):
		hint = "make room on the disk; the workbook is as it was"
	case errors.Is(err, fs.ErrNotExist):
		hint = "groundwork restore lists the copies there are"
	case Hint(err) != "":
		hint = "the workbook is as it was; groundwork restore lists the other copies"
	}
	return &Error{Kind: NotRestored, Path: path, Err: err, Hint: hint,
		Text: fmt.Sprintf("%s could not be brought back: %v", path, err)}
}

// NewPerhapsRestored says that a copy was brought back, but that the disk failed then: it may
// be as before after a power cut. kept: what was there before has another name too.
func NewPerhapsRestored(path string, kept bool, err error) error {
	hint := "bring it back once more then"
	if kept {
		hint = "what was there before is kept beside it too; groundwork restore lists what there is"
	}
	return &Error{Kind: Unconfirmed, Path: path, Err: err, Hint: hint,
		Text: fmt.Sprintf("%s is brought back, but the disk failed (%v): after a power cut the workbook may be as it was before", path, err)}
}

// Ordinary refuses what is not a file with something in it.
func Ordinary(path string, info os.FileInfo) error {
	switch {
	case info.Mode()&fs.ModeSymlink != 0:
		return NewNotFile(path, "a symbolic link")
	case info.IsDir():
		return NewNotFile(path, "a folder")
	case !info.Mode().IsRegular():
		return NewNotFile(path, "not an ordinary file")
	case info.Size() == 0:
		return NewEmpty(path)
	}
	return nil
}
