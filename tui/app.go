// Package tui is the rooms of Groundwork: its screens on Bubble Tea.
//
// The [App] keeps a stack of screens. A screen returns the step it wants to
// take, so that the next key reaches the right one; only I/O is a command.
// Everything is read before the first key is taken and written behind, by the autosave; of
// a thick workbook a [Glimpse] shows meanwhile.
package tui

import (
	"errors"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/external"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// App is the whole program on the screen. Make it with [New], run what
// [App.Model] returns, then call [App.Flush].
type App struct {
	// Quit ends the program from outside the event loop; it is needed only when
	// drawing itself breaks.
	Quit func()

	// Pause lets nothing more be read of the keyboard, and reports whether nothing is
	// half read. Where there is none, no program can be started in the place of this
	// one: see [App.Handover].
	Pause func() (quiet bool)

	// Hide throws away what was drawn and the terminal has not taken yet, and reports
	// whether there was anything: then all has to be drawn anew. Nil where none is slow.
	Hide func() bool

	session   *session.Session
	keys      ui.GlobalKeys
	stack     []placed
	colours   ui.Terminal
	lastTheme *ui.Theme // of these colours, in the look below; nil once they have changed
	lastLook  content.Look
	width     int
	height    int
	said      string // one sentence in the footer until the next key
	leaving   bool
	parting   bool // it leaves as soon as what was typed has come
	pressed   int  // keys and pastes so far
	handing   bool // another program goes on

	starting bool // another program is about to
	cover    cover
	broken   error

	stopping stopping
	between  between
	widths   text.Widths

	reader *reader // nil where none follows the cursor

	heard bool // it is read in lines and never drawn: see [App.Lines]
}

// New makes an app that stands where the person stopped.
func New(o session.Options) *App {
	a := newApp(o)
	a.start(nil, o.Notices)
	return a
}

func newApp(o session.Options) *App {
	a := &App{session: session.New(o), keys: ui.NewGlobalKeys(), colours: ui.Terminal{Dark: true, Console: o.Console}}
	if o.Reader {
		a.reader = &reader{}
	}
	return a
}

// Model is the app for a Bubble Tea program. A panic in it never reaches Bubble
// Tea: see [session.Broken].
func (a *App) Model() tea.Model { return guarded{a} }

// Init implements [tea.Model].
func (a *App) Init() tea.Cmd {
	a.wake()
	begin := a.top().Enter()
	if l, ok := a.stack[0].screen.(*locked); ok {
		begin = tea.Batch(begin, l.ready())
	}
	if a.reader == nil { // a question to the terminal would be spoken
		begin = tea.Batch(begin, tea.RequestBackgroundColor)
	}
	return tea.Batch(a.watch(), sweep, a.session.Autosave.Look, begin)
}

// sweep removes what an editor that ended badly has left.
func sweep() tea.Msg {
	external.Sweep()
	return nil
}

func (a *App) update(msg tea.Msg) tea.Cmd {
	if a.broken != nil {
		return tea.Quit
	}
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.width, a.height = msg.Width, msg.Height
		a.layout()
		return nil
	case tea.BackgroundColorMsg, tea.ColorProfileMsg:
		a.coloured(msg)
		return nil
	case session.PartMsg:
		a.parting, a.session.Parting = true, true
		return a.hide()
	case session.LeaveMsg:
		return a.leave()
	case Came:
		return a.catchUp(msg)
	case brokenMsg:
		a.broken = msg.err
		return tea.Quit
	case session.LockedMsg:
		return a.lockedUp(msg)
	case settledMsg:
		return a.settled(msg)
	case session.UnlockedMsg:
		return a.unlocked(msg)
	case session.RekeyedMsg:
		return a.rekeyed(msg)
	case session.RoomMsg, session.CopiedMsg:
		a.told(msg)
		return nil
	case idleMsg:
		return a.looked(msg)
	case tea.KeyPressMsg, tea.PasteMsg:
		return a.typed(msg)
	case tea.MouseWheelMsg:
		return a.turn(msg)
	case session.RegainedMsg:
		return a.countAgain()
	case tea.ModeReportMsg, tea.EnvMsg, uv.SecondaryDeviceAttributesEvent:
		return a.terminalTells(msg)
	case ui.CopyMsg:
		return a.copyOut(msg)
	case session.StopMsg, session.ContinuedMsg, session.ResumedMsg, stopLateMsg:
		return a.stopOrGoOn(msg)
	}
	cmd, done := a.session.Update(msg)
	if done {
		return tea.Batch(cmd, a.wrote())
	}
	a.news(msg)
	return tea.Batch(cmd, a.broadcast(msg))
}

// wrote takes what came of a write.
func (a *App) wrote() tea.Cmd {
	d := a.session.Autosave
	if d.Failure != nil && a.atHome() {
		a.layout() // it tells what became of the words
	}
	return a.halt(d.Quiet())
}

// typed takes a key or a paste. The first one after the computer slept meets the cover
// that should have been there.
func (a *App) typed(msg tea.Msg) tea.Cmd {
	late := a.overdue()
	a.pressed++
	a.wake()
	press, ok := msg.(tea.KeyPressMsg)
	switch {
	case late && !(ok && key.Matches(press, a.keys.Leave)):
		return a.conceal()
	case ok && (a.cover.on || a.stopping != running):
		return a.uncover(press)
	case ok:
		return a.press(press)
	case a.cover.on || a.stopping != running:
		return nil
	case !a.shows():
		return a.unseen(msg)
	}
	return a.send(msg)
}

// broadcast gives a reply to every screen: each knows its own. Only the top one
// may take a step.
func (a *App) broadcast(msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	for _, s := range a.stack[:len(a.stack)-1] {
		if s.screen == nil {
			continue
		}
		_, cmd := s.screen.Update(msg)
		cmds = append(cmds, cmd)
	}
	return tea.Batch(append(cmds, a.send(msg))...)
}

