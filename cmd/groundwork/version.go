package main

import (
	"context"
	_ "embed"
	"fmt"
	"runtime/debug"

	"github.com/urfave/cli/v3"

	"groundwork/cmd/groundwork/build"
	"groundwork/cmd/groundwork/exit"
	"groundwork/content/load"
)

// source is what git archive has written into an archive of the source: the version,
// the commit and its day. In a checkout it is the pattern for that.
//
//go:embed source.txt
var source string

func (d *commandLine) versionCommand() *cli.Command {
	return &cli.Command{
		Name:         "version",
		Usage:        "tell the version of the program and of the book in it",
		Description:  exit.Codes(exit.Done, exit.Failed, exit.Usage),
		ArgValidator: takes(0, 0),
		Action:       func(context.Context, *cli.Command) error { return d.version() },
	}
}

func (d *commandLine) version() error {
	book, err := load.Builtin()
	if err != nil {
		return err
	}
	info, _ := debug.ReadBuildInfo()
	b := build.Of(info, source)
	fmt.Fprintf(d.out, "groundwork %s\n", b)
	if from := b.From(); from != "" {
		fmt.Fprintln(d.out, from)
	}
	fmt.Fprintf(d.out, "book %s (%s)\n", book.Version, book.Language)
	if info != nil {
		fmt.Fprintln(d.out, info.GoVersion)
	}
	return nil
}
