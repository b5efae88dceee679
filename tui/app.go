// Package tui is the rooms of Groundwork: its screens on Bubble Tea.
//
// The [App] keeps a stack of screens. A screen returns the step it wants to
// take, so that the next key reaches the right one; only I/O is a command.
// Everything is read before the first frame and written behind, by the desk.
package tui

import (
	"errors"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/field"
	"groundwork/tui/theme"
)

// Options is what an [App] is made of.
type Options struct {
	Book     *content.Book
	Workbook *content.Workbook // everything read from the file, or an empty one
	Notebook Notebook
	Notices  []string         // calm sentences to be shown first
	Now      func() time.Time // the clock, with the zone to show dates in
	NewID    func() string    // 16 random hexadecimal digits
	Country  string           // of the help lines where none was chosen, as the computer tells
	PrintDir string           // the folder the print screen suggests
	Printers PrintService     // nil where there is none
	NoColor  bool
	NoTrace  bool // nothing is kept: said in the footer all the while

	MonthFirst bool // a date in numbers begins with the month
}

// App is the whole program on the screen. Make it with [New], run what
// [App.Model] returns, then call [App.Flush].
type App struct {
	// Quit ends the program from outside the event loop; it is needed only when
	// drawing itself breaks.
	Quit func()

	sitting *sitting
	keys    globalKeys
	stack   []screen
	dark    bool
	width   int
	height  int
	said    string // one sentence in the footer until the next key
	leaving bool
	cover   cover
	broken  error
}

// sitting is what every screen shares: the book, the person's words, the clock.
type sitting struct {
	book     *content.Book
	desk     *desk
	now      func() time.Time
	newID    func() string
	country  string // the one the computer tells of
	chosen   string // the country chosen in this sitting, or before it was locked
	printDir string // the folder prints are put into
	printers PrintService
	noColor  bool
	memory   *field.Memory // what was cut, copied and written, to paste and to undo
	run      runner        // gives the terminal to the person's own editor
	warned   bool          // what is different there has been said
	began    time.Time
	moments  map[momentKey]string // the sets of the pages worked on in this sitting

	monthFirst bool // how dates are typed in numbers

	countries []content.HelpCountry // read when first shown
	anywhere  content.HelpLine
}

func (s *sitting) workbook() *content.Workbook { return s.desk.workbook }

// New makes an app that stands where the person stopped.
func New(o Options) *App {
	s := &sitting{
		book:     o.Book,
		desk:     newDesk(o.Workbook, o.Notebook, o.Now),
		now:      o.Now,
		newID:    o.NewID,
		country:  o.Country,
		printDir: o.PrintDir,
		printers: o.Printers,
		noColor:  o.NoColor,
		memory:   field.NewMemory(),
		run:      runInTerminal,
		began:    o.Now(),
	}
	s.desk.traceless, s.monthFirst = o.NoTrace, o.MonthFirst
	a := &App{sitting: s, keys: newGlobalKeys(), dark: true}
	a.stack = s.start(o.Notices)
	return a
}

// Model is the app for a Bubble Tea program. A panic in it never reaches Bubble
// Tea: see [Broken].
func (a *App) Model() tea.Model { return guarded{a} }

// LeaveMsg makes the app leave now: blank first, then save. Signals send it.
type LeaveMsg struct{}

