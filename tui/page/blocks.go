package page

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/field"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// build makes the parts of what shows now. Parts that were there before stay as
// they are, with their cursors.
func (p *page) build() {
	w, label := p.session.Workbook(), p.session.Workbook().Label(p.page.Track().ID)
	p.Pieces = []*ui.Piece{{Block: ui.NewReading(func(width int, t ui.Theme) []string {
		return ui.Sentence(p.page.Title, width, t.Title)
	})}}
	if p.night != nil {
		for _, b := range p.night.blocks {
			p.Pieces = append(p.Pieces, &ui.Piece{Block: b})
		}
	}
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
				made = p.blockOf(b, label)
				p.made[b] = made
			}
			p.Pieces = append(p.Pieces, &ui.Piece{Block: made})
			if h, ok := b.(*content.HelpLines); ok {
				p.Pieces = append(p.Pieces, &ui.Piece{Block: helpBlock(p.session, h.For)})
			}
		}
		p.addPast(b)
	}
	p.refreshButtons()
	p.Pieces = append(p.Pieces, &ui.Piece{Block: p.buttons})
	for _, s := range p.Pieces {
		s.Stale = true
	}
}

// hasGate reports whether the page asks about safety.
func (p *page) hasGate() bool {
	return slices.ContainsFunc(p.page.Asks(), func(a *content.Ask) bool { return a.Kind == content.KindGate })
}

// rebuild shows what fits the answers now.
func (p *page) rebuild() { p.Form.Rebuild(p.build) }

// addAnswer asks a question, and after it what its answer brought up.
func (p *page) addAnswer(a *content.Ask) {
	if a.Kind == content.KindGate {
		p.addGate(a)
	} else {
		made, ok := p.made[a]
		if !ok {
			answer := field.New(a, p.setting())
			made, p.made[a] = answer, answer
			if p.offer == nil {
				p.offer = p.unanswered(a, answer)
			}
		}
		p.Pieces = append(p.Pieces, &ui.Piece{Block: made, Ask: a})
	}
	if p.offer != nil && p.offer.ask == a {
		p.Pieces = append(p.Pieces, &ui.Piece{Block: p.offer.block(p.session, p.page.Track(), p.answered)})
	}
}

// addGate asks the parts of a gate, each by itself.
func (p *page) addGate(a *content.Ask) {
	if p.gate == nil {
		p.gate = field.NewGate(a, p.setting())
	}
	for _, part := range p.gate {
		p.Pieces = append(p.Pieces, &ui.Piece{Block: part, Ask: a})
	}
}

// answered goes on once an offer was answered.
func (p *page) answered() tea.Cmd {
	asked := p.offer.ask
	p.offer = nil
	p.offered = p.offered || asked.Kind == content.KindGate
	p.rebuild()
	p.FocusOn(asked)
	return p.keepOffer()
}

// blockOf is the block that shows a block.
func (p *page) blockOf(b content.Block, label string) ui.Block {
	switch b := b.(type) {
	case *content.Prose:
		return ui.NewReading(func(width int, t ui.Theme) []string {
			return ui.Prose(b.Paras, label, width, t)
		})
	case *content.Why:
		return &ui.Disclosure{Title: "why this helps", Inside: func(width int, t ui.Theme) []string {
			return ui.Prose(b.Paras, label, width, t)
		}}
	case *content.Recall:
		return recallBlock(p.session, p.page, b)
	case *content.Letter:
		return newDraftBlock(p.session, letter(p.session, p.page.Track(), b))
	case *content.Plan:
		return newDraftBlock(p.session, plan(p.session, p.page.Track(), b))
	case *content.Settle:
		settling := settleBlock(b.Minutes)
		settling.Aside = true
		return settling
	case *content.ToTrack:
		return p.toTrackBlock(b)
	case *content.ToSafety:
		return p.toSafetyBlock()
	case *content.ToGate:
		return p.toGateBlock()
	case *content.Breathe:
		breathing := ui.NewChoices(ui.LeadTo("Breathe with me, "+text.Minutes(b.Minutes), route.To(route.Breathing{In: b.In, Out: b.Out, Minutes: b.Minutes})))
		breathing.Aside = true
		return breathing
	case *content.HelpLines:
		return newCountryBlock(p.session)
	}
	return ui.NewReading(func(int, ui.Theme) []string { return nil })
}

func (p *page) setting() field.Setting {
	return p.session.Setting(p.page.Track().ID, p.page.ID, p.pass)
}

// addRatings asks the scales of a series again, on this page's own account, and
// sets each beside the first time it was rated.
func (p *page) addRatings(r *content.Ratings) {
	for _, a := range p.page.Track().Scales(r.Series, p.session.Workbook(), p.pass) {
		p.addAnswer(a)
		p.Pieces = append(p.Pieces, &ui.Piece{Block: p.besideFirst(a)})
	}
}

// besideFirst is the first rating and this page's in words, once there are both.
func (p *page) besideFirst(a *content.Ask) ui.Block {
	return ui.NewReading(func(width int, t ui.Theme) []string {
		set, now, ok := p.rated(a)
		then, had := p.session.Workbook().Then(a.ID, set)
		if !ok || !had {
			return nil
		}
		return ui.Sentence(fmt.Sprintf("At the start: %d. Now: %d.", then, now), width, t.Strong)
	})
}

