package main

import (
	"context"
	"errors"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v3"

	"groundwork/cmd/groundwork/console"
	"groundwork/cmd/groundwork/exit"
	"groundwork/cmd/groundwork/naming"
	"groundwork/cmd/groundwork/printer"
	"groundwork/content"
	"groundwork/content/paper"
	"groundwork/content/text"
	"groundwork/store"
)

func (d *commandLine) printCommand() *cli.Command {
	return &cli.Command{
		Name:  "print",
		Usage: "print the workbook, or a part of it, for real paper",
		Description: "Private answers are left out unless asked for, and nothing in the print tells that there\n" +
			"are any. Notes are printed in full, unless a track or a part of it is named. An empty form\n" +
			"is of the track you are in, or of the one you name; then it opens no workbook. A file\n" +
			"made with -o can be read by your account alone; what is printed elsewhere is out of the\n" +
			"program's hands.\n\n" +
			exit.Codes(exit.Done, exit.Failed, exit.Usage, exit.Passphrase, exit.Locked, exit.Damaged, exit.Nothing, exit.Interrupted),
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "form", Aliases: []string{"f"}, Usage: "`FORM`: text, markdown, html or pdf; else by the ending of the file"},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Value: "-", Usage: "to this `FILE`; - is standard output", TakesFile: true},
			&cli.StringFlag{Name: "track", Usage: "only this `TRACK`; of an empty form, the one you are in, or both"},
			&cli.StringFlag{Name: "chapter", Usage: "only this `CHAPTER`"},
			&cli.BoolFlag{Name: "plan", Usage: "only the plan of the track you are in"},
			&cli.GenericFlag{Name: "without", Value: &several{}, Usage: "in the plan, leave out this `SECTION`, by its title, or the answer to this question; what was changed in the plan by hand is then not in it"},
			&cli.BoolFlag{Name: "without-people", Usage: "in the plan, leave out who I would call, and what was changed by hand"},
			&cli.StringFlag{Name: "letter", Usage: "only this `LETTER`"},
			&cli.BoolFlag{Name: "summary", Usage: "one page for somebody who helps you: ratings and counts, no private answers, and no name of the other person unless you add it"},
			&cli.GenericFlag{Name: "beside", Value: &several{}, Usage: "in a summary, the answer to this `QUESTION` too; up to three"},
			&cli.BoolFlag{Name: "ratings", Usage: "only ratings, as CSV for a spreadsheet, with the name you gave the other person; private ones if asked for"},
			&cli.BoolFlag{Name: "blank", Usage: "an empty form of one track to fill in by hand, with the help lines of your country"},
			&cli.BoolFlag{Name: "short-way", Usage: "of an empty form, the few pages that stand alone"},
			&cli.StringFlag{Name: "country", Usage: "the `COUNTRY` whose help lines an empty form has, by any name it goes by"},
			&cli.BoolFlag{Name: "all-questions", Usage: "the questions left open too"},
			&cli.BoolFlag{Name: "with-private", Usage: "private answers too, but never in a summary"},
			&cli.GenericFlag{Name: "leave-out", Value: &several{}, Usage: "leave out this `PAGE`; may be given more than once"},
			&cli.StringFlag{Name: "paper", Usage: "`SIZE` of a PDF's pages: a4 or letter; else that of the last print, or what is usual in your country"},
			&cli.BoolFlag{Name: "large", Usage: "a PDF in large print"},
			&cli.BoolFlag{Name: "form-feed", Usage: "in text, begin each chapter with a form feed: a new page on printers of plain text"},
			&cli.GenericFlag{Name: "printer", Value: &printerName{}, Usage: "to a printer, as --printer=`NAME` or without a name to the usual one"},
			&cli.BoolFlag{Name: "force", Usage: "replace a file that is already there"},
		},
		ArgValidator: noWords,
		Action:       d.print,
	}
}

