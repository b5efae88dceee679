package tui

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/field"
	"groundwork/tui/route"
	"groundwork/tui/ui"
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
	setting.Set = p.session.moment(p.page.Track().ID, p.page.ID, p.pass)
	return setting
}

// addBefore asks how stirred up one is.
func (p *page) addBefore(b *content.Before) {
	made, ok := p.made[b]
	if !ok {
		made = field.New(p.session.book.Before, p.momentSetting())
		p.made[b] = made
	}
	p.Pieces = append(p.Pieces, &ui.Piece{Block: made, Ask: p.session.book.Before})
}

// addAfter asks how it is now; heavier is answered with what can be done.
func (p *page) addAfter(b *content.After) {
	setting := p.momentSetting()
	made, ok := p.made[b]
	if !ok {
		made = field.NewAfter(p.session.book.After, setting)
		p.made[b] = made
	}
	p.Pieces = append(p.Pieces, &ui.Piece{Block: made, Ask: p.session.book.After})
	r, _ := p.session.workbook().Record(content.RatingSet{Track: setting.Track, ID: setting.Set, Pass: p.pass}.Key())
	set, _ := r.(content.RatingSet)
	if content.MomentOf(set).After != content.Heavier {
		p.care = nil
		return
	}
	if p.care == nil {
		p.care = p.carePart()
	}
	p.Pieces = append(p.Pieces, &ui.Piece{Block: p.care})
}

// carePart is settling, stopping and going on, as equals. Where a sitting has
// been heavy twice, ending it well comes first.
func (p *page) carePart() *ui.Choices {
	s := p.session
	leads := func(to route.Route) func() (ui.Outcome, tea.Cmd) {
		return func() (ui.Outcome, tea.Cmd) { return ui.Outcome{Step: route.To(to)}, nil }
	}
	stop := ui.Button{Label: "Stop for today", Do: leads(route.Quiet{})}
	care := &ui.Choices{Items: []ui.Button{
		{Label: "Settle for a moment", Do: leads(route.Settle{})},
		stop,
		{Label: "Go on", Do: func() (ui.Outcome, tea.Cmd) { return ui.Outcome{Leave: ui.Below}, nil }},
	}}
	if s.heavier() > 1 {
		care.Intro = "That is two heavy pages today. It may be enough."
		care.Items[1] = ui.Button{Label: "End well for today", Do: leads(route.EndWell{})}
		care.Items[0], care.Items[1] = care.Items[1], care.Items[0]
	}
	return care
}

// toTrackPart is the button that leads to another track.
func (p *page) toTrackPart(b *content.ToTrack) ui.Block {
	return &ui.Choices{Items: []ui.Button{{Label: b.Label, Do: func() (ui.Outcome, tea.Cmd) {
		p.session.desk.collect()
		st, cmd := p.session.begin(p.session.book.Track(b.Track))
		return ui.Outcome{Step: st}, cmd
	}}}}
}
