package main

import (
	"runtime/debug"
	"sync"
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
}

// Init implements [tea.Model]. It reads: the clock ticks already.
func (a *loading) Init() tea.Cmd {
	if a.app == nil { // else it goes on, as no other program could be started
		if a.app, a.err = a.read(); a.err != nil {
			return tea.Quit
		}
		a.app.Pause = a.pause
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

// View implements [tea.Model].
func (a *loading) View() tea.View {
	if a.model == nil {
		return tea.View{}
	}
	a.drawn.Store(true)
	v := a.model.View()
	// A chord is known by the place of its key, in whatever script one writes.
	v.KeyboardEnhancements.ReportAlternateKeys = true
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

// meanwhile begins to do something while something else is done. The result waits
// for it. What breaks in it becomes an error: it runs where nothing else could
// catch it.
func meanwhile[T any](do func() (T, error)) func() (T, error) {
	var (
		made T
		err  error
		done = make(chan struct{})
	)
	go func() {
		defer close(done)
		defer caught(&err)
		made, err = do()
	}()
	return func() (T, error) {
		<-done
		return made, err
	}
}

// startMemory is what a start may take before memory is looked after in the
// usual way: a key made of a passphrase takes half of it.
const startMemory = 512 << 20

// collectLater keeps the garbage collector out of the way until usual is called.
// Of what is read at a start nearly everything stays: looking for garbage in it
// takes a third of the processor's time, and finds little.
func collectLater() (usual func()) {
	percent, limit := debug.SetGCPercent(-1), debug.SetMemoryLimit(startMemory)
	return sync.OnceFunc(func() {
		debug.SetMemoryLimit(limit)
		debug.SetGCPercent(percent)
	})
}
