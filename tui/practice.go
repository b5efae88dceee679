package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/field"
	"groundwork/tui/theme"
)

// practice is one log kept from Home, without the reading of its page, so that
// an entry takes seconds.
type practice struct {
	flow
	sitting *sitting
	track   *content.Track
	ask     *content.Ask
	back    key.Binding
}

func newPractice(s *sitting, track *content.Track, a *content.Ask) *practice {
	p := &practice{flow: newFlow(), sitting: s, track: track, ask: a, back: bind("home", "esc", "alt+esc")}
	p.build()
	p.focusOn(a)
	return p
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
	p.slots = []*slot{{part: reading(func(width int, t theme.Theme) []string {
		return sentence(p.title(), width, t.Title)
	})}}
	_, page := p.track.Ask(p.ask.ID)
	for _, b := range page.Visible(w, profile.Pass) {
		switch b := b.(type) {
		case *content.Prose:
			if b.ShowIf.Careful() {
				p.slots = append(p.slots, &slot{part: reading(func(width int, t theme.Theme) []string {
					return readingLines(b.Paras, w.Label(p.track.ID), width, t)
				})})
			}
		case *content.Recall:
			p.slots = append(p.slots, &slot{part: recallPart(s, p.track, b)})
		case *content.Ask:
			if b == p.ask {
				p.slots = append(p.slots, &slot{ask: b, part: answer{field.New(b, s.setting(p.track.ID, page.ID, profile.Pass))}})
			}
		case *content.Chart:
			if b.Log == p.ask.ID {
				p.slots = append(p.slots, &slot{part: logChart(s, p.track.ID, p.ask, b.Column, p.ask.PassFor(profile.Pass))})
			}
		}
	}
	p.slots = append(p.slots, &slot{part: doneButton()})
}

// Enter implements [screen].
func (p *practice) Enter() tea.Cmd { return nil }

// Leave implements [leaver].
func (p *practice) Leave() { p.sitting.desk.collect() }

// Update implements [screen].
func (p *practice) Update(msg tea.Msg) (step, tea.Cmd) {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		if key.Matches(press, p.back) && !p.asking() {
			return back(), nil
		}
		if p.turn(press) {
			return stay(), nil
		}
	}
	if p.focus == readingFocus {
		return stay(), nil
	}
	s, out, cmd := p.give(msg)
	if a, ok := s.part.(answer); ok && out.Changed {
		cmd = tea.Batch(cmd, p.sitting.desk.touch(a.Field))
	}
	p.follow(out.Leave)
	if a, ok := s.part.(answer); ok && out.Editor != nil {
		return open(newOwnEditor(p.sitting, out.Editor, func() tea.Cmd { return p.sitting.desk.touch(a.Field) })), cmd
	}
	return out.step, cmd
}

// Header implements [screen].
func (p *practice) Header() (string, string) { return heading(p.track, p.title(), p.frame) }

// Hints implements [screen].
func (p *practice) Hints() []key.Binding { return append(p.hints(), p.back) }

// Keys implements [describer].
func (p *practice) Keys() []key.Binding { return append(p.bindings(), p.back) }

// practiceChoices are the practices of a track on Home.
func practiceChoices(s *sitting, track *content.Track) []choice {
	var items []choice
	for _, a := range track.Practices(s.workbook()) {
		items = append(items, choice{
			label: content.Fill(a.Home, s.workbook().Label(track.ID)),
			do:    func() (step, tea.Cmd) { return open(newPractice(s, track, a)), nil },
		})
	}
	return items
}

// practiceKey opens the first practice of a track, under its name.
func practiceKey(s *sitting, track *content.Track) key.Binding {
	items := practiceChoices(s, track)
	if len(items) == 0 {
		return enabled(bind("", "d"), false)
	}
	return bind(items[0].label, "d")
}
