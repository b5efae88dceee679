package sitting

import (
	"sync"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"groundwork/tui"
)

// loading is the workbook while it is still being read. Bubble Tea draws its
// first frame with the first tick of its clock, eight milliseconds after its
// start: what is read meanwhile holds nothing up. No key is taken before all of it is
// there, and nothing shown but a glimpse, if there is one.
type loading struct {
	read    func() (*tui.App, error)
	glimpse func() *tui.Glimpse // of a workbook that takes long to read, else nil
	begun   func()              // called after the app's first frame, or when it takes the place of a glimpse
	quit    func()
	pause   func() bool
	app     *tui.App // nil where err says why
	err     error
	model   tea.Model // the app's
	drawn   atomic.Bool
	colours colorprofile.Profile // of the terminal: Bubble Tea tells it, but maybe after the first frame

	first *tui.Glimpse // shown until the app is there
	shown chan bool    // closed once a first frame is written to the terminal
	tell  sync.Once    // closes it
	whole atomic.Bool  // the app is there
	came  tui.Came     // what came until then

	behind func() bool // reports whether the terminal takes nothing; or nil
	hide   func() bool // see [tui.App.Hide]; or nil
	hidden bool        // the view is drawn though the terminal is behind: it covers the words
	last   tea.View    // the view that was drawn last
}

// readMsg says what came of reading.
type readMsg struct {
	app *tui.App
	err error
}

// Init implements [tea.Model]. It reads: the clock ticks already.
func (a *loading) Init() tea.Cmd {
	if a.app != nil { // it goes on, as no other program could be started
		return a.begin()
	}
	read := func() readMsg {
		app, err := a.read()
		return readMsg{app, err}
	}
	if a.glimpse != nil {
		a.first = a.glimpse()
	}
	if a.first == nil {
		return a.take(read())
	}
	a.first.Update(tea.ColorProfileMsg{Profile: a.colours})
	return func() tea.Msg { // reading takes every processor
		select {
		case <-a.shown:
		case <-time.After(frameLimit):
		}
		return read()
	}
}

// frameLimit is how long a glimpse may take to be shown until all is read all the same.
const frameLimit = 100 * time.Millisecond

// painted is told when the first frame is written.
func (a *loading) painted() {
	a.tell.Do(func() { close(a.shown) })
	if a.whole.Load() {
		a.begun()
	}
}

// take takes the app, and gives it what came meanwhile.
func (a *loading) take(got readMsg) tea.Cmd {
	if a.app, a.err = got.app, got.err; a.err != nil {
		return tea.Quit
	}
	a.app.Pause = a.pause
	begin := a.begin()
	if a.first == nil {
		return begin
	}
	model, caughtUp := a.model.Update(a.came)
	a.model, a.came = model, nil
	go a.begun()
	return tea.Batch(begin, caughtUp)
}

// begin lets the app begin.
func (a *loading) begin() tea.Cmd {
	if a.hide != nil {
		a.app.Hide = func() bool {
			hidden := a.hide()
			a.hidden = a.hidden || hidden
			return hidden
		}
	}
	a.app.Quit = a.quit
	a.whole.Store(true)
	model, _ := a.app.Model().Update(tea.ColorProfileMsg{Profile: a.colours})
	a.model = model
	return model.Init()
}

// Update implements [tea.Model].
func (a *loading) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	got, ok := msg.(readMsg)
	switch {
	case ok:
		return a, a.take(got)
	case a.model != nil:
		var cmd tea.Cmd
		a.model, cmd = a.model.Update(msg)
		return a, cmd
	case a.first != nil && a.err == nil:
		a.first.Update(msg)
		a.came = append(a.came, msg)
		return a, nil
	}
	return a, tea.Quit
}

// View implements [tea.Model]. While the terminal takes nothing it is what it was, so that
// no frames wait there that are old when they are seen; but what covers the words is drawn.
func (a *loading) View() tea.View {
	var v tea.View
	behind := a.behind != nil && a.behind()
	if a.hidden = a.hidden && behind; behind && !a.hidden && a.drawn.Load() {
		return a.last
	}
	switch {
	case a.model != nil:
		v = a.model.View()
	case a.first != nil && a.err == nil:
		v = a.first.View()
	default:
		return v
	}
	a.drawn.Store(true)
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
