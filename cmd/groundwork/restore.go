package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/urfave/cli/v3"

	"groundwork/cmd/groundwork/console"
	"groundwork/cmd/groundwork/exit"
	"groundwork/cmd/groundwork/naming"
	"groundwork/content/text"
	"groundwork/store"
	"groundwork/store/fault"
)

func (d *commandLine) restoreCommand() *cli.Command {
	return &cli.Command{
		Name:      "restore",
		Usage:     "list the copies of the workbook, and bring one back",
		ArgsUsage: "[FILE]",
		Description: "A copy is made beside the workbook at the start of a sitting; the five newest are kept. Without\n" +
			"FILE they are listed, and asked for. FILE is a copy by its name, or a backup elsewhere. It works\n" +
			"when the workbook is damaged or gone. What is there now is kept beside it, and can be brought\n" +
			"back in the same way. Where the workbook is gone, a rescue file makes one again.\n\n" +
			"No passphrase is needed. With that of the copy, every record in it can be looked at first.\n\n" +
			exit.Codes(exit.Done, exit.Failed, exit.Usage, exit.Passphrase, exit.Locked, exit.Damaged, exit.Nothing),
		Flags:        []cli.Flag{&cli.BoolFlag{Name: "yes", Usage: "bring FILE back without asking"}},
		ArgValidator: takes(0, 1),
		Action:       d.restore,
	}
}

func (d *commandLine) restore(_ context.Context, c *cli.Command) error {
	path, err := filePath(c, "a sitting that keeps nothing has no copies")
	if err != nil {
		return err
	}
	if c.Args().Present() {
		from, err := findCopy(path, c.Args().First())
		if err != nil {
			return err
		}
		return d.bringBack(c, path, store.Examine(from, store.Options{}), c.Bool("yes"))
	}
	if c.Bool("yes") {
		return exit.Wrong("groundwork restore lists the copies", "--yes needs to be told which copy")
	}
	return d.chooseCopy(c, path)
}

// findCopy finds a file by its path, or by its name in one of the workbook's places.
func findCopy(path, name string) (string, error) {
	tries := []string{name}
	for _, p := range store.RescuePlaces(path) {
		tries = append(tries, filepath.Join(p.Folder, name))
	}
	for _, try := range tries {
		if _, err := os.Lstat(try); err == nil {
			return try, nil
		} else if !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
	}
	return "", exit.New(exit.Nothing, "there is no file "+name, "groundwork restore lists the copies there are")
}

// chooseCopy lists the copies and asks which one is wanted.
func (d *commandLine) chooseCopy(c *cli.Command, path string) error {
	copies, err := bringable(path)
	if err != nil {
		return err
	}
	if len(copies) == 0 {
		return exit.New(exit.Nothing, "there are no copies beside "+path, "groundwork restore FILE brings back a backup from another place")
	}
	fmt.Fprintf(d.out, "Now   %s\n", describe(store.Examine(path, store.Options{})))
	for i, f := range copies {
		fmt.Fprintf(d.out, "%-5d %s\n", i+1, describe(f))
	}
	if err := d.flush(); err != nil {
		return err
	}
	if !term.IsTerminal(os.Stdin.Fd()) {
		d.say("hint", "groundwork restore FILE brings one back")
		return nil
	}
	line := d.reply("Which one shall come back? Its number, or Enter for none: ")
	if line == "" {
		return d.leftAsItWas()
	}
	n, err := strconv.Atoi(line)
	if err != nil || n < 1 || n > len(copies) {
		return exit.Wrong("the numbers are at the beginning of the lines", "there is no copy of that number")
	}
	return d.bringBack(c, path, copies[n-1], false)
}

// bringable are the copies, and what lies there of a workbook that is gone.
func bringable(path string) ([]store.Inspection, error) {
	copies, err := store.Copies(path, store.Options{})
	if err != nil {
		return nil, err
	}
	orphans, err := store.Orphans(path, store.Options{})
	for _, f := range orphans {
		if f.Rescue { // copies are there already
			copies = append(copies, f)
		}
	}
	return copies, err
}

// orphaned says what lies there of a workbook that is gone, or nothing.
func orphaned(path string) string {
	orphans, err := store.Orphans(path, store.Options{})
	if err != nil || len(orphans) == 0 {
		return ""
	}
	copies, rescues, fleeting := 0, 0, ""
	for _, f := range orphans {
		if f.Fleeting {
			fleeting = "; what is in the computer's memory of it is gone when that restarts"
		}
		if f.Rescue {
			rescues++
		} else {
			copies++
		}
	}
	var what []string
	if copies > 0 {
		what = append(what, text.Count(copies, "copy", "copies"))
	}
	if rescues > 0 {
		what = append(what, text.Count(rescues, "rescue file", "rescue files"))
	}
	verb := "lie"
	if copies+rescues == 1 {
		verb = "lies"
	}
	return strings.Join(what, " and ") + " of a workbook that is not there any more " + verb + " in its places: groundwork restore lists what can be brought back" + fleeting
}

