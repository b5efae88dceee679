package sitting

import (
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"groundwork/tui"
)

// loading is the workbook while it is still being read. Bubble Tea draws its
// first frame with the first tick of its clock, eight milliseconds after its
// start: what is read meanwhile holds nothing up. Nothing is shown, and no key is
// taken, before all of it is there.
type loading struct {
	read  func() (*tui.App, error)
	quit  func()
	pause func() bool
	app   *tui.App // nil where err says why
	err   error
	model tea.Model // the app's
	drawn atomic.Bool

	behind func() bool // the terminal takes nothing; or nil
	hide   func() bool // see [tui.App.Hide]; or nil
	hidden bool        // what is drawn while it takes nothing is to come next
	last   tea.View    // that was drawn
}

// Init implements [tea.Model]. It reads: the clock ticks already.
func (a *loading) Init() tea.Cmd {
	if a.app == nil { // else it goes on, as no other program could be started
		if a.app, a.err = a.read(); a.err != nil {
			return tea.Quit
		}
		a.app.Pause = a.pause
	}
	if a.hide != nil {
		a.app.Hide = func() bool {
			hidden := a.hide()
			a.hidden = a.hidden || hidden
			return hidden
		}
	}
	a.app.Quit = a.quit
	a.model = a.app.Model()
	return a.model.Init()
}

// Update implements [tea.Model].
func (a *loading) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if a.model == nil {
		return a, tea.Quit
	}
	var cmd tea.Cmd
	a.model, cmd = a.model.Update(msg)
	return a, cmd
}

// View implements [tea.Model]. While the terminal takes nothing it is what it was, so that
// no frames wait there that are old when they are seen; but what covers the words is drawn.
func (a *loading) View() tea.View {
	if a.model == nil {
		return tea.View{}
	}
	behind := a.behind != nil && a.behind()
	if a.hidden = a.hidden && behind; behind && !a.hidden && a.drawn.Load() {
		return a.last
	}
	a.drawn.Store(true)
	v := a.model.View()
	// A chord is known by the place of its key, in whatever script one writes.
	v.KeyboardEnhancements.ReportAlternateKeys = true
	a.last = v
	return v
}

// handsOver reports whether another program is to be started in the place of this one.
func (a *loading) handsOver() bool {
	if a.app == nil {
		return false
	}
	_, ok := a.app.Handover()
	return ok
}
