package tui

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// cover is an empty screen over everything, until a key lifts it. It hides from
// a glance and from nothing else, so it is never called a lock.
type cover struct {
	on    bool
	last  time.Time // when a key last came
	watch int       // the wait under way; what is left of earlier ones means nothing
	idle  time.Duration
}

// idleMsg asks whether it is time to cover the screen.
type idleMsg struct{ watch int }

// lookEvery is how long words can be seen at most after the computer woke up, if no key
// is pressed: what is waited for by the clock that stopped meanwhile comes too late.
const lookEvery = 15 * time.Second

// wake notes that somebody is there.
func (a *App) wake() { a.cover.last = a.session.Now() }

// away is how long no key came: by the clock that stands still while the computer sleeps,
// or by the one on the wall, whichever says more.
func (a *App) away() time.Duration {
	now := a.session.Now()
	return max(now.Sub(a.cover.last), onTheWall(now, a.cover.last))
}

func onTheWall(now, then time.Time) time.Duration { return now.Round(0).Sub(then.Round(0)) }

// slept reports whether the computer slept for longer than nobody may be there since the
// last key, or its clock was set forward. In the person's own editor nobody can tell.
func (a *App) slept() bool {
	now := a.session.Now()
	_, out := a.route().(route.Editor)
	return !out && onTheWall(now, a.cover.last)-now.Sub(a.cover.last) >= a.idle()
}

// overdue reports whether everything should have been covered before the key that comes.
func (a *App) overdue() bool {
	idle := a.idle()
	if _, already := a.stack[0].screen.(*locked); already || a.cover.on || idle == 0 {
		return false
	}
	return a.away() >= idle && (!a.allows().Idle || a.slept())
}

// idle is how long to wait for a key, 0 for ever.
func (a *App) idle() time.Duration {
	switch n := a.session.Workbook().Settings().IdleMinutes; {
	case n > 0:
		return time.Duration(n) * time.Minute
	case n < 0:
		return 0
	}
	return session.UsualIdle
}

// watch waits as long as is left of the idle time. One wait is under way at any
// time, so that keys cost nothing.
func (a *App) watch() tea.Cmd {
	a.cover.watch++
	a.cover.idle = a.idle()
	if a.cover.idle == 0 {
		return nil
	}
	left, n := a.cover.idle-a.away(), a.cover.watch
	return tea.Tick(min(max(left, time.Second), lookEvery), func(time.Time) tea.Msg { return idleMsg{n} })
}

// rewatch waits anew if the idle time was changed.
func (a *App) rewatch() tea.Cmd {
	if a.idle() == a.cover.idle {
		return nil
	}
	return a.watch()
}

// looked covers the screen once nobody has typed for long enough. Breathing
// goes on uncovered: it is done with the hands at rest. In the person's own
// editor nobody can tell.
func (a *App) looked(msg idleMsg) tea.Cmd {
	if msg.watch != a.cover.watch {
		return nil
	}
	if a.allows().Idle && !a.slept() {
		a.wake()
	}
	if a.away() < a.cover.idle {
		return a.watch()
	}
	return a.conceal() // what lifts the cover waits anew
}

// conceal covers the screen, or locks it where there is a passphrase; what is
// new goes to the disk.
func (a *App) conceal() tea.Cmd {
	if _, already := a.stack[0].screen.(*locked); already || a.cover.on {
		return nil
	}
	hidden := a.hide()
	if l := a.session.Autosave.Lockable(); l != nil {
		return tea.Batch(hidden, a.lock(l))
	}
	a.cover.on = true
	if l, ok := a.top().(ui.Leaver); ok {
		l.OnLeave()
	}
	return tea.Batch(hidden, a.session.Autosave.Save())
}

// hide keeps what was drawn before from being seen later, where the terminal is slow, or
// takes nothing for a while.
func (a *App) hide() tea.Cmd {
	if a.Hide == nil || !a.Hide() {
		return nil
	}
	return tea.ClearScreen
}

// uncover takes a key while the screen is covered. Help and leaving work as
// everywhere; any other key only lifts the cover.
func (a *App) uncover(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(msg, a.keys.Leave):
		return a.leave()
	case a.stopping != running: // it would show what has to be blank
		return nil
	case key.Matches(msg, a.keys.Help):
		a.cover.on = false
		return tea.Batch(a.watch(), a.help())
	}
	a.cover.on = false
	return a.watch()
}

// covered is the empty screen, with the cursor in the middle. A view without any content
// would be drawn anew by Bubble Tea at every tick, for as long as nobody is there.
func (a *App) covered() tea.View {
	v := blank()
	v.SetContent(" ")
	v.Cursor = tea.NewCursor(a.width/2, a.height/2)
	return v
}
