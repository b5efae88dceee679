package home

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// welcomeScreen is seen once, at the first start.
type welcomeScreen struct {
	ui.List
	tonight tonight
}

func newWelcome(s *session.Session) *welcomeScreen {
	l := &welcomeScreen{tonight: newTonight(s)}
	l.List = *ui.NewList("choose", "", func(width int, t ui.Theme) []string {
		if !t.Heard {
			width = min(width, 60)
		}
		return welcome(s)(width, t)
	})
	l.Bindings.Back.SetEnabled(false)
	l.Fill = func() []ui.Choice {
		items := append([]ui.Choice{ui.Lead("Go on", route.Tracks{})}, l.tonight.choices()...)
		if _, ok := s.Keeper(); ok && !s.Autosave.Protected {
			items = append(items, ui.Lead("Set a passphrase first", route.Protection{}))
		}
		if len(s.Beside.Orphans) > 0 {
			items = append(items, ui.Lead("Bring back an earlier workbook", route.Orphans{}))
		}
		elsewhere := ui.Lead(s.ChooseCountry(), route.Countries{})
		elsewhere.Beside = true
		items = append(items, ui.Lead("Help lines", route.Help{}), elsewhere, ui.Lead("Print a blank form", route.BlankForm{}))
		if len(items) < len(l.Items) {
			l.At = 0 // there is a passphrase now: go on
		}
		return items
	}
	return l
}

// Update implements [ui.Screen].
func (l *welcomeScreen) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	if press, ok := msg.(tea.KeyPressMsg); ok && !l.Types() && key.Matches(press, l.tonight.key) {
		return l.tonight.open()
	}
	return l.List.Update(msg)
}

// Hints implements [ui.Screen].
func (l *welcomeScreen) Hints() []key.Binding { return append(l.List.Hints(), l.tonight.key) }

// Keys implements [ui.Described].
func (l *welcomeScreen) Keys() []key.Binding { return append(l.List.Keys(), l.tonight.key) }

// welcome says what this is, and what becomes of the words.
func welcome(s *session.Session) func(width int, t ui.Theme) []string {
	const offline = "It works offline; nothing is ever sent. "
	kept := offline + "What you write stays on this computer, in one file with older copies beside it. Without a passphrase anyone who opens them can read it."
	leaving := "ctrl+q leaves at once: the screen goes blank, your words are saved. It can't hide that you opened the program, or what somebody saw over your shoulder."
	switch {
	case s.Autosave.Traceless:
		kept = offline + "In this sitting nothing is kept either: when you leave, what you wrote is gone."
		leaving = "ctrl+q leaves at once: the screen goes blank. It can't hide that you opened the program, or what somebody saw over your shoulder."
	case s.Autosave.Protected:
		kept = offline + "What you write stays on this computer, in one file with older copies beside it, locked with your passphrase."
	}
	return func(width int, t ui.Theme) []string {
		if s.Stays { // it is known once there are lines
			leaving = "ctrl+q leaves at once. This terminal can't be cleared: what it shows stays there."
		}
		safer := "If someone checks this computer, a safer one or paper may be better."
		if !t.Heard {
			safer += " With a screen reader: groundwork --plain."
		}
		return ui.Titled("groundwork",
			"A private workbook for the time after trust was broken: for when you were hurt, and for when you hurt someone.",
			kept, leaving, safer)(width, t)
	}
}

// newTracks asks which track to begin or go to, and by which way.
func newTracks(s *session.Session) *ui.List {
	l := ui.NewList("choose", "back", ui.Titled("Which of these is it for you?",
		"It can be both. You can change over at any time; each keeps its own pages."))
	l.Left = "groundwork"
	l.Fill = func() []ui.Choice {
		var items []ui.Choice
		for i, track := range s.Book.Tracks {
			whole := ui.Choice{
				Label: track.Title, About: track.About, Apart: i > 0,
				Do: func() (route.Step, tea.Cmd) { return s.Begin(track) },
			}
			if !hasShortWay(track) {
				items = append(items, whole)
				continue
			}
			whole.Detail = "the whole book"
			way := shortWay
			if l.Frame.Theme.Heard { // by ear the lines above it don't tell whose it is
				way += ", " + track.Title
			}
			items = append(items, whole, ui.Choice{
				Label: way, Detail: wayTakes(track, l.Frame.Width),
				About: "If fear is part of it, yours or theirs, take the whole book: it begins with that.",
				Do:    func() (route.Step, tea.Cmd) { return s.BeginAt(track, route.OnWay(track.OnWay(s.Workbook()))) },
			})
		}
		return items
	}
	return l
}

// newNotice says, before anything else, what was noticed at opening.
func newNotice(to route.Notice) *ui.List {
	l := ui.NewList("choose", "go on", ui.Titled("Before you go on", to.Sentences...), ui.BackChoice("Go on"))
	l.Left = "groundwork"
	return l
}