// noWords refuses what is no flag. A printer's name may have been meant.
func noWords(ctx context.Context, c *cli.Command) error {
	if c.IsSet("printer") && c.Generic("printer").String() == "" && c.NArg() == 1 {
		return exit.Wrong("it is given with an equals sign: --printer=NAME", "the printer's name stands apart")
	}
	return takes(0, 0)(ctx, c)
}

func (d *commandLine) print(ctx context.Context, c *cli.Command) error {
	if c.Bool("ratings") {
		return d.printRatings(c)
	}
	p, err := newPress(c)
	if err != nil {
		return err
	}
	if c.IsSet("country") && !c.Bool("blank") {
		return exit.Wrong("--blank prints an empty form", "only an empty form has the help lines of a country")
	}
	if (c.IsSet("without") || c.Bool("without-people")) && !c.Bool("plan") {
		return exit.Wrong("--plan prints the plan; --leave-out leaves out a page", "only a plan has sections to leave out")
	}
	if c.Bool("short-way") && !c.Bool("blank") {
		return exit.Wrong("--blank --short-way prints it", "only an empty form has a short way")
	}
	if c.String("output") == "" {
		return exit.Wrong("- is standard output", "the flag --output needs the name of a file")
	}
	to, queue := c.String("output"), printer.Queue{}
	switch {
	case c.IsSet("printer"):
		if queue, err = printer.Find(ctx, c.Generic("printer").String()); err == nil {
			err = d.ready(ctx, queue)
		}
	case to == "-":
		err = p.fitsTerminal(os.Stdout)
	}
	if err != nil {
		return err
	}
	book, err := book(c)
	if err != nil {
		return err
	}
	document, err := d.document(c, book, p)
	if err != nil {
		return err
	}
	if c.IsSet("printer") {
		d.say("hint", "the print service may keep a copy of its own, which this program can't erase")
	}
	done := console.Busy(d.err, "printing")
	made, err := p.print(document)
	done()
	if err != nil {
		return err
	}
	p.warn(d, document) // before it is on paper
	if c.IsSet("printer") {
		d.say("hint", text.Count(p.made.Pages, "page goes", "pages go")+" to the printer "+queue.Shown)
	}
	done = console.Busy(d.err, "printing")
	copied := func(w io.Writer) error {
		_, err := made.WriteTo(w)
		return err
	}
	if c.IsSet("printer") {
		err = printer.Service{}.Print(ctx, queue.Name, p.sheet.Size, made)
	} else {
		err = d.writeTo(c, copied)
	}
	done()
	if err != nil {
		return err
	}
	return d.printedDamaged(book, p.damage, document.Damaged)
}

// printedDamaged names what stands on the paper as damaged.
func (d *commandLine) printedDamaged(book *content.Book, damage bool, named []content.Key) error {
	if !damage {
		return nil
	}
	if err := d.flush(); err != nil { // before what is said to standard error
		return err
	}
	for _, k := range named {
		d.say("warning", "damaged: "+naming.Record(book, k))
	}
	return exit.New(exit.Damaged, "it was printed, but something in the workbook is damaged or missing", closeHint)
}

// document builds what was asked for.
func (d *commandLine) document(c *cli.Command, book *content.Book, p *press) (document *paper.Document, err error) {
	s := selection(c)
	if s.Blank {
		document, err = d.blankForm(c, book, p, s)
	} else {
		err = d.reading(c, func(safe *store.Safe, w *content.Workbook, r store.Report) error {
			p.prefer(paper.Size(w.Settings().Paper))
			p.damage, s.Damaged = r.Damage(), r.DamagedKeys()
			if place, ok := w.Place(); ok && s.Plan && s.Track == "" {
				s.Track = place.Track
			}
			if document, err = paper.Build(book, w, s); document != nil {
				d.tellLeftOut(s, document)
			}
			if err == nil {
				d.tellOnce(safe, w, r)
			}
			return err
		})
	}
	if p.damage && errors.Is(err, paper.ErrNothing) {
		return nil, exit.New(exit.Damaged, "nothing that can be printed is whole", closeHint)
	}
	if track := book.Track(s.Track); s.Plan && track != nil && errors.Is(err, paper.ErrNothing) {
		return nil, exit.New(exit.Nothing, "there is nothing in the plan yet", planHint(track))
	}
	return document, unknownInBook(book, s, err)
}

