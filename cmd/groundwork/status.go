package main

import (
	"context"
	"fmt"

	"github.com/charmbracelet/x/ansi"
	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/urfave/cli/v3"

	"groundwork/cmd/groundwork/exit"
	"groundwork/cmd/groundwork/naming"
	"groundwork/content"
	"groundwork/content/text"
)

func (d *commandLine) statusCommand() *cli.Command {
	return &cli.Command{
		Name:  "status",
		Usage: "tell how far each chapter is",
		Description: "Counts the pages you went on from, as home does. Nothing of what you wrote is shown. Where\n" +
			"words lie that can be read without a passphrase, standard error tells.\n\n" +
			exit.Codes(exit.Done, exit.Failed, exit.Usage, exit.Passphrase, exit.Locked, exit.Damaged, exit.Nothing),
		Flags:        []cli.Flag{&cli.BoolFlag{Name: "json", Usage: "as JSON, for scripts"}},
		ArgValidator: takes(0, 0),
		Action: func(_ context.Context, c *cli.Command) error {
			book, err := book(c)
			if err != nil {
				return err
			}
			w, err := d.readWorkbook(c)
			if err != nil {
				return err
			}
			if path, err := workbookPath(c); err == nil {
				d.say("hint", orphaned(path))
				d.say("hint", readable(path))
			}
			s := newStatus(book, w)
			if c.Bool("json") {
				return s.json(d)
			}
			s.text(d)
			return nil
		},
	}
}

// status is how far a workbook is. Whoever went through a track leaves the same
// status, whatever route it was walked on and whatever was answered: somebody else
// may ask for it.
type status struct {
	Language string        `json:"language"`
	Book     string        `json:"book"`
	Tracks   []trackStatus `json:"tracks"`
}

type trackStatus struct {
	ID       content.TrackID `json:"id"`
	Title    string          `json:"title"`
	Chapters []chapterStatus `json:"chapters"`
}

type chapterStatus struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Pages int    `json:"pages"`
	Done  int    `json:"done"`
}

func newStatus(b *content.Book, w *content.Workbook) status {
	s := status{Language: b.Language, Book: b.Version}
	for _, t := range b.Tracks {
		ts := trackStatus{ID: t.ID, Title: naming.Title(t.Title)}
		for _, c := range t.Chapters {
			ts.Chapters = append(ts.Chapters, newChapterStatus(c, w))
		}
		s.Tracks = append(s.Tracks, ts)
	}
	return s
}

// newChapterStatus counts as done what a route or an answer led past: a page short
// of all would tell that there is one.
func newChapterStatus(c *content.Chapter, w *content.Workbook) chapterStatus {
	done, pages := c.Progress(w, w.Route(c.Track.ID))
	return chapterStatus{ID: c.ID, Title: naming.Chapter(c), Pages: pages, Done: done}
}

func (s status) json(d *commandLine) error {
	err := json.MarshalWrite(d.out, s, jsontext.WithIndent("  "))
	fmt.Fprintln(d.out)
	return err
}

func (s status) text(d *commandLine) {
	width := 0
	for _, t := range s.Tracks {
		for _, c := range t.Chapters {
			width = max(width, ansi.StringWidth(c.Title))
		}
	}
	for i, t := range s.Tracks {
		if i > 0 {
			fmt.Fprintln(d.out)
		}
		fmt.Fprintln(d.out, t.Title)
		for _, c := range t.Chapters {
			pad := width - ansi.StringWidth(c.Title)
			fmt.Fprintf(d.out, "  %s%*s  %d of %s\n", c.Title, pad, "", c.Done, text.Count(c.Pages, "page", "pages"))
		}
	}
}
