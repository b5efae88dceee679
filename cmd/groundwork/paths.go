package main

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/urfave/cli/v3"

	"groundwork/cmd/groundwork/exit"
	"groundwork/content/text"
	"groundwork/store"
)

func (d *commandLine) pathsCommand() *cli.Command {
	return &cli.Command{
		Name:         "paths",
		Usage:        "tell where the workbook, its copies and its rescue files lie",
		Description:  "It tells the places whether or not there is anything in them.\n\n" + exit.Codes(exit.Done, exit.Failed, exit.Usage),
		ArgValidator: takes(0, 0),
		Action: func(_ context.Context, c *cli.Command) error {
			path, err := workbookPath(c)
			if err != nil {
				return err
			}
			lines := [][2]string{
				{"workbook", path},
				{"folder", filepath.Dir(path)},
				{"copies", path + ".copy-*"},
				{"rescue files", path + ".rescue-*"},
				{"plain lines", path + plainMark + " (if there is such a file, the workbook comes in plain lines)"},
			}
			for _, p := range store.RescuePlaces(path)[1:] { // where they go when the folder can't be written
				where := p.Folder
				if p.Fleeting {
					where += " (gone when the computer restarts)"
				}
				lines = append(lines, [2]string{"or in", where})
			}
			for _, line := range lines {
				fmt.Fprintf(d.out, "%-14s%s\n", line[0], text.Display(text.CleanLine(line[1])))
			}
			return nil
		},
	}
}
