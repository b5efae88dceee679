package page

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/field"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// checkin asks the ratings of a track again, on any day. Each visit is a set of
// ratings of its own, kept from the first number chosen on.
type checkin struct {
	ui.Form
	session *session.Session
	track   *content.Track
	asks    []*content.Ask
	answers []field.Field // to asks
	charts  []*chart      // of asks
	offer   *routeOffer
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
	sets := map[string]string{} // a set holds one series
	for _, a := range c.asks {
		if sets[a.Scale.Series] == "" {
			sets[a.Scale.Series] = s.NewID()
		}
		setting := s.Setting(track.ID, content.OccasionCheckIn, profile.Pass)
		setting.Set = sets[a.Scale.Series]
		c.answers = append(c.answers, field.New(a, setting))
		c.charts = append(c.charts, ratingChart(s, track.ID, a, func() bool { return true }))
	}
	c.build()
	if len(c.asks) > 0 {
		c.FocusOn(c.asks[0])
	}
	return c
}

func (c *checkin) build() {
	c.Pieces = []*ui.Piece{{Block: ui.NewReading(func(width int, t ui.Theme) []string {
		lines := append(ui.Sentence("Check in", width, t.Title), "")
		return append(lines, ui.Sentence("How it is today. Leave out what you can't rate.", width, t.Body)...)
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
	c.Pieces = append(c.Pieces, &ui.Piece{Block: ui.DoneButton()})
}

// answered goes on once an offer was answered.
func (c *checkin) answered() {
	asked := c.offer.ask
	c.offer = nil
	c.Rebuild(c.build)
	c.FocusOn(asked)
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
