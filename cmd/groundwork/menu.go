package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/adrg/xdg"
	"github.com/urfave/cli/v3"

	"groundwork/cmd/groundwork/environ"
	"groundwork/cmd/groundwork/exit"
	"groundwork/cmd/groundwork/naming"
	"groundwork/store/disk"
)

// menuFile is what the entry in the menu is called in its folder. Neither it nor what the
// menu shows tells what the program is for; the name of the program stands in it.
const menuFile = "workbook.desktop"

// menuMark tells an entry of ours from one of somebody else's.
const menuMark = "X-Made-By=groundwork menu add"

func (d *commandLine) menuCommand() *cli.Command {
	codes := exit.Codes(exit.Done, exit.Failed, exit.Usage, exit.Nothing)
	return &cli.Command{
		Name:      "menu",
		Usage:     "put the workbook in the menu of the desktop, or take it out",
		ArgsUsage: "add|remove",
		Description: "Only for those who want it: whoever uses this account sees the entry. It is called\n" +
			"“Workbook”, and opens a terminal.\n\n" + codes,
		ArgValidator: takes(1, 0), // a known word never gets here
		Commands: []*cli.Command{
			{
				Name: "add", Usage: "put it in the menu, as “Workbook”", Description: codes, ArgValidator: takes(0, 0),
				Action: func(_ context.Context, c *cli.Command) error { return d.addToMenu(c) },
			},
			{
				Name: "remove", Usage: "take it out again", ArgValidator: takes(0, 0),
				Description: "Nothing of what you wrote is touched.\n\n" + codes,
				Action:      func(_ context.Context, c *cli.Command) error { return d.removeFromMenu(c) },
			},
		},
	}
}

// menuPath is where the entry lies.
func menuPath() (string, error) {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return "", exit.New(exit.Failed, "menus of this system are not known to the program", "a link to the program can be put there by hand")
	}
	xdg.Reload()
	if xdg.DataHome == "" || !filepath.IsAbs(xdg.DataHome) {
		return "", exit.New(exit.Failed, "the home folder is not known", "set HOME")
	}
	return filepath.Join(xdg.DataHome, "applications", menuFile), nil
}

func (d *commandLine) addToMenu(c *cli.Command) error {
	path, err := menuPath()
	if err != nil {
		return err
	}
	program, err := os.Executable()
	if err != nil {
		return exit.New(exit.Failed, "it can't be told where the program lies", "")
	}
	args := []string{program}
	if c.IsSet("file") || os.Getenv(environ.File) != "" {
		file, err := workbookPath(c)
		if err != nil {
			return err
		}
		args = append(args, "--file", file)
	}
	if there, err := os.ReadFile(path); err == nil && !bytes.Contains(there, []byte(menuMark)) {
		return exit.New(exit.Failed, "there is another entry called "+path, "it was not made by this program, so it stays")
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	err = d.writeFile(path, true, func(w io.Writer) error {
		_, err := io.WriteString(w, menuEntry(args))
		return err
	})
	if err != nil {
		return err
	}
	fmt.Fprintln(d.out, "The menu has an entry “Workbook” now. groundwork menu remove takes it out.")
	return nil
}

// menuEntry is the entry, as the Desktop Entry Specification wants it.
func menuEntry(args []string) string {
	var words []string
	for _, a := range args {
		words = append(words, menuWord(a))
	}
	return "[Desktop Entry]\nType=Application\nVersion=1.0\nName=Workbook\nComment=Notes\nIcon=accessories-text-editor\n" +
		"Terminal=true\nCategories=Utility;\nStartupNotify=false\nExec=" + strings.Join(words, " ") + "\n" + menuMark + "\n"
}

// menuWord quotes an argument: once as one of a command, once as a string of the file.
func menuWord(s string) string {
	s = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "`", "\\`", `$`, `\$`).Replace(s)
	return `"` + strings.NewReplacer(`\`, `\\`, "\n", `\n`, "\t", `\t`, "\r", `\r`, "%", "%%").Replace(s) + `"`
}

func (d *commandLine) removeFromMenu(c *cli.Command) error {
	path, err := menuPath()
	if err != nil {
		return err
	}
	ours := func(f *os.File) bool {
		data := make([]byte, 1<<16)
		n, _ := f.ReadAt(data, 0) // it may be shorter
		return bytes.Contains(data[:n], []byte(menuMark))
	}
	switch err := disk.Remove(path, ours); {
	case errors.Is(err, fs.ErrNotExist):
		return exit.New(exit.Nothing, "there is no entry in the menu", "")
	case errors.Is(err, disk.ErrUnproven):
		return exit.New(exit.Failed, "the entry "+path+" was not made by this program, so it stays", "")
	case err != nil:
		return err
	}
	fmt.Fprintln(d.out, "The entry is out of the menu.")
	if file, err := workbookPath(c); err == nil {
		if _, err := os.Lstat(file); err == nil {
			fmt.Fprintf(d.out, "What you wrote stays in %s, also when the program is deleted. groundwork erase --all erases it and its copies.\n", naming.Path(file))
		}
	}
	return nil
}
