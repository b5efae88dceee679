package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// resume is where a sitting begins: the welcome for somebody new, otherwise the
// page where they stopped, with the way home beneath it.
func (s *sitting) resume() []route.Route {
	place, ok := s.workbook().Place()
	track := s.book.Track(place.Track)
	if !ok || track == nil {
		return []route.Route{route.Welcome{}}
	}
	routes := []route.Route{route.Home{Track: track.ID}}
	if spot := place.Spots[track.ID]; s.spotPage(track, spot) != nil {
		routes = append(routes, route.Contents{Track: track.ID}, route.Page{Track: track.ID, Spot: spot})
	}
	return append(routes, route.Keepsake{})
}

// spotPage is the page of a spot. A question that moved takes the person along.
// The chapter of the spot is looked at first: most often no other has to be read.
func (s *sitting) spotPage(track *content.Track, spot content.Spot) *content.Page {
	for _, c := range track.Chapters {
		if c.ID != spot.Chapter {
			continue
		}
		if p := c.Page(spot.Page); p != nil && (spot.Question == "" || asks(p, spot.Question)) {
			return p
		}
	}
	if _, p := track.Ask(spot.Question); p != nil {
		return p
	}
	return track.Page(spot.Page)
}

func asks(p *content.Page, question string) bool {
	return slices.ContainsFunc(p.Asks(), func(a *content.Ask) bool { return a.ID == question })
}

// newWelcome is seen once, at the first start.
func newWelcome(s *sitting) *ui.List {
	l := ui.NewList("choose", "", func(width int, t ui.Theme) []string { return welcome(s)(min(width, 60), t) })
	l.Bindings.Back.SetEnabled(false)
	l.Fill = func() []ui.Choice {
		items := []ui.Choice{ui.Lead("Go on", route.Tracks{})}
		if _, ok := s.keeper(); ok && !s.desk.protected {
			items = append(items, ui.Lead("Set a passphrase first", route.Protection{}))
		}
		elsewhere := ui.Lead(s.notHereLabel(), route.Countries{})
		elsewhere.Beside = true
		items = append(items, ui.Lead("Help lines", route.Help{}), elsewhere, ui.Lead("Print a blank form", route.BlankForm{}))
		if len(items) < len(l.Items) {
			l.At = 0 // there is a passphrase now: go on
		}
		return items
	}
	l.Refill()
	return &l
}

// welcome says what this is, and what becomes of the words.
func welcome(s *sitting) func(width int, t ui.Theme) []string {
	const offline = "It works offline; nothing is ever sent. "
	kept := offline + "What you write stays in one file on this computer. Without a passphrase anyone who can open that file can read it."
	leaving := "ctrl+q leaves at once: the screen goes blank, your words are saved. It can't hide that you opened the program, or what somebody saw over your shoulder."
	switch {
	case s.desk.traceless:
		kept = offline + "In this sitting nothing is kept either: when you leave, what you wrote is gone."
		leaving = "ctrl+q leaves at once: the screen goes blank. It can't hide that you opened the program, or what somebody saw over your shoulder."
	case s.desk.protected:
		kept = offline + "What you write stays in one file on this computer, locked with your passphrase."
	}
	return ui.Titled("groundwork",
		"A private workbook for the time after trust was broken: for when you were hurt, and for when you hurt someone.",
		kept, leaving,
		"If someone checks this computer, a safer one or paper may be better.")
}

// newTracks asks which track to begin or go to.
func newTracks(s *sitting) *ui.List {
	l := ui.NewList("choose", "back", ui.Titled("Which of these is it for you?",
		"It can be both. You can change over at any time; each keeps its own pages."))
	l.Left = "groundwork"
	for i, track := range s.book.Tracks {
		l.Items = append(l.Items, ui.Choice{
			Label: track.Title, About: track.About, Apart: i > 0,
			Do: func() (route.Step, tea.Cmd) { return s.begin(track) },
		})
	}
	return &l
}

// newNotice says, before anything else, what was noticed at opening.
func newNotice(to route.Notice) *ui.List {
	l := ui.NewList("choose", "go on", ui.Titled("Before you go on", to.Sentences...), ui.BackChoice("Go on"))
	l.Left = "groundwork"
	return &l
}

// begin goes to a track: to its first page if it is new, else to its home. The
// profile is written either way, so that its being there tells nothing.
func (s *sitting) begin(track *content.Track) (route.Step, tea.Cmd) {
	profile, begun := s.workbook().Profile(track.ID)
	place, _ := s.workbook().Place()
	place = placeAt(place, track.ID, place.Spots[track.ID])
	records := []content.Record{profile, place}
	if settings := s.workbook().Settings(); s.chosen != "" && settings.Country != s.chosen {
		settings.Country = s.chosen // chosen before there was anything to keep it in
		records = append(records, settings)
	}
	cmd := s.desk.put(records...)
	st := route.Start(route.Home{Track: track.ID})
	if !begun {
		first := track.Pages()[0]
		st.To = append(st.To, route.Contents{Track: track.ID}, route.PageOf(first))
	}
	return st, cmd
}

// placeAt is a copy of the place with the spot of one track changed, and that
// track the one the person is in.
func placeAt(p content.Place, track content.TrackID, spot content.Spot) content.Place {
	spots := map[content.TrackID]content.Spot{}
	for id, s := range p.Spots {
		spots[id] = s
	}
	spots[track] = spot
	p.Track, p.Spots = track, spots
	return p
}
