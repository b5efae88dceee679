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
	"groundwork/tui/input"
	"groundwork/tui/session"
)

// framesPerSecond is the most Bubble Tea allows: a key is painted with the next
// frame.
const framesPerSecond = 120

// workbook is the command without a name: the workbook itself.
func (d *commandLine) workbook(_ context.Context, c *cli.Command) error {
	if c.Bool("version") {
		return d.version()
	}
	screen, err := onTerminal(os.Stdin, os.Stdout)
	if err != nil {
		return err
	}
	usual := collectLater()
	defer usual()
	reading := meanwhile(func() (*content.Book, error) { return book(c) })
	if c.IsSet("chapters") { // mistakes in them come before any question
		if _, err := reading(); err != nil {
			return err
		}
	}
	safe, err := d.openSafe(c)
	if err != nil {
		return err
	}
	read := func() (*tui.App, error) {
		return meanwhile(func() (*tui.App, error) { return newApp(c, safe, reading) })()
	}
	return sit(screen, read, safe, usual)
}

// newApp reads the workbook, and makes the app of it and the book.
func newApp(c *cli.Command, safe *store.Safe, reading func() (*content.Book, error)) (*tui.App, error) {
	workbook, report, err := safe.Load()
	if err != nil {
		return nil, err
	}
	book, err := reading()
	if err != nil {
		return nil, err
	}
	return tui.New(session.Options{
		Book:     book,
		Workbook: workbook,
		Notebook: safe,
		Notices:  notices(book, report),
		Now:      time.Now,
		NewID:    newID,
		Country:  usualCountry(),
		PrintDir: printFolder(),
		Printers: printService{},
		NoColor:  os.Getenv("NO_COLOR") != "",
		Console:  os.Getenv("TERM") == "linux",
		NoTrace:  c.Bool("no-trace"),

		MonthFirst: content.MonthFirst(locale("LC_TIME")),
	}), nil
}

// openSafe opens the workbook for writing.
func (d *commandLine) openSafe(c *cli.Command) (*store.Safe, error) {
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

// sit runs the program until it ends, however it ends: then the terminal is
// wiped, and only then is anything read from or written to the disk. read is
// called while the terminal gets ready, begun after the first frame.
func sit(s screen, read func() (*tui.App, error), safe notebook, begun func()) error {
	var program *tea.Program
	w := &loading{read: read, quit: func() { program.Quit() }}
	leave := func() { program.Send(session.LeaveMsg{}) }
	keys := input.NewReader(input.Terminal{File: s.in}, language())
	program = tea.NewProgram(w,
		tea.WithFPS(framesPerSecond),
		tea.WithoutSignalHandler(),
		tea.WithInput(keyboard{s.in, keys, leave}),
		tea.WithFilter(pasting{keys}.filter),
		tea.WithOutput(&firstPaint{File: s.out, asking: keys.Asking, drawn: w.drawn.Load, then: func() {
			begun()
			copyBeside(safe, program.Send)
		}}))
	interrupted, stop := hangUp(leave)
	defer stop()
	_, ran := program.Run()
	if w.app == nil { // nothing was shown
		return errors.Join(w.err, ran, safe.Close())
	}
	defer s.quiet(keys.Settle)()
	s.blank()
	saved := w.app.Flush()
	closed := safe.Close()
	if err := outcome(ran, saved, closed); err != nil {
		return err
	}
	if interrupted.Load() {
		return &failure{code: exitInterrupted}
	}
	return nil
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
