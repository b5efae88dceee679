package session

import (
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"groundwork/content"
	"groundwork/tui/route"
)

// memory is what a session takes up again after unlocking, beside the words: no
// other session needs it.
type memory struct {
	Routes  jsontext.Value // as of [route.Encode]
	Began   time.Time
	Last    time.Time // when the person was here
	Warned  bool
	Moments []moment
	Untold  []string `json:",omitzero"` // as of [Autosave.Untold]
}

type moment struct {
	Track content.TrackID
	Page  string
	Pass  int
	ID    string
}

// Leave puts the routes and what the session knows besides into a text, and forgets
// it. The text holds ids and places, and none of the words; only what came of a change of
// the key and nobody has read is in it as it is, be it a code.
func (s *Session) Leave(routes []route.Route) func(untold []string) []byte {
	m := memory{Began: s.began, Last: s.last, Warned: s.Warned}
	for k, id := range s.moments {
		m.Moments = append(m.Moments, moment{k.track, k.page, k.pass, id})
	}
	s.moments = nil
	var err error
	if m.Routes, err = route.Encode(routes); err != nil {
		m.Routes = nil // one comes back to the page, at least
	}
	return func(untold []string) []byte {
		m.Untold = untold
		text, err := json.Marshal(m)
		if err != nil {
			return nil
		}
		return text
	}
}

// Return takes up what [Session.Leave] made, and returns the routes.
func (s *Session) Return(place []byte) []route.Route {
	var m memory
	if json.Unmarshal(place, &m) != nil {
		return nil
	}
	s.began, s.last, s.Warned = m.Began, m.Last, m.Warned
	if m.Untold != nil {
		s.Autosave.untold.Store(&m.Untold)
	}
	s.moments = map[momentKey]string{}
	for _, o := range m.Moments {
		s.moments[momentKey{o.Track, o.Page, o.Pass}] = o.ID
	}
	routes, err := route.Decode(m.Routes)
	if err != nil {
		return nil
	}
	return routes
}
