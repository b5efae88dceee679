package home

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// contentsScreen lists every page of the track.
type contentsScreen struct {
	ui.List
	session *session.Session
	track   *content.Track
	stand   *content.Page // the page to stand on when next shown, or nil
	from    *content.Page // the page one came from last
}

// newContents lists the pages of a track, standing on the first of a chapter or on
// the page the person is on.
func newContents(s *session.Session, to route.Contents) *contentsScreen {
	c := &contentsScreen{session: s, track: s.Book.Track(to.Track)}
	for _, chapter := range c.track.Chapters {
		if chapter.ID == to.Chapter {
			c.stand, c.from = chapter.Pages()[0], c.here()
		}
	}
	c.List = *ui.NewList("open", "home", nil)
	c.Left, c.Fill = c.track.Title+" · Contents", c.pages
	return c
}

func (c *contentsScreen) Route() route.Route { return route.Contents{Track: c.track.ID} }

// Enter implements [ui.Screen]: it stands on the page one comes from.
func (c *contentsScreen) Enter() tea.Cmd {
	here := c.here()
	if c.stand == nil && here != c.from {
		c.stand = here
	}
	c.from = here
	return c.List.Enter()
}

// here is the page the person is on, or nil.
func (c *contentsScreen) here() *content.Page {
	place, _ := c.session.Workbook().Place()
	return c.session.SpotPage(c.track, place.Spots[c.track.ID])
}

// pages lists the pages in the order of the route now walked.
func (c *contentsScreen) pages() []ui.Choice {
	w := c.session.Workbook()
	profile, _ := w.Profile(c.track.ID)
	place, _ := w.Place()
	here := c.here()
	var items []ui.Choice
	for _, chapter := range c.track.Chapters {
		for i, p := range chapter.Shown(w, w.Route(c.track.ID)) {
			to := route.PageOf(p.Page)
			if p.Page == here {
				to.Spot = place.Spots[c.track.ID] // it opens where one was
			}
			it := ui.Choice{
				Label: p.Title, Detail: c.pageDetail(p, w, profile.Pass),
				Step: route.To(to),
			}
			if i == 0 {
				it.Head = chapter.Heading()
			}
			if p.Page == c.stand {
				c.At, c.stand = len(items), nil
			}
			items = append(items, it)
		}
	}
	items = append(items, ui.Choice{Label: "My words", Apart: true, Step: route.To(route.Words{Track: c.track.ID})})
	return append(items, safetyPages(c.session.Book.Safety)...)
}

// safetyPages lists what there is to read for when it isn't safe, for everybody and
// alike: it is never done, nor begun.
func safetyPages(c *content.Chapter) []ui.Choice {
	if c == nil {
		return nil
	}
	var items []ui.Choice
	for i, p := range c.Pages() {
		it := ui.Lead(p.Title, route.Safety{Page: p.ID})
		if i == 0 {
			it.Head = c.Title
		}
		items = append(items, it)
	}
	return items
}

// pageDetail is how far a page is, and whether it is marked to come back to. Skipped
// and kept pages look alike.
func (c *contentsScreen) pageDetail(p content.ShownPage, w *content.Workbook, pass int) string {
	const back = "come back to this"
	standing := ui.Standing(p.Standing(w))
	switch visit, _ := w.Visit(p.Track().ID, p.ID, pass); {
	case !visit.ComeBack:
		return standing
	case standing == "" || c.Frame.Width < ui.Narrow-2:
		return back
	}
	return standing + ", " + back
}
