package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/field"
	"groundwork/tui/theme"
)

// checkin asks the ratings of a track again, on any day. Each visit is a set of
// ratings of its own, kept from the first number chosen on.
type checkin struct {
	flow
	sitting *sitting
	track   *content.Track
	back    key.Binding
	asks    []*content.Ask
	answers []answer // to asks
	charts  []*chart // of asks
	offer   *routeOffer
}

func newCheckin(s *sitting, track *content.Track) *checkin {
	profile, _ := s.workbook().Profile(track.ID)
	c := &checkin{flow: newFlow(), sitting: s, track: track, back: bind("home", "esc", "alt+esc")}
	c.asks = track.Scales("", s.workbook(), profile.Pass)
	sets := map[string]string{} // a set holds one series
	for _, a := range c.asks {
		if sets[a.Scale.Series] == "" {
			sets[a.Scale.Series] = s.newID()
		}
		setting := s.setting(track.ID, content.OccasionCheckIn, profile.Pass)
		setting.Set = sets[a.Scale.Series]
		c.answers = append(c.answers, answer{field.New(a, setting)})
		c.charts = append(c.charts, ratingChart(s, track.ID, a, func() bool { return true }))
	}
	c.build()
	if len(c.asks) > 0 {
		c.focusOn(c.asks[0])
	}
	return c
}

func (c *checkin) build() {
	c.slots = []*slot{{part: reading(func(width int, t theme.Theme) []string {
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
	return &buttons{items: []button{{label: "Done", do: func() (outcome, tea.Cmd) { return outcome{step: back()}, nil }}}}
}

// answered goes on once an offer was answered.
func (c *checkin) answered() {
	asked := c.offer.ask
	c.offer = nil
	c.rebuild(c.build)
	c.focusOn(asked)
}

// Enter implements [screen].
func (c *checkin) Enter() tea.Cmd { return nil }

// Leave implements [leaver].
func (c *checkin) Leave() { c.sitting.desk.collect() }

// Update implements [screen].
func (c *checkin) Update(msg tea.Msg) (step, tea.Cmd) {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		if key.Matches(press, c.back) {
			return back(), nil
		}
		if c.turn(press) {
			return stay(), nil
		}
	}
	if c.focus == readingFocus {
		return stay(), nil
	}
	s, out, cmd := c.give(msg)
	if a, ok := s.part.(answer); ok && out.Changed {
		cmd = tea.Batch(cmd, c.sitting.desk.touch(a.Field))
		c.sitting.desk.collect()
	}
	if out.Offer != nil {
		profile, _ := c.sitting.workbook().Profile(c.track.ID)
		c.offer = offered(c.offer, s.ask, *out.Offer, profile.Route)
		c.rebuild(c.build)
		if c.offer != nil {
			c.peekNext()
		}
	}
	c.follow(out.Leave)
	if out.Help {
		return open(newDistress(c.sitting)), cmd
	}
	return out.step, cmd
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

// Hints implements [screen].
func (c *checkin) Hints() []key.Binding { return append(c.hints(), c.back) }

// Keys implements [describer].
func (c *checkin) Keys() []key.Binding { return append(c.bindings(), c.back) }

// checkinChoice is the check-in on Home, with the day of the last one; nothing
// for a track without ratings.
func checkinChoice(s *sitting, track *content.Track) []choice {
	profile, _ := s.workbook().Profile(track.ID)
	if len(track.Scales("", s.workbook(), profile.Pass)) == 0 {
		return nil
	}
	detail := ""
	if last, ok := s.workbook().LastCheckIn(track.ID); ok {
		detail = "last on " + weekday(last, s.now())
	}
	return []choice{{label: "Check in", detail: detail, do: func() (step, tea.Cmd) {
		return open(newCheckin(s, track)), nil
	}}}
}
