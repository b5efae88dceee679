package home

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// returning stands before the page where the person stopped, and shows nothing they
// wrote: others may see the screen before they do. After an absence it tells what may
// have been forgotten. What is typed goes on to the page.
//
// Only the chapter of that page is read for it, because that takes time at the start.
type returning struct {
	ui.List
	session *session.Session
	track   *content.Track
	page    *content.Page       // where they stopped, or nil
	way     bool                // they came there by the short way
	own     []content.Quotation // their own lines, once they are asked for
}

func newReturning(s *session.Session) *returning {
	place, _ := s.Workbook().Place()
	track := s.Book.Track(place.Track)
	if track == nil {
		return nil
	}
	spot := place.Spots[track.ID]
	r := &returning{session: s, track: track, page: s.SpotPage(track, spot), way: spot.Way}
	r.List = *ui.NewList("go on", "home", r.heading)
	r.Left, r.Fill = "groundwork", r.choices
	return r
}

// heading is the track, and when one was here.
func (r *returning) heading(width int, t ui.Theme) []string {
	now := r.session.Now()
	lines := ui.Sentence(r.track.Title, width, t.Title)
	last, _ := r.session.Away()
	if last.IsZero() && !r.session.Reading {
		return lines
	}
	when := ui.Sentence("You were last here "+text.When(last, now)+".", width, t.Body)
	if r.session.Reading { // somebody may have been here later than the place tells
		clear(when)
	}
	return append(append(lines, ""), when...)
}

// ownLines are the lines one asked for.
func (r *returning) ownLines(width int, t ui.Theme) []string {
	var lines []string
	for i, q := range r.own {
		if i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, ui.Quote("You wrote on "+text.DateBy(q.Written, r.session.Now())+":", q.Lines, width, t)...)
	}
	return lines
}

func (r *returning) choices() []ui.Choice {
	items := []ui.Choice{r.goOn()}
	if r.session.Reading {
		return items // the others come below it, so that nothing moves
	}
	if r.page != nil {
		if gate := r.track.GateBefore(r.page, r.session.Workbook()); gate != nil {
			items = append(items, gateFirst(gate, route.Replace(route.Alone(gate))))
		}
	}
	_, away := r.session.Away()
	if away {
		items = append(items, r.smallStep()...)
	}
	items = append(items, r.lines()...)
	if away {
		items = append(items, r.due()...)
	}
	if r.page != nil {
		items = append(items, ui.Choice{Label: "Home", Apart: true, Step: route.Start(route.Home{Track: r.track.ID})})
	}
	return items
}

// goOn leads to where the person stopped, which is the screen below.
func (r *returning) goOn() ui.Choice {
	if r.page == nil {
		return ui.BackChoice("Go on")
	}
	item := goingOn(r.page, r.way, false, r.Frame.Width)
	if r.page.Hushed() {
		item.Label = "Go on"
	}
	item.Step = route.Back()
	return item
}

// smallStep is the smallest thing that waits on the page, or on the next one of its
// chapter.
func (r *returning) smallStep() []ui.Choice {
	if r.page == nil {
		return nil
	}
	w := r.session.Workbook()
	page, ask := r.page, r.page.SmallStep(w)
	if ask == nil {
		if page = r.track.Next(r.page, w); page == nil || page.Chapter != r.page.Chapter {
			return nil
		}
		if ask = page.SmallStep(w); ask == nil {
			return nil
		}
	}
	if ask.Private || page.Hushed() {
		return nil // what is asked tells enough
	}
	profile, _ := w.Profile(r.track.ID)
	to := route.PageOf(page)
	to.Spot.Question = ask.ID
	return []ui.Choice{{
		Label: "One small step", About: content.Fill(ask.Worded(w, r.track.ID, profile.Pass).Label, ""),
		Step: r.home(route.Contents{Track: r.track.ID}, to),
	}}
}

// mostDue is how many days to look again are told of.
const mostDue = 3

// due are the days to look again that have come.
func (r *returning) due() []ui.Choice {
	var items []ui.Choice
	for _, d := range r.track.Due(r.session.Workbook(), r.session.Now()) {
		items = append(items, ui.Choice{
			Label: d.Page.Title, Detail: text.DateBy(d.Day, r.session.Now()),
			Step: r.home(route.Contents{Track: r.track.ID}, route.PageOf(d.Page)),
		})
	}
	if len(items) > 0 {
		items[0].Head = "To look at again"
	}
	return items[:min(len(items), mostDue)]
}

// mostOwn is how many lines of the person's own are shown.
const mostOwn = 3

// lines shows three lines of the person's own to one who asked for them. Each day
// begins with another one.
func (r *returning) lines() []ui.Choice {
	if !r.session.Workbook().Settings().Earlier || len(r.own) > 0 {
		return nil
	}
	own := r.track.Keepsakes(r.session.Workbook())
	if len(own) == 0 {
		return nil
	}
	return []ui.Choice{{Label: "Three lines of mine", Do: func() (route.Step, tea.Cmd) {
		first := r.session.Now().YearDay()
		for i := range min(len(own), mostOwn) {
			r.own = append(r.own, own[(first+i)%len(own)])
		}
		r.Below, r.At = r.ownLines, 0
		r.Refill()
		return route.Stay(), nil
	}}}
}

// home is a step to screens that lead back home.
func (r *returning) home(to ...route.Route) route.Step {
	return route.Start(append([]route.Route{route.Home{Track: r.track.ID}}, to...)...)
}

// Update implements [ui.Screen].
func (r *returning) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		return r.through(msg), nil
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, r.Bindings.Back):
			return r.home(), nil
		case msg.Text != "" && msg.Text != " ":
			return r.through(msg), nil
		}
	}
	return r.List.Update(msg)
}

// Types reports that what is typed is written: on the page.
func (r *returning) Types() bool { return r.page != nil }

// through gives what is typed to the page.
func (r *returning) through(msg tea.Msg) route.Step {
	if r.page == nil {
		return route.Stay()
	}
	return route.Step{Back: 1, Key: msg}
}
