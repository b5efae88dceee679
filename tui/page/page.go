package page

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/field"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// page is one page of the book: reading, questions, what to do next.
type page struct {
	ui.Form
	session *session.Session
	page    *content.Page
	pass    int
	keys    pageKeys
	made    map[content.Block]ui.Block // kept when what shows changes
	offer   *routeOffer                // what nobody has answered yet
	offered bool                       // the careful way was offered to one who passed the gate
	care    *ui.Choices                // what can be done where the page made it heavier
	gate    []*field.GatePart          // the parts of the page's gate
	ground  ui.Block                   // settling, where one begins stirred or perhaps numb
	written bool                       // something was written on it since it was opened
	told    bool                       // the gate was answered while the page is open
	buttons *ui.Buttons                // at the end of the page
	found   route.Found                // what it was found in is the screen below
	way     bool                       // it was come to by the short way
	alone   bool                       // it was opened by itself
	over    bool                       // the page it was opened from lies beneath it
	after   *content.Page              // of the gate: the page that led here first, or nil
	cleared []content.Record           // taken from the page, until one leaves it
	night   *night                     // where an earlier one has left words on the page, or nil
}

// newPage opens a page, with the cursor at the spot of the route.
func newPage(s *session.Session, to route.Page) *page {
	p := s.SpotPage(s.Book.Track(to.Track), to.Spot)
	if p == nil {
		return nil
	}
	profile, _ := s.Workbook().Profile(p.Track().ID)
	pg := &page{
		session: s, page: p, pass: profile.Pass,
		keys: newPageKeys(), made: map[content.Block]ui.Block{}, buttons: ui.NewButtons(),
	}
	pg.found = to.Found
	pg.way = to.Spot.Way && (slices.Contains(p.Track().Short.Pages, p.ID) || p == p.Track().Gate())
	pg.alone, pg.over = to.Alone, to.Over
	if to.After != "" {
		pg.after = p.Track().Page(to.After)
	}
	pg.night = pg.newNight()
	pg.Form = ui.NewForm(pg.below(), pg.changed)
	pg.Came = pg.outcome
	pg.build()
	if !pg.alone || pg.night == nil { // an earlier night isn't gone on with
		pg.restore(to.Spot)
	}
	pg.reach(to)
	return pg
}

// Enter implements [ui.Screen]: the page has been opened, and here one is.
func (p *page) Enter() tea.Cmd {
	w := p.session.Workbook()
	track := p.page.Track().ID
	p.refreshButtons()
	var records []content.Record
	if v, seen := w.Visit(track, p.page.ID, p.pass); !seen {
		records = append(records, v)
	}
	if p.alone {
		records = append(records, p.aside()...)
	}
	return p.session.Autosave.Put(append(records, p.place())...)
}

func (p *page) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		switch {
		case key.Matches(press, p.keys.next):
			return p.goOn()
		case key.Matches(press, p.keys.prev):
			return p.goBack()
		}
	}
	st, cmd := p.Form.Update(msg)
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		cmd = tea.Batch(cmd, p.session.Autosave.Moved(p))
	}
	return st, cmd
}

// changed tells the autosave. What decides which blocks show is taken at once.
func (p *page) changed(s *ui.Piece) tea.Cmd {
	a, ok := s.Block.(field.Field)
	if !ok {
		return nil
	}
	cmd := p.session.Autosave.Touch(a)
	p.wrote()
	if p.composes(s.Ask) {
		p.session.Autosave.Collect()
	}
	if s.Ask.AtOnce() {
		p.session.Autosave.Collect()
		before := len(p.Pieces)
		p.rebuild()
		book := p.session.Book
		if (s.Ask == book.Before || s.Ask == book.After) && len(p.Pieces) > before {
			p.PeekNext()
		}
	}
	return cmd
}

// outcome takes what a gate or a choice has set, and offers what an answer suggests.
func (p *page) outcome(s *ui.Piece, r ui.Outcome) tea.Cmd {
	w, track := p.session.Workbook(), p.page.Track().ID
	profile, _ := w.Profile(track)
	before := profile.Route
	if r.Route != nil {
		profile.Route, p.told = *r.Route, true
	}
	profile.Route |= r.Sets
	var cmd tea.Cmd
	if profile.Route != before {
		cmd = p.session.Autosave.Put(profile)
	}
	if r.Offer != nil {
		p.offer = offered(p.offer, s.Ask, *r.Offer, w.Route(track))
		cmd = tea.Batch(cmd, p.keepOffer())
	}
	if r.Route == nil && r.Offer == nil && profile.Route == before {
		return nil
	}
	p.rebuild()
	if now := p.InFocus(); now != nil && now.Block == s.Block {
		p.PeekNext()
	}
	return cmd
}

// goOn is the next page: this one is done, answered or not. Who passes the
// questions about safety, or what an answer offered, is offered the careful way
// first.
func (p *page) goOn() (route.Step, tea.Cmd) {
	switch {
	case p.unsaid():
		return route.To(route.Passing{Cautions: content.Quiet}), nil
	case p.offer != nil:
		return route.To(route.Passing{Cautions: p.offer.route}), nil
	}
	return p.leaveBehind()
}

// Receive implements [ui.Receiver]: whether to be careful, or to clear the page.
func (p *page) Receive(result any) (route.Step, tea.Cmd) {
	switch chosen := result.(type) {
	case content.Route:
		p.offered, p.offer = true, nil
		var cmd tea.Cmd
		if chosen != content.Open {
			profile, _ := p.session.Workbook().Profile(p.page.Track().ID)
			profile.Route |= chosen
			cmd = p.session.Autosave.Put(profile)
		}
		st, more := p.leaveBehind()
		return st, tea.Batch(cmd, more)
	case route.Answer:
		began := p.night != nil && p.night.asked
		if began {
			p.night.asked = false
		}
		switch {
		case chosen == clearIt && began:
			return p.beginNight()
		case chosen == clearIt:
			return route.Stay(), p.clear()
		}
	}
	return route.Stay(), nil
}

