package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/urfave/cli/v3"

	"groundwork/cmd/groundwork/exit"
	"groundwork/cmd/groundwork/naming"
	"groundwork/content"
	"groundwork/content/paper"
	"groundwork/content/paper/format"
	"groundwork/content/text"
	"groundwork/store"
	"groundwork/store/archive"
	"groundwork/store/seal"
)

// agePassphraseFile is the flag for the passphrase of an encrypted export, which
// isn't the workbook's.
const agePassphraseFile = "age-passphrase-file"

func (d *commandLine) exportCommand() *cli.Command {
	return &cli.Command{
		Name:  "export",
		Usage: "write everything in the workbook as JSON",
		Description: "Everything: private answers, earlier versions of answers, notes. groundwork import reads it, and\n" +
			"so does any program that reads JSON; store/EXPORT.md documents it. With --age it is encrypted with a\n" +
			"passphrase of its own, and any age tool opens it; without, whoever has the file can read it.\n\n" +
			"Beside a file of JSON lies the same as a text to read, in Markdown, whatever becomes of this program: of\n" +
			"words.json it is words.md. It is encrypted where the JSON is. Earlier versions are in the JSON alone.\n\n" +
			exit.Codes(exit.Done, exit.Failed, exit.Usage, exit.Passphrase, exit.Locked, exit.Damaged, exit.Nothing, exit.Interrupted),
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Value: "-", Usage: "to this `FILE`; - is standard output", TakesFile: true},
			&cli.BoolFlag{Name: "age", Usage: "encrypt it with a passphrase, which is asked for"},
			&cli.BoolFlag{Name: "words", Usage: "make the passphrase up: seven words chosen by chance"},
			&cli.StringFlag{Name: agePassphraseFile, Usage: "read that passphrase from this `FILE`", TakesFile: true},
			&cli.BoolFlag{Name: "json-only", Usage: "without the text to read"},
			&cli.BoolFlag{Name: "force", Usage: "replace a file that is already there"},
		},
		ArgValidator: takes(0, 0),
		Action:       d.export,
	}
}

func (d *commandLine) export(_ context.Context, c *cli.Command) error {
	to := c.String("output")
	switch {
	case to == "":
		return exit.Wrong("- is standard output", "the flag --output needs the name of a file")
	case to == "-" && term.IsTerminal(os.Stdout.Fd()):
		return exit.Wrong("-o FILE writes it to a file that only you can read", "an export would stay readable in the terminal")
	case !c.Bool("age") && (c.Bool("words") || c.IsSet(agePassphraseFile)):
		return exit.Wrong("give --age too", "without --age an export has no passphrase")
	}
	for _, name := range exportNames(c) {
		if err := inTheWay(name, c.Bool("force")); err != nil {
			return err // before anything is asked
		}
	}
	book, err := book(c)
	if err != nil {
		return err
	}
	safe, w, report, err := d.openPresent(c)
	if err != nil {
		return err
	}
	counts, twin, err := d.exportFrom(c, safe, book, w, report.DamagedKeys())
	if err := errors.Join(err, safe.Close()); err != nil {
		return err
	}
	d.say("hint", exportedAs(counts, c.Bool("age")))
	if twin != "" {
		d.say("hint", naming.Path(twin)+" is the same as a text to read; --json-only leaves it out")
	}
	if counts.Damaged == 0 && !report.Damage() {
		return nil
	}
	if err := d.flush(); err != nil { // before what is said to standard error
		return err
	}
	if counts.Damaged == 0 {
		return exit.New(exit.Damaged, "the export was made, but something that had been saved is missing from the workbook", closeHint)
	}
	return exit.New(exit.Damaged, "the export was made without "+text.Count(counts.Damaged, "damaged piece", "damaged pieces"), "groundwork check names what is damaged")
}

// exportedAs says what is in an export and who can read it.
func exportedAs(n store.Exported, encrypted bool) string {
	text := "it holds " + text.Count(n.Records, "record", "records") + " and " + text.Count(n.Versions, "earlier version", "earlier versions")
	if encrypted {
		return text + "; it opens with its own passphrase, whatever you do to the workbook later"
	}
	return text + "; whoever has it can read it"
}

// exportNames are the files that will be made: the JSON, and beside it the text to read.
func exportNames(c *cli.Command) []string {
	to := c.String("output")
	if to == "-" {
		return nil
	}
	if c.Bool("json-only") {
		return []string{to}
	}
	name, _ := strings.CutSuffix(to, ".age")
	name, _ = strings.CutSuffix(name, ".json")
	if name += ".md"; c.Bool("age") {
		name += ".age"
	}
	if name == to {
		name = to + ".md"
	}
	return []string{to, name}
}

// exportFrom writes the export in memory first, so that little is still to go wrong then.
// Where the text to read can't be written, it is said that the JSON was. It returns the
// file of the text to read, "" where there is none.
func (d *commandLine) exportFrom(c *cli.Command, safe *store.Safe, book *content.Book, w *content.Workbook, damaged []content.Key) (counts store.Exported, read string, err error) {
	var text, twin bytes.Buffer
	defer func() { clear(text.Bytes()); clear(twin.Bytes()) }()
	counts, err = safe.Export(&text, aboutBook(book))
	if err != nil {
		return counts, "", err
	}
	if len(exportNames(c)) > 1 {
		if err := inMarkdown(&twin, book, w, damaged); err != nil {
			return counts, "", err
		}
	}
	write := func(w io.Writer, text []byte) error { _, err := w.Write(text); return err }
	if c.Bool("age") {
		typed, err := d.newPassphrase(c, agePassphraseFile)
		if err != nil {
			return counts, "", err
		}
		defer clear(typed)
		if len(typed) == 0 {
			return counts, "", seal.BadPassphrase(true)
		}
		write = func(w io.Writer, text []byte) error { return archive.Encrypt(w, typed, d.keys.export, text) }
	}
	if c.String("output") == "-" {
		return counts, "", write(d.out, text.Bytes())
	}
	texts := [][]byte{text.Bytes(), twin.Bytes()}
	for i, name := range exportNames(c) {
		if i > 0 && len(texts[i]) == 0 {
			continue
		}
		if i > 0 {
			read = name
		}
		err := d.writeFile(name, c.Bool("force"), func(w io.Writer) error { return write(w, texts[i]) })
		if err != nil && i > 0 {
			e := exit.Explain(err)
			return counts, "", exit.New(e.Code, e.Text+"; the export itself was made", e.Hint)
		}
		if err != nil {
			return counts, "", err
		}
	}
	return counts, read, nil
}

// inMarkdown writes all that can be read in the workbook as Markdown. Where there is
// nothing but settings and places it writes nothing.
func inMarkdown(to io.Writer, book *content.Book, w *content.Workbook, damaged []content.Key) error {
	document, err := paper.Build(book, w, paper.Selection{WithPrivate: true, Damaged: damaged})
	if errors.Is(err, paper.ErrNothing) {
		return nil
	}
	if err != nil {
		return err
	}
	_, err = format.Write(to, document, format.Markdown, format.Options{})
	return err
}

func aboutBook(b *content.Book) archive.AboutBook {
	about := archive.AboutBook{Language: b.Language, Version: b.Version}
	for _, t := range b.Tracks {
		about.Tracks = append(about.Tracks, archive.AboutTrack{ID: t.ID, Title: naming.Title(t.Title)})
	}
	return about
}
