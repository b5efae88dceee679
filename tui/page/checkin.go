package page

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/field"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// checkin asks the ratings of a track again, on any day. Each visit is a set of
// ratings of its own, kept from the first number chosen on. It is of today, unless another
// day is asked for: of one that was written on paper.
type checkin struct {
	ui.Form
	session *session.Session
	track   *content.Track
	asks    []*content.Ask
	sets    map[string]string // the id of the set of each series
	answers []field.Field     // to asks
	charts  []*chart          // of asks
	offer   *routeOffer
	day     *field.Day // what it is of, once that isn't today; or nil
}

func newCheckin(s *session.Session, track *content.Track) *checkin {
	profile, _ := s.Workbook().Profile(track.ID)
	c := &checkin{session: s, track: track}
	c.Form = ui.NewForm("home", func(sl *ui.Piece) tea.Cmd {
		cmd := touching(s, sl)
		s.Autosave.Collect()
		return cmd
	})
	c.Form.Came = c.came
	c.asks = track.Scales("", s.Workbook(), profile.Pass)
	c.sets = map[string]string{}
	for _, a := range c.asks {
		if c.sets[a.Scale.Series] == "" {
			c.sets[a.Scale.Series] = s.NewID()
		}
		setting := s.Setting(track.ID, content.OccasionCheckIn, profile.Pass)
		setting.Set, setting.On = c.sets[a.Scale.Series], c.on
		c.answers = append(c.answers, field.New(a, setting))
		c.charts = append(c.charts, ratingChart(s, track.ID, a, func() bool { return true }))
	}
	c.build()
	if len(c.asks) > 0 {
		c.FocusOn(c.asks[0])
	}
	return c
}

// on returns what the ratings are of; the zero time for now.
func (c *checkin) on() time.Time {
	if c.day == nil {
		return time.Time{}
	}
	return c.day.On()
}

// another asks for another day.
func (c *checkin) another() (ui.Outcome, tea.Cmd) {
	profile, _ := c.session.Workbook().Profile(c.track.ID)
	setting := c.session.Setting(c.track.ID, content.OccasionCheckIn, profile.Pass)
	c.day = field.NewDay("Which day was it?", setting, func(on time.Time) (change content.Change) {
		for _, id := range c.sets {
			if set, ok := c.session.Workbook().RatingSet(c.track.ID, id, profile.Pass); ok {
				set.On = on
				change.Put = append(change.Put, set)
			}
		}
		return change
	})
	c.Rebuild(c.build)
	c.SetFocus(len(c.Pieces)-2, ui.Above)
	return ui.Outcome{}, nil
}

func (c *checkin) build() {
	c.Pieces = []*ui.Piece{{Block: ui.NewReading(func(width int, t ui.Theme) []string {
		lines, said := append(ui.Sentence("Check in", width, t.Title), ""), "How it is today."
		if c.day != nil {
			said = "How it was on that day."
		}
		return append(lines, ui.Sentence(said+" Leave out what you can't rate.", width, t.Body)...)
	})}}
	for i, a := range c.asks {
		c.Pieces = append(c.Pieces, &ui.Piece{Block: c.answers[i], Ask: a})
		if c.offer != nil && c.offer.ask == a {
			c.Pieces = append(c.Pieces, &ui.Piece{Block: c.offer.block(c.session, c.track, c.answered)})
		}
	}
	for _, chart := range c.charts {
		c.Pieces = append(c.Pieces, &ui.Piece{Block: chart})
	}
	if c.day != nil {
		c.Pieces = append(c.Pieces, &ui.Piece{Block: c.day}, &ui.Piece{Block: c.done()})
		return
	}
	done := c.done()
	done.Items = append(done.Items, ui.Button{Label: "It was another day", Do: c.another})
	c.Pieces = append(c.Pieces, &ui.Piece{Block: done})
}

// done is the way back. Who passes what an answer offered is asked first, as on a page.
func (c *checkin) done() *ui.Buttons {
	return ui.NewButtons(ui.Button{Label: "Done", Do: func() (ui.Outcome, tea.Cmd) {
		if c.offer != nil {
			return ui.Outcome{Step: route.To(route.Passing{Cautions: c.offer.route})}, nil
		}
		return ui.Outcome{Step: route.Back()}, nil
	}})
}

// Receive implements [ui.Receiver]: whether to be careful.
func (c *checkin) Receive(result any) (route.Step, tea.Cmd) {
	chosen, ok := result.(content.Route)
	if !ok {
		return route.Stay(), nil
	}
	profile, _ := c.session.Workbook().Profile(c.track.ID)
	profile.Route |= chosen
	return route.Back(), c.session.Autosave.Put(profile)
}

// answered goes on once an offer was answered.
func (c *checkin) answered() tea.Cmd {
	asked := c.offer.ask
	c.offer = nil
	c.Rebuild(c.build)
	c.FocusOn(asked)
	return nil
}

// came offers what an answer suggests.
func (c *checkin) came(s *ui.Piece, out ui.Outcome) tea.Cmd {
	if out.Offer == nil {
		return nil
	}
	profile, _ := c.session.Workbook().Profile(c.track.ID)
	c.offer = offered(c.offer, s.Ask, *out.Offer, profile.Route)
	c.Rebuild(c.build)
	if c.offer != nil {
		c.PeekNext()
	}
	return nil
}

func (c *checkin) Header() (string, string) { return ui.Heading(c.track, "Check in", c.Frame) }

// touching tells the autosave that a field has something new.
func touching(s *session.Session, sl *ui.Piece) tea.Cmd {
	if f, ok := sl.Block.(session.Source); ok {
		return s.Autosave.Touch(f)
	}
	return nil
}
