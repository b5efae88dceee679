package session

import (
	"maps"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
)

// Resume is where a session begins: the welcome for somebody new, otherwise what
// stands before the page where they stopped, with the page and the way home beneath it.
func (s *Session) Resume() []route.Route {
	place, ok := s.Workbook().Place()
	track := s.Book.Track(place.Track)
	if !ok || track == nil {
		return []route.Route{route.Welcome{}}
	}
	routes := []route.Route{route.Home{Track: track.ID}}
	if spot := place.Spots[track.ID]; s.SpotPage(track, spot) != nil {
		routes = append(routes, route.Contents{Track: track.ID}, route.Page{Track: track.ID, Spot: spot})
	}
	return append(routes, route.Returning{})
}

// SpotPage is the page of a spot. A question that moved takes the person along.
// The chapter of the spot is looked at first: most often no other has to be read.
func (s *Session) SpotPage(track *content.Track, spot content.Spot) *content.Page {
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

// FoundOn is the route of a page that something was found on. Who is on the short way
// stays on it.
func (s *Session) FoundOn(p *content.Page) route.Page {
	to := route.PageOf(p)
	place, _ := s.Workbook().Place()
	to.Spot.Way = place.Spots[to.Track].Way
	return to
}

// asks reports whether a question is asked on a page, or a rating is once more.
func asks(p *content.Page, question string) bool {
	return slices.ContainsFunc(p.Blocks, func(b content.Block) bool {
		switch b := b.(type) {
		case *content.Ask:
			return b.ID == question
		case *content.Ratings:
			a, _ := p.Track().Ask(question)
			return a != nil && a.Series() == b.Series
		}
		return false
	})
}

// Begin goes to a track: to its first page if it is new, else to its home.
func (s *Session) Begin(track *content.Track) (route.Step, tea.Cmd) {
	if _, begun := s.Workbook().Profile(track.ID); !begun {
		return s.BeginAt(track, route.PageOf(track.Pages()[0]))
	}
	return route.Start(route.Home{Track: track.ID}), s.begin(track)
}

// BeginAt goes to a page of a track, with the way home beneath it.
func (s *Session) BeginAt(track *content.Track, to route.Page) (route.Step, tea.Cmd) {
	return route.Start(route.Home{Track: track.ID}, route.Contents{Track: track.ID}, to), s.begin(track)
}

// begin keeps that one is in a track. The profile is written also where there is one,
// so that its being there tells nothing.
func (s *Session) begin(track *content.Track) tea.Cmd {
	profile, _ := s.Workbook().Profile(track.ID)
	place, _ := s.Workbook().Place()
	place = s.PlaceAt(place, track.ID, place.Spots[track.ID])
	return s.Autosave.Put(append([]content.Record{profile, place}, s.ChosenCountry()...)...)
}

// ChosenCountry is what is to be kept of the country of the help lines, where one was
// chosen before there was anything to keep it in.
func (s *Session) ChosenCountry() []content.Record {
	settings := s.Workbook().Settings()
	if s.Chosen == "" || settings.Country == s.Chosen {
		return nil
	}
	settings.Country = s.Chosen
	return []content.Record{settings}
}

// PlaceAt is a copy of the place with the spot of one track changed, that track the
// one the person is in, and now the time they were there.
func (s *Session) PlaceAt(p content.Place, track content.TrackID, spot content.Spot) content.Place {
	spots := map[content.TrackID]content.Spot{}
	maps.Copy(spots, p.Spots)
	spots[track] = spot
	p.Track, p.Spots, p.Left = track, spots, s.Now().UTC()
	return p
}

// absence is how long nobody has to have been here for it to be one.
const absence = 4 * time.Hour

// Away tells when the person was last here before now, if that is known, and whether
// they have been away since. A clock that was set back knows nothing.
func (s *Session) Away() (last time.Time, away bool) {
	gone := s.Now().Sub(s.last)
	if s.last.IsZero() || gone < 0 {
		return time.Time{}, true
	}
	return s.last, gone >= absence
}

// CameBack says that the person was last here at a time, before now.
func (s *Session) CameBack(last time.Time) { s.last = last }
