package page

import (
	"maps"
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

// newCheckin begins a check-in, or goes on with the one that was locked.
func newCheckin(s *session.Session, to route.CheckIn) *checkin {
	track := s.Book.Track(to.Track)
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
	maps.Copy(c.sets, to.Sets)
	for _, a := range c.asks {
		if c.sets[a.Scale.Series] == "" {
			c.sets[a.Scale.Series] = s.NewID()
		}
		setting := s.Setting(track.ID, content.OccasionCheckIn, profile.Pass)
		setting.Set, setting.On = c.sets[a.Scale.Series], c.on
		answer := field.New(a, setting)
		c.answers = append(c.answers, answer)
		if to.Offer == a.ID {
			c.offer = offered(nil, a, answer.Offers(), profile.Route)
		}
		c.charts = append(c.charts, ratingChart(s, track.ID, a, func() bool { return true }))
	}
	if to.Another {
		c.askDay(to.Day)
	}
	c.build()
	if len(c.asks) > 0 {
		c.FocusOn(c.asks[0])
	}
	c.stand(to)
	return c
}

// stand goes to the question one was at, or to the day.
func (c *checkin) stand(to route.CheckIn) {
	if a, _ := c.track.Ask(to.Question); a != nil {
		c.FocusOn(a)
	} else if c.day != nil {
		c.SetFocus(len(c.Pieces)-2, ui.Above)
	}
}

// Route implements [ui.Located]: after a lock the same check-in goes on.
func (c *checkin) Route() route.Route {
	to := route.CheckIn{Track: c.track.ID, Sets: c.sets, Another: c.day != nil}
	if c.day != nil {
		to.Day = c.day.Date()
	}
	if s := c.InFocus(); s != nil && s.Ask != nil {
		to.Question = s.Ask.ID
	}
	if c.offer != nil {
		to.Offer = c.offer.ask.ID
	}
	return to
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
	c.askDay(content.Date{})
	c.Rebuild(c.build)
	c.SetFocus(len(c.Pieces)-2, ui.Above)
	return ui.Outcome{}, nil
}

// askDay has a day asked for, which is the given one to begin with.
func (c *checkin) askDay(day content.Date) {
	profile, _ := c.session.Workbook().Profile(c.track.ID)
	setting := c.session.Setting(c.track.ID, content.OccasionCheckIn, profile.Pass)
	c.day = field.NewDay("Which day was it?", setting, day, func(on time.Time) (change content.Change) {
		for _, id := range c.sets {
			if set, ok := c.session.Workbook().RatingSet(c.track.ID, id, profile.Pass); ok {
				set.On = on
				change.Put = append(change.Put, set)
			}
		}
		return change
	})
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
	c.offer = offered(c.offer, s.Ask, *out.Offer, c.session.Workbook().Route(c.track.ID))
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
