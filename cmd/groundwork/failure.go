package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/urfave/cli/v3"

	"groundwork/content/paper"
	"groundwork/content/text"
	"groundwork/store/disk"
	"groundwork/store/fault"
)

// The exit codes. They are a promise to scripts.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitPassphrase  = 3
	exitLocked      = 4
	exitDamaged     = 5
	exitNothing     = 6
	exitInterrupted = 130
)

// exitCodes is the part of a command's help that lists what it exits with.
func exitCodes(codes ...int) string {
	var b strings.Builder
	b.WriteString("Exit codes:")
	for _, code := range codes {
		fmt.Fprintf(&b, "\n  %-4d%s", code, exitMeaning(code))
	}
	return b.String()
}

func exitMeaning(code int) string {
	switch code {
	case exitDone:
		return "done"
	case exitUsage:
		return "wrong usage"
	case exitPassphrase:
		return "wrong passphrase"
	case exitLocked:
		return "the workbook is open elsewhere"
	case exitDamaged:
		return "the file is damaged, or not a workbook"
	case exitNothing:
		return "nothing found"
	case exitInterrupted:
		return "interrupted"
	}
	return "failed"
}

// failure is an error that knows how it is told: the exit code, the sentence,
// and what to do about it. Where the sentence is empty, only the code is told.
type failure struct {
	code int
	text string
	hint string
}

func (f *failure) Error() string { return f.text }

// wrong is a failure of the one who typed the command.
func wrong(hint, text string, args ...any) error {
	return &failure{exitUsage, fmt.Sprintf(text, args...), hint}
}

// tell says what went wrong, if anything did, and returns the exit code.
func (d *commandLine) tell(err error) int {
	if err == nil {
		return exitDone
	}
	f := explain(err)
	d.say("error", f.text)
	d.say("hint", f.hint)
	return f.code
}

// say writes one line to standard error. A path can hold anything, so it is
// made fit for a terminal.
func (d *commandLine) say(what, said string) {
	if said != "" {
		fmt.Fprintf(d.err, "groundwork: %s: %s\n", what, text.Display(text.CleanLine(said)))
	}
}

// explain finds out how an error is told.
func explain(err error) *failure {
	var f *failure
	if errors.As(err, &f) {
		return f
	}
	f = &failure{exitFailed, err.Error(), fault.Hint(err)}
	var (
		unknown *paper.UnknownError
		topic   cli.ExitCoder
	)
	switch {
	case errors.Is(err, fault.InUse):
		f.code = exitLocked
	case fault.Is(err, fault.Locked, fault.WrongPassphrase):
		f.code = exitPassphrase
	case fault.Is(err, fault.Damaged, fault.Changed, fault.Foreign, fault.Empty, fault.NotExport):
		f.code = exitDamaged
	case errors.Is(err, paper.ErrNothing):
		f.code = exitNothing
	case errors.Is(err, paper.ErrCombination), errors.As(err, &unknown):
		f.code = exitUsage
	case errors.Is(err, disk.ErrExists):
		f.hint = "--force replaces it"
	case errors.As(err, &topic): // the one error of the command line's own: help for what isn't there
		f.code, f.text, f.hint = exitUsage, "there is no such command", "groundwork --help lists them"
	}
	return f
}
