// Package disk is what the store asks of the operating system: files that only their
// owner may read and that get their name whole or not at all, locks, synced folders,
// room kept free, and files that are written over when they are deleted. It knows
// nothing of workbooks.
//
// Of the packages below store this is the lowest, and the only one that differs
// between systems, but for the look at free memory in package memory.
package disk

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// ErrExists is returned where a file is in the way and may not be replaced.
var ErrExists = errors.New("there is already a file of that name")

// WriteFile makes a file at path with what write writes, with mode 0600
// whatever the umask. It is written without a name, or under another one in the same
// folder, synced, then given its name, so that a failure leaves nothing half-written.
// Without replace a file that is already there stays, and the error is
// [ErrExists]. A symbolic link at path is never followed.
func WriteFile(path string, replace bool, write func(io.Writer) error) error {
	if info, e := os.Lstat(path); e == nil {
		if !info.Mode().IsRegular() {
			return fmt.Errorf("%s is not a plain file", path)
		}
		if !replace {
			return fmt.Errorf("%s: %w", path, ErrExists)
		}
	}
	d, err := NewNameless(path, os.OpenFile)
	if err != nil {
		return err
	}
	defer d.Discard()
	out := bufio.NewWriter(d.File)
	err = write(out)
	if e := out.Flush(); err == nil { // it says the same again, once that failed
		err = e
	}
	if err == nil {
		err = d.File.Sync()
	}
	if err != nil {
		return asked(path, err)
	}
	if err := d.Publish(path, replace); errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s: %w", path, ErrExists) // it came in between
	} else if err != nil {
		return err
	}
	return nil
}

// asked names the file that was asked for, where an error names what it was written under.
func asked(path string, err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return &fs.PathError{Op: at.Op, Path: path, Err: at.Err}
	}
	return err
}