// press takes the keys that work everywhere, and gives the others to the top
// screen.
func (a *App) press(msg tea.KeyPressMsg) tea.Cmd {
	a.said = ""
	switch {
	case key.Matches(msg, a.keys.CopyOrLeave) && a.selecting():
		return a.send(msg)
	case key.Matches(msg, a.keys.Leave):
		return a.leave()
	case key.Matches(msg, a.keys.Cover):
		return a.conceal()
	case key.Matches(msg, a.keys.Help), key.Matches(msg, a.keys.HelpSign) && !a.types():
		return a.help()
	case !a.shows():
		return a.unseen(msg)
	case key.Matches(msg, a.keys.Search), key.Matches(msg, a.keys.SearchSign) && !a.types():
		if a.allows().Search {
			return a.take(route.To(route.Search{}))
		}
	case key.Matches(msg, a.keys.LeaveSign) && a.atHome() && !a.types():
		return a.leave()
	case key.Matches(msg, a.keys.Suspend) && a.allows().Suspend:
		return a.ask()
	case key.Matches(msg, a.keys.Save):
		cmd := a.session.Autosave.Save()
		if d := a.session.Autosave; cmd == nil && d.Failure == nil && !d.Traceless && d.Quiet() {
			a.said = "saved"
		}
		return cmd
	}
	return a.send(msg)
}

// turn takes a turn of the wheel: it is the arrows that the terminal sent, but where
// they would choose something it only scrolls.
func (a *App) turn(msg tea.MouseWheelMsg) tea.Cmd {
	arrow, by := tea.KeyDown, 1
	if msg.Button == tea.MouseWheelUp {
		arrow, by = tea.KeyUp, -1
	}
	var cmds []tea.Cmd
	for range msg.X + 1 { // each may come to what the next one would choose in
		if f, ok := a.top().(interface{ Turn(by int) bool }); ok && a.takes() && f.Turn(by) {
			a.wake()
			continue
		}
		cmds = append(cmds, a.update(tea.KeyPressMsg{Code: arrow}))
	}
	return tea.Batch(cmds...)
}

// takes reports whether the top screen takes what comes.
func (a *App) takes() bool { return !a.cover.on && a.stopping == running && !a.overdue() && a.shows() }

// types reports whether something typed on the top screen is written somewhere: a
// sign is no key there.
func (a *App) types() bool {
	t, ok := a.top().(interface{ Types() bool })
	return ok && t.Types()
}

// selecting reports whether the person has selected something.
func (a *App) selecting() bool {
	s, ok := a.top().(interface{ Selecting() bool })
	return ok && !a.cover.on && s.Selecting()
}

// atHome reports whether the top screen is where one comes in.
func (a *App) atHome() bool {
	switch a.route().(type) {
	case route.Home, route.Welcome:
		return true
	}
	return false
}

// leave blanks the screen; the words are saved once the program has ended,
// when nothing of them can be seen any more.
func (a *App) leave() tea.Cmd {
	a.leaving, a.session.Parting = true, true
	a.hide()
	return tea.Quit
}

// send gives a message to the top screen and takes its step.
func (a *App) send(msg tea.Msg) tea.Cmd {
	if a.leaving {
		return nil
	}
	st, cmd := a.top().Update(msg)
	if why, ok := a.top().(interface{ Said() string }); ok {
		if s := why.Said(); s != "" {
			a.said = s
		}
	}
	cmd = tea.Batch(cmd, a.take(st))
	switch passed := st.Key.(type) {
	case nil:
	case tea.KeyPressMsg:
		cmd = tea.Batch(cmd, a.press(passed))
	default:
		cmd = tea.Batch(cmd, a.send(passed))
	}
	return cmd
}

// Flush saves what is left. Call it once the program has ended. It returns what
// went wrong during the session: [session.Broken] tells a fault of the program from one
// of the disk.
func (a *App) Flush() error {
	broken := session.Ask(func() {
		if l, ok := a.top().(ui.Leaver); ok {
			l.OnLeave()
		}
	})
	return errors.Join(a.broken, broken, a.session.Autosave.Flush())
}

// BringBack is the file that is to be brought back as the workbook, once the program
// has ended; most often none.
func (a *App) BringBack() string { return a.session.BringBack }

// coloured takes what the terminal says of its colours.
func (a *App) coloured(msg tea.Msg) {
	switch msg := msg.(type) {
	case tea.BackgroundColorMsg:
		a.colours.Dark, a.colours.Background = msg.IsDark(), msg.Color
	case tea.ColorProfileMsg:
		a.colours.Profile = msg.Profile
	}
	a.lastTheme = nil
	a.layout()
}

func (a *App) theme() ui.Theme {
	look := a.session.Workbook().Settings().Look
	if a.session.NoColor {
		look = content.LookPlain
	}
	if a.lastTheme == nil || a.lastLook != look || a.lastTheme.Heard != (a.reader != nil) {
		t := ui.ThemeOn(a.colours, look)
		if a.reader != nil {
			t = ui.ReaderTheme()
		}
		a.lastTheme, a.lastLook = &t, look
	}
	t := *a.lastTheme
	t.Widths = a.widths
	return t
}

// help shows help, with the keys of the screen one is on.
func (a *App) help() tea.Cmd {
	if _, ok := a.route().(route.Help); ok {
		return nil
	}
	var keys []key.Binding
	if d, ok := a.top().(ui.Described); ok {
		keys = d.Keys()
		if a.allows().Search {
			keys = append(keys, ui.SearchKey())
		}
	}
	return a.take(route.To(route.Help{Keys: keys}))
}
