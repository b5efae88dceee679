package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/urfave/cli/v3"

	"groundwork/cmd/groundwork/exit"
	"groundwork/cmd/groundwork/naming"
	"groundwork/content"
	"groundwork/content/load"
	"groundwork/content/text"
)

func (d *commandLine) chaptersCommand() *cli.Command {
	return &cli.Command{
		Name:      "chapters",
		Usage:     "check a folder of chapters",
		ArgsUsage: "DIR",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "minutes", Usage: "tell how long each page takes to read and to answer"},
		},
		Description: "Lists every mistake in the chapters of a folder with its file, its line and what to do,\n" +
			"and what names a key or a setting where paper has none. Minutes are counted at 200 words\n" +
			"a minute read and 15 written, with answers of a usual length.\n" +
			"groundwork --chapters DIR then uses them. content/FORMAT.md tells how they are written.\n\n" +
			exit.Codes(exit.Done, exit.Failed, exit.Usage, exit.Nothing),
		ArgValidator: takes(1, 1),
		Action: func(_ context.Context, c *cli.Command) error {
			return d.checkChapters(c.Args().First(), c.Bool("minutes"))
		},
	}
}

// onPaper finds what would be printed and means nothing on paper. It keeps nobody
// from using the chapters.
func onPaper(dir string, book *content.Book) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer func() { _ = root.Close() }()
	if mistakes := load.CheckPaper(root.FS(), book); len(mistakes) > 0 {
		return mistakes
	}
	return nil
}

// checkChapters lists the mistakes on standard output: they are what was asked
// for.
func (d *commandLine) checkChapters(dir string, minutes bool) error {
	book, err := loadFolder(dir)
	var mistakes load.Mistakes
	if err == nil {
		err = onPaper(dir, book)
	}
	if errors.As(err, &mistakes) {
		for _, m := range mistakes {
			fmt.Fprintln(d.out, text.Display(text.CleanLine(m.Error())))
		}
		if err := d.flush(); err != nil { // before what is said to standard error
			return err
		}
		return exit.New(exit.Failed, "the chapters have "+text.Count(len(mistakes), "mistake", "mistakes"), "")
	}
	if err != nil {
		return err
	}
	for _, t := range book.Tracks {
		questions := 0
		for _, p := range t.Pages() {
			questions += len(p.Asks())
		}
		fmt.Fprintf(d.out, "%s: %s, %s, %s\n", naming.Title(t.Title),
			text.Count(len(t.Chapters), "chapter", "chapters"), text.Count(len(t.Pages()), "page", "pages"), text.Count(questions, "question", "questions"))
		if minutes {
			d.tellMinutes(t)
		}
	}
	if c := book.Safety; c != nil {
		fmt.Fprintf(d.out, "%s: %s to read, for everybody\n", naming.Title(c.Title), text.Count(len(c.Pages()), "page", "pages"))
	}
	return nil
}

// tellMinutes lists how long each page of a track takes, and its short way.
func (d *commandLine) tellMinutes(t *content.Track) {
	for _, c := range t.Chapters {
		for _, p := range c.Pages() {
			reading, answering := p.Pace()
			fmt.Fprintf(d.out, "%6.1f  %s/%s (%.1f to read, %.1f to answer)\n",
				(reading + answering).Minutes(), c.ID, p.ID, reading.Minutes(), answering.Minutes())
		}
		fmt.Fprintf(d.out, "%6.1f  %s in all, %d said\n", content.Pace(c.Pages()).Minutes(), c.ID, c.Minutes)
	}
	if way := t.ShortWay(); len(way) > 0 {
		fmt.Fprintf(d.out, "%6.1f  the short way, %s\n", content.Pace(way).Minutes(), text.Count(len(way), "page", "pages"))
	}
}
