package main

import (
	"errors"
	"path/filepath"

	"github.com/urfave/cli/v3"

	"groundwork/cmd/groundwork/console"
	"groundwork/cmd/groundwork/naming"
	"groundwork/store"
	"groundwork/store/fault"
)

// comeBack makes a file the workbook, as was asked for on the screen, and returns what
// there is to say of it. Only words that were rescued need their passphrase for that.
func (d *commandLine) comeBack(c *cli.Command, from string) (news []string, err error) {
	path, err := workbookPath(c)
	if err != nil {
		return nil, err
	}
	u := &unlocker{file: c.String("passphrase-file")}
	defer u.done()
	defer u.forget()
	o := store.Options{Stretch: d.keys.workbook}
	if store.Examine(from, o).Rescue {
		o.Passphrase = func() ([]byte, error) { return u.passphrase(d) }
	}
	var kept string
	for try := 1; ; try++ {
		err := d.whole(func() (err error) {
			kept, err = store.Restore(path, from, o)
			return err
		})
		if err == nil {
			break
		}
		if !errors.Is(err, fault.WrongPassphrase) || try == console.Tries || u.file != "" {
			return nil, err
		}
		u.forget()
		d.say("error", err.Error())
	}
	news = []string{"The workbook is back."}
	if kept != "" {
		news = append(news, "What was here before is kept as "+naming.Path(filepath.Base(kept))+".")
	}
	return news, nil
}
