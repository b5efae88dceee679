package home

import (
	"strconv"

	"groundwork/content"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// markedPages are the pages a person wants to come back to, in reading order.
func markedPages(s *session.Session, t *content.Track) []*content.Page {
	profile, _ := s.Workbook().Profile(t.ID)
	var pages []*content.Page
	for _, p := range t.Order(s.Workbook().Route(t.ID)) {
		if v, _ := s.Workbook().Visit(t.ID, p.ID, profile.Pass); v.ComeBack {
			pages = append(pages, p)
		}
	}
	return pages
}

// comeBackChoice is the way there from Home, while there are any.
func comeBackChoice(s *session.Session, t *content.Track) []ui.Choice {
	n := len(markedPages(s, t))
	if n == 0 {
		return nil
	}
	return []ui.Choice{{Label: "Come back to", Detail: strconv.Itoa(n), Step: route.To(route.Marked{Track: t.ID})}}
}

// newMarked lists the pages marked "come back to this". The mark is taken away on
// the page itself.
func newMarked(s *session.Session, t *content.Track) *ui.List {
	l := ui.NewList("open", "home", ui.Titled("Come back to"))
	l.Left = t.Title
	l.Below = func(width int, th ui.Theme) []string {
		return ui.Sentence("The mark is taken away at the end of its page.", width, th.Faint)
	}
	for _, p := range markedPages(s, t) {
		// The contents take this list's place, because that is where a page leads
		// back to.
		l.Items = append(l.Items, ui.Choice{
			Label: p.Title, Detail: p.Chapter.Heading(),
			Step: route.Replace(route.Contents{Track: t.ID}, route.PageOf(p)),
		})
	}
	return l
}
