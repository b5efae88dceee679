package main

import (
	"os"

	"github.com/urfave/cli/v3"

	"groundwork/cmd/groundwork/environ"
)

// plainMark ends the name of an empty file beside the workbook that asks for them. It has
// to be known before the workbook is opened, so it can't be among the settings.
const plainMark = ".plain"

// plainWanted returns why the workbook is to be in plain lines, or "".
func plainWanted(c *cli.Command) (why string, err error) {
	if c.IsSet("plain") {
		if c.Bool("plain") {
			return "--plain was given", nil
		}
		return "", nil
	}
	for _, name := range []string{environ.Plain, "ACCESSIBLE"} {
		switch value, set := os.LookupEnv(name); {
		case !set:
		case environ.Asks(value):
			return name + " is set", nil
		default:
			return "", nil
		}
	}
	if !c.Bool("no-trace") {
		path, err := workbookPath(c)
		if err != nil {
			return "", err
		}
		if _, err := os.Lstat(path + plainMark); err == nil {
			return "there is a file that asks for it", nil
		}
	}
	if os.Getenv("TERM") == "dumb" {
		return "this terminal can't show pages", nil
	}
	return "", nil
}

// readerWanted reports whether the full screen is to be as a screen reader meets it.
func readerWanted(c *cli.Command) bool {
	if c.IsSet("reader") {
		return c.Bool("reader")
	}
	return environ.Asks(os.Getenv(environ.Reader))
}
