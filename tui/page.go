package tui

import (
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/field"
)

// page is one page of the book: reading, questions, what to do next.
type page struct {
	flow
	sitting *sitting
	page    *content.Page
	pass    int
	keys    pageKeys
	made    map[content.Block]part // kept when what shows changes
	offer   *routeOffer            // what nobody has answered yet
	offered bool                   // the careful way was offered to one who passed the gate
	told    bool                   // the gate was answered while the page is open
	care    *pick                  // what can be done where the page made it heavier
	written bool                   // something was written on it since it was opened
	cleared []content.Record       // taken from the page, until one leaves it
}

func newPage(s *sitting, p *content.Page, spot content.Spot) *page {
	profile, _ := s.workbook().Profile(p.Track().ID)
	pg := &page{
		flow: newFlow(), sitting: s, page: p, pass: profile.Pass,
		keys: newPageKeys(), made: map[content.Block]part{},
	}
	pg.build()
	pg.restore(spot)
	return pg
}

// restore puts the focus and the cursor where they were.
func (p *page) restore(spot content.Spot) {
	for i, s := range p.slots {
		if a, ok := s.part.(answer); ok && s.ask.ID == spot.Question {
			p.setFocus(i, field.Above)
			a.Restore(spot.Part, spot.Offset)
			return
		}
	}
}

// Enter implements [screen]: the page has been opened, and here one is.
func (p *page) Enter() tea.Cmd {
	w := p.sitting.workbook()
	track := p.page.Track().ID
	p.refreshButtons()
	var records []content.Record
	if v, seen := w.Visit(track, p.page.ID, p.pass); !seen {
		records = append(records, v)
	}
	return p.sitting.desk.put(append(records, p.place())...)
}

// Leave implements [leaver].
func (p *page) Leave() {
	p.sitting.desk.collect()
	p.sitting.desk.apply(content.Change{Put: []content.Record{p.place()}})
}

// place is where the person is. Of a gate not even the place is kept.
func (p *page) place() content.Place {
	spot := content.Spot{Chapter: p.page.Chapter.ID, Page: p.page.ID}
	if p.focus != readingFocus {
		s := p.slots[p.focus]
		if a, ok := s.part.(answer); ok && s.ask.Kind != content.KindGate {
			spot.Question = s.ask.ID
			spot.Part, spot.Offset = a.Spot()
		}
	}
	place, _ := p.sitting.workbook().Place()
	return placeAt(place, p.page.Track().ID, spot)
}

// Change implements [source]: the place goes to the disk with the words.
func (p *page) Change() content.Change {
	return content.Change{Put: []content.Record{p.place()}}
}

// Update implements [screen].
func (p *page) Update(msg tea.Msg) (step, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		if _, pasted := msg.(tea.PasteMsg); pasted && p.focus == readingFocus {
			p.said = "nothing to paste into here; tab goes on"
			return stay(), nil
		}
		return p.give(msg)
	}
	switch {
	case p.asking():
		return p.give(press)
	case key.Matches(press, p.keys.back):
		return back(), nil
	case key.Matches(press, p.keys.next):
		return p.goOn()
	case key.Matches(press, p.keys.prev):
		return p.goBack()
	}
	if p.turn(press) {
		return stay(), nil
	}
	return p.give(press)
}

// give hands a message to the part in focus and does what came of it.
func (p *page) give(msg tea.Msg) (step, tea.Cmd) {
	if p.focus == readingFocus {
		return stay(), nil
	}
	s, out, cmd := p.flow.give(msg)
	if out.Changed {
		cmd = tea.Batch(cmd, p.changed(s))
	}
	cmd = tea.Batch(cmd, p.route(s, out.Result))
	p.follow(out.Leave)
	if out.Editor != nil {
		return open(newOwnEditor(p.sitting, out.Editor, func() tea.Cmd { return p.changed(s) })), cmd
	}
	if out.Help {
		return open(newDistress(p.sitting)), cmd
	}
	return out.step, cmd
}

