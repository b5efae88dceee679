package tui

import (
	"fmt"
	"slices"

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
	helped := false
	for _, b := range p.page.Visible(w, p.pass) {
		if b.Info().ShowIf.Careful() && p.hasGate() && !p.told {
			continue // who opens the page again must not read what was answered
		}
		if _, lines := b.(*content.HelpLines); lines {
			if helped {
				continue // who is asked for first differs, the lines don't
			}
			helped = true
		}
		switch b := b.(type) {
		case *content.Ratings:
			p.addRatings(b)
		case *content.Chart:
			p.addCharts(b)
		case *content.Ask:
			p.addAnswer(b)
		case *content.Before:
			p.addBefore(b)
		case *content.After:
			p.addAfter(b)
		default:
			made, ok := p.made[b]
			if !ok {
				made = p.partOf(b, label)
				p.made[b] = made
			}
			p.slots = append(p.slots, &slot{part: made})
			if h, ok := b.(*content.HelpLines); ok {
				p.slots = append(p.slots, &slot{part: helpPart(p.sitting, h.For)})
			}
		}
		p.addPast(b)
	}
	p.slots = append(p.slots, &slot{part: p.buttonsPart()})
	for _, s := range p.slots {
		s.stale = true
	}
}

// hasGate reports whether the page asks about safety.
func (p *page) hasGate() bool {
	return slices.ContainsFunc(p.page.Asks(), func(a *content.Ask) bool { return a.Kind == content.KindGate })
}

// rebuild shows what fits the answers now.
func (p *page) rebuild() { p.flow.rebuild(p.build) }

// addAnswer asks a question, and after it what its answer brought up.
func (p *page) addAnswer(a *content.Ask) {
	made, ok := p.made[a]
	if !ok {
		made = answer{field.New(a, p.setting())}
		p.made[a] = made
	}
	p.slots = append(p.slots, &slot{part: made, ask: a})
	if p.offer != nil && p.offer.ask == a {
		p.slots = append(p.slots, &slot{part: p.offer.part(p.sitting, p.page.Track(), p.answered)})
	}
}

// answered goes on once an offer was answered.
func (p *page) answered() {
	asked := p.offer.ask
	p.offer = nil
	p.offered = p.offered || asked.Kind == content.KindGate
	p.rebuild()
	p.focusOn(asked)
}

// partOf is the part that shows a block.
func (p *page) partOf(b content.Block, label string) part {
	switch b := b.(type) {
	case *content.Prose:
		return reading(func(width int, t theme.Theme) []string {
			return readingLines(b.Paras, label, width, t)
		})
	case *content.Why:
		return &fold{title: "why this helps", inside: func(width int, t theme.Theme) []string {
			return readingLines(b.Paras, label, width, t)
		}}
	case *content.Recall:
		return recallPart(p.sitting, p.page.Track(), b)
	case *content.Letter:
		return newCopied(p.sitting, p.sitting.letter(p.page.Track(), b))
	case *content.Plan:
		return newCopied(p.sitting, p.sitting.plan(p.page.Track(), b))
	case *content.Settle:
		return settlePart(p.sitting, b.Minutes)
	case *content.ToTrack:
		return p.toTrackPart(b)
	case *content.Breathe:
		return &pick{items: []button{{
			label: fmt.Sprintf("Breathe with me, %s", minutes(b.Minutes)),
			do: func() (outcome, tea.Cmd) {
				return outcome{step: open(newBreathing(p.sitting, b.In, b.Out, b.Minutes))}, nil
			},
		}}}
	case *content.HelpLines:
		return newNotHerePart(p.sitting)
	}
	return reading(func(int, theme.Theme) []string { return nil })
}

func (p *page) setting() field.Setting {
	return p.sitting.setting(p.page.Track().ID, p.page.ID, p.pass)
}

// setting is what a field may know where it is asked.
func (s *sitting) setting(track content.TrackID, page string, pass int) field.Setting {
	return field.Setting{
		Book: s.book, Workbook: s.workbook(), Track: track,
		Page: page, Pass: pass, Now: s.now, NewID: s.newID, Memory: s.memory, Since: s.began,
		MonthFirst: s.monthFirst,
	}
}

