package tui

import (
	"reflect"

	tea "charm.land/bubbletea/v2"

	"groundwork/tui/external"
	"groundwork/tui/help"
	"groundwork/tui/history"
	"groundwork/tui/home"
	"groundwork/tui/notes"
	"groundwork/tui/page"
	"groundwork/tui/print"
	"groundwork/tui/route"
	"groundwork/tui/search"
	"groundwork/tui/session"
	"groundwork/tui/settings"
	"groundwork/tui/ui"
	"groundwork/tui/words"
)

// placed is a screen on the stack and its address.
type placed struct {
	route  route.Route
	screen ui.Screen // nil beneath the first screen of a session, until one comes to it
}

func (a *App) top() ui.Screen { return a.stack[len(a.stack)-1].screen }

// route is the address of the top screen.
func (a *App) route() route.Route { return a.stack[len(a.stack)-1].route }

// allows is what may be done on the top screen.
func (a *App) allows() route.Allows { return a.route().Allows() }

// take changes the stack as the step says.
func (a *App) take(st route.Step) tea.Cmd {
	if st.Stays() {
		return nil
	}
	if a.allows().Idle {
		a.wake() // somebody was there, though no key told of it
	}
	switch a.route().(type) {
	case route.Passphrase, route.Notice:
		if st.Back > 0 {
			a.session.Autosave.Told() // here it stood
		}
	}
	// What was written a moment ago is there to be seen on the next screen.
	var saving tea.Cmd
	if l, ok := a.top().(ui.Leaver); ok {
		l.OnLeave()
		if a.session.Autosave.Dirty() {
			saving = a.session.Autosave.Schedule()
		}
	}
	a.session.Autosave.Collect()
	above := a.build(st.To)
	keep := max(len(a.stack)-st.Back, 0)
	if keep == 0 && len(above) == 0 {
		keep = 1 // the first screen stays
	}
	a.stack = append(a.stack[:keep:keep], above...)
	a.stack = append(a.stack, a.build(a.untold())...)
	a.reveal()
	if r, ok := a.top().(ui.Receiver); ok && st.Result != nil {
		next, cmd := r.Receive(st.Result)
		saving = tea.Batch(saving, cmd)
		if !next.Stays() {
			return tea.Batch(saving, a.take(next))
		}
	}
	a.layout()
	return tea.Batch(saving, a.top().Enter(), a.rewatch())
}

// start shows the screens one comes back to, or what a session begins with. What lies
// beneath that is made when it is seen: the first frame waits for none of it.
func (a *App) start(back []route.Route, notices []string) {
	a.stack = a.build(back)
	if len(a.stack) == 0 {
		for _, r := range a.session.Resume() {
			a.stack = append(a.stack, placed{route: r})
		}
		a.reveal()
	}
	if len(notices) > 0 {
		a.stack = append(a.stack, a.build([]route.Route{route.Notice{Sentences: notices}})...)
	}
}

// reveal makes the top screen where it is not there yet. Where a session begins, each of its
// routes leads somewhere: see [session.Session.Resume].
func (a *App) reveal() {
	if top := &a.stack[len(a.stack)-1]; top.screen == nil {
		top.screen = a.screenOf(top.route)
	}
}

// present are the routes of the screens one is on, up to the first that nobody
// comes back to after unlocking, and without a search, which holds words.
func (a *App) present() []route.Route {
	var routes []route.Route
	for i, s := range a.stack {
		r := s.route
		if _, search := r.(route.Search); search { // what was found there stays there
			if i+1 < len(a.stack) {
				if p, page := a.stack[i+1].route.(route.Page); page {
					routes = append(routes, route.Contents{Track: p.Track})
				}
			}
			continue
		}
		if l, ok := s.screen.(ui.Located); ok {
			r = l.Route()
		}
		if !r.Allows().Return {
			break
		}
		routes = append(routes, r)
	}
	return routes
}

// build makes the screens of routes, up to the first that leads nowhere.
func (a *App) build(routes []route.Route) []placed {
	var stack []placed
	for _, r := range routes {
		s := a.screenOf(r)
		if s == nil {
			break
		}
		stack = append(stack, placed{r, s})
	}
	return stack
}

// screenOf makes the screen of a route; nil where it leads nowhere any more.
func (a *App) screenOf(r route.Route) ui.Screen {
	for _, build := range []func(*session.Session, route.Route) ui.Screen{
		page.Build, home.Build, help.Build, settings.Build, notes.Build, search.Build, history.Build, words.Build, print.Build, external.Build,
	} {
		if s := build(a.session, r); s != nil {
			if reflect.ValueOf(s).IsNil() {
				return nil
			}
			return s
		}
	}
	return nil
}
