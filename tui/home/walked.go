package home

import (
	"groundwork/content"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// newWalked closes a track whose every page is done, quietly.
func newWalked(s *session.Session, t *content.Track) *ui.List {
	items := []ui.Choice{ui.BackChoice("Home")}
	for _, c := range checkinChoice(s, t) {
		items = append(items, ui.Choice{Label: c.Label, Step: route.Replace(route.CheckIn{Track: t.ID})})
	}
	l := ui.NewList("choose", "home", ui.Titled("This was the last page",
		"You have walked this track. It stays here as it is: any page can be opened again, on any day, and what you wrote can be changed.",
		"Nothing has to be finished, or decided, because a book has come to its end."), append(items, ui.Choice{Label: "Print it", Step: route.Replace(route.Print{Track: t.ID})})...)
	l.Left = t.Title
	return l
}