// describe is one line on a file: when, how much, in what state, its name.
func describe(f store.Inspection) string {
	if errors.Is(f.Err, fs.ErrNotExist) {
		return "there is no workbook"
	}
	much := ""
	if f.Err == nil {
		much = text.Count(f.Records, "record", "records")
	}
	return strings.TrimRight(fmt.Sprintf("%-24s %-14s %8s  %-20s  %s", naming.Moment(f.Made), much, naming.Size(f.Size), f.State(), naming.Path(filepath.Base(f.Path))), " ")
}

// bringBack asks, and puts the copy in the workbook's place.
func (d *commandLine) bringBack(c *cli.Command, path string, from store.Inspection, sure bool) error {
	if !sure && !term.IsTerminal(os.Stdin.Fd()) {
		return exit.Wrong("--yes brings it back without asking", "whether to bring it back is asked on a terminal")
	}
	locked := from.Sealed
	if locked {
		var err error
		if from, err = d.lookInside(from, c.String("passphrase-file"), !sure); err != nil {
			return err
		}
	}
	if from.Err != nil {
		return fault.NewNotRestored(from.Path, from.Err)
	}
	if !sure {
		fmt.Fprintf(d.err, "%s\n", describe(from))
	}
	for _, s := range from.Report.Sentences() {
		fmt.Fprintln(d.err, s)
	}
	if !sure {
		if reply := d.reply("Bring this one back? What is there now is kept. y or n: "); !strings.HasPrefix(strings.ToLower(reply), "y") {
			return d.leftAsItWas()
		}
	}
	var kept string
	o := store.Options{Stretch: d.keys.workbook}
	if from.Rescue { // its words make a new workbook, which takes its key
		u := &unlocker{file: c.String("passphrase-file")}
		defer u.done()
		defer u.forget()
		o.Passphrase = func() ([]byte, error) { return u.passphrase(d) }
	}
	err := d.whole(func() (err error) {
		kept, err = store.Restore(path, from.Path, o)
		return err
	})
	if err != nil {
		return err
	}
	if from.Rescue {
		fmt.Fprintln(d.out, "There is a workbook again, with what was rescued.")
		return nil
	}
	fmt.Fprintf(d.out, "The workbook is now as it was on %s.\n", naming.Moment(from.Made))
	if locked {
		fmt.Fprintln(d.out, "It opens with the passphrase it had then.")
	}
	if kept != "" {
		fmt.Fprintf(d.out, "What was there before is kept as %s.\n", naming.Path(filepath.Base(kept)))
	}
	return nil
}

// lookInside looks at every record of a copy under a passphrase, where that is given.
// Who doesn't have it at hand can bring the copy back all the same: its pages have
// been looked at.
func (d *commandLine) lookInside(from store.Inspection, file string, ask bool) (store.Inspection, error) {
	with := func(passphrase func() ([]byte, error)) store.Inspection {
		found := store.Examine(from.Path, store.Options{Passphrase: passphrase, Stretch: d.keys.workbook})
		found.Made = from.Made
		return found
	}
	if file != "" {
		return with(func() ([]byte, error) { return console.ReadSecret(file) }), nil
	}
	if !ask {
		return from, nil
	}
	terminal, err := d.console()
	if err != nil {
		return from, err
	}
	defer terminal.Close()
	for range console.Tries {
		typed, err := terminal.Secret("Its passphrase, to look at every record, or Enter to leave that out: ")
		if err != nil || len(typed) == 0 {
			return from, err
		}
		found := with(func() ([]byte, error) { return typed, nil })
		if !errors.Is(found.Err, fault.WrongPassphrase) {
			return found, nil
		}
		d.say("error", found.Err.Error())
	}
	return from, nil
}

func (d *commandLine) leftAsItWas() error {
	fmt.Fprintln(d.out, "Nothing was changed.")
	return nil
}

// reply asks for a line on the terminal. Where there is no answer it is empty.
func (d *commandLine) reply(question string) string {
	c, err := d.console()
	if err != nil {
		return ""
	}
	defer c.Close()
	line, _ := c.Line(question)
	return line
}
