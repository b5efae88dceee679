package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/urfave/cli/v3"

	"groundwork/cmd/groundwork/console"
	"groundwork/cmd/groundwork/exit"
	"groundwork/cmd/groundwork/naming"
	"groundwork/content/text"
	"groundwork/store"
	"groundwork/store/archive"
	"groundwork/store/disk"
)

func (d *commandLine) importCommand() *cli.Command {
	return &cli.Command{
		Name:      "import",
		Usage:     "put an export into a new workbook",
		ArgsUsage: "FILE",
		Description: "Reads what groundwork export wrote, encrypted or not. All of it is read and checked before\n" +
			"anything is written. The workbook must be a new one, or hold no words yet.\n\n" +
			exit.Codes(exit.Done, exit.Failed, exit.Usage, exit.Passphrase, exit.Locked, exit.Damaged, exit.Nothing),
		Flags: []cli.Flag{
			&cli.StringFlag{Name: agePassphraseFile, Usage: "read the export's passphrase from this `FILE`", TakesFile: true},
		},
		ArgValidator: takes(1, 1),
		Action:       d.importFile,
	}
}

func (d *commandLine) importFile(_ context.Context, c *cli.Command) error {
	path, err := filePath(c, "a sitting that keeps nothing can't import anything")
	if err != nil {
		return err
	}
	if name := c.Args().First(); store.IsWorkbook(name) {
		return exit.New(exit.Damaged, name+" is a workbook, or a copy of one, and no export",
			"groundwork restore "+name+" brings it back, groundwork merge "+name+" takes it into the one there is")
	}
	data, err := d.readImport(c, c.Args().First())
	if err != nil {
		return err
	}
	defer clear(data)
	mended, noTexts := archive.Mended(text.Unmarked(data))
	defer clear(mended)
	read, err := archive.Read(bytes.NewReader(mended))
	if err != nil {
		return err
	}
	safe, err := d.openWorkbook(c, path)
	if err != nil {
		return err
	}
	sealed := safe.HasPassphrase()
	err = d.whole(func() error { return safe.Import(read) })
	if err := errors.Join(err, safe.Close()); err != nil {
		return err
	}
	fmt.Fprintf(d.out, "%s: %s and %s\n", naming.Path(path), text.Count(len(read.Records), "record", "records"),
		text.Count(len(read.Versions), "earlier version", "earlier versions"))
	if n := read.Dropped; n > 0 {
		fmt.Fprintf(d.out, "%s that can't be shown were left out.\n", text.Count(n, "character", "characters"))
	}
	if noTexts > 0 {
		fmt.Fprintf(d.out, "What was not text, in %s, shows as %s.\n", text.Count(noTexts, "place", "places"), archive.NoText)
	}
	if !sealed {
		fmt.Fprintln(d.out, "The workbook has no passphrase: whoever has the file can read it. groundwork passphrase set locks it.")
	}
	return nil
}

// readImport reads a file to its end, and decrypts it where it is encrypted.
func (d *commandLine) readImport(c *cli.Command, name string) ([]byte, error) {
	data, err := readWhole(name)
	if err != nil {
		return nil, err
	}
	if !archive.Encrypted(data) {
		if c.IsSet(agePassphraseFile) {
			return nil, exit.Wrong("leave --"+agePassphraseFile+" out", "the file is not encrypted")
		}
		return data, nil
	}
	typed, err := d.exportPassphrase(c)
	if err != nil {
		return nil, err
	}
	defer clear(typed)
	return archive.Decrypt(data, typed)
}

func readWhole(name string) ([]byte, error) {
	f, _, err := disk.OpenToRead(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, exit.New(exit.Nothing, "there is no file "+name, "")
	}
	if err != nil {
		return nil, exit.New(exit.Failed, "the file "+name+" can't be read", "")
	}
	defer func() { _ = f.Close() }()
	data, err := io.ReadAll(io.LimitReader(f, archive.MaxSize+1))
	if err != nil {
		return nil, exit.New(exit.Failed, "the file "+name+" can't be read to its end", "nothing was changed")
	}
	if len(data) > archive.MaxSize {
		return nil, exit.New(exit.Failed, "the file "+name+" is too large for an export", "nothing was changed")
	}
	return data, nil
}

// exportPassphrase asks for what opens the export.
func (d *commandLine) exportPassphrase(c *cli.Command) ([]byte, error) {
	if c.IsSet(agePassphraseFile) {
		return console.ReadSecret(c.String(agePassphraseFile))
	}
	con, err := d.console()
	if err != nil {
		return nil, exit.New(exit.Passphrase, "the export is encrypted, and there is no terminal to ask for its passphrase on",
			"--"+agePassphraseFile+" FILE reads it from a file")
	}
	defer con.Close()
	return con.Asked("Passphrase of the export: ", con.Secret)
}
