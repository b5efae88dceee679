//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"groundwork/content"
	"groundwork/content/text"
)

// atEdge is a person on a page of the book of edges.
func atEdge(t *testing.T, page, question string) *person {
	p := newPerson(t, 80, 24)
	p.args = []string{"--chapters", filepath.Join("testdata", "edge", "book")}
	track := content.TrackID("t")
	err := seedWorkbook(p.path, []content.Record{content.Profile{Track: track},
		content.Place{Track: track, Spots: map[content.TrackID]content.Spot{track: {Chapter: "one", Page: page, Question: question}}}})
	if err != nil {
		t.Fatal(err)
	}
	p.start()
	return p
}

// TestDatesAsTyped types what stands in the table of dates, each in a question
// and in a cell, goes on, and looks at what the screen says and the file holds.
func TestDatesAsTyped(t *testing.T) {
	data, err := os.ReadFile("../../content/testdata/dates.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		typed, want, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		want, _, _ = strings.Cut(want, ", or")
		t.Run(strings.ReplaceAll(typed, "/", "_"), func(t *testing.T) {
			t.Parallel()
			p := atEdge(t, "dates", "d")
			p.See("The day")
			typesDate(p, typed, want)
			if a, ok := p.Workbook().Answer("t", "d", 0); ok {
				d := a.Value.(content.Date)
				wantDate(t, time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), typed, want)
			} else {
				wantDate(t, "", typed, want)
			}
			p = atEdge(t, "rows", "rw")
			p.See("My rows")
			p.Press("tab")
			typesDate(p, typed, strings.NewReplacer("February", "Feb", "December", "Dec", "July", "Jul").Replace(want))
			var cell string
			for _, e := range p.Workbook().Entries("t", "rw", 0) {
				cell = e.Cells["b"]
			}
			wantDate(t, cell, typed, want)
		})
	}
}

// typesDate types a date, goes on to what comes next and back, and leaves.
func typesDate(p *person, typed, want string) {
	p.t.Helper()
	p.See("/yyyy")
	p.Type(typed)
	p.Press("tab")
	if strings.HasPrefix(want, "not kept") {
		p.See(typed)
		want = "It is not kept yet."
	}
	p.See(want)
	p.Press("shift+tab")
	p.See(want)
	p.Leave()
}

// wantDate compares the day that is kept, or "", with the words of the table.
func wantDate(t *testing.T, kept, typed, want string) {
	t.Helper()
	said := "not kept, and said so"
	if day, err := time.Parse(time.DateOnly, kept); err == nil {
		said = text.Date(day)
	}
	if said != want {
		t.Errorf("%q is kept as %q, want %q", typed, said, want)
	}
}
