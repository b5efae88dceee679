package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/urfave/cli/v3"

	"groundwork/cmd/groundwork/exit"
	"groundwork/cmd/groundwork/naming"
	"groundwork/content"
	"groundwork/content/paper"
	"groundwork/content/text"
	"groundwork/store"
)

func (d *commandLine) eraseCommand() *cli.Command {
	return &cli.Command{
		Name:  "erase",
		Usage: "erase an answer for good, or the whole workbook",
		Description: "--answer takes a question as TRACK/QUESTION, or the code it has on a printed form. What was\n" +
			"answered, all earlier versions of it and every copy that holds them go. --all deletes the\n" +
			"workbook, its copies and its rescue files; that needs no passphrase. Both ask first.\n\n" +
			cantReach + "\n\n" +
			exit.Codes(exit.Done, exit.Failed, exit.Usage, exit.Passphrase, exit.Locked, exit.Damaged, exit.Nothing, exit.Interrupted),
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "answer", Usage: "erase what was answered to this `QUESTION`"},
			&cli.BoolFlag{Name: "all", Usage: "erase the whole workbook"},
		},
		ArgValidator: takes(0, 0),
		Action:       d.erase,
	}
}

// cantReach is what erasing has no power over.
const cantReach = "It can't reach backups, exports, prints, or copies other programs made: a synchronised folder, a\n" +
	"snapshot, a backup of the disk. The files are written over before they go, but a flash disk and\n" +
	"some file systems keep old blocks for a while."

func (d *commandLine) erase(_ context.Context, c *cli.Command) error {
	path, err := filePath(c, "there is nothing to erase in a sitting that keeps nothing")
	if err != nil {
		return err
	}
	if c.IsSet("answer") == c.Bool("all") {
		return exit.Wrong("it is used as: groundwork erase --answer QUESTION, or groundwork erase --all", "erase what: an answer, or everything?")
	}
	if c.Bool("all") {
		return d.eraseAll(path)
	}
	if err := present(path); err != nil {
		return err
	}
	book, err := book(c)
	if err != nil {
		return err
	}
	safe, err := d.openWorkbook(c, path)
	if err != nil {
		return err
	}
	return errors.Join(d.eraseAnswer(safe, book, c.String("answer")), safe.Close())
}

func (d *commandLine) eraseAll(path string) error {
	what := "This deletes the workbook " + path + ", its copies and its rescue files, for good.\n"
	if err := d.sure(what); err != nil {
		return err
	}
	if err := d.whole(func() error { return store.EraseAll(path, store.Options{}) }); err != nil {
		return err
	}
	fmt.Fprintln(d.out, "Nothing of the workbook is left where the program keeps things.")
	return nil
}

// sure asks whether to go ahead, and says what is out of reach.
func (d *commandLine) sure(what string) error {
	return d.confirmed(text.Display(what)+"\n"+cantReach, "go ahead",
		exit.New(exit.Failed, "there is no terminal to ask on whether to go ahead", ""),
		exit.New(exit.Failed, "nothing was erased", ""))
}

func (d *commandLine) eraseAnswer(safe *store.Safe, b *content.Book, asked string) error {
	w, report, err := safe.Load()
	if err != nil {
		return err
	}
	d.tellReport(report)
	all, err := safe.Keys()
	if err != nil {
		return err
	}
	var gone []content.Key
	for _, k := range all {
		if answers(k) && (asked == string(k.Track)+"/"+k.ID || strings.EqualFold(asked, paper.Code(k.Track, k.ID))) {
			gone = append(gone, k)
		}
	}
	if len(gone) == 0 {
		return exit.New(exit.Nothing, "there is no answer to that question, and no earlier version of one", "it is given as TRACK/QUESTION, or as the code on a printed form")
	}
	if err := d.sure("This erases what you answered to " + questionOf(b, gone[0]) + ", and all earlier versions of it, for good.\n"); err != nil {
		return err
	}
	if err := d.change(safe, func() error { return safe.Erase(gone...) }); err != nil {
		return err
	}
	fmt.Fprintln(d.out, "It is erased.")
	for _, copied := range quoting(w, gone) {
		d.say("hint", fmt.Sprintf("a letter you changed by hand may quote it: groundwork erase --answer %s/%s erases that too", copied.Track, copied.Letter))
	}
	return nil
}

// answers reports whether a record counts as an answer to a question: entries and ratings too,
// and a letter that was changed by hand.
func answers(k content.Key) bool {
	switch k.Kind {
	case content.RecordAnswer, content.RecordEntry, content.RecordRatings, content.RecordCopy:
		return true
	case content.RecordVisit, content.RecordProfile, content.RecordPlace, content.RecordNote, content.RecordSettings:
	}
	return false
}

// questionOf is how the book calls what is to go.
func questionOf(b *content.Book, k content.Key) string {
	if t := b.Track(k.Track); t != nil {
		if a, _ := t.Ask(k.ID); a != nil {
			return naming.Quoted(a.Label)
		}
	}
	return string(k.Track) + "/" + k.ID
}

// quoting are the letters changed by hand that may hold what was erased: what they
// were made from, and what became of it, is kept whole.
func quoting(w *content.Workbook, gone []content.Key) (out []content.EditedCopy) {
	var words []string
	for _, k := range gone {
		switch r, _ := w.Record(k); r := r.(type) {
		case content.Answer:
			if t, ok := r.Value.(content.Text); ok {
				words = append(words, string(t))
			}
		case content.Entry:
			for _, cell := range r.Cells {
				words = append(words, cell)
			}
		}
	}
	for r := range w.Records() {
		copied, ok := r.(content.EditedCopy)
		if !ok {
			continue
		}
		for _, text := range words {
			if text = strings.TrimSpace(text); text != "" && (strings.Contains(copied.Source, text) || strings.Contains(copied.Text, text)) {
				out = append(out, copied)
				break
			}
		}
	}
	return out
}
