package main

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/urfave/cli/v3"

	"groundwork/content"
	"groundwork/store"
	"groundwork/tui"
	"groundwork/tui/session"
)

// workbook is the command without a name: the workbook itself.
func (d *commandLine) workbook(_ context.Context, c *cli.Command) error {
	if c.Bool("version") {
		return d.version()
	}
	screen, err := d.onTerminal(os.Stdin, os.Stdout)
	if err != nil {
		return err
	}
	if code, ended := d.supervise(); ended {
		return &failure{code: code}
	}
	var news []string
	for {
		wanted, err := d.session(c, screen, news)
		if err != nil || wanted == "" {
			return err
		}
		if news, err = d.comeBack(c, wanted); err != nil {
			return err
		}
	}
}

// session opens the workbook and runs the program until it ends; news is said first. It
// returns the file that is to be brought back as the workbook then, or "".
func (d *commandLine) session(c *cli.Command, screen screen, news []string) (wanted string, err error) {
	usual := collectLater()
	defer usual()
	reading := meanwhile(func() (*content.Book, error) { return book(c) })
	if c.IsSet("chapters") && d.afresh == nil { // mistakes in them come before any question
		if _, err := reading(); err != nil {
			return "", err
		}
	}
	safe, err := d.openSafe(c)
	if err != nil {
		return "", err
	}
	read := func() (*tui.App, error) {
		return meanwhile(func() (*tui.App, error) { return newApp(c, screen, safe, reading, d.afresh, news) })()
	}
	why, err := plainWanted(c)
	if err != nil {
		return "", errors.Join(err, safe.Close())
	}
	s := &sitting{screen: screen, safe: safe, read: read, begun: usual, was: d.afresh, next: d.next, plain: why, reader: readerWanted(c)}
	wanted, err = s.run()
	d.afresh = nil
	return wanted, err
}

// newApp reads the workbook, and makes the app of it and the book. One that is locked is
// read when it is unlocked.
func newApp(c *cli.Command, screen screen, safe *store.Safe, reading func() (*content.Book, error), was *handover, news []string) (*tui.App, error) {
	if was != nil {
		book, err := reading()
		if err != nil {
			return nil, err
		}
		return tui.Resume(options(c, screen, safe, book), was.Handover), nil
	}
	workbook, report, err := safe.Load()
	if err != nil {
		return nil, err
	}
	book, err := reading()
	if err != nil {
		return nil, err
	}
	o := options(c, screen, safe, book)
	o.Workbook, o.Notices, o.Report = workbook, append(news, notices(book, report)...), report
	if workbook.Len() == 0 { // the welcome offers what is left of a workbook that is gone
		o.Beside.Orphans = safe.Orphans()
	}
	return tui.New(o), nil
}

// options are what a session has besides what is in the workbook.
func options(c *cli.Command, screen screen, safe *store.Safe, book *content.Book) session.Options {
	return session.Options{
		Book:     book,
		Notebook: safe,
		Now:      time.Now,
		NewID:    newID,
		Country:  usualCountry(),
		PrintDir: printFolder(),
		Printers: printService{},
		Fonts:    systemFonts(),
		NoColor:  os.Getenv("NO_COLOR") != "",
		Reader:   readerWanted(c),
		Console:  os.Getenv("TERM") == "linux",
		NoTrace:  c.Bool("no-trace"),
		Job:      screen,

		MonthFirst: content.MonthFirst(locale("LC_TIME")),
	}
}

// openSafe opens the workbook for writing.
func (d *commandLine) openSafe(c *cli.Command) (*store.Safe, error) {
	if d.afresh != nil {
		return d.afresh.resume(c), nil
	}
	if !c.Bool("no-trace") {
		path, err := workbookPath(c)
		if err != nil {
			return nil, err
		}
		return d.openWorkbook(c, path)
	}
	if c.IsSet("file") {
		return nil, wrong("give one of the two", "--no-trace keeps nothing, so there is no --file to open")
	}
	return store.Open("", store.Options{MemoryOnly: true})
}

// outcome is what to tell after a session. A failing save is told by the exit
// code alone: the screen has just been blanked for a reason.
func outcome(ran, saved, closed error) error {
	switch where, broken := session.Broken(saved); {
	case broken:
		return &failure{exitFailed, "something broke inside the program at " + where, wordsKept(saved, closed)}
	case saved != nil || closed != nil:
		return &failure{code: exitFailed}
	case errors.Is(ran, tea.ErrProgramPanic):
		return &failure{exitFailed, "something broke while drawing", allKept}
	case errors.Is(ran, tea.ErrProgramKilled):
		return nil // the terminal was closed, and everything is saved
	}
	return ran
}

const allKept = "what you wrote is saved"

// wordsKept says what is true of the words after something broke, or nothing.
func wordsKept(saved, closed error) string {
	switch all, asked := session.Kept(saved); {
	case !all || closed != nil:
		return ""
	case !asked:
		return "what you wrote last may be missing; everything before it is saved"
	}
	return allKept
}

// notices are the sentences shown before anything else.
func notices(b *content.Book, r store.Report) []string {
	list := r.Sentences()
	for _, k := range r.DamagedKeys() {
		list = append(list, "Damaged: "+recordName(b, k)+".")
	}
	if r.Damage() {
		list = append(list, "The command groundwork check says more; with --close it has this told no more.")
	}
	return list
}

// printFolder is where the print screen suggests to put a file.
func printFolder() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	return home
}

// newID makes the id of a record: 16 hexadecimal digits.
func newID() string {
	b := make([]byte, 8)
	_, _ = rand.Read(b) // never fails
	return hex.EncodeToString(b)
}