// Init implements [tea.Model].
func (a *App) Init() tea.Cmd {
	a.wake()
	return tea.Batch(tea.RequestBackgroundColor, a.watch(), sweepHandouts, a.sitting.desk.look, a.top().Enter())
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
	case tea.BackgroundColorMsg:
		a.dark = msg.IsDark()
		a.layout()
		return nil
	case LeaveMsg:
		return a.leave()
	case brokenMsg:
		a.broken = msg.err
		return tea.Quit
	case rekeyedMsg:
		a.sitting.desk.protected = msg.protected
	case erasedMsg:
		return tea.Batch(a.sitting.erased(msg), a.broadcast(msg))
	case unlockedMsg:
		return a.unlocked(msg)
	case saveDueMsg, savedMsg, savingLongMsg, rescuedMsg, lockedMsg:
		return a.sitting.desk.update(msg)
	case roomMsg, CopiedMsg:
		a.told(msg)
		return nil
	case idleMsg:
		return a.looked(msg)
	case tea.KeyPressMsg:
		a.wake()
		if a.cover.on {
			return a.uncover(msg)
		}
		return a.press(msg)
	case tea.PasteMsg:
		a.wake()
		if a.cover.on {
			return nil
		}
		return a.send(msg)
	case tea.ResumeMsg:
		return tea.RequestWindowSize
	}
	return a.broadcast(msg)
}

// broadcast gives a reply to every screen: each knows its own. Only the top one
// may take a step.
func (a *App) broadcast(msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	for _, s := range a.stack[:len(a.stack)-1] {
		_, cmd := s.Update(msg)
		cmds = append(cmds, cmd)
	}
	return tea.Batch(append(cmds, a.send(msg))...)
}

// press takes the keys that work everywhere, and gives the others to the top
// screen.
func (a *App) press(msg tea.KeyPressMsg) tea.Cmd {
	a.said = ""
	switch {
	case key.Matches(msg, a.keys.leave):
		return a.leave()
	case key.Matches(msg, a.keys.cover):
		return a.conceal()
	case !a.roomy() && !a.arrives(msg):
		return nil
	case key.Matches(msg, a.keys.help):
		if _, ok := a.top().(*helpScreen); ok {
			return nil
		}
		return a.take(open(newHelp(a.sitting, a.stack)))
	case key.Matches(msg, a.keys.search) && searchable(a.top()):
		return a.take(open(newSearch(a.sitting)))
	case key.Matches(msg, a.keys.suspend) && suspendable(a.top()):
		return tea.Batch(a.conceal(), tea.Suspend) // covered when it comes back
	case key.Matches(msg, a.keys.save):
		cmd := a.sitting.desk.save()
		if cmd == nil && a.sitting.desk.failure == nil && !a.sitting.desk.traceless {
			a.said = "saved"
		}
		return cmd
	}
	return a.send(msg)
}

// leave blanks the screen; the words are saved once the program has ended,
// when nothing of them can be seen any more.
func (a *App) leave() tea.Cmd {
	a.leaving = true
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
	return tea.Batch(cmd, a.take(st))
}

// take changes the stack as the step says.
func (a *App) take(st step) tea.Cmd {
	if st.back == 0 && len(st.to) == 0 {
		return nil
	}
	var saving tea.Cmd
	if l, ok := a.top().(leaver); ok {
		l.Leave()
		if a.sitting.desk.dirty() {
			saving = a.sitting.desk.schedule()
		}
	}
	keep := max(len(a.stack)-st.back, 0)
	if keep == 0 && len(st.to) == 0 {
		keep = 1 // the first screen stays
	}
	a.stack = append(a.stack[:keep:keep], st.to...)
	a.layout()
	return tea.Batch(saving, a.top().Enter(), a.rewatch())
}

func (a *App) top() screen { return a.stack[len(a.stack)-1] }

// Flush saves what is left. Call it once the program has ended. It returns what
// went wrong during the sitting: [Broken] tells a fault of the program from one
// of the disk.
func (a *App) Flush() error {
	broken := guardDisk(func() error {
		if l, ok := a.top().(leaver); ok {
			l.Leave()
		}
		return nil
	})
	if broken != nil {
		broken = errUncollected{broken}
	}
	return errors.Join(a.broken, broken, a.sitting.desk.flush())
}

func (a *App) theme() theme.Theme {
	look := a.sitting.workbook().Settings().Look
	if a.sitting.noColor {
		look = content.LookPlain
	}
	return theme.New(look, a.dark)
}
