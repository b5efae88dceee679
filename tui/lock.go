package tui

import (
	"errors"
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/store"
	"groundwork/store/fault"
	"groundwork/tui/field"
)

// Lockable is a notebook that may have a passphrase. A [store.Safe] is one.
type Lockable interface {
	// HasPassphrase tells whether Lock can keep anybody out.
	HasPassphrase() bool
	// Lock seals what could not be saved in memory and drops the key. Nothing
	// can be read or written until Unlock.
	Lock(unsaved content.Change) error
	// Unlock takes the key up again and gives everything back: what is in the
	// file, and what Lock was given.
	Unlock(passphrase []byte) (*content.Workbook, content.Change, store.Report, error)
}

type (
	lockedMsg   struct{ err error }
	unlockedMsg struct {
		workbook *content.Workbook
		unsaved  content.Change
		report   store.Report
		err      error
	}
)

// lockable is the notebook if it has a passphrase, else nil. The notebook itself
// is not asked: it may be busy saving, and locking can't wait.
func (d *desk) lockable() Lockable {
	if l, ok := d.notebook.(Lockable); ok && d.protected {
		return l
	}
	return nil
}

// lock saves what is new, or has it sealed in memory, and drops the key. The
// drafts stay with the desk until that is done.
func (d *desk) lock(l Lockable) tea.Cmd {
	d.collect()
	c, failed := d.change(), d.failure != nil
	return func() tea.Msg {
		_, err := d.write(func() error {
			if !c.Empty() && !failed && d.notebook.Save(c) == nil {
				c = content.Change{}
			}
			if !c.Empty() {
				_, _ = d.notebook.Rescue(c) // should it never be unlocked
			}
			err := l.Lock(c)
			d.sealed = err == nil
			return err
		})
		return lockedMsg{err}
	}
}

// unlock takes the key up again.
func (d *desk) unlock(l Lockable, passphrase []byte) tea.Cmd {
	return func() tea.Msg {
		var msg unlockedMsg
		_, err := d.write(func() (err error) {
			defer clear(passphrase)
			msg.workbook, msg.unsaved, msg.report, err = l.Unlock(passphrase)
			d.sealed = d.sealed && err != nil
			return err
		})
		msg.err = err
		return msg
	}
}

// lock drops every screen and everything read, and asks for the passphrase.
func (a *App) lock(l Lockable) tea.Cmd {
	if top, ok := a.top().(leaver); ok {
		top.Leave()
	}
	s := a.sitting
	if c := s.workbook().Settings().Country; c != "" && s.chosen == "" {
		s.chosen = c // the help lines show while it is locked, too
	}
	cmd := s.desk.lock(l)
	s.desk.workbook = content.NewWorkbook()
	s.memory = field.NewMemory()
	a.stack = []screen{newLocked(s, l, a.waysBack())}
	a.layout()
	return cmd
}

// unlocked goes back to where the person was.
func (a *App) unlocked(msg unlockedMsg) tea.Cmd {
	top, ok := a.stack[0].(*locked)
	if !ok {
		return nil
	}
	top.busy = false
	if msg.err != nil {
		top.refuse(msg.err)
		return nil
	}
	d := a.sitting.desk
	d.workbook = msg.workbook
	d.apply(msg.unsaved)
	a.stack = a.sitting.comeBackTo(top.ways, msg.report.Sentences())
	a.wake()
	a.layout()
	return tea.Batch(a.top().Enter(), d.schedule(), a.watch())
}

// locked asks for the passphrase and shows nothing else.
type locked struct {
	sitting *sitting
	lock    Lockable
	frame   frame
	typed   []byte
	busy    bool
	said    string
	enter   key.Binding
	ways    []wayBack
}

func newLocked(s *sitting, l Lockable, ways []wayBack) *locked {
	return &locked{sitting: s, lock: l, ways: ways, enter: bind("unlock", "enter")}
}

// refuse says, in one sentence, why it stays locked.
func (l *locked) refuse(err error) {
	l.said = "it stays locked: " + text.CleanLine(err.Error())
	if errors.Is(err, fault.WrongPassphrase) {
		l.said = "that was not the passphrase"
	}
}

// Enter implements [screen].
func (l *locked) Enter() tea.Cmd { return nil }

// Resize implements [screen].
func (l *locked) Resize(f frame) { l.frame = f }

// Update implements [screen]. Nothing typed is shown, not even how much.
func (l *locked) Update(msg tea.Msg) (step, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		l.typed = append(l.typed, text.Secret(msg.Content)...)
	case tea.KeyPressMsg:
		l.said = ""
		switch {
		case l.busy:
		case key.Matches(msg, l.enter):
			l.busy = true
			typed := l.typed
			l.typed = nil
			return stay(), l.sitting.desk.unlock(l.lock, typed)
		case msg.String() == "backspace":
			_, size := utf8.DecodeLastRune(l.typed)
			l.typed = l.typed[:len(l.typed)-size]
		case msg.String() == "esc", msg.String() == "ctrl+u":
			clear(l.typed)
			l.typed = nil
		default:
			l.typed = append(l.typed, msg.Text...)
		}
	}
	return stay(), nil
}

// View implements [screen].
func (l *locked) View() (string, *tea.Cursor) {
	word := "passphrase"
	switch {
	case l.busy:
		word = ""
	case l.said != "":
		word = l.said
	}
	lines := make([]string, max(l.frame.Height/2, 0))
	last := 0
	for _, line := range sentence(word, max(l.frame.Width-2, 1), l.frame.Theme.Faint) {
		left := max(l.frame.Width-lipgloss.Width(line), 0) / 2
		last = left + lipgloss.Width(line)
		lines = append(lines, strings.Repeat(" ", left)+line)
	}
	lines = lines[:min(len(lines), max(l.frame.Height, 1))]
	return strings.Join(lines, "\n"), tea.NewCursor(last+1, len(lines)-1)
}

// Bare tells that nothing is drawn around it.
func (l *locked) Bare() {}

// Header implements [screen].
func (l *locked) Header() (string, string) { return "", "" }

// Hints implements [screen].
func (l *locked) Hints() []key.Binding { return []key.Binding{l.enter} }
