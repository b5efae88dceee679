package main

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"os"
	"runtime/debug"
	"sync"
	"time"

	"github.com/urfave/cli/v3"

	"groundwork/cmd/groundwork/afresh"
	"groundwork/cmd/groundwork/environ"
	"groundwork/cmd/groundwork/exit"
	"groundwork/cmd/groundwork/naming"
	"groundwork/cmd/groundwork/printer"
	"groundwork/cmd/groundwork/sitting"
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
	screen, err := sitting.OnTerminal(os.Stdin, os.Stdout, d.job, d.endings)
	if err != nil {
		return err
	}
	code, ended, left := d.next.Supervise()
	if ended {
		return &exit.Error{Code: code}
	}
	if left != nil {
		d.afresh = left
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
func (d *commandLine) session(c *cli.Command, screen sitting.Screen, news []string) (wanted string, err error) {
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
		if exit.Explain(err).Code == exit.Interrupted {
			screen.Blank() // one leaves by the same keys as everywhere
		}
		return "", err
	}
	read := func() (*tui.App, error) {
		return meanwhile(func() (*tui.App, error) { return newApp(c, screen, safe, reading, d.afresh, news) })()
	}
	why, err := plainWanted(c)
	if err != nil {
		return "", errors.Join(err, safe.Close())
	}
	s := &sitting.Sitting{Screen: screen, Safe: safe, Read: read, Begun: usual, Was: d.afresh, Next: d.next, Plain: why, Reader: readerWanted(c)}
	if known := safe.Glance(content.Place{}.Key(), content.Settings{}.Key()); known != nil && !s.Reader && len(news) == 0 {
		s.Glimpse = func() *tui.Glimpse { return glimpse(c, screen, reading, known) }
	}
	wanted, err = s.Run()
	d.afresh = nil
	return wanted, err
}

// newApp reads the workbook, and makes the app of it and the book. One that is locked is
// read when it is unlocked.
func newApp(c *cli.Command, screen sitting.Screen, safe *store.Safe, reading func() (*content.Book, error), was *afresh.Handover, news []string) (*tui.App, error) {
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

// glimpse is what is shown while a thick workbook is read, of what is known of it.
func glimpse(c *cli.Command, screen sitting.Screen, reading func() (*content.Book, error), known []content.Record) *tui.Glimpse {
	book, err := reading()
	if err != nil {
		return nil
	}
	o := options(c, screen, nil, book)
	o.Workbook, o.Notebook = content.NewWorkbook(known...), nil // nothing is saved of a glimpse
	return tui.NewGlimpse(o)
}

// options are what a session has besides what is in the workbook.
func options(c *cli.Command, screen sitting.Screen, safe *store.Safe, book *content.Book) session.Options {
	return session.Options{
		Book:     book,
		Notebook: safe,
		Now:      time.Now,
		NewID:    newID,
		Country:  environ.Country(),
		PrintDir: printFolder(),
		Printers: printer.Service{},
		Fonts:    systemFonts(),
		NoColor:  os.Getenv("NO_COLOR") != "",
		Reader:   readerWanted(c),
		Console:  os.Getenv("TERM") == "linux",
		NoTrace:  c.Bool("no-trace"),
		Job:      screen,

		MonthFirst: content.MonthFirst(environ.Locale("LC_TIME")),
	}
}

// openSafe opens the workbook for writing.
func (d *commandLine) openSafe(c *cli.Command) (*store.Safe, error) {
	if d.afresh != nil {
		return d.afresh.Resume(d.options(c, nil)), nil
	}
	if !c.Bool("no-trace") {
		path, err := workbookPath(c)
		if err != nil {
			return nil, err
		}
		return d.openAtStart(c, path)
	}
	if c.IsSet("file") {
		return nil, exit.Wrong("give one of the two", "--no-trace keeps nothing, so there is no --file to open")
	}
	return store.Open("", store.Options{MemoryOnly: true})
}

// notices are the sentences shown before anything else.
func notices(b *content.Book, r store.Report) []string {
	list := r.Sentences()
	for _, k := range r.DamagedKeys() {
		list = append(list, "Damaged: "+naming.Record(b, k)+".")
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

// meanwhile begins to do something while something else is done. The result waits
// for it. What breaks in it becomes an error: it runs where nothing else could
// catch it.
func meanwhile[T any](do func() (T, error)) func() (T, error) {
	var (
		made T
		err  error
		done = make(chan struct{})
	)
	go func() {
		defer close(done)
		defer caught(&err)
		made, err = do()
	}()
	return func() (T, error) {
		<-done
		return made, err
	}
}

// startMemory is what a start may take before memory is looked after in the
// usual way: a key made of a passphrase takes half of it.
const startMemory = 512 << 20

// collectLater keeps the garbage collector out of the way until usual is called.
// Of what is read at a start nearly everything stays: looking for garbage in it
// takes a third of the processor's time, and finds little.
func collectLater() (usual func()) {
	percent, limit := debug.SetGCPercent(-1), debug.SetMemoryLimit(startMemory)
	return sync.OnceFunc(func() {
		debug.SetMemoryLimit(limit)
		debug.SetGCPercent(percent)
	})
}
