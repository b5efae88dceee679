package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/urfave/cli/v3"

	"groundwork/cmd/groundwork/exit"
	"groundwork/cmd/groundwork/naming"
	"groundwork/content/paper"
	"groundwork/content/search"
	"groundwork/content/text"
)

func (d *commandLine) searchCommand() *cli.Command {
	return &cli.Command{
		Name:  "search",
		Usage: "find words in what you wrote",
		Description: "Asks for the words on the terminal, so that they stay out of the shell's history.\n" +
			"Finds them in answers, notes, titles and questions; private answers too, but not what rests. The\n" +
			"code of a question on a printed form finds its question. Each line tells a place and the words\n" +
			"there.\n\n" +
			exit.Codes(exit.Done, exit.Failed, exit.Usage, exit.Passphrase, exit.Locked, exit.Damaged, exit.Nothing, exit.Interrupted),
		ArgValidator: askedNotGiven,
		Action:       d.search,
	}
}

// askedNotGiven refuses words on the command line, and does not repeat them.
func askedNotGiven(_ context.Context, c *cli.Command) error {
	if c.Args().Present() {
		return exit.Wrong("it is used as: groundwork search", "the words to look for are asked on the terminal")
	}
	return nil
}

func (d *commandLine) search(_ context.Context, c *cli.Command) error {
	if !term.IsTerminal(os.Stdin.Fd()) {
		return exit.Wrong("groundwork print gives everything to other programs", "the words to look for are asked on a terminal")
	}
	book, err := book(c)
	if err != nil {
		return err
	}
	w, err := d.readWorkbook(c)
	if err != nil {
		return err
	}
	words, err := d.words("Words to look for: ")
	if err != nil {
		return err
	}
	place, _ := w.Place()
	index := search.New(book, w, place.Track, paper.Code)
	hits := index.Find(words)
	if len(hits) == 0 {
		hint := ""
		if w.AnyRests() {
			hint = "what rests isn't searched; a print has it"
		}
		return exit.New(exit.Nothing, "nothing was found", hint)
	}
	for _, h := range hits {
		fmt.Fprintln(d.out, foundLine(index.Finding(h)))
	}
	return nil
}

// words asks for a line of words on the terminal.
func (d *commandLine) words(question string) (string, error) {
	c, err := d.console()
	if err != nil {
		return "", err
	}
	defer c.Close()
	line, _ := c.Line(question) // none is as good as an empty one
	if line = strings.TrimSpace(text.CleanLine(line)); line != "" {
		return line, nil
	}
	return "", exit.Wrong("type a word, then enter", "there are no words to look for")
}

// foundRoom is how many characters are shown around a hit.
const foundRoom = 60

// foundLine is one place in one line: where it is, and the words there.
func foundLine(f search.Finding) string {
	var where []string
	if f.Track != nil {
		where = append(where, naming.Title(f.Track.Title))
	}
	switch {
	case f.Note != "":
		where = append(where, "Notes")
	case f.Page == nil:
		where = append(where, "Earlier answers")
	default:
		where = append(where, naming.Chapter(f.Page.Chapter))
	}
	if title := strings.TrimSpace(text.Display(text.CleanLine(f.Title))); title != "" {
		where = append(where, title)
	}
	line := strings.Join(where, " · ")
	if f.Page != nil && f.Text == f.Page.Title && !f.Yours {
		return line
	}
	before, hit, after := f.Around(foundRoom)
	return line + ": " + before + hit + after
}
