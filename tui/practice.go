package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/field"
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// practice is one log kept from Home, without the reading of its page, so that
// an entry takes seconds.
type practice struct {
	flow
	sitting *sitting
	track   *content.Track
	ask     *content.Ask
}

func newPractice(s *sitting, to route.Practice) *practice {
	track := s.book.Track(to.Track)
	a, _ := track.Ask(to.Question)
	if a == nil {
		return nil
	}
	p := &practice{sitting: s, track: track, ask: a}
	p.flow = newFlow("home", func(sl *slot) tea.Cmd { return touching(s, sl) })
	p.build()
	p.focusOn(a)
	if w := p.writer(); w != nil && to.Part != "" {
		w.Restore(to.Part, to.Offset)
	}
	return p
}

// Route implements [located].
func (p *practice) Route() route.Route {
	to := route.Practice{Track: p.track.ID, Question: p.ask.ID}
	if w := p.writer(); w != nil {
		to.Part, to.Offset = w.Spot()
	}
	return to
}

// title is the practice's name.
func (p *practice) title() string {
	return content.Fill(p.ask.Home, p.sitting.workbook().Label(p.track.ID))
}

// build takes from the page the log, what it recalls, what it says to the careful
// only, and the chart of the log.
func (p *practice) build() {
	s, w := p.sitting, p.sitting.workbook()
	profile, _ := w.Profile(p.track.ID)
	p.slots = []*slot{{part: reading(func(width int, t ui.Theme) []string {
		return sentence(p.title(), width, t.Title)
	})}}
	_, page := p.track.Ask(p.ask.ID)
	for _, b := range page.Visible(w, profile.Pass) {
		switch b := b.(type) {
		case *content.Prose:
			if b.ShowIf.Careful() {
				p.slots = append(p.slots, &slot{part: reading(func(width int, t ui.Theme) []string {
					return readingLines(b.Paras, w.Label(p.track.ID), width, t)
				})})
			}
		case *content.Recall:
			p.slots = append(p.slots, &slot{part: recallPart(s, p.track, b)})
		case *content.Ask:
			if b == p.ask {
				p.slots = append(p.slots, &slot{ask: b, part: field.New(b, s.setting(p.track.ID, page.ID, profile.Pass))})
			}
		case *content.Chart:
			if b.Log == p.ask.ID {
				p.slots = append(p.slots, &slot{part: logChart(s, p.track.ID, p.ask, b.Column, p.ask.PassFor(profile.Pass))})
			}
		}
	}
	p.slots = append(p.slots, &slot{part: doneButton()})
}

// Leave implements [leaver].
func (p *practice) Leave() { p.sitting.desk.collect() }

// Header implements [screen].
func (p *practice) Header() (string, string) { return heading(p.track, p.title(), p.frame) }

// practiceChoices are the practices of a track on Home.
func practiceChoices(s *sitting, track *content.Track) []choice {
	var items []choice
	for _, a := range track.Practices(s.workbook()) {
		items = append(items, choice{
			label: content.Fill(a.Home, s.workbook().Label(track.ID)),
			step:  route.To(route.Practice{Track: track.ID, Question: a.ID}),
		})
	}
	return items
}

// practiceKey opens the first practice of a track, under its name.
func practiceKey(s *sitting, track *content.Track) key.Binding {
	items := practiceChoices(s, track)
	if len(items) == 0 {
		return enabled(ui.Bind("", "d"), false)
	}
	return ui.Bind(items[0].label, "d")
}
