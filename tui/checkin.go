package tui

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/field"
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// checkin asks the ratings of a track again, on any day. Each visit is a set of
// ratings of its own, kept from the first number chosen on.
type checkin struct {
	flow
	sitting *sitting
	track   *content.Track
	asks    []*content.Ask
	answers []field.Field // to asks
	charts  []*chart      // of asks
	offer   *routeOffer
}

func newCheckin(s *sitting, track *content.Track) *checkin {
	profile, _ := s.workbook().Profile(track.ID)
	c := &checkin{sitting: s, track: track}
	c.flow = newFlow("home", func(sl *slot) tea.Cmd {
		cmd := touching(s, sl)
		s.desk.collect()
		return cmd
	})
	c.flow.came = c.came
	c.asks = track.Scales("", s.workbook(), profile.Pass)
	sets := map[string]string{} // a set holds one series
	for _, a := range c.asks {
		if sets[a.Scale.Series] == "" {
			sets[a.Scale.Series] = s.newID()
		}
		setting := s.setting(track.ID, content.OccasionCheckIn, profile.Pass)
		setting.Set = sets[a.Scale.Series]
		c.answers = append(c.answers, field.New(a, setting))
		c.charts = append(c.charts, ratingChart(s, track.ID, a, func() bool { return true }))
	}
	c.build()
	if len(c.asks) > 0 {
		c.focusOn(c.asks[0])
	}
	return c
}

func (c *checkin) build() {
	c.slots = []*slot{{part: reading(func(width int, t ui.Theme) []string {
		lines := append(sentence("Check in", width, t.Title), "")
		return append(lines, sentence("How it is today. Leave out what you can't rate.", width, t.Body)...)
	})}}
	for i, a := range c.asks {
		c.slots = append(c.slots, &slot{part: c.answers[i], ask: a})
		if c.offer != nil && c.offer.ask == a {
			c.slots = append(c.slots, &slot{part: c.offer.part(c.sitting, c.track, c.answered)})
		}
	}
	for _, chart := range c.charts {
		c.slots = append(c.slots, &slot{part: chart})
	}
	c.slots = append(c.slots, &slot{part: doneButton()})
}

// doneButton leads back to where one came from.
func doneButton() *buttons {
	return &buttons{items: []button{{label: "Done", do: func() (ui.Outcome, tea.Cmd) { return ui.Outcome{Step: route.Back()}, nil }}}}
}

// answered goes on once an offer was answered.
func (c *checkin) answered() {
	asked := c.offer.ask
	c.offer = nil
	c.rebuild(c.build)
	c.focusOn(asked)
}

// Leave implements [leaver].
func (c *checkin) Leave() { c.sitting.desk.collect() }

// came offers what an answer suggests.
func (c *checkin) came(s *slot, out ui.Outcome) tea.Cmd {
	if out.Offer == nil {
		return nil
	}
	profile, _ := c.sitting.workbook().Profile(c.track.ID)
	c.offer = offered(c.offer, s.ask, *out.Offer, profile.Route)
	c.rebuild(c.build)
	if c.offer != nil {
		c.peekNext()
	}
	return nil
}

// Header implements [screen].
func (c *checkin) Header() (string, string) { return heading(c.track, "Check in", c.frame) }

// heading names a screen of a track; on a narrow one the track is left out.
func heading(track *content.Track, title string, f frame) (left, right string) {
	if f.Width < narrow-2 {
		return title, ""
	}
	return track.Title + " · " + title, ""
}

// checkinChoice is the check-in on Home, with the day of the last one; nothing
// for a track without ratings.
func checkinChoice(s *sitting, track *content.Track) []choice {
	profile, _ := s.workbook().Profile(track.ID)
	if len(track.Scales("", s.workbook(), profile.Pass)) == 0 {
		return nil
	}
	detail := ""
	if last, ok := s.workbook().LastCheckIn(track.ID); ok {
		detail = "last on " + text.Weekday(last, s.now())
	}
	return []choice{{label: "Check in", detail: detail, step: route.To(route.CheckIn{Track: track.ID})}}
}