// leaveBehind goes on.
func (p *page) leaveBehind() (route.Step, tea.Cmd) {
	p.session.Autosave.Collect()
	settled := p.Settle()
	track := p.page.Track()
	visit, _ := p.session.Workbook().Visit(track.ID, p.page.ID, p.pass)
	visit.ByWay = (p.way || p.alone) && (visit.ByWay || !visit.Passed)
	visit.Passed, visit.Offer = true, ""
	left := []content.Record{visit}
	if p.hasGate() {
		left = append(left, p.own())
	}
	if p.way {
		left = append(left, track.PassedOver(p.page, p.session.Workbook())...)
	}
	cmd := tea.Batch(settled, p.session.Autosave.Put(left...))
	next := p.next()
	switch {
	case p.alone:
		return route.Back(), cmd
	case next == nil:
		if p.way {
			p.Saying = "that was the last page of the short way"
		}
		return closing(p.session, track), cmd
	}
	return p.turn(next), cmd
}

// comeBack marks the page, or takes the mark away.
func (p *page) comeBack() (ui.Outcome, tea.Cmd) {
	visit, _ := p.session.Workbook().Visit(p.page.Track().ID, p.page.ID, p.pass)
	visit.ComeBack = !visit.ComeBack
	cmd := p.session.Autosave.Put(visit)
	why := "marked: home has it under come back to"
	if !visit.ComeBack {
		why = "the mark is gone"
	}
	p.refreshButtons()
	return ui.Outcome{Why: why}, cmd
}

// shortWay is what stands over the few pages that stand alone.
const shortWay = "The short way"

func (p *page) Header() (string, string) {
	n, of := p.page.Number()
	place := p.page.Chapter.Heading()
	if on, way := p.page.NumberOnWay(); p.way && on > 0 {
		n, of, place = on, way, shortWay
	}
	right := fmt.Sprintf("%d of %d", n, of)
	if p.alone {
		right = ""
	}
	switch {
	case p.Frame.Width < ui.Narrow-2 || p.Scrolled():
		return p.page.Title, right
	case p.alone:
		return "groundwork", right
	}
	return p.page.Track().Title + " · " + place, right
}

func (p *page) Keys() []key.Binding {
	all := p.Form.Keys()
	return append(all[:len(all)-1], p.keys.next, p.keys.prev, p.Back)
}

func (p *page) Sidebar(width, height int) string {
	if p.alone {
		return ""
	}
	w, heading := p.session.Workbook(), p.page.Chapter.Heading()
	profile, _ := w.Profile(p.page.Track().ID)
	pages := p.page.Chapter.Shown(w, profile.Route)
	if on, _ := p.page.NumberOnWay(); p.way && on > 0 {
		heading, pages = shortWay, p.page.Track().ShownWay(w)
	}
	return p.outline(heading, pages, width, height)
}

// reach puts the focus on what is no question: a letter, or what was written in
// an earlier pass, which is opened.
func (p *page) reach(to route.Page) {
	for i, s := range p.Pieces {
		switch part := s.Block.(type) {
		case *draftBlock:
			if to.Letter != "" && to.Letter == part.of.id {
				p.SetFocus(i, ui.Above)
			}
		case *pastBlock:
			if to.Past.ID == part.id && to.Past.Pass == part.pass {
				part.Open = true
				p.SetFocus(i, ui.Above)
			}
		}
	}
}

// unsaid reports whether the page's gate was passed, whatever the route is: what
// shows must not tell. The careful way is offered the first time one goes on.
func (p *page) unsaid() bool {
	visit, _ := p.session.Workbook().Visit(p.page.Track().ID, p.page.ID, p.pass)
	if visit.Passed || p.offered {
		return false
	}
	return len(p.gate) > 0 && p.gate[0].Unsaid()
}

// closing is where the last page leads: home, and where the whole track is done
// a word before it.
func closing(s *session.Session, t *content.Track) route.Step {
	if !t.Done(s.Workbook()) {
		return route.Start()
	}
	return route.Start(route.Home{Track: t.ID}, route.Walked{Track: t.ID})
}

// outline is the rail beside a page: the pages it is among, and which one this is.
func (p *page) outline(heading string, pages []content.ShownPage, width, height int) string {
	w, t := p.session.Workbook(), p.Frame.Theme
	lines := []string{"", "", t.Label.Render(ansi.Truncate(heading, width, "…")), ""}
	for _, shown := range pages {
		sign, style := ui.Mark(shown.Standing(w)), t.Faint
		if shown.Page == p.page {
			style = t.Accent.Bold()
		}
		for i, l := range text.Wrap(shown.Title, width-2) {
			if i > 0 {
				sign = " "
			}
			lines = append(lines, style.Render(fmt.Sprintf("%s %s", sign, l)))
		}
	}
	if len(lines) > height {
		lines = lines[:height]
	}
	return strings.Join(lines, "\n")
}

// pageKeys work on a page, whatever has the focus.
type pageKeys struct{ next, prev key.Binding }

func newPageKeys() pageKeys {
	return pageKeys{
		next: ui.Bind("next page", "ctrl+n"),
		prev: ui.Bind("page before", "ctrl+p"),
	}
}