// changed tells the desk. What decides which blocks show is taken at once.
func (p *page) changed(s *slot) tea.Cmd {
	a, ok := s.part.(answer)
	if !ok {
		return nil
	}
	cmd := tea.Batch(p.sitting.desk.touch(a.Field), p.sitting.desk.touch(p))
	p.wrote()
	if p.composes(s.ask) {
		p.sitting.desk.collect()
	}
	if s.ask.AtOnce() {
		p.sitting.desk.collect()
		cared := p.care != nil
		p.rebuild()
		if p.care != nil && !cared {
			p.peekNext()
		}
	}
	return cmd
}

// route takes what a gate or a choice sets, and offers what an answer suggests.
func (p *page) route(s *slot, r field.Result) tea.Cmd {
	profile, _ := p.sitting.workbook().Profile(p.page.Track().ID)
	before := profile.Route
	if r.Route != nil {
		profile.Route, p.told = *r.Route, true
	}
	profile.Route |= r.Sets
	var cmd tea.Cmd
	if profile.Route != before {
		cmd = p.sitting.desk.put(profile)
	}
	if r.Offer != nil {
		p.offer = offered(p.offer, s.ask, *r.Offer, profile.Route)
	}
	if r.Route == nil && r.Offer == nil && profile.Route == before {
		return nil
	}
	p.rebuild()
	if p.offer != nil && p.offer.ask == s.ask {
		p.peekNext()
		return cmd
	}
	p.peek(s)
	return cmd
}

// goOn is the next page: this one is done, answered or not. Who passes the
// questions about safety, or what an answer offered, is offered the careful way
// first.
func (p *page) goOn() (step, tea.Cmd) {
	switch {
	case p.unsaid():
		return open(newPassing(p, content.Quiet, p.leaveBehind)), nil
	case p.offer != nil:
		return open(newPassing(p, p.offer.route, p.leaveBehind)), nil
	}
	return p.leaveBehind()
}

// leaveBehind goes on.
func (p *page) leaveBehind() (step, tea.Cmd) {
	p.sitting.desk.collect()
	w, track := p.sitting.workbook(), p.page.Track()
	visit, _ := w.Visit(track.ID, p.page.ID, p.pass)
	visit.Passed = true
	cmd := p.sitting.desk.put(visit)
	next := track.Next(p.page, w)
	if next == nil {
		return p.sitting.closing(track), cmd
	}
	return swap(newPage(p.sitting, next, content.Spot{})), cmd
}

func (p *page) goBack() (step, tea.Cmd) {
	p.sitting.desk.collect()
	prev := p.page.Track().Prev(p.page, p.sitting.workbook())
	if prev == nil {
		p.said = "this is the first page"
		return stay(), nil
	}
	return swap(newPage(p.sitting, prev, content.Spot{})), nil
}

// comeBack marks the page, or takes the mark away.
func (p *page) comeBack() (outcome, tea.Cmd) {
	visit, _ := p.sitting.workbook().Visit(p.page.Track().ID, p.page.ID, p.pass)
	visit.ComeBack = !visit.ComeBack
	cmd := p.sitting.desk.put(visit)
	why := "marked: home has it under come back to"
	if !visit.ComeBack {
		why = "the mark is gone"
	}
	p.refreshButtons()
	return outcome{Result: field.Result{Why: why}}, cmd
}

// Header implements [screen].
func (p *page) Header() (string, string) {
	n, of := pageNumber(p.page)
	right := fmt.Sprintf("%d of %d", n, of)
	if p.frame.Width < narrow-2 {
		return p.page.Title, right
	}
	return p.page.Track().Title + " · " + chapterTitle(p.page.Chapter), right
}

// Hints implements [screen].
func (p *page) Hints() []key.Binding {
	return append(p.hints(), p.keys.back)
}

// Keys implements [describer].
func (p *page) Keys() []key.Binding {
	return append(p.bindings(), p.keys.next, p.keys.prev, p.keys.back)
}

// Rail implements [railed].
func (p *page) Rail(width, height int) string {
	return outline(p.page, p.sitting, width, height, p.frame.Theme)
}
