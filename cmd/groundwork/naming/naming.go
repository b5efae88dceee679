// Package naming is how the command line calls things: records, parts of the book, files,
// moments and sizes. It quotes nothing of what a person wrote.
package naming

import (
	"fmt"
	"time"

	"groundwork/content"
	"groundwork/content/text"
)

// passesTried is how often a track can have been begun again for a record to be
// found by its name. Nobody knows of more.
const passesTried = 10

// Keys are the keys the records of a book's workbook can have, those
// apart whose ids are drawn by lot. A damaged record is found among them.
func Keys(b *content.Book) []content.Key {
	keys := []content.Key{content.Place{}.Key(), content.Settings{}.Key()}
	for _, t := range b.Tracks {
		keys = append(keys, content.Profile{Track: t.ID}.Key())
		for pass := range passesTried {
			for _, p := range t.Pages() {
				keys = append(keys,
					content.Visit{Track: t.ID, Page: p.ID, Pass: pass}.Key(),
					content.RatingSet{Track: t.ID, ID: p.ID, Pass: pass}.Key())
				for _, a := range p.Asks() {
					keys = append(keys, content.Answer{Track: t.ID, Question: a.ID, Pass: pass}.Key())
				}
				for _, id := range copiedTexts(p) {
					keys = append(keys, content.EditedCopy{Track: t.ID, Letter: id, Pass: pass}.Key())
				}
			}
		}
	}
	return keys
}

// copiedTexts are the ids of what a person may edit a copy of on the page.
func copiedTexts(p *content.Page) []string {
	var ids []string
	for _, b := range p.Blocks {
		switch b := b.(type) {
		case *content.Letter:
			ids = append(ids, b.ID)
		case *content.Plan:
			ids = append(ids, b.ID)
		}
	}
	return ids
}

// Record tells a person which record it is, by what the book says where it
// was asked, and never by what was written there.
func Record(b *content.Book, k content.Key) string {
	name := bareName(b, k)
	if k.Pass > 0 {
		name += fmt.Sprintf(", begun again %s", text.Count(k.Pass, "time", "times"))
	}
	return name
}

func bareName(b *content.Book, k content.Key) string {
	switch k.Kind {
	case content.RecordPlace:
		return "where you stopped"
	case content.RecordSettings:
		return "the settings"
	case content.RecordNote:
		return "a note"
	case content.RecordAnswer, content.RecordEntry, content.RecordRatings, content.RecordVisit, content.RecordProfile, content.RecordCopy:
		// Named after their track.
	}
	t := b.Track(k.Track)
	if t == nil {
		return "something of a track this book does not have"
	}
	if k.Kind == content.RecordProfile {
		return "the way through " + Quoted(t.Title)
	}
	if a, p := t.Ask(k.ID); a != nil {
		name := Quoted(a.Label) + ", " + onPage(p)
		if k.Kind == content.RecordEntry {
			name = "an entry under " + name
		}
		return name
	}
	for _, p := range t.Pages() {
		for _, id := range copiedTexts(p) {
			if k.Kind == content.RecordCopy && id == k.ID {
				return "the text you edited " + onPage(p)
			}
		}
		if p.ID != k.ID {
			continue
		}
		if k.Kind == content.RecordVisit {
			return "whether you were " + onPage(p)
		}
		if k.Kind == content.RecordRatings {
			return "the ratings " + onPage(p)
		}
	}
	if k.Kind == content.RecordRatings {
		return "the ratings of a check-in"
	}
	return "something this book does not ask any more"
}

func onPage(p *content.Page) string { return "on the page " + Quoted(p.Title) }

// Quoted is a title of the book between quotation marks.
func Quoted(title string) string { return "“" + Title(title) + "”" }

// Title is a title of the book for a reader who is not told what the person
// calls anybody.
func Title(s string) string { return text.Display(text.CleanLine(content.Fill(s, ""))) }

// Chapter is the title of a chapter, with its number if it has one.
func Chapter(c *content.Chapter) string {
	if c.Number > 0 {
		return fmt.Sprintf("%d %s", c.Number, Title(c.Title))
	}
	return Title(c.Title)
}

// Moment is a day and a time.
func Moment(t time.Time) string { return t.Local().Format("2 January 2006, 15:04") }

// Size is how large a file is.
func Size(n int64) string { return fmt.Sprintf("%d kB", (n+999)/1000) }

// Path is a path fit for the terminal.
func Path(path string) string { return text.Display(text.CleanLine(path)) }
