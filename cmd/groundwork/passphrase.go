package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/urfave/cli/v3"

	"groundwork/cmd/groundwork/console"
	"groundwork/cmd/groundwork/exit"
	"groundwork/content/text"
	"groundwork/store"
	"groundwork/store/fault"
	"groundwork/store/seal"
)

func (d *commandLine) passphraseCommand() *cli.Command {
	codes := exit.Codes(exit.Done, exit.Failed, exit.Usage, exit.Passphrase, exit.Locked, exit.Damaged, exit.Nothing, exit.Interrupted)
	sub := func(name, usage, about string, do func(*cli.Command) error, flags ...cli.Flag) *cli.Command {
		return &cli.Command{
			Name: name, Usage: usage, Description: about + "\n\n" + codes, Flags: flags,
			ArgValidator: takes(0, 0),
			Action:       func(_ context.Context, c *cli.Command) error { return do(c) },
		}
	}
	words := func() cli.Flag {
		return &cli.BoolFlag{Name: "words", Usage: "make one up: seven words chosen by chance"}
	}
	return &cli.Command{
		Name:  "passphrase",
		Usage: "lock the workbook with a passphrase, change it or take it away",
		Description: "With a passphrase nobody can read the file without it, wherever the file gets to. It can't\n" +
			"keep out somebody who sees you type it, or who has put a program on this computer that\n" +
			"records keys or the screen. Nobody can bring back what a forgotten passphrase locked.\n\n" +
			"Passphrases are asked on the terminal, or read from --passphrase-file. Each change writes\n" +
			"the workbook anew under another key, and deletes the copies the old one opens.\n\n" + codes,
		ArgValidator: needsSubcommand,
		Action:       func(context.Context, *cli.Command) error { return nil },
		Commands: []*cli.Command{
			sub("set", "lock a workbook that has no passphrase yet",
				"Asks for the passphrase twice. With --passphrase-file it is what the file holds.", d.setPassphrase, words()),
			sub("change", "put another passphrase in the place of the present one",
				"The recovery code can be given in the place of the present passphrase. It opens nothing afterwards.",
				d.changePassphrase, words(),
				&cli.StringFlag{Name: "new-passphrase-file", Usage: "read the new one from this `FILE`", TakesFile: true}),
			sub("remove", "leave the workbook open to whoever has the file",
				"Asks for the passphrase, or takes the recovery code.", d.removePassphrase),
			sub("recovery", "make a code to keep on paper, for when the passphrase is forgotten",
				"The code opens the workbook like the passphrase. It is shown once and kept nowhere. One that\nwas made before opens nothing afterwards.",
				d.newRecoveryCode),
		},
	}
}

func needsSubcommand(_ context.Context, c *cli.Command) error {
	const hint = "it is used as: groundwork passphrase set, change, remove or recovery"
	if c.Args().Present() {
		return exit.Wrong(hint, "there is no command %q", "passphrase "+c.Args().First())
	}
	return exit.Wrong(hint, "groundwork passphrase needs to be told more")
}

// keyed opens the workbook for a change of its key. must reports whether there has to
// be one already.
func (d *commandLine) keyed(c *cli.Command, must bool, do func(*store.Safe, *unlocker) error) error {
	path, err := filePath(c, "there is no file to lock in a sitting that keeps nothing")
	if err != nil {
		return err
	}
	if err := present(path); must && err != nil {
		return err
	}
	safe, o, err := d.openKnowing(c, path, store.Open)
	defer o.forget()
	if err != nil {
		return err
	}
	return errors.Join(do(safe, o), safe.Close())
}

// change carries out what changes the key. It can't be interrupted halfway, and
// where something is damaged it asks whether to go ahead.
func (d *commandLine) change(safe *store.Safe, do func() error) error {
	err := d.whole(do)
	var damaged *fault.Error
	if !errors.Is(err, fault.DamagedParts) || !errors.As(err, &damaged) {
		return d.changed(err)
	}
	c, noConsole := d.console()
	if noConsole != nil {
		return err
	}
	defer c.Close()
	for _, s := range damaged.More {
		d.say("warning", s)
	}
	yes, askErr := c.Yes("If you go ahead, what is damaged is given up, and the copies it may still be in are deleted.\n"+
		"groundwork restore may bring it back first. ", "go ahead")
	if askErr != nil || !yes {
		return exit.New(exit.Failed, "nothing was changed", "")
	}
	safe.GoAheadWithoutDamaged()
	return d.changed(d.whole(do))
}

