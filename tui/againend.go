package tui

import (
	"groundwork/content"
	"groundwork/tui/route"
)

// closing is where the last page leads: home, and where the whole track is done
// a word before it.
func closing(s *sitting, t *content.Track) route.Step {
	if !t.Done(s.workbook()) {
		return route.Start()
	}
	return route.Start(route.Home{Track: t.ID}, route.Walked{Track: t.ID})
}

// newWalked closes a track whose every page is done, quietly.
func newWalked(s *sitting, t *content.Track) *list {
	items := []choice{{label: "Print it", step: route.Replace(route.Print{Track: t.ID})}}
	for _, c := range checkinChoice(s, t) {
		items = append(items, choice{label: c.label, step: route.Replace(route.CheckIn{Track: t.ID})})
	}
	l := newList("choose", "home", titled("This was the last page",
		"You have walked this track. It stays here as it is: any page can be opened again, on any day, and what you wrote can be changed.",
		"Nothing has to be finished, or decided, because a book has come to its end."), append(items, backChoice("Home"))...)
	l.left = t.Title
	return &l
}
