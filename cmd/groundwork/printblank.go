package main

import (
	"errors"
	"strings"
	"time"

	"github.com/urfave/cli/v3"

	"groundwork/cmd/groundwork/environ"
	"groundwork/cmd/groundwork/exit"
	"groundwork/content"
	"groundwork/content/load"
	"groundwork/content/paper"
	"groundwork/store"
)

// bothTracks is what --track takes beside the ids of tracks.
const bothTracks = "both"

// blankForm makes an empty form. With --track it needs no workbook, so it can be had
// with a damaged one or none; else it is of the track one is in.
func (d *commandLine) blankForm(c *cli.Command, book *content.Book, p *press, s paper.Selection) (*paper.Document, error) {
	country := c.String("country")
	if !c.IsSet("track") && len(book.Tracks) > 1 {
		w, err := d.whereOneIs(c, book)
		if err != nil {
			return nil, err
		}
		place, _ := w.Place()
		s.Track = place.Track
		if country == "" {
			country = w.Settings().Country
		}
		p.prefer(paper.Size(w.Settings().Paper))
	}
	help, err := helpOnPaper(country)
	if err != nil {
		return nil, err
	}
	s.Help = help
	document, err := paper.Build(book, nil, s)
	switch {
	case err != nil || c.IsSet("country"):
	case help.Country.Name == "":
		d.say("hint", "no country is known, so it leaves a line for the emergency number; --country prints help lines")
	default:
		d.say("hint", "its help lines are those of "+help.Country.Said()+"; --country prints others")
	}
	return document, err
}

// whereOneIs reads the workbook that tells which track one is in.
func (d *commandLine) whereOneIs(c *cli.Command, book *content.Book) (w *content.Workbook, err error) {
	hint := "--track takes " + strings.Join(append(trackIDs(book), bothTracks), ", ")
	missing := exit.Wrong(hint, "an empty form is of one track, and no workbook tells which")
	if c.Bool("no-trace") {
		return nil, missing
	}
	err = d.reading(c, func(_ *store.Safe, read *content.Workbook, _ store.Report) error {
		w = read
		return nil
	})
	if err != nil {
		f := exit.Explain(err)
		if f.Code == exit.Nothing {
			return nil, missing
		}
		return nil, exit.New(f.Code, f.Text, hint+", and needs no workbook")
	}
	if place, _ := w.Place(); book.Track(place.Track) == nil {
		return nil, missing
	}
	return w, nil
}

// helpOnPaper are the help lines of a country that was named, or else of the one
// the environment tells of.
func helpOnPaper(asked string) (paper.Help, error) {
	countries, anywhere, err := load.HelpCountries()
	if err != nil {
		return paper.Help{}, err
	}
	help := paper.Help{Anywhere: anywhere}
	if asked == "" {
		help.Country, _ = content.HelpFor(countries, environ.Country())
		return help, nil
	}
	here, ok := content.FindHelp(countries, asked)
	if !ok {
		return help, exit.Wrong("there are some for "+codes(countries), "no help lines are known for %q", asked)
	}
	help.Country = here
	return help, nil
}

// selection is what was asked for.
func selection(c *cli.Command) paper.Selection {
	s := paper.Selection{
		Track:        content.TrackID(c.String("track")),
		Chapter:      c.String("chapter"),
		WithPrivate:  c.Bool("with-private"),
		LeaveOut:     all(c, "leave-out"),
		Plan:         c.Bool("plan"),
		Without:      all(c, "without"),
		NoPeople:     c.Bool("without-people"),
		Summary:      c.Bool("summary"),
		Beside:       all(c, "beside"),
		Letter:       c.String("letter"),
		Blank:        c.Bool("blank"),
		ShortWay:     c.Bool("short-way"),
		AllQuestions: c.Bool("all-questions"),
		Now:          time.Now(),
	}
	if s.Track == bothTracks {
		s.Track = ""
	}
	return s
}

func trackIDs(b *content.Book) []string {
	var ids []string
	for _, t := range b.Tracks {
		ids = append(ids, string(t.ID))
	}
	return ids
}

// unknownInBook tells what there is, where a name was asked for that there isn't.
func unknownInBook(b *content.Book, s paper.Selection, err error) error {
	var unknown *paper.UnknownError
	if errors.As(err, &unknown) {
		return exit.Wrong(known(b, s.Track, unknown.What), "%v", err)
	}
	return err
}
