// Package papertest has what the tests of all writers print: small books, and
// workbooks with everything in them that is hard to print.
package papertest

import (
	"testing"
	"testing/fstest"
	"time"

	"groundwork/content"
	"groundwork/content/load"
	"groundwork/content/paper"
)

// At returns noon of a day in 2026.
func At(month time.Month, day int) time.Time {
	return time.Date(2026, month, day, 12, 0, 0, 0, time.FixedZone("", 2*60*60))
}

// Printed returns when the prints of the tests are made.
func Printed() time.Time { return At(time.November, 22) }

// Stamp returns that of something written to a question in these words.
func Stamp(wording string, when time.Time) content.Stamp {
	return content.Stamp{Written: when, Wording: wording, Language: "en", Book: "fixture-1"}
}

// Answer returns a first-pass answer in the hurt track.
func Answer(question string, kind content.Kind, v content.Value) content.Answer {
	return content.Answer{Stamp: Stamp("", At(time.October, 12)), Track: content.Hurt, Question: question, Kind: kind, Value: v}
}

// Entry returns a row or a log entry in the hurt track.
func Entry(question, id string, on time.Time, cells map[string]string) content.Entry {
	return content.Entry{Stamp: Stamp("", At(time.October, 12)), Track: content.Hurt, Question: question, ID: id, Order: id, On: on, Cells: cells}
}

// Ratings returns a set of the usual series.
func Ratings(id, occasion string, when time.Time, values map[string]int) content.RatingSet {
	return content.RatingSet{Stamp: Stamp("", when), Track: content.Hurt, ID: id, Series: "ratings", Occasion: occasion, Values: values}
}

// Full returns a workbook with something of every kind in the hurt track.
func Full() *content.Workbook {
	return content.NewWorkbook(
		content.Profile{Track: content.Hurt},
		content.Settings{Country: "GB"},
		Answer("label", content.KindLine, content.Text("Sam")),
		Answer("relation", content.KindChoice, content.Choice("friend")),
		Ratings("where-now", "where-now", At(time.October, 12), map[string]int{"trust-them": 2, "stirred": 7}),
		Ratings("b1", "check-in", At(time.November, 1), map[string]int{"trust-them": 4}),
		Ratings("then-and-now", "then-and-now", At(time.November, 20), map[string]int{"trust-them": 3, "stirred": 5}),
		Answer("stirred-before", content.KindScale, content.Rating(6)),
		Answer("happened", content.KindText, content.Text("Sam told my sister what I had told nobody but Sam, on a Sunday, at the table, with everybody there.\n\nThen they laughed.\n  - all of them\nI left.")),
		Answer("feelings", content.KindChoices, content.Choices{"anger", "sadness"}),
		Answer("my-phrase", content.KindLine, content.Text("You trusted somebody you had reason to trust.")),
		Answer("closeness", content.KindGrid, content.Grid{"money": "fine", "sex": "closed"}),
		Answer("harm-goes-on", content.KindChoice, content.Choice("no")),
		Answer("ask-when", content.KindLine, content.Text("we are with others")),
		content.EditedCopy{Stamp: Stamp("", At(time.November, 2)), Track: content.Hurt, Letter: "ask-letter", Text: "Dear Sam,\n\nplease ask me first."},
		Entry("boundaries", "a", time.Time{}, map[string]string{"if": "you talk about me behind my back", "i-will": "say so once and go home", "sure": "8", "by": "2026-12-01", "state": "new"}),
		Entry("boundaries", "b", time.Time{}, map[string]string{"if": "you are late", "sure": "5"}),
		Answer("untold", content.KindText, content.Text("what only I know")),
		Entry("daily", "c", At(time.November, 3), map[string]string{"good": "sun on the kitchen wall", "mood": "4"}),
		Entry("daily", "d", At(time.November, 4), map[string]string{"good": "a call", "mood": "6"}),
		Answer("look-date", content.KindDate, content.Date{Year: 2027, Month: time.January, Day: 15}),
		content.Note{Stamp: Stamp("", At(time.November, 5)), ID: "n1", Title: "On the train", Text: "A note."},
		content.Note{Stamp: Stamp("", At(time.November, 6)), ID: "n2", Text: "Another, without a title."},
	)
}

// Help returns the help of a country.
func Help(t testing.TB, code string) paper.Help {
	t.Helper()
	countries, anywhere, err := load.HelpCountries()
	if err != nil {
		t.Fatal(err)
	}
	country, _ := content.HelpFor(countries, code)
	return paper.Help{Country: country, Anywhere: anywhere}
}

// Build returns the document of a selection.
func Build(t testing.TB, b *content.Book, w *content.Workbook, s paper.Selection) *paper.Document {
	t.Helper()
	s.Now = Printed()
	d, err := paper.Build(b, w, s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Track returns a book of one chapter in the hurt track.
func Track(t testing.TB, chapter string) *content.Book {
	t.Helper()
	b, err := load.Book(fstest.MapFS{
		"book.yaml":   {Data: []byte("title: B\nlanguage: en\nversion: \"1\"\ntracks: [{id: hurt, title: Track, about: About.}]\n")},
		"hurt/1-c.md": {Data: []byte(chapter)},
	})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Walk calls f for every node.
func Walk(nodes []paper.Node, f func(paper.Node)) {
	for _, n := range nodes {
		f(n)
		switch n := n.(type) {
		case paper.Section:
			Walk(n.Nodes, f)
		case paper.Question:
			Walk(n.Nodes, f)
		}
	}
}
