// Package exit is how the program ends: its exit codes, errors that know theirs, and how
// any other error is told.
package exit

import (
	"errors"
	"fmt"
	"strings"
	"syscall"

	"github.com/urfave/cli/v3"

	"groundwork/content/paper"
	"groundwork/store/disk"
	"groundwork/store/fault"
)

// The exit codes. They are a promise to scripts.
const (
	Done        = 0
	Failed      = 1
	Usage       = 2
	Passphrase  = 3
	Locked      = 4
	Damaged     = 5
	Nothing     = 6
	Interrupted = 130
)

// Codes is the part of a command's help that lists what it exits with.
func Codes(codes ...int) string {
	var b strings.Builder
	b.WriteString("Exit codes:")
	for _, code := range codes {
		fmt.Fprintf(&b, "\n  %-4d%s", code, Meaning(code))
	}
	return b.String()
}

// Meaning returns what a code means.
func Meaning(code int) string {
	switch code {
	case Done:
		return "done"
	case Usage:
		return "wrong usage"
	case Passphrase:
		return "wrong passphrase"
	case Locked:
		return "the workbook is open elsewhere"
	case Damaged:
		return "the file is damaged, or not a workbook"
	case Nothing:
		return "nothing found"
	case Interrupted:
		return "interrupted"
	}
	return "failed"
}

// Error is an error that knows how it is told: the exit code, the sentence,
// and what to do about it. Where the sentence is empty, only the code is told.
type Error struct {
	Code int
	Text string
	Hint string
}

// Error implements [error].
func (e *Error) Error() string { return e.Text }

// New returns an error with its code, its sentence and what to do about it, if anything.
func New(code int, text, hint string) error { return &Error{code, text, hint} }

// Wrong is a failure of the one who typed the command.
func Wrong(hint, text string, args ...any) error {
	return &Error{Usage, fmt.Sprintf(text, args...), hint}
}

// Explain finds out how an error is told.
func Explain(err error) *Error {
	var f *Error
	if errors.As(err, &f) {
		return f
	}
	f = &Error{Failed, err.Error(), fault.Hint(err)}
	var (
		unknown *paper.UnknownError
		topic   cli.ExitCoder
	)
	switch {
	case errors.Is(err, fault.InUse):
		f.Code = Locked
	case fault.Is(err, fault.Locked, fault.WrongPassphrase):
		f.Code = Passphrase
	case fault.Is(err, fault.Damaged, fault.Changed, fault.Foreign, fault.Empty, fault.NotExport):
		f.Code = Damaged
	case errors.Is(err, paper.ErrNothing):
		f.Code = Nothing
	case errors.Is(err, paper.ErrCombination), errors.As(err, &unknown):
		f.Code = Usage
	case errors.Is(err, syscall.ENAMETOOLONG):
		f.Text, f.Hint = "the name of a file or a folder is too long", "a disk takes names of up to 255 bytes"
	case errors.Is(err, disk.ErrExists):
		f.Hint = "--force replaces it"
	case errors.As(err, &topic): // the one error of the command line's own: help for what isn't there
		f.Code, f.Text, f.Hint = Usage, "there is no such command", "groundwork --help lists them"
	}
	return f
}