// changed reports what is left to do after a change of the key that was made. One that a
// power cut may take back is an error: it says what is so now, and what may be then.
func (d *commandLine) changed(err error) error {
	if err != nil && store.KeyChanged(err) && !errors.Is(err, fault.Unconfirmed) {
		f := exit.Explain(err)
		d.say("warning", f.Text)
		d.say("hint", f.Hint)
		return nil
	}
	return err
}

func (d *commandLine) setPassphrase(c *cli.Command) error {
	return d.keyed(c, false, func(safe *store.Safe, _ *unlocker) error {
		if safe.HasPassphrase() {
			return exit.New(exit.Failed, store.ErrHasPassphrase.Error(), "groundwork passphrase change changes it")
		}
		typed, err := d.newPassphrase(c, "passphrase-file")
		if err != nil {
			return err
		}
		defer clear(typed)
		if err := d.change(safe, func() error { return safe.SetPassphrase(typed) }); err != nil {
			return err
		}
		d.tellCheap(safe)
		fmt.Fprintln(d.out, "The workbook is locked with this passphrase now. Backups, prints and copies made before are not.")
		fmt.Fprintln(d.out, "Nobody can bring it back if you forget it. groundwork passphrase recovery makes a code to keep on paper.")
		return nil
	})
}

func (d *commandLine) changePassphrase(c *cli.Command) error {
	return d.keyed(c, true, func(safe *store.Safe, o *unlocker) error {
		if !safe.HasPassphrase() {
			return noPassphrase()
		}
		had := safe.HasRecoveryCode()
		typed, err := d.newPassphrase(c, "new-passphrase-file")
		if err != nil {
			return err
		}
		defer clear(typed)
		if err := d.change(safe, func() error { return safe.ChangePassphrase(o.typed, typed) }); err != nil {
			return err
		}
		d.tellCheap(safe)
		fmt.Fprintln(d.out, "The passphrase is changed. Backups made before still open with the old one.")
		if had {
			fmt.Fprintln(d.out, "The recovery code opens nothing any more. groundwork passphrase recovery makes a new one.")
		}
		return nil
	})
}

func (d *commandLine) removePassphrase(c *cli.Command) error {
	return d.keyed(c, true, func(safe *store.Safe, o *unlocker) error {
		if !safe.HasPassphrase() {
			return noPassphrase()
		}
		if err := d.change(safe, func() error { return safe.RemovePassphrase(o.typed) }); err != nil {
			return err
		}
		fmt.Fprintln(d.out, "The passphrase is removed. Anybody who gets hold of the file can read it.")
		return nil
	})
}

func (d *commandLine) newRecoveryCode(c *cli.Command) error {
	return d.keyed(c, true, func(safe *store.Safe, o *unlocker) error {
		if !safe.HasPassphrase() {
			return noPassphrase()
		}
		var code string
		err := d.change(safe, func() (err error) { code, err = safe.NewRecoveryCode(o.typed); return err })
		if errors.Is(err, fault.WrongPassphrase) {
			return exit.New(exit.Passphrase, "a new code needs the passphrase itself",
				"if it is forgotten, groundwork passphrase change takes the code and sets another")
		}
		if code == "" {
			return err
		}
		fmt.Fprintln(d.out, code)
		if err := d.flush(); err != nil { // whatever goes wrong from here on
			return err
		}
		d.say("hint", "write it down and keep it where you would keep a key: it opens the workbook, and it is shown only now")
		return err // it may be that a power cut takes the code back
	})
}

// tellCheap says that a guess costs less than it should, where it does.
func (d *commandLine) tellCheap(safe *store.Safe) {
	if safe.CheapPassphrase() {
		d.say("warning", "this computer has little memory to spare, so a guess at the passphrase costs somebody who has the file less than usual")
		d.say("hint", "choose a longer one, or set it again on a computer with 512 MiB of free memory")
	}
}

func noPassphrase() error {
	return exit.New(exit.Failed, store.ErrNoPassphrase.Error(), "groundwork passphrase set gives it one")
}

// newPassphrase is the one to be set: from the flag's file, or asked for twice.
func (d *commandLine) newPassphrase(c *cli.Command, flag string) ([]byte, error) {
	if c.IsSet(flag) {
		if c.Bool("words") {
			return nil, exit.Wrong("give one of the two", "--words makes a passphrase up, so there is none to read from a file")
		}
		typed, err := console.ReadSecret(c.String(flag))
		d.say("warning", text.OddSecret(string(typed)))
		return typed, err
	}
	con, err := d.console()
	if err != nil {
		return nil, exit.New(exit.Failed, "there is no terminal to ask for the new passphrase on", "--"+flag+" FILE reads it from a file")
	}
	defer con.Close()
	if c.Bool("words") {
		return con.MadeUp(seal.NewPassphrase())
	}
	return con.Twice()
}
