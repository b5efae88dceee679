package main

import (
	"fmt"

	"github.com/urfave/cli/v3"

	"groundwork/content"
	"groundwork/content/text"
)

// passesTried is how often a track can have been begun again for a record to be
// found by its name. Nobody knows of more.
const passesTried = 10

// possibleKeys are the keys the records of a book's workbook can have, those
// apart whose ids are drawn by lot. A damaged record is found among them.
func possibleKeys(b *content.Book) []content.Key {
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

// possibleIn are the possible keys of the book that was asked for; none where that
// can't be read.
func possibleIn(c *cli.Command) []content.Key {
	b, err := book(c)
	if err != nil {
		return nil
	}
	return possibleKeys(b)
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

// recordName tells a person which record it is, by what the book says where it
// was asked, and never by what was written there.
func recordName(b *content.Book, k content.Key) string {
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
		return "the way through “" + bookTitle(t.Title) + "”"
	}
	if a, p := t.Ask(k.ID); a != nil {
		name := quoted(a.Label) + ", " + onPage(p)
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

func onPage(p *content.Page) string { return "on the page " + quoted(p.Title) }

func quoted(title string) string { return "“" + bookTitle(title) + "”" }
