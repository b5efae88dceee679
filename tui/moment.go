package tui

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/field"
)

// momentKey is a page in a pass.
type momentKey struct {
	track content.TrackID
	page  string
	pass  int
}

// moment is the id of the set in which this sitting keeps how stirred up a page
// made the person: another sitting begins another one.
func (s *sitting) moment(track content.TrackID, page string, pass int) string {
	k := momentKey{track, page, pass}
	if s.moments == nil {
		s.moments = map[momentKey]string{}
	}
	if s.moments[k] == "" {
		s.moments[k] = s.newID()
	}
	return s.moments[k]
}

// heavier counts the pages of this sitting that made it heavier.
func (s *sitting) heavier() int {
	n := 0
	for k, id := range s.moments {
		r, _ := s.workbook().Record(content.RatingSet{Track: k.track, ID: id, Pass: k.pass}.Key())
		if set, ok := r.(content.RatingSet); ok && content.MomentOf(set).After == content.Heavier {
			n++
		}
	}
	return n
}

// momentSetting is what the two questions about a page know: their set.
func (p *page) momentSetting() field.Setting {
	setting := p.setting()
	setting.Set = p.sitting.moment(p.page.Track().ID, p.page.ID, p.pass)
	return setting
}

// addBefore asks how stirred up one is.
func (p *page) addBefore(b *content.Before) {
	made, ok := p.made[b]
	if !ok {
		made = answer{field.New(p.sitting.book.Before, p.momentSetting())}
		p.made[b] = made
	}
	p.slots = append(p.slots, &slot{part: made, ask: p.sitting.book.Before})
}

// addAfter asks how it is now; heavier is answered with what can be done.
func (p *page) addAfter(b *content.After) {
	setting := p.momentSetting()
	made, ok := p.made[b]
	if !ok {
		made = answer{field.NewAfter(p.sitting.book.After, setting)}
		p.made[b] = made
	}
	p.slots = append(p.slots, &slot{part: made, ask: p.sitting.book.After})
	r, _ := p.sitting.workbook().Record(content.RatingSet{Track: setting.Track, ID: setting.Set, Pass: p.pass}.Key())
	set, _ := r.(content.RatingSet)
	if content.MomentOf(set).After != content.Heavier {
		p.care = nil
		return
	}
	if p.care == nil {
		p.care = p.carePart()
	}
	p.slots = append(p.slots, &slot{part: p.care})
}

// carePart is settling, stopping and going on, as equals. Where a sitting has
// been heavy twice, ending it well comes first.
func (p *page) carePart() *pick {
	s := p.sitting
	leads := func(to func() step) func() (outcome, tea.Cmd) {
		return func() (outcome, tea.Cmd) { return outcome{step: to()}, nil }
	}
	stop := button{label: "Stop for today", do: leads(func() step { return s.stopHere() })}
	care := &pick{items: []button{
		{label: "Settle for a moment", do: leads(func() step { return open(newSettle(s)) })},
		stop,
		{label: "Go on", do: func() (outcome, tea.Cmd) { return outcome{Result: field.Result{Leave: field.Below}}, nil }},
	}}
	if s.heavier() > 1 {
		care.intro = "That is two heavy pages today. It may be enough."
		care.items[1] = button{label: "End well for today", do: leads(func() step { return s.endWell() })}
		care.items[0], care.items[1] = care.items[1], care.items[0]
	}
	return care
}

// stopHere leads to where a day ends.
func (s *sitting) stopHere() step { return open(newQuiet(s)) }

// endWell leads to where a heavy day ends.
func (s *sitting) endWell() step { return open(newEndWell(s)) }

// toTrackPart is the button that leads to another track.
func (p *page) toTrackPart(b *content.ToTrack) part {
	return &pick{items: []button{{label: b.Label, do: func() (outcome, tea.Cmd) {
		p.sitting.desk.collect()
		st, cmd := p.sitting.begin(p.sitting.book.Track(b.Track))
		return outcome{step: st}, cmd
	}}}}
}