// addRatings asks the scales of a series again, on this page's own account, and
// sets each beside the first time it was rated.
func (p *page) addRatings(r *content.Ratings) {
	for _, a := range p.page.Track().Scales(r.Series, p.sitting.workbook(), p.pass) {
		p.addAnswer(a)
		p.slots = append(p.slots, &slot{part: p.besideFirst(a)})
	}
}

// besideFirst is the first rating and this page's in words, once there are both.
func (p *page) besideFirst(a *content.Ask) part {
	return reading(func(width int, t theme.Theme) []string {
		set, now, ok := p.rated(a)
		then, had := p.sitting.workbook().Then(a.ID, set)
		if !ok || !had {
			return nil
		}
		return sentence(fmt.Sprintf("At the start: %d. Now: %d.", then, now), width, t.Strong)
	})
}

// rated is what a scale was rated on this page.
func (p *page) rated(a *content.Ask) (set content.RatingSet, n int, ok bool) {
	key := content.RatingSet{Track: p.page.Track().ID, ID: p.page.ID, Pass: a.PassFor(p.pass)}.Key()
	r, _ := p.sitting.workbook().Record(key)
	set, _ = r.(content.RatingSet)
	n, ok = set.Values[a.ID]
	return set, n, ok
}

// addCharts draws a log, or the scales of a series: where this page asks for
// them again, each once it has been rated, so that earlier ratings suggest
// nothing.
func (p *page) addCharts(c *content.Chart) {
	track := p.page.Track()
	if c.Log != "" {
		log, _ := track.Ask(c.Log)
		p.slots = append(p.slots, &slot{part: logChart(p.sitting, track.ID, log, c.Column, log.PassFor(p.pass))})
		return
	}
	for _, a := range track.Scales(c.Series, p.sitting.workbook(), p.pass) {
		shown := func() bool { return true }
		if p.asksAgain(c.Series) {
			shown = func() bool { _, _, ok := p.rated(a); return ok }
		}
		p.slots = append(p.slots, &slot{part: ratingChart(p.sitting, track.ID, a, shown)})
	}
}

// asksAgain tells whether the page asks for the ratings of a series once more.
func (p *page) asksAgain(series string) bool {
	return slices.ContainsFunc(p.page.Blocks, func(b content.Block) bool {
		r, ok := b.(*content.Ratings)
		return ok && r.Series == series
	})
}

// recallPart quotes earlier words; those that may hurt stay folded.
func recallPart(s *sitting, track *content.Track, r *content.Recall) part {
	inside := func(width int, t theme.Theme) []string {
		var lines []string
		for i, q := range track.Recall(r, s.workbook()) {
			if i > 0 {
				lines = append(lines, "")
			}
			intro := "You wrote on " + day(q.Written, s.now()) + ":"
			lines = append(lines, quoteLines(intro, q.Lines, width, t)...)
		}
		return lines
	}
	if !r.Folded {
		return reading(inside)
	}
	if len(track.Recall(r, s.workbook())) == 0 {
		return reading(func(int, theme.Theme) []string { return nil })
	}
	return &fold{title: "what you wrote before", inside: inside}
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
	}
	if !p.hasGate() { // of this page nothing is to stand on Home
		items = append(items, button{label: mark, do: p.comeBack})
	}
	items = append(items, button{label: "Contents", do: func() (outcome, tea.Cmd) { return outcome{step: back()}, nil }})
	return &buttons{items: append(items, p.clearButtons()...)}
}

// refreshButtons gives the buttons the words that fit now.
func (p *page) refreshButtons() {
	last := p.slots[len(p.slots)-1]
	old, ok := last.part.(*buttons)
	if !ok {
		return
	}
	fresh := p.buttonsPart().(*buttons)
	old.items, old.at = fresh.items, min(old.at, len(fresh.items)-1)
	last.stale = true
}
