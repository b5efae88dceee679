package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/urfave/cli/v3"

	"groundwork/cmd/groundwork/exit"
	"groundwork/cmd/groundwork/naming"
	"groundwork/content"
	"groundwork/content/text"
	"groundwork/store"
)

func (d *commandLine) backupCommand() *cli.Command {
	return &cli.Command{
		Name:      "backup",
		Usage:     "make a verified copy of the workbook at another place",
		ArgsUsage: "FILE",
		Description: "FILE is a workbook like the other: --file opens it, groundwork restore FILE brings it back. It\n" +
			"stays as it is when the workbook's passphrase is changed, or something in the workbook erased.\n\n" +
			exit.Codes(exit.Done, exit.Failed, exit.Usage, exit.Passphrase, exit.Locked, exit.Damaged, exit.Nothing),
		Flags:        []cli.Flag{&cli.BoolFlag{Name: "force", Usage: "replace a file that is already there"}},
		ArgValidator: takes(1, 1),
		Action:       d.backup,
	}
}

func (d *commandLine) backup(_ context.Context, c *cli.Command) error {
	if c.Args().First() == "" {
		return exit.Wrong("it is used as: groundwork backup FILE", "a backup needs the name of a file")
	}
	safe, _, _, err := d.openPresent(c)
	if err != nil {
		return err
	}
	sealed := safe.HasPassphrase()
	var found store.Inspection
	err = d.whole(func() (err error) {
		found, err = safe.Backup(c.Args().First(), c.Bool("force"))
		return err
	})
	if err := errors.Join(err, safe.Close()); err != nil {
		return err
	}
	fmt.Fprintf(d.out, "%s: %s and %s, %s\n", naming.Path(found.Path), text.Count(found.Records, "record", "records"),
		text.Count(found.Versions, "earlier version", "earlier versions"), naming.Size(found.Size))
	fmt.Fprintln(d.out, opensWith(sealed))
	if found.Whole() {
		return nil
	}
	if err := d.flush(); err != nil { // before what is said to standard error
		return err
	}
	return exit.New(exit.Damaged, "the backup was made, but the workbook is damaged, and so is the backup", "groundwork check names what is damaged")
}

// opensWith says who can read a backup.
func opensWith(passphrase bool) string {
	if passphrase {
		return "It opens with today's passphrase, also after you change that of the workbook."
	}
	return "It has no passphrase: whoever has it can read it, whatever you do to the workbook later."
}

// openPresent opens the workbook that is there, and takes in rescued words.
func (d *commandLine) openPresent(c *cli.Command) (*store.Safe, *content.Workbook, store.Report, error) {
	path, err := presentWorkbook(c)
	if err != nil {
		return nil, nil, store.Report{}, err
	}
	safe, err := d.openToRead(c, path)
	if err != nil {
		return nil, nil, store.Report{}, err
	}
	w, report, err := safe.Load()
	if err != nil {
		return nil, nil, report, errors.Join(err, safe.Close())
	}
	d.tellReport(report)
	return safe, w, report, nil
}

// tellReport tells what was noticed in the workbook.
func (d *commandLine) tellReport(r store.Report) {
	for _, s := range r.Sentences() {
		d.say("warning", s)
	}
	if r.Damage() {
		d.say("hint", closeHint)
	}
}

// closeHint is what ends the telling of what was damaged or lost.
const closeHint = "groundwork check names what is damaged, groundwork restore brings back a copy; groundwork check --close has it told no more"
