package main

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/urfave/cli/v3"

	"groundwork/content"
)

func (d *door) pathsCommand() *cli.Command {
	return &cli.Command{
		Name:         "paths",
		Usage:        "tell where the workbook and its rescue files lie",
		Description:  "It tells the places whether or not there is anything in them.\n\n" + exitCodes(exitDone, exitFailed, exitUsage),
		ArgValidator: takes(0, 0),
		Action: func(_ context.Context, c *cli.Command) error {
			path, err := workbookPath(c)
			if err != nil {
				return err
			}
			for _, line := range [][2]string{
				{"workbook", path},
				{"folder", filepath.Dir(path)},
				{"rescue files", path + ".rescue-*"},
			} {
				fmt.Fprintf(d.out, "%-14s%s\n", line[0], content.Display(content.CleanLine(line[1])))
			}
			return nil
		},
	}
}
