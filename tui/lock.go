package tui

import (
	"errors"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/store/fault"
	"groundwork/tui/field"
	"groundwork/tui/input"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// lock drops every screen and everything read, and asks for the passphrase.
func (a *App) lock(l session.Lockable) tea.Cmd {
	if top, ok := a.top().(ui.Leaver); ok {
		top.OnLeave()
	}
	s := a.session
	if c := s.Workbook().Settings().Country; c != "" && s.Chosen == "" {
		s.Chosen = c // the help lines show while it is locked, too
	}
	s.CameBack(a.cover.last)
	cmd := s.Autosave.Lock(l, s.Leave(a.present()))
	s.Autosave.Workbook = content.NewWorkbook()
	s.Memory, s.Sought = field.NewMemory(), session.Sought{}
	screen := newLocked(s, l)
	screen.waiting = true
	a.stack = []placed{{route.Locked{}, screen}}
	a.layout()
	return cmd
}

// unlocked goes back to where the person was.
func (a *App) unlocked(msg session.UnlockedMsg) tea.Cmd {
	top, ok := a.stack[0].screen.(*locked)
	if !ok {
		return nil
	}
	top.busy = false
	if msg.Err != nil {
		top.refuse(msg.Err)
		return top.tryNext()
	}
	top.next.Clear() // it may be the passphrase once more, which is no word for the page
	d := a.session.Autosave
	d.Restore(msg.Unlocked)
	a.session.Found(msg.Report)
	back := a.session.Return(msg.Place)
	if _, away := a.session.Away(); away {
		back = nil // as at a start
	}
	a.start(back, slices.Concat(d.Untold(), msg.Report.Sentences()))
	a.wake()
	a.layout()
	if top.outdated {
		return a.conceal()
	}
	a.said, a.session.Untold = a.session.Untold, ""
	return tea.Batch(a.top().Enter(), d.Schedule(), a.watch())
}

// rekeyed gives what came of a change of the key to the screen that asked for it. Where that
// is gone it is told all the same: nobody else will ever know a code that was made.
func (a *App) rekeyed(msg session.RekeyedMsg) tea.Cmd {
	cmd, _ := a.session.Update(msg)
	cmd = tea.Batch(cmd, a.broadcast(msg))
	if untold := a.untold(); untold != nil {
		cmd = tea.Batch(cmd, a.take(route.To(untold...)))
	}
	return cmd
}

// untold is the screen that tells what came of a change of the key, where nobody has read it
// and no screen there is will tell it.
func (a *App) untold() []route.Route {
	untold := a.session.Autosave.Untold()
	if len(untold) == 0 {
		return nil
	}
	for _, s := range a.stack {
		switch r := s.route.(type) {
		case route.Passphrase, route.Locked: // after unlocking it is told
			return nil
		case route.Notice:
			if slices.Contains(r.Sentences, untold[0]) {
				return nil
			}
		}
	}
	return []route.Route{route.Notice{Sentences: untold}}
}

// locked asks for the passphrase and shows nothing else.
type locked struct {
	session *session.Session
	lock    session.Lockable
	frame   ui.Frame
	typed   input.Hidden
	waiting bool         // to be locked, or for a program started afresh
	busy    bool         // what was typed is tried, or will be
	next    input.Hidden // typed meanwhile
	again   bool         // that was entered too
	said    string

	enter key.Binding

	outdated bool // it was to be locked again while the passphrase was being checked
}

func newLocked(s *session.Session, l session.Lockable) *locked {
	return &locked{session: s, lock: l, enter: ui.Bind("unlock", "enter")}
}

// refuse says, in one sentence, why it stays locked.
func (l *locked) refuse(err error) {
	l.said = "it stays locked: " + text.CleanLine(err.Error())
	if errors.Is(err, fault.WrongPassphrase) {
		l.said = "that was not the passphrase"
	}
}

// ready takes the passphrase from now on, and tries what was entered before.
func (l *locked) ready() tea.Cmd {
	l.waiting = false
	if !l.busy {
		return nil
	}
	return l.session.Autosave.Unlock(l.lock, l.typed.Take())
}

// tryNext goes on with what was typed while something else was tried.
func (l *locked) tryNext() tea.Cmd {
	l.typed, l.busy, l.again = input.Hide(l.next.Take()), l.again, false
	if !l.busy {
		return nil
	}
	return l.ready()
}

// onto is the line that what is typed goes to; nil once that was entered.
func (l *locked) onto() *input.Hidden {
	switch {
	case !l.busy:
		return &l.typed
	case !l.again:
		return &l.next
	}
	return nil
}

func (l *locked) Enter() tea.Cmd { return nil }

func (l *locked) Resize(f ui.Frame) { l.frame = f }

// Update implements [ui.Screen]. Nothing typed is shown, not even how much.
func (l *locked) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	line := l.onto()
	if line == nil {
		return route.Stay(), nil
	}
	switch msg := msg.(type) {
	case tea.PasteMsg:
		line.Paste(msg.Content)
	case tea.KeyPressMsg:
		l.said = ""
		switch {
		case key.Matches(msg, l.enter) && l.busy:
			l.again = !l.next.Empty()
		case key.Matches(msg, l.enter):
			l.busy = true
			if !l.waiting {
				return route.Stay(), l.ready()
			}
		case msg.String() == "esc":
			line.Clear()
		default:
			line.Press(msg.Keystroke(), msg.Text)
		}
	}
	return route.Stay(), nil
}

// word is all that shows.
func (l *locked) word() string {
	switch {
	case l.busy:
		return "a moment"
	case l.said != "":
		return l.said
	}
	return "passphrase"
}

// Awaits implements [ui.Secret].
func (l *locked) Awaits() bool { return !l.busy }

// Spoken implements [ui.Spoken].
func (l *locked) Spoken() []string {
	switch word := l.word(); {
	case l.busy:
		return []string{"A moment."}
	case l.said != "":
		return []string{"Locked: " + word + "."}
	}
	return []string{"Locked: type the passphrase, then Enter. Typing shows nothing. ctrl+g: help lines."}
}

func (l *locked) View() (string, *tea.Cursor) {
	word := l.word()
	lines := make([]string, max(l.frame.Height/2, 0))
	last := 0
	for _, line := range ui.Sentence(word, max(l.frame.Width-2, 1), l.frame.Theme.Faint) {
		left := max(l.frame.Width-lipgloss.Width(line), 0) / 2
		last = left + lipgloss.Width(line)
		lines = append(lines, strings.Repeat(" ", left)+line)
	}
	lines = lines[:min(len(lines), max(l.frame.Height, 1))]
	return strings.Join(lines, "\n"), tea.NewCursor(last+1, len(lines)-1)
}

// Types reports that what is typed is taken.
func (l *locked) Types() bool { return true }

func (l *locked) Header() (string, string) { return "", "" }

func (l *locked) Hints() []key.Binding { return []key.Binding{l.enter} }