// planHint names the pages whose answers the plan is made of.
func planHint(t *content.Track) string {
	var titles []string
	for _, s := range t.Plan().Sections {
		for _, id := range s.From {
			if _, p := t.Ask(id); p != nil && !slices.Contains(titles, p.Title) {
				titles = append(titles, p.Title)
			}
		}
	}
	return "it is made of what is written on these pages: " + strings.Join(titles, ", ")
}

// tellLeftOut says what is not on the paper, and on which pages it can be found.
func (d *commandLine) tellLeftOut(s paper.Selection, printed *paper.Document) {
	if printed.LeftOut == 0 || s.WithPrivate && !s.Summary {
		return
	}
	said := text.Count(printed.LeftOut, "answer is", "answers are") + " left out; --with-private prints private ones too"
	if s.Summary {
		said = text.Count(printed.LeftOut, "answer is", "answers are") + " left out: a summary never has private ones"
	}
	if len(printed.LeftFrom) > 0 {
		said += ". Such answers are on these pages: " + content.Fill(strings.Join(printed.LeftFrom, ", "), "")
	}
	d.say("hint", said)
}

// tellOnce says with the first print what printing leaves behind, and keeps in
// mind that it did. Where that can't be kept it is said again the next time; a
// damaged workbook is left as it is.
func (d *commandLine) tellOnce(safe *store.Safe, w *content.Workbook, r store.Report) {
	settings := w.Settings()
	if settings.Printed {
		return
	}
	for _, s := range paper.Traces() {
		d.say("hint", strings.ToLower(s[:1])+strings.TrimSuffix(s[1:], "."))
	}
	if settings.Printed = true; r.OK() {
		_ = safe.Save(content.Change{Put: []content.Record{settings}})
	}
}

// known lists what a book has of something, for somebody who got a name wrong.
func known(b *content.Book, track content.TrackID, what string) string {
	if what == "track" {
		return "it has " + strings.Join(trackIDs(b), ", ")
	}
	var ids []string
	add := func(kind, id string) { // the tracks have some in common
		if kind == what && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	for _, t := range b.Tracks {
		if track != "" && t.ID != track {
			continue
		}
		for _, c := range t.Chapters {
			add("chapter", c.ID)
		}
		for _, p := range t.Pages() {
			for _, block := range p.Blocks {
				switch block := block.(type) {
				case *content.Letter:
					add("letter", block.ID)
				case *content.Plan:
					for _, s := range block.Sections {
						add("section", "“"+content.Fill(s.Title, "")+"”")
					}
				}
			}
		}
	}
	if len(ids) == 0 { // pages are too many
		return "a page's name stands in its chapter's file, as # Title {#name}"
	}
	return "it has " + strings.Join(ids, ", ")
}

// ready asks whether to go ahead where the printer doesn't print now. What it is given then
// lies in its queue, where others may see that it is there.
func (d *commandLine) ready(ctx context.Context, q printer.Queue) error {
	why := printer.Service{}.Stopped(ctx, q.Shown)
	if why == "" {
		return nil
	}
	hint := ""
	if len(q.All) > 1 {
		hint = "the printers here: " + strings.Join(q.All, ", ")
	}
	said := "The printer " + q.Shown + " " + why + ". What it is given waits in its queue, on this computer or another, until somebody sets it going.\n"
	return d.confirmed(text.Display(said), "hand it over all the same",
		exit.New(exit.Failed, "the printer "+q.Shown+" "+why+"; nothing was handed over", hint),
		exit.New(exit.Failed, "nothing was handed over", hint))
}
