package main

import (
	"bytes"
	"errors"

	"github.com/urfave/cli/v3"

	"groundwork/cmd/groundwork/console"
	"groundwork/cmd/groundwork/exit"
	"groundwork/cmd/groundwork/manual"
	"groundwork/cmd/groundwork/naming"
	"groundwork/content"
	"groundwork/store"
	"groundwork/store/fault"
)

// unlocker asks for what opens the workbook, and knows what did.
type unlocker struct {
	file    string // of --passphrase-file
	typed   []byte
	help    func() string    // what ctrl+g says at the start of the workbook
	console *console.Console // open from the first question to the end
	show    func()           // shows again what is typed
}

// done restores the terminal.
func (u *unlocker) done() {
	if u.console != nil {
		u.show()
		u.console.Close()
	}
}

// passphrase is what [store.Options] ask.
func (u *unlocker) passphrase(d *commandLine) ([]byte, error) {
	typed, err := u.ask(d)
	if err == nil {
		u.typed = bytes.Clone(typed) // the store clears what it is given
	}
	return typed, err
}

func (u *unlocker) ask(d *commandLine) ([]byte, error) {
	if u.file != "" {
		return console.ReadSecret(u.file)
	}
	question := "Passphrase: "
	if u.console == nil {
		c, err := d.console()
		if err != nil {
			return nil, exit.New(exit.Passphrase, "the workbook is locked with a passphrase, and there is no terminal to ask for it on",
				"--passphrase-file FILE reads it from a file")
		}
		if u.show, err = c.Hide(); err != nil {
			c.Close()
			return nil, err
		}
		if u.console, c.Help = c, u.help; u.help != nil {
			question = "ctrl+g: help lines. ctrl+q: leave.\n" + question
		}
	}
	return u.console.Asked(question, u.console.Hidden)
}

func (u *unlocker) forget() { clear(u.typed) }

// console opens the terminal, to ask on it.
func (d *commandLine) console() (*console.Console, error) { return console.Open(d.job, d.endings) }

// confirmed asks whether to do what was said. It returns unasked where there is no terminal,
// and no where the answer isn't yes.
func (d *commandLine) confirmed(said, do string, unasked, no error) error {
	con, err := d.console()
	if err != nil {
		return unasked
	}
	defer con.Close()
	yes, err := con.Yes(manual.SetLines(said, manual.Width)+"\n\n", do)
	if err != nil || yes {
		return err
	}
	return no
}

// openWorkbook opens the workbook at path, and asks for its passphrase where it has
// one: a few times, if need be.
func (d *commandLine) openWorkbook(c *cli.Command, path string) (*store.Safe, error) {
	safe, u, err := d.openKnowing(c, path, store.Open)
	u.forget()
	return safe, err
}

// openAtStart is openWorkbook for the workbook itself, where help is one key away.
func (d *commandLine) openAtStart(c *cli.Command, path string) (*store.Safe, error) {
	safe, u, err := d.opening(c, path, store.Open, &unlocker{help: helpInShort})
	u.forget()
	return safe, err
}

// openToRead is openWorkbook for a command that writes nothing: it also opens what can't
// be written.
func (d *commandLine) openToRead(c *cli.Command, path string) (*store.Safe, error) {
	safe, u, err := d.openKnowing(c, path, store.Open)
	if errors.Is(err, fault.ReadOnly) {
		safe, u, err = d.openKnowing(c, path, store.OpenToRead)
	}
	u.forget()
	return safe, err
}

// openKnowing also returns what opened it.
func (d *commandLine) openKnowing(c *cli.Command, path string, open func(string, store.Options) (*store.Safe, error)) (*store.Safe, *unlocker, error) {
	return d.opening(c, path, open, &unlocker{})
}

// opening asks by u, and returns it.
func (d *commandLine) opening(c *cli.Command, path string, open func(string, store.Options) (*store.Safe, error), u *unlocker) (*store.Safe, *unlocker, error) {
	u.file = c.String("passphrase-file")
	if c.IsSet("passphrase-file") && u.file == "" {
		return nil, u, exit.Wrong("leave it out to be asked", "the flag --passphrase-file needs the name of a file")
	}
	defer u.done()
	for try := 1; ; try++ {
		safe, err := open(path, d.options(c, func() ([]byte, error) { return u.passphrase(d) }))
		if !errors.Is(err, fault.WrongPassphrase) || try == console.Tries || u.file != "" {
			return safe, u, err
		}
		u.forget()
		d.say("error", err.Error())
	}
}

// options are how the workbook is opened.
func (d *commandLine) options(c *cli.Command, passphrase func() ([]byte, error)) store.Options {
	return store.Options{
		Passphrase: passphrase,
		Stretch:    d.keys.workbook,
		Possible:   func() []content.Key { return possibleIn(c) },
	}
}

// possibleIn are the possible keys of the book that was asked for; none where that
// can't be read.
func possibleIn(c *cli.Command) []content.Key {
	b, err := book(c)
	if err != nil {
		return nil
	}
	return naming.Keys(b)
}
