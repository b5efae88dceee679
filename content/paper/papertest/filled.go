package papertest

import (
	"fmt"
	"strings"
	"time"

	"groundwork/content"
	"groundwork/content/sample"
)

// sentences are what somebody writes, again and again, in answers of any length.
func sentences() []string {
	return []string{
		"I found the letter on a Sunday.", "Nothing was said about it until Thursday.", "She said it didn't mean anything.",
		"I count the money twice now.", "My sister knows, and she listens.", "I don't want to be hard, but I want to be told.",
		"On good days I think that we can do this.", "On others I can't see how.", "I walked to the river and back.",
		"It helped a little.", "Then I slept.", "I can say no, and the evening goes on.",
	}
}

// wrote returns sentences of at least as many words.
func wrote(words, from int) string {
	all, said := sentences(), ""
	for n := 0; n < words; from++ {
		one := all[from%len(all)]
		said += " " + one
		n += len(strings.Fields(one))
	}
	return said[1:]
}

// Half returns a workbook that somebody is in the middle of: most questions of the first
// chapters are answered in a sentence or two, with a few check-ins and log entries.
func Half(b *content.Book) *content.Workbook { return filled(b, 3, 8, 28, 6, 8) }

// Whole returns a workbook of 9,000 words, with 30 check-ins and 60 log entries.
func Whole(b *content.Book) *content.Workbook { return filled(b, 99, 10, 250, 30, 60) }

// filled returns a workbook of the hurt track as far as a chapter, with lines and texts
// of so many words.
func filled(b *content.Book, chapters, line, text, checkIns, entries int) *content.Workbook {
	t := b.Track(content.Hurt)
	w := content.NewWorkbook(content.Profile{Track: t.ID}, content.Place{Track: t.ID}, content.Answer{Stamp: Stamp("", At(time.March, 1)), Track: t.ID, Question: content.LabelQuestion, Kind: content.KindLine, Value: content.Text("Sam")})
	day := At(time.March, 1)
	n, pages := 0, 0
	var last *content.Page
	for p, a := range t.Asks() {
		if a.ID == "feeling-else" {
			continue // asked only of who ticked that, which nobody does here
		}
		n++
		if p != last {
			last = p
			pages++
		}
		if p.Chapter.Number > chapters || a.ID == content.LabelQuestion || chapters < 10 && n%3 == 0 {
			continue
		}
		at := day.AddDate(0, 0, 3*pages)
		for _, rec := range filledIn(a, n, line, text, entries/7, at) {
			w.Put(rec)
		}
	}
	for i := range checkIns {
		set := Ratings(fmt.Sprint("c", i), content.OccasionCheckIn, day.AddDate(0, 0, 5*i), map[string]int{"trust-them": 2 + i%5, "trust-self": 3 + i%4, "stirred": 8 - i%6})
		w.Put(set)
	}
	return w
}

// filledIn answers a question.
func filledIn(a *content.Ask, n, line, text, entries int, at time.Time) []content.Record {
	stamp := Stamp(a.Label, at)
	stamp.Private = a.Private
	answer := func(v content.Value) []content.Record {
		return []content.Record{content.Answer{Stamp: stamp, Track: content.Hurt, Question: a.ID, Kind: a.Kind, Value: v}}
	}
	if a.HasEntries() {
		count := 3
		if a.Dated() {
			count = entries
		}
		var all []content.Record
		for i := range count {
			e := content.Entry{Stamp: stamp, Track: content.Hurt, Question: a.ID, ID: fmt.Sprintf("%03d", i), Order: fmt.Sprintf("%03d", i), Cells: map[string]string{}}
			if a.Dated() {
				e.On = at.AddDate(0, 0, 2*i)
			}
			for j, c := range a.Columns {
				// A column is of few kinds.
				//exhaustive:ignore
				switch c.Kind {
				case content.KindChoice:
					e.Cells[c.ID] = c.Options[i%len(c.Options)].ID
				case content.KindScale:
					e.Cells[c.ID] = fmt.Sprint((i*3 + j) % (content.ScaleMax + 1))
				case content.KindDate:
					e.Cells[c.ID] = "2026-12-01"
				default:
					e.Cells[c.ID] = wrote(4, 5*n+3*i+j)
				}
			}
			all = append(all, e)
		}
		return all
	}
	words := wrote(text, 11*n)
	if a.Kind == content.KindLine {
		words = wrote(line, 7*n)
	}
	if s := a.Series(); s != "" {
		return []content.Record{Ratings("where-now", "where-now", at, map[string]int{"trust-them": 2, "trust-self": 3, "stirred": 7})}
	}
	if v := sample.Of(a, n, words).Value; v != nil {
		return answer(v)
	}
	return nil
}
