package session

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
)

// brokenError is a panic caught. It holds where, never what: a panic's value may
// quote an answer.
type brokenError struct{ where string }

func (e brokenError) Error() string { return "something broke inside the program at " + e.where }

// Broken reports whether the error is a fault of the program itself, and where in
// its source it happened.
func Broken(err error) (where string, ok bool) {
	var b brokenError
	ok = errors.As(err, &b)
	return b.where, ok
}

// uncollectedError is a fault in a field when it was asked for its words: those it
// had not given before are lost.
type uncollectedError struct{ error }

func (e uncollectedError) Unwrap() error { return e.error }

// unsavedError is a failure of saving, be it the disk's or a fault.
type unsavedError struct{ error }

func (e unsavedError) Unwrap() error { return e.error }

// Kept tells what [tui.App.Flush] could do for the words: whether all that was asked
// for is in the workbook, and whether every field could be asked.
func Kept(err error) (saved, collected bool) {
	var unsaved unsavedError
	var uncollected uncollectedError
	return !errors.As(err, &unsaved), !errors.As(err, &uncollected)
}

// Guard turns a panic while collecting or writing into an error, so that
// the words can still be rescued.
func Guard(f func() error) (err error) {
	defer func() {
		if e := Caught(recover()); e != nil {
			err = e
		}
	}()
	return f()
}

// Caught turns a recovered value into an error that names the lines of this
// program on the way to it.
func Caught(r any) error {
	if r == nil {
		return nil
	}
	pcs := make([]uintptr, 32)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs)])
	var where []string
	for {
		f, more := frames.Next()
		if name, ok := strings.CutPrefix(f.Function, "groundwork/"); ok && !strings.Contains(name, "caught") {
			where = append(where, fmt.Sprintf("%s:%d", name, f.Line))
		}
		if !more || len(where) == 4 {
			break
		}
	}
	return brokenError{strings.Join(where, ", ")}
}

// Ask lets words be given; after a fault in that it returns an error, of which
// [Kept] reports that not all could be asked for.
func Ask(give func()) error {
	if err := Guard(func() error { give(); return nil }); err != nil {
		return uncollectedError{err}
	}
	return nil
}
