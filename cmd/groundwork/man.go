package main

import (
	"context"
	"runtime/debug"

	"github.com/urfave/cli/v3"

	"groundwork/cmd/groundwork/build"
	"groundwork/cmd/groundwork/exit"
	"groundwork/cmd/groundwork/manual"
)

func (d *commandLine) manCommand() *cli.Command {
	return &cli.Command{
		Name:  "man",
		Usage: "print the manual page",
		Description: "It is for the program man, which shows it where it lies in a file:\n" +
			"  groundwork man > groundwork.1\n  man ./groundwork.1\n\n" + exit.Codes(exit.Done, exit.Failed, exit.Usage),
		ArgValidator: takes(0, 0),
		Action: func(_ context.Context, c *cli.Command) error {
			info, _ := debug.ReadBuildInfo()
			b := build.Of(info, source)
			page, err := manual.Page(c.Root(), b.Version, b.Day)
			if err == nil {
				_, err = d.out.WriteString(page)
			}
			return err
		},
	}
}
