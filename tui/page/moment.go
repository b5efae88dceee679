package page

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/field"
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// momentSetting is what the two questions about a page know: their set.
func (p *page) momentSetting() field.Setting {
	setting := p.setting()
	setting.Set = p.session.Moment(p.page.Track().ID, p.page.ID, p.pass)
	return setting
}

// addBefore asks how stirred up one is.
func (p *page) addBefore(b *content.Before) {
	made, ok := p.made[b]
	if !ok {
		made = field.New(p.session.Book.Before, p.momentSetting())
		p.made[b] = made
	}
	p.Pieces = append(p.Pieces, &ui.Piece{Block: made, Ask: p.session.Book.Before})
	if n := p.moment().Before; !steady(n) {
		if p.ground == nil {
			p.ground = settleBlock(2)
		}
		p.Pieces = append(p.Pieces, &ui.Piece{Block: p.ground})
	}
}

// moment is what the two questions about a page were answered in this session.
func (p *page) moment() content.Moment {
	setting := p.momentSetting()
	set, _ := p.session.Workbook().RatingSet(setting.Track, setting.Set, p.pass)
	return content.MomentOf(set)
}

// steady reports whether one can go on as one is: neither much stirred nor perhaps
// numb, which a low number may be. Nothing rated asks for nothing.
func steady(n int) bool { return n < 0 || n > 2 && n < 6 }

// addAfter asks how it is now; heavier is answered with what can be done.
func (p *page) addAfter(b *content.After) {
	made, ok := p.made[b]
	if !ok {
		made = field.NewAfter(p.session.Book.After, p.momentSetting())
		p.made[b] = made
	}
	p.Pieces = append(p.Pieces, &ui.Piece{Block: made, Ask: p.session.Book.After})
	if p.moment().After != content.Heavier {
		p.care = nil
		return
	}
	if p.care == nil {
		p.care = p.careBlock()
	}
	p.Pieces = append(p.Pieces, &ui.Piece{Block: p.care})
}

// careBlock is settling, stopping and going on, as equals. Where a session has
// been heavy twice, ending it well comes first.
func (p *page) careBlock() *ui.Choices {
	s := p.session
	care := ui.NewChoices(
		ui.LeadTo("Settle for a moment", route.To(route.Settle{})),
		ui.LeadTo("Stop for today", route.To(route.Quiet{})),
		ui.Button{Label: "Go on", Out: ui.Outcome{Leave: ui.Below}},
	)
	if s.Heavier() > 1 {
		care.Intro = "That is two heavy pages today. It may be enough."
		care.Items[0], care.Items[1] = ui.LeadTo("End well for today", route.To(route.EndWell{})), care.Items[0]
	}
	return care
}

// toSafetyBlock is the button that leads to the pages for when it isn't safe.
func (p *page) toSafetyBlock() ui.Block {
	c := p.session.Book.Safety
	if c == nil {
		return ui.NewReading(func(int, ui.Theme) []string { return nil })
	}
	to := ui.NewChoices(ui.LeadTo(c.Title, route.To(route.Safety{})))
	to.Aside = true
	return to
}

// toGateBlock is the button that leads to the questions about safety.
func (p *page) toGateBlock() ui.Block {
	gate := p.gateOf()
	if gate == nil || gate == p.page {
		return ui.NewReading(func(int, ui.Theme) []string { return nil })
	}
	to := ui.NewChoices(ui.Button{Label: gate.Title, Do: func() (ui.Outcome, tea.Cmd) { return ui.Outcome{Step: p.toGate(gate)}, nil }})
	to.Aside = true
	return to
}

// toTrackBlock is the button that leads to another track.
func (p *page) toTrackBlock(b *content.ToTrack) ui.Block {
	to := ui.NewChoices(ui.Button{Label: b.Label, Do: func() (ui.Outcome, tea.Cmd) {
		p.session.Autosave.Collect()
		st, cmd := p.session.Begin(p.session.Book.Track(b.Track))
		return ui.Outcome{Step: st}, cmd
	}})
	to.Aside = true
	return to
}
