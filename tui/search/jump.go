package search

import (
	"cmp"

	"groundwork/content"
	found "groundwork/content/search"
	"groundwork/content/text"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// jump goes to a place that was found, with the search beneath it, and the way home.
func jump(s *session.Session, f found.Finding) route.Step {
	if f.Note != "" {
		return jumpToNote(s, f)
	}
	if f.CheckIn {
		return route.Start(route.Home{Track: f.Track.ID}, route.CheckIn{Track: f.Track.ID})
	}
	if f.Page == nil {
		return route.To(route.GoneAnswer{Title: f.Title, Text: f.Text})
	}
	p := s.FoundOn(f.Page)
	p.Found = route.InSearch
	if f.Earlier { // the cursor belongs to other words
		p.Past = route.Past{ID: cmp.Or(f.Letter, f.Spot.Question), Pass: f.Pass}
	} else {
		p.Spot.Question, p.Spot.Part, p.Spot.Offset = f.Spot.Question, f.Spot.Part, f.Spot.Offset
		p.Letter = f.Letter
	}
	return route.Start(route.Home{Track: f.Track.ID}, route.Search{}, p)
}

func jumpToNote(s *session.Session, f found.Finding) route.Step {
	if _, ok := s.Workbook().Record(content.Note{ID: f.Note}.Key()); !ok {
		return route.Stay()
	}
	to := []route.Route{route.Search{}, route.Notes{}, route.Note{ID: f.Note, Focus: 1, Offset: f.Spot.Offset, At: true}}
	place, _ := s.Workbook().Place()
	if track := s.Book.Track(place.Track); track != nil {
		return route.Start(append([]route.Route{route.Home{Track: track.ID}}, to...)...)
	}
	return route.To(to[1:]...)
}

// newGoneAnswer shows words whose question is no longer in the book.
func newGoneAnswer(f route.GoneAnswer) *ui.List {
	l := ui.NewList("choose", "back", func(width int, t ui.Theme) []string {
		lines := []string{t.Title.Render("An earlier answer"), ""}
		lines = append(lines, ui.Sentence(text.CleanLine(f.Title), width, t.Label)...)
		lines = append(lines, ui.OwnWords(f.Text, width, t)...)
		return append(append(lines, ""), ui.Sentence("The book doesn't ask this any more. Your words are kept, and printed under earlier answers.", width, t.Faint)...)
	}, ui.BackChoice("Back"))
	l.Left = "An earlier answer"
	return l
}
