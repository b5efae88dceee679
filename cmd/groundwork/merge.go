package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/urfave/cli/v3"

	"groundwork/cmd/groundwork/console"
	"groundwork/cmd/groundwork/exit"
	"groundwork/cmd/groundwork/naming"
	"groundwork/content/text"
	"groundwork/store"
	"groundwork/store/disk"
	"groundwork/store/fault"
)

const itsPassphraseFile = "its-passphrase-file"

func (d *commandLine) mergeCommand() *cli.Command {
	return &cli.Command{
		Name:      "merge",
		Usage:     "make one workbook of two copies of it",
		ArgsUsage: "FILE",
		Description: "FILE is another copy of this workbook in which you wrote too: on a stick, or what a program that\n" +
			"syncs folders left where two computers had written. Of each piece of writing the newer is what the\n" +
			"workbook says then, and the other becomes an earlier version of it. What was removed later stays\n" +
			"removed, and what was erased stays erased, in the copies beside it too. What was let rest or woken\n" +
			"later holds. FILE is only read.\n\n" +
			exit.Codes(exit.Done, exit.Failed, exit.Usage, exit.Passphrase, exit.Locked, exit.Damaged, exit.Nothing),
		Flags: []cli.Flag{
			&cli.StringFlag{Name: itsPassphraseFile, Usage: "read the passphrase of the other copy, where it has one of its own, from this `FILE`", TakesFile: true},
			&cli.BoolFlag{Name: "delete", Usage: "delete the other copy once all of it is in the workbook"},
		},
		ArgValidator: takes(1, 1),
		Action:       d.merge,
	}
}

func (d *commandLine) merge(_ context.Context, c *cli.Command) error {
	path, err := presentWorkbook(c)
	if err != nil {
		return err
	}
	other, err := os.Lstat(c.Args().First())
	if errors.Is(err, fs.ErrNotExist) {
		return exit.New(exit.Nothing, "there is no file "+c.Args().First(), "")
	}
	if err != nil {
		return fault.NewUnreadable(c.Args().First(), err)
	}
	if here, err := os.Lstat(path); err == nil && os.SameFile(here, other) {
		return exit.Wrong("give the name of the other one", "%s is the workbook itself", c.Args().First())
	}
	safe, u, err := d.openKnowing(c, path, store.Open)
	defer u.forget()
	if err != nil {
		return err
	}
	done, err := d.mergeInto(c, safe, u.typed)
	sealed := safe.HasPassphrase()
	if err := errors.Join(err, safe.Close()); err != nil && !store.KeyChanged(err) {
		return err
	} else if err != nil {
		d.say("warning", err.Error())
	}
	d.tellMerged(c.Args().First(), done)
	if done.Sealed && !sealed {
		fmt.Fprintln(d.out, "The other copy has a passphrase, and this workbook has none: whoever has it can read it.")
	}
	if done.Damaged > 0 {
		return exit.New(exit.Damaged, text.Count(done.Damaged, "part", "parts")+" of the other copy can't be read, and could not be taken in",
			"keep it; groundwork check --file "+c.Args().First()+" names what is damaged")
	}
	if done.Waiting > 0 {
		return exit.New(exit.Failed, "words that could not be saved there lie beside "+c.Args().First()+", and were not taken in",
			"groundwork status --file "+c.Args().First()+" takes them into it; then merge once more")
	}
	if !c.Bool("delete") {
		fmt.Fprintf(d.out, "%s is as it was. All of it is in the workbook: delete it when you like, or with --delete.\n", naming.Path(c.Args().First()))
		return nil
	}
	var shredder disk.Shredder
	shredder.Remove(disk.SameAs(other), c.Args().First())
	shredder.Finish()
	if len(shredder.Left)+len(shredder.Aside) > 0 {
		return exit.New(exit.Failed, c.Args().First()+" could not be deleted", "all of it is in the workbook: delete it by hand")
	}
	fmt.Fprintf(d.out, "%s is deleted.\n", naming.Path(c.Args().First()))
	return nil
}

// mergeInto takes the other copy in. Its passphrase is asked for where neither the keys
// of the workbook nor what opened that opens it too.
func (d *commandLine) mergeInto(c *cli.Command, safe *store.Safe, typed []byte) (done store.Merged, err error) {
	_, report, err := safe.Load()
	if err != nil {
		return done, err
	}
	report.Conflicts = nil // they are what this is about
	d.tellReport(report)
	try := func(passphrase func() ([]byte, error)) error {
		return d.change(safe, func() error {
			done, err = safe.Merge(c.Args().First(), store.Options{Passphrase: passphrase, Stretch: d.keys.workbook})
			return err
		})
	}
	if file := c.String(itsPassphraseFile); file != "" {
		return done, try(func() ([]byte, error) { return console.ReadSecret(file) })
	}
	if len(typed) > 0 {
		if err := try(func() ([]byte, error) { return bytes.Clone(typed), nil }); !errors.Is(err, fault.WrongPassphrase) {
			return done, err
		}
	} else if err := try(nil); !errors.Is(err, fault.Locked) {
		return done, err
	}
	con, err := d.console()
	if err != nil {
		return done, exit.New(exit.Passphrase, "the other copy has a passphrase of its own, and there is no terminal to ask for it on",
			"--"+itsPassphraseFile+" FILE reads it from a file")
	}
	defer con.Close()
	for range console.Tries {
		err = try(func() ([]byte, error) { return con.Secret("Passphrase of the other copy: ") })
		if !errors.Is(err, fault.WrongPassphrase) {
			break
		}
		d.say("error", err.Error())
	}
	return done, err
}

// tellMerged says what became of the other copy.
func (d *commandLine) tellMerged(name string, m store.Merged) {
	pieces := func(n int, one, more string) {
		if n > 0 {
			verb := map[bool]string{true: one, false: more}[n == 1]
			fmt.Fprintf(d.out, "%s %s\n", text.Count(n, "piece of writing", "pieces of writing"), verb)
		}
	}
	pieces(m.Came, "was in "+naming.Path(name)+" alone, and is in the workbook now.", "were in "+naming.Path(name)+" alone, and are in the workbook now.")
	pieces(m.Newer, "is newer there: what the workbook said is kept as an earlier version.", "are newer there: what the workbook said is kept as earlier versions.")
	pieces(m.Older, "is older there: what it says is kept as an earlier version.", "are older there: what they say is kept as earlier versions.")
	pieces(m.Removed, "was removed in one of the two, and stays removed; it is among the earlier versions.", "were removed in one of the two, and stay removed; they are among the earlier versions.")
	pieces(m.Erased, "was erased in one of the two, and stays erased.", "were erased in one of the two, and stay erased.")
	if m.Came+m.Newer+m.Older+m.Removed+m.Erased == 0 {
		fmt.Fprintln(d.out, "Nothing is in one of the two that is not in the other.")
	}
}