// rated is what a scale was rated on this page.
func (p *page) rated(a *content.Ask) (set content.RatingSet, n int, ok bool) {
	set, _ = p.session.Workbook().RatingSet(p.page.Track().ID, p.page.ID, a.PassFor(p.pass))
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
		p.Pieces = append(p.Pieces, &ui.Piece{Block: logChart(p.session, track.ID, log, c, log.PassFor(p.pass))})
		return
	}
	for _, a := range track.Scales(c.Series, p.session.Workbook(), p.pass) {
		shown := func() bool { return true }
		if p.asksAgain(c.Series) {
			shown = func() bool { _, _, ok := p.rated(a); return ok }
		}
		p.Pieces = append(p.Pieces, &ui.Piece{Block: ratingChart(p.session, track.ID, a, shown)})
	}
}

// asksAgain reports whether the page asks for the ratings of a series once more.
func (p *page) asksAgain(series string) bool {
	return slices.ContainsFunc(p.page.Blocks, func(b content.Block) bool {
		r, ok := b.(*content.Ratings)
		return ok && r.Series == series
	})
}

// recallBlock quotes earlier words; those that may hurt stay folded.
func recallBlock(s *session.Session, page *content.Page, r *content.Recall) ui.Block {
	inside := func(width int, t ui.Theme) []string {
		var lines []string
		for i, q := range page.Recall(r, s.Workbook()) {
			if i > 0 {
				lines = append(lines, "")
			}
			intro, quoted := "You wrote on "+text.DateBy(q.Written, s.Now())+":", q.Lines
			if !r.Folded && (ui.Frame{Width: width}).InLines() {
				quoted = begun(quoted)
			}
			lines = append(lines, ui.Quote(intro, quoted, width, t)...)
		}
		return lines
	}
	if !r.Folded {
		return ui.NewReading(inside)
	}
	if len(page.Recall(r, s.Workbook())) == 0 {
		return ui.NewReading(func(int, ui.Theme) []string { return nil })
	}
	return &ui.Disclosure{Title: from(page, r, s.Workbook()), Inside: inside}
}

// Of an earlier answer with more words only the first are said unasked, in plain lines.
const (
	mostSaid  = 400
	firstSaid = 80
)

// begun is how an answer begins that is too long to be said unasked, and what there is of it.
func begun(lines []string) []string {
	all := 0
	for _, l := range lines {
		all += len(strings.Fields(l))
	}
	if all <= mostSaid {
		return lines
	}
	first := lines[slices.IndexFunc(lines, func(l string) bool { return strings.TrimSpace(l) != "" })]
	if words := strings.Fields(first); len(words) > firstSaid {
		first = strings.Join(words[:firstSaid], " ") + " …"
	}
	return []string{first, "So it begins. It has " + field.Counted(strings.Join(lines, "\n")) + "; my words leads to all of it."}
}

// from names the pages that a recall quotes, for several may stand side by side, folded.
func from(on *content.Page, r *content.Recall, w *content.Workbook) string {
	var titles []string
	for _, p := range on.Quoted(r, w) {
		titles = append(titles, content.Fill(p.Title, w.Label(on.Track().ID)))
	}
	switch len(titles) {
	case 0:
		return "what you wrote before"
	case 1:
		return `from "` + titles[0] + `"`
	}
	return `from "` + titles[0] + `" and more`
}

// buttonsNow are the buttons of the page, in the words that fit now.
func (p *page) buttonsNow() []ui.Button {
	w, track := p.session.Workbook(), p.page.Track()
	next := "Next page"
	if p.next() == nil {
		next = "Done for now"
	}
	mark := "Come back to this"
	if v, _ := w.Visit(track.ID, p.page.ID, p.pass); v.ComeBack {
		mark = "Don't come back"
	}
	items := []ui.Button{
		{Label: next, Do: func() (ui.Outcome, tea.Cmd) {
			st, cmd := p.goOn()
			return ui.Outcome{Step: st, Why: p.Saying}, cmd
		}},
	}
	if p.prev() != nil || p.over {
		items = append(items, ui.Button{Label: "Back", Do: func() (ui.Outcome, tea.Cmd) {
			st, cmd := p.goBack()
			return ui.Outcome{Step: st}, cmd
		}})
	}
	if p.alone {
		return append(items, p.clearButtons()...)
	}
	if !p.hasGate() { // of this page nothing is to stand on Home
		items = append(items, ui.Button{Label: mark, Do: p.comeBack})
	}
	items = append(items, ui.LeadTo("Contents", route.Start(route.Home{Track: track.ID}, route.Contents{Track: track.ID})))
	return append(items, p.clearButtons()...)
}

// refreshButtons gives the buttons the words that fit now.
func (p *page) refreshButtons() {
	p.buttons.Items = p.buttonsNow()
	p.buttons.At = min(p.buttons.At, len(p.buttons.Items)-1)
	if n := len(p.Pieces); n > 0 {
		p.Pieces[n-1].Stale = true
	}
}

// settleBlock offers three ways as equals: watching the breath frightens some.
func settleBlock(length int) *ui.Choices {
	settling := ui.NewChoices(
		ui.LeadTo("Breathe with me, "+text.Minutes(length), route.To(route.Breathing{In: 4, Out: 6, Minutes: length})),
		ui.LeadTo("Look around and name five things", route.To(route.LookAround{})),
		ui.Button{Label: "Not now", Out: ui.Outcome{Leave: ui.Below}},
	)
	settling.Intro = "Take a moment. All three are fine."
	return settling
}
