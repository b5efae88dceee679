package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/field"
	"groundwork/tui/theme"
)

// build makes the parts of what shows now. Parts that were there before stay as
// they are, with their cursors.
func (p *page) build() {
	w, label := p.sitting.workbook(), p.sitting.workbook().Label(p.page.Track().ID)
	p.slots = []*slot{{part: reading(func(width int, t theme.Theme) []string {
		return sentence(p.page.Title, width, t.Title)
	})}}
	for _, b := range p.page.Visible(w, p.pass) {
		if r, ok := b.(*content.Ratings); ok {
			p.addRatings(r)
			continue
		}
		made, ok := p.made[b]
		if !ok {
			made = p.partOf(b, label)
			p.made[b] = made
		}
		s := &slot{part: made}
		if a, ok := b.(*content.Ask); ok {
			s.ask = a
		}
		p.slots = append(p.slots, s)
		if s.ask != nil && p.offer != nil && p.offers(s.ask) {
			p.slots = append(p.slots, &slot{part: p.offerPart()})
		}
	}
	p.slots = append(p.slots, &slot{part: p.buttonsPart()})
	for _, s := range p.slots {
		s.stale = true
	}
}

// rebuild shows what fits the answers now, with the focus where it was.
func (p *page) rebuild() {
	var had part
	if p.focus != readingFocus {
		had = p.slots[p.focus].part
	}
	p.build()
	p.focus = readingFocus
	for i, s := range p.slots {
		if s.part == had {
			p.focus = i
		}
		p.resizeSlot(s)
	}
	p.see()
}

// partOf is the part that shows a block.
func (p *page) partOf(b content.Block, label string) part {
	switch b := b.(type) {
	case *content.Prose:
		return reading(func(width int, t theme.Theme) []string {
			return readingLines(b.Paras, label, width, t)
		})
	case *content.Ask:
		return answerTo(b, p.setting())
	case *content.Why:
		return &fold{title: "why this helps", inside: func(width int, t theme.Theme) []string {
			return readingLines(b.Paras, label, width, t)
		}}
	case *content.Recall:
		return p.recallPart(b)
	case *content.Letter:
		return newCopied(p.sitting, p.sitting.letter(p.page.Track(), b))
	case *content.Plan:
		return newCopied(p.sitting, p.sitting.plan(p.page.Track(), b))
	case *content.Settle:
		return settlePart(p.sitting, b.Minutes)
	case *content.Breathe:
		return &pick{items: []button{{
			label: fmt.Sprintf("Breathe with me, %s", minutes(b.Minutes)),
			do: func() (outcome, tea.Cmd) {
				return outcome{step: open(newBreathing(p.sitting, b.In, b.Out, b.Minutes))}, nil
			},
		}}}
	case *content.HelpLines:
		return reading(func(width int, t theme.Theme) []string {
			return p.sitting.helpLines(b.For, width, t)
		})
	}
	return reading(func(int, theme.Theme) []string { return nil })
}

func (p *page) setting() field.Setting {
	return field.Setting{
		Book: p.sitting.book, Workbook: p.sitting.workbook(), Track: p.page.Track().ID,
		Page: p.page.ID, Pass: p.pass, Now: p.sitting.now, NewID: p.sitting.newID,
	}
}

// addRatings asks the scales of a series again, on this page's own account.
func (p *page) addRatings(r *content.Ratings) {
	for _, q := range p.page.Track().Pages() {
		for _, a := range q.Asks() {
			if a.Scale == nil || a.Scale.Series != r.Series {
				continue
			}
			made, ok := p.made[a]
			if !ok {
				made = answerTo(a, p.setting())
				p.made[a] = made
			}
			p.slots = append(p.slots, &slot{part: made, ask: a})
		}
	}
}

// recallPart quotes earlier words; those that may hurt stay folded.
func (p *page) recallPart(r *content.Recall) part {
	inside := func(width int, t theme.Theme) []string {
		var lines []string
		for i, q := range p.page.Track().Recall(r, p.sitting.workbook()) {
			if i > 0 {
				lines = append(lines, "")
			}
			intro := "You wrote on " + day(q.Written, p.sitting.now()) + ":"
			lines = append(lines, quoteLines(intro, q.Lines, width, t)...)
		}
		return lines
	}
	if !r.Folded {
		return reading(inside)
	}
	if len(p.page.Track().Recall(r, p.sitting.workbook())) == 0 {
		return reading(func(int, theme.Theme) []string { return nil })
	}
	return &fold{title: "what you wrote before", inside: inside}
}

// offers tells whether it was this question that offered a route.
func (p *page) offers(a *content.Ask) bool {
	for _, o := range a.Options {
		if o.Route != content.Open && o.Route == *p.offer {
			return true
		}
	}
	return a.Scale != nil && a.Scale.Series != ""
}

// offerPart asks before a route is changed by anything but a gate.
func (p *page) offerPart() part {
	answer := func(take bool) func() (outcome, tea.Cmd) {
		return func() (outcome, tea.Cmd) {
			profile, _ := p.sitting.workbook().Profile(p.page.Track().ID)
			var cmd tea.Cmd
			if take {
				profile.Route |= *p.offer
				cmd = p.sitting.desk.put(profile)
			}
			p.offer = nil
			p.rebuild()
			return outcome{}, cmd
		}
	}
	return &pick{
		intro: "Some later pages are about asking, offering or sending. They can wait, out of the way, until you open them yourself. You can change this in the settings.",
		items: []button{
			{label: "Keep those pages for later", do: answer(true)},
			{label: "Leave all pages in", do: answer(false)},
		},
	}
}

func (p *page) buttonsPart() part {
	w, track := p.sitting.workbook(), p.page.Track()
	next := "Next page"
	if track.Next(p.page, w) == nil {
		next = "Done for now"
	}
	mark := "Come back to this"
	if v, _ := w.Visit(track.ID, p.page.ID, p.pass); v.ComeBack {
		mark = "Don't come back"
	}
	items := []button{
		{label: next, do: func() (outcome, tea.Cmd) {
			st, cmd := p.goOn()
			return outcome{step: st}, cmd
		}},
		{label: mark, do: p.comeBack},
		{label: "Contents", do: func() (outcome, tea.Cmd) { return outcome{step: back()}, nil }},
	}
	return &buttons{items: items}
}

// refreshButtons gives the buttons the words that fit now.
func (p *page) refreshButtons() {
	last := p.slots[len(p.slots)-1]
	old, ok := last.part.(*buttons)
	if !ok {
		return
	}
	fresh := p.buttonsPart().(*buttons)
	old.items = fresh.items
	last.stale = true
}
