package tui

import (
	"reflect"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
)

// placed is a screen on the stack and its address.
type placed struct {
	route  route.Route
	screen screen
}

func (a *App) top() screen { return a.stack[len(a.stack)-1].screen }

// route is the address of the top screen.
func (a *App) route() route.Route { return a.stack[len(a.stack)-1].route }

// allows is what may be done on the top screen.
func (a *App) allows() route.Allows { return a.route().Allows() }

// take changes the stack as the step says.
func (a *App) take(st route.Step) tea.Cmd {
	if st.Stays() {
		return nil
	}
	var saving tea.Cmd
	if l, ok := a.top().(leaver); ok {
		l.Leave()
		if a.sitting.desk.dirty() {
			saving = a.sitting.desk.schedule()
		}
	}
	above := a.build(st.To)
	keep := max(len(a.stack)-st.Back, 0)
	if keep == 0 && len(above) == 0 {
		keep = 1 // the first screen stays
	}
	a.stack = append(a.stack[:keep:keep], above...)
	if r, ok := a.top().(receiver); ok && st.Result != nil {
		next, cmd := r.Receive(st.Result)
		saving = tea.Batch(saving, cmd)
		if !next.Stays() {
			return tea.Batch(saving, a.take(next))
		}
	}
	a.layout()
	return tea.Batch(saving, a.top().Enter(), a.rewatch())
}

// start shows what a sitting begins with, or the screens one comes back to.
func (a *App) start(notices []string) {
	a.stack = a.build(a.away)
	if len(a.stack) == 0 {
		a.stack = a.build(a.sitting.resume())
	}
	a.away = nil
	if len(notices) > 0 {
		a.stack = append(a.stack, a.build([]route.Route{route.Notice{Sentences: notices}})...)
	}
}

// present are the routes of the screens one is on, up to the first that nobody
// comes back to after unlocking.
func (a *App) present() []route.Route {
	var routes []route.Route
	for _, s := range a.stack {
		r := s.route
		if l, ok := s.screen.(located); ok {
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
		s := build(a.sitting, r)
		if s == nil || reflect.ValueOf(s).IsNil() {
			break
		}
		stack = append(stack, placed{r, s})
	}
	return stack
}

// build makes the screen of a route; nil where it leads nowhere any more.
func build(s *sitting, r route.Route) screen {
	switch r := r.(type) {
	case route.Welcome:
		return newWelcome(s)
	case route.Tracks:
		return newTracks(s)
	case route.Notice:
		return newNotice(r)
	case route.Keepsake:
		return newKeepsake(s)
	case route.Home:
		return newHome(s, r)
	case route.Contents:
		return newContents(s, r)
	case route.Marked:
		return newMarked(s, s.book.Track(r.Track))
	case route.Walked:
		return newWalked(s, s.book.Track(r.Track))
	case route.Page:
		return newPage(s, r)
	case route.Passing:
		return newPassing(s, r.Cautions)
	case route.CheckIn:
		return newCheckin(s, s.book.Track(r.Track))
	case route.Practice:
		return newPractice(s, r)
	case route.Plan:
		return newPlan(s, s.book.Track(r.Track))
	case route.Draft:
		return newEditing(s, r)
	case route.Notes:
		return newNotes(s)
	case route.Note:
		return newNote(s, r)
	case route.Editor:
		return newOwnEditor(s, r.Text)
	case route.Question:
		return newQuestion(r)
	case route.Search:
		return newSearch(s)
	case route.GoneAnswer:
		return newGoneAnswer(r)
	}
	if help := buildHelp(s, r); help != nil {
		return help
	}
	if setting := buildSettings(s, r); setting != nil {
		return setting
	}
	return buildPaper(s, r)
}

// buildHelp makes the screens that help at once.
func buildHelp(s *sitting, r route.Route) screen {
	switch r := r.(type) {
	case route.Help:
		return newHelp(s, r)
	case route.Distress:
		return newDistress(s)
	case route.RightNow:
		return newRightNow(s, r)
	case route.People:
		return newPeople(s)
	case route.Countries:
		return newCountries(s)
	case route.Settle:
		return newSettle()
	case route.Breathing:
		return newBreathing(s, r)
	case route.LookAround:
		return newLookAround()
	case route.Quiet:
		return newQuiet(s)
	case route.EndWell:
		return newEndWell(s)
	}
	return nil
}

// buildSettings makes the settings.
func buildSettings(s *sitting, r route.Route) screen {
	switch r := r.(type) {
	case route.Settings:
		return newSettings(s, r)
	case route.Setting:
		return newOneQuestion(s, r)
	case route.Cautions:
		return newCautions(s, s.book.Track(r.Track))
	case route.Looks:
		return newLooks(s)
	case route.IdleTimes:
		return newIdleTimes(s)
	case route.BeginAgain:
		return newBeginAgain(s, s.book.Track(r.Track))
	case route.Protection:
		return newProtection(s)
	case route.Passphrase:
		return newSecrets(s, r.Do)
	}
	return nil
}

// buildPaper makes the screens about earlier versions and about printing.
func buildPaper(s *sitting, r route.Route) screen {
	switch r := r.(type) {
	case route.History:
		return newHistory(newPast(s, s.book.Track(r.Track), s.desk.historian()), content.Key{})
	case route.Rows:
		past := newPast(s, s.book.Track(r.Track), s.desk.historian())
		past.gone = r.Gone
		return newHistory(past, r.Of)
	case route.Versions:
		return newVersions(newPast(s, s.book.Track(r.Track), s.desk.historian()), r)
	case route.Erasure:
		return newErasure(newPast(s, s.book.Track(r.Track), s.desk.historian()), r.Keys, r.Above)
	case route.Erasing:
		return newErasing(newPast(s, s.book.Track(r.Track), s.desk.historian()), r.Keys)
	case route.Print:
		return newPrintingOf(s, s.book.Track(r.Track), r.ID)
	case route.BlankForm:
		return newBlankForm(s)
	case route.Preview:
		return newPreview(r.Text)
	case route.LeaveOut:
		return newLeaveOut(s, r)
	}
	return nil
}
