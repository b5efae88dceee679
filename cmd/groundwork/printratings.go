package main

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v3"

	"groundwork/cmd/groundwork/exit"
	"groundwork/content"
	"groundwork/content/paper"
	"groundwork/store"
)

// printRatings writes every rating as CSV (RFC 4180), for a spreadsheet or for somebody who
// helps.
func (d *commandLine) printRatings(c *cli.Command) error {
	for _, flag := range []string{"form", "chapter", "plan", "letter", "summary", "blank", "printer"} {
		if c.IsSet(flag) {
			return exit.Wrong("leave out one of them", "ratings are printed alone and as CSV, without --%s", flag)
		}
	}
	book, err := book(c)
	if err != nil {
		return err
	}
	var rated []paper.Rated
	var off *paper.Document
	s, damage := selection(c), false
	err = d.reading(c, func(_ *store.Safe, w *content.Workbook, r store.Report) error {
		damage = r.Damage()
		if rated, off, err = paper.Ratings(book, w, s); off != nil {
			d.tellLeftOut(s, off)
		}
		return unknownInBook(book, s, err)
	})
	if err != nil {
		return err
	}
	write := func(out io.Writer) error {
		rows := csv.NewWriter(out)
		rows.UseCRLF = true
		_ = rows.WriteAll(ratingRows(rated))
		return rows.Error()
	}
	if err := d.writeTo(c, write); err != nil {
		return err
	}
	return d.printedDamaged(book, damage, nil)
}

// ratingRows is a row for each rating, under their heads.
func ratingRows(rated []paper.Rated) [][]string {
	rows := [][]string{{"day", "time", "track", "what", "of 10"}}
	for _, t := range rated {
		for _, l := range t.Lines {
			for _, p := range l.Points {
				clock := p.At.Format("15:04")
				if p.DayOnly {
					clock = ""
				}
				rows = append(rows, []string{p.At.Format(time.DateOnly), clock, cell(t.Track), cell(l.Label), strconv.Itoa(p.Value)})
			}
		}
	}
	return rows
}

// cell is a text that no spreadsheet takes for a formula: the other person may be called
// anything.
func cell(s string) string {
	if strings.ContainsAny(s[:min(len(s), 1)], "=+-@") {
		return "'" + s
	}
	return s
}
