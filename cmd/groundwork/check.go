package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/urfave/cli/v3"

	"groundwork/cmd/groundwork/exit"
	"groundwork/cmd/groundwork/naming"
	"groundwork/content"
	"groundwork/content/text"
	"groundwork/store"
)

func (d *commandLine) checkCommand() *cli.Command {
	return &cli.Command{
		Name:  "check",
		Usage: "read all of the workbook and tell whether it is whole",
		Description: "Every page of the file is checked, every record opened, and all of them compared with what\n" +
			"the last save left. Nothing is changed, and nothing of what you wrote is shown. What is\n" +
			"damaged is named by its question. What was found once is told by every command that reads, until\n" +
			"--close says that you know of it. What is damaged stays in the file as it is.\n\n" +
			exit.Codes(exit.Done, exit.Failed, exit.Usage, exit.Passphrase, exit.Locked, exit.Damaged, exit.Nothing),
		Flags:        []cli.Flag{&cli.BoolFlag{Name: "close", Usage: "have what was found so far told no more"}},
		ArgValidator: takes(0, 0),
		Action:       d.check,
	}
}

func (d *commandLine) check(_ context.Context, c *cli.Command) error {
	path, err := presentWorkbook(c)
	if err != nil {
		return err
	}
	book, err := book(c)
	if err != nil {
		return err
	}
	o := &unlocker{file: c.String("passphrase-file")}
	defer o.done()
	defer o.forget()
	found := store.Check(path, naming.Keys(book), d.options(c, func() ([]byte, error) { return o.passphrase(d) }))
	if found.Err != nil {
		return found.Err
	}
	fmt.Fprintf(d.out, "%s: %s and %s, %s\n", naming.Path(path), text.Count(found.Records, "record", "records"),
		text.Count(found.Versions, "earlier version", "earlier versions"), naming.Size(found.Size))
	for _, s := range found.Report.Sentences() {
		fmt.Fprintln(d.out, s)
	}
	d.tellDamaged(book, found)
	d.tellCopies(found.Beside)
	d.tellWaiting(found.Waiting)
	if found.Whole() {
		fmt.Fprintln(d.out, wholeness(found.Report))
		return nil
	}
	if c.Bool("close") {
		return d.closeLosses(c, path, o)
	}
	if err := d.flush(); err != nil { // before what is said to standard error
		return err
	}
	return exit.New(exit.Damaged, "the workbook is damaged", "groundwork restore lists the copies that can be brought back")
}

// wholeness says what state a workbook is in that is as it should be.
func wholeness(r store.Report) string {
	if len(r.Damaged)+r.DamagedVersions > 0 {
		return "What is damaged in it you have closed. Nothing else is missing."
	}
	return "Everything in it opens, and nothing is missing."
}

// closeLosses has what was found told no more.
func (d *commandLine) closeLosses(c *cli.Command, path string, o *unlocker) error {
	safe, err := store.Open(path, d.options(c, func() ([]byte, error) { return bytes.Clone(o.typed), nil })) // it was just asked for
	if err != nil {
		return err
	}
	_, err = safe.CloseLosses()
	if err := errors.Join(err, safe.Close()); err != nil {
		return err
	}
	fmt.Fprintln(d.out, "This is told no more.")
	return nil
}

// tellDamaged names what is damaged or lost, and where it still is whole.
func (d *commandLine) tellDamaged(b *content.Book, c store.Checked) {
	tell := func(what string, k content.Key) {
		line := what + ": " + naming.Record(b, k)
		if copy := c.Copies[k]; copy != "" {
			line += "; whole in " + naming.Path(filepath.Base(copy))
		}
		fmt.Fprintln(d.out, line)
	}
	unknown := 0
	for _, lost := range c.Report.Damaged {
		if lost.Known {
			tell("Damaged", lost.Key)
		} else {
			unknown++
		}
	}
	if unknown > 0 {
		fmt.Fprintf(d.out, "Damaged: %s that can't be named\n", text.Count(unknown, "record", "records"))
	}
	for _, k := range c.Report.DamagedKeys() {
		if !slices.ContainsFunc(c.Report.Damaged, func(lost store.Damaged) bool { return lost.Key == k }) {
			tell("Was damaged", k)
		}
	}
	for _, k := range c.Lost {
		tell("Lost", k)
	}
	for _, k := range c.Report.AddedKeys {
		tell("Added", k)
	}
}

func (d *commandLine) tellCopies(copies []store.Inspection) {
	n := 0
	var newest store.Inspection
	for _, f := range copies {
		if f.Before {
			continue
		}
		n++
		if f.Whole() && newest.Path == "" {
			newest = f
		}
	}
	line := text.Count(n, "copy", "copies") + " beside it"
	if newest.Path != "" {
		line += ", the newest whole one of " + naming.Moment(newest.Made)
	}
	fmt.Fprintln(d.out, line)
}

// tellWaiting tells of rescue files: what is in them is not in the workbook yet.
func (d *commandLine) tellWaiting(n int) {
	switch n {
	case 0:
	case 1:
		fmt.Fprintln(d.out, "1 rescue file has words that are not in it yet. Starting takes them in where there is room.")
	default:
		fmt.Fprintf(d.out, "%d rescue files have words that are not in it yet. Starting takes them in where there is room.\n", n)
	}
}

// presentWorkbook is where the workbook lies, if there is one.
func presentWorkbook(c *cli.Command) (string, error) {
	path, err := filePath(c, nothingToRead)
	if err != nil {
		return "", err
	}
	return path, presentOr(path, "groundwork restore lists copies that may lie there")
}
