package main

import (
	"fmt"
	"io"
	"os"

	"github.com/urfave/cli/v3"

	"groundwork/cmd/groundwork/exit"
	"groundwork/cmd/groundwork/naming"
	"groundwork/cmd/groundwork/signals"
	"groundwork/store"
	"groundwork/store/disk"
	"groundwork/store/fault"
)

// interruptible lets an interrupt end the program while a file is written, but
// not before the file is whole or gone. What it returns ends that.
func (d *commandLine) interruptible() (stop func()) { return d.endings.Watch(d.exit) }

// exit ends the program, once no file is half-made.
func (d *commandLine) exit(s os.Signal) {
	d.writing.Lock()
	os.Exit(signals.ExitCode(s))
}

// whole carries out what an interrupt has to wait for.
func (d *commandLine) whole(do func() error) error {
	defer d.interruptible()()
	d.writing.Lock()
	defer d.writing.Unlock()
	return do()
}

// writeTo writes to the file that was named, or to standard output.
func (d *commandLine) writeTo(c *cli.Command, write func(io.Writer) error) error {
	if to := c.String("output"); to != "-" {
		return d.writeFile(to, c.Bool("force"), write)
	}
	return write(d.out)
}

// inTheWay returns why a file can't have a name, as far as that can be told before.
func inTheWay(path string, replace bool) error {
	info, err := os.Lstat(path)
	switch {
	case err != nil:
		return nil
	case !replace:
		return fmt.Errorf("%s: %w", path, disk.ErrExists)
	case info.IsDir():
		return exit.New(exit.Failed, naming.Path(path)+" is a folder", "give another name; nothing was changed")
	case store.IsWorkbook(path):
		return exit.New(exit.Failed, naming.Path(path)+" is a workbook, or a copy of one", "give another name; nothing was changed")
	}
	return nil
}

// writeFile makes a file. An interrupt waits for it, so that no half of it stays behind.
// It takes no workbook's place, nor that of a copy or a rescue file of one.
func (d *commandLine) writeFile(path string, replace bool, write func(io.Writer) error) error {
	if err := inTheWay(path, replace); err != nil {
		return err
	}
	defer d.interruptible()()
	d.writing.Lock()
	defer d.writing.Unlock()
	return fault.NewNotWritten(path, disk.WriteFile(path, replace, write))
}
