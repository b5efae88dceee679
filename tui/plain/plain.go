// Package plain is the workbook in lines, for who hears it, reads it by finger, or has a
// poor terminal. Nothing that was written is drawn again, nothing is asked of the
// terminal, and no line is broken.
//
// The screens are the same, and so is all that they do: they are asked for their parts
// and given keys, and never drawn. So what can be done on a screen can be done here, and
// what is saved is the same.
package plain

import (
	"errors"
	"io"
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/tui/field"
	"groundwork/tui/input"
	"groundwork/tui/outlet"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// App is the workbook: its screens, and what works on all of them.
type App interface {
	// Begin returns the first command.
	Begin() tea.Cmd
	// Update takes a message of a command, or a key for the screen.
	Update(tea.Msg) tea.Cmd
	// Press takes note of a key, and reports whether it is one that works everywhere
	// and has been taken.
	Press(tea.KeyPressMsg) (cmd tea.Cmd, taken bool)
	// Take takes a step.
	Take(route.Step) tea.Cmd
	// Do does something in which a fault must not end without saving.
	Do(func() tea.Cmd) tea.Cmd
	// Top is the screen one is on.
	Top() (route.Route, ui.Screen)
	// Session is what the screens share.
	Session() *session.Session
	// Covered reports whether nothing is to be shown until a key is pressed.
	Covered() bool
	// Stopping reports whether the program is about to be stopped: then no key lifts the
	// cover.
	Stopping() bool
	// Said returns what there is to say once.
	Said() string
}

// Options is what the mode is made of.
type Options struct {
	Out     io.Writer
	Keys    *input.Keys
	Echoes  bool                         // what is typed is to be shown
	Escapes bool                         // the terminal knows escape sequences
	Inserts bool                         // it can make room within a line
	Columns func() int                   // how wide it is, or nil
	Why     string                       // why this mode is on
	Fresh   bool                         // nothing was shown before
	Wipe    func()                       // leaves no word on the terminal
	Lend    func(run func() error) error // gives the terminal to something else
	Begun   func()                       // called once the first question stands
}

// Mode is the workbook in lines, until it is left.
type Mode struct {
	Options
	app    App
	out    *outlet.Outlet
	msgs   chan tea.Msg
	wanted chan struct{} // a key is wanted
	ready  chan struct{} // there is one
	done   chan struct{} // it has ended
	ended  bool

	on      ui.Screen // the screen that is heard
	dark    bool      // it is covered
	changed func() bool
	visits  map[ui.Screen]*visit
	hinted  map[string]bool // hints that were given
	pending order           // what is to be done to the text that comes next

	histories map[string]*history
	memory    *field.Memory // of the session, when they were begun
	alert     alert

	paused bool   // who reads the terminal next has what comes
	column bool   // something stands on the line
	asked  string // what the line asks for, or ""
	typed  []byte // the line that is typed
	after  int    // how much of it is behind the cursor
	at     int    // the column behind what was written last
	left   int    // the column the line begins in
	live   func() // hands on what is typed, or nil
	due    bool   // it will be
	begun  bool
}

// atOnce is how many bytes are written at once, about. What is dropped meanwhile is not
// called back.
const atOnce = 256

// New returns the mode for a workbook.
func New(app App, o Options) *Mode {
	m := &Mode{
		Options: o, app: app, out: outlet.New(o.Out, atOnce),
		msgs: make(chan tea.Msg), wanted: make(chan struct{}, 1), ready: make(chan struct{}), done: make(chan struct{}),
		visits: map[ui.Screen]*visit{}, histories: map[string]*history{}, hinted: map[string]bool{},
	}
	app.Session().Give, app.Session().Stays = m.give, !o.Escapes
	return m
}

// errMoved says that another screen has come, or that the program ends.
var errMoved = errors.New("the screen has changed")

// Run is the whole sitting. Words are in the autosave when it returns.
func (m *Mode) Run() {
	defer close(m.done)
	defer m.out.End()
	go m.watch()
	m.want()
	m.app.Do(func() tea.Cmd {
		m.greet()
		m.do(m.app.Begin())
		for !m.ended {
			m.room()
		}
		return nil
	})
}

// Pause lets no more be read of the keyboard, and reports whether that is so.
func (m *Mode) Pause() (paused bool) {
	m.paused = true
	return m.Keys.Pause()
}

// room is one visit of the screen that is on top.
func (m *Mode) room() {
	if m.app.Covered() {
		m.covered()
		m.uncovered()
		return
	}
	to, screen := m.app.Top()
	if _, locked := to.(route.Locked); locked {
		m.locked()
	} else {
		delete(m.visits, nil)
	}
	m.on, m.changed, m.live, m.asked = screen, nil, nil, ""
	m.hear(to, screen)
}

// covered leaves nothing to see until a key is pressed. Before the program is stopped it
// isn't said that one goes on: it would be lost. It is once the terminal is back.
func (m *Mode) covered() {
	m.dark = true
	defer func() { m.dark = false }()
	if m.wipe(); !m.app.Stopping() {
		m.say(covered)
	}
	_, _ = m.key()
}

const covered = "Covered. Any key goes on."

// locked leaves nothing, neither on the terminal nor here.
func (m *Mode) locked() {
	if _, again := m.visits[nil]; again {
		return
	}
	if len(m.visits) > 0 {
		m.wipe()
	}
	m.visits, m.histories, m.typed, m.after = map[ui.Screen]*visit{nil: {}}, map[string]*history{}, nil, 0
}

func (m *Mode) wipe() {
	m.typed, m.after, m.column = nil, 0, false
	m.out.Drop()
	m.Wipe()
}

// Send takes a message from elsewhere.
func (m *Mode) Send(msg tea.Msg) {
	select {
	case m.msgs <- msg:
	case <-m.done:
	}
}

// do runs a command beside the rest.
func (m *Mode) do(cmd tea.Cmd) {
	if cmd != nil {
		go func() { m.Send(cmd()) }()
	}
}

// watch tells when there is a key. It is read by who waits for it, so that none is read
// ahead.
func (m *Mode) watch() {
	for range m.wanted {
		for !m.Keys.Ready(time.Minute) {
			select {
			case <-m.done:
				return
			default:
			}
		}
		select {
		case m.ready <- struct{}{}:
		case <-m.done:
			return
		}
	}
}

func (m *Mode) want() { m.wanted <- struct{}{} }

// lentMsg asks for the terminal for something else.
type lentMsg struct {
	run  func() error
	done func(error) tea.Msg
}

func (m *Mode) give(run func() error, done func(error) tea.Msg) tea.Cmd {
	return func() tea.Msg { return lentMsg{run, done} }
}

// handle takes a message.
func (m *Mode) handle(msg tea.Msg) {
	switch msg := msg.(type) {
	case nil:
	case tea.BatchMsg:
		for _, cmd := range msg {
			m.do(cmd)
		}
	case tea.QuitMsg:
		m.store()
		m.ended = true
	case storeMsg:
		m.store()
	case lentMsg:
		m.store()
		m.out.Flush()
		err := m.Lend(msg.run)
		m.column = false
		if m.dark {
			m.say(covered)
		}
		m.handle(msg.done(err))
	case session.StopMsg: // the terminal is wiped
		m.out.Drop()
		m.store()
		m.do(m.app.Update(msg))
	case session.LeaveMsg:
		m.drain()
		m.store()
		m.do(m.app.Update(msg))
	default:
		m.store()
		m.do(m.app.Update(msg))
		m.forget()
	}
}

// storeMsg asks for what is typed to be handed on.
type storeMsg struct{}

// storeAfter is how long a half line waits before it is handed on to be saved.
const storeAfter = 300 * time.Millisecond

// touch sees to it that what is typed is saved in time.
func (m *Mode) touch() {
	if m.live != nil && !m.due {
		m.due = true
		m.do(tea.Tick(storeAfter, func(time.Time) tea.Msg { return storeMsg{} }))
	}
}

// store hands on what is typed.
func (m *Mode) store() {
	due := m.due
	m.due = false
	if due && m.live != nil {
		m.live()
	}
}

// elsewhere reports whether what is heard is no longer what is there.
func (m *Mode) elsewhere() bool {
	if m.ended || m.app.Covered() != m.dark {
		return true
	}
	if _, top := m.app.Top(); top != m.on && !m.dark {
		return true
	}
	return m.changed != nil && m.changed()
}

// key waits for a key. What comes meanwhile is taken; where that leads elsewhere, it
// returns errMoved.
func (m *Mode) key() (input.Key, error) {
	stood := m.column
	for {
		if m.elsewhere() {
			return input.Key{}, errMoved
		}
		m.askAgain(stood)
		stood = m.column
		if !m.begun {
			m.begun = true
			m.Begun()
		}
		ready := m.ready
		if m.paused {
			ready = nil
		}
		select {
		case msg := <-m.msgs:
			m.handle(msg)
			m.trouble()
			m.told()
		case <-ready:
			key, err := m.next()
			if err != nil {
				return input.Key{}, err
			}
			if key.Name == "" && !key.Pasted {
				continue
			}
			return key, nil
		}
	}
}

// next reads the key that is there; the zero Key where it was none, or one that works
// everywhere.
func (m *Mode) next() (input.Key, error) {
	key, err := m.Keys.Next()
	defer m.want()
	switch {
	case errors.Is(err, io.ErrNoProgress):
		return input.Key{}, nil
	case err != nil: // the terminal has gone, and nothing more comes of it
		m.store()
		m.do(m.app.Update(session.LeaveMsg{}))
		m.ended = true
		return input.Key{}, errMoved
	}
	press := tea.KeyPressMsg(key.Press)
	if key.Pasted {
		press = tea.KeyPressMsg{}
	}
	if press.Mod != 0 {
		m.store() // it may lead away
	}
	cmd, taken := m.app.Press(press)
	m.do(cmd)
	if taken {
		m.toldOf(press)
		return input.Key{}, nil
	}
	return key, nil
}

// Nothing that was typed is on its way any more once none of it has come for so long.
const (
	typingSettled  = 100 * time.Millisecond
	typingPatience = 2 * time.Second
)

// drain takes what was typed by now into the text that is written.
func (m *Mode) drain() {
	if m.live == nil {
		return
	}
	for begun := time.Now(); time.Since(begun) < typingPatience; {
		select {
		case <-m.ready:
			key, err := m.Keys.Next()
			if err != nil && !errors.Is(err, io.ErrNoProgress) {
				return
			}
			m.want()
			m.take(typedBy(key))
			m.due = true
		case <-time.After(typingSettled):
			if !m.Keys.Ready(0) { // else it is only slow to be told of
				return
			}
		}
	}
}
