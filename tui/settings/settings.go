package settings

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/field"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// settingsScreen changes what a track and the program were told: it is a page
// whose questions are the label and the relation, and a few choices more.
type settingsScreen struct {
	ui.List
	session *session.Session
	track   *content.Track
}

func newSettings(s *session.Session, to route.Settings) *settingsScreen {
	st := &settingsScreen{session: s, track: s.Book.Track(to.Track)}
	st.List = *ui.NewList("change", "back", ui.Titled("Settings"))
	st.Left, st.Fill = "Settings", st.choices
	if to.At > 0 {
		st.Refill()
		st.At = to.At
	}
	return st
}

func (st *settingsScreen) Route() route.Route {
	return route.Settings{Track: st.track.ID, At: st.At}
}

func (st *settingsScreen) choices() []ui.Choice {
	s, w := st.session, st.session.Workbook()
	settings := w.Settings()
	var items []ui.Choice
	for _, id := range []string{content.LabelQuestion, "relation"} {
		if ask, _ := st.track.Ask(id); ask != nil {
			items = append(items, st.question(ask))
		}
	}
	items = append(items,
		ui.Choice{Label: "How this track walks with you", Detail: routeName(w.Route(st.track.ID)), Step: route.To(route.Cautions{Track: st.track.ID})},
		ui.Choice{Label: "Colours", Detail: lookName(settings.Look), Apart: true, Step: route.To(route.Looks{})},
		idleChoice(s),
	)
	items = append(items, st.protection()...)
	return append(append(items,
		ui.Choice{Label: "Help lines", Detail: s.CountryName(), Step: route.To(route.Countries{})},
		st.earlierChoice(),
		ui.Choice{Label: "Begin again", Apart: true, Destroys: true, Step: route.To(route.BeginAgain{Track: st.track.ID})},
	), orphansChoice(s)...)
}

// Enter implements [ui.Screen]: it looks what lies beside the workbook.
func (st *settingsScreen) Enter() tea.Cmd { return tea.Batch(st.List.Enter(), st.session.LookBeside()) }

// Update implements [ui.Screen].
func (st *settingsScreen) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	if _, ok := msg.(session.BesideMsg); ok {
		st.Refill()
	}
	return st.List.Update(msg)
}

// question is a question of the book that can also be changed here.
func (st *settingsScreen) question(ask *content.Ask) ui.Choice {
	w := st.session.Workbook()
	detail := "not said"
	if a, ok := w.Answer(st.track.ID, ask.ID, 0); ok && !a.Value.Empty() {
		if words := ask.Words(a.Value); len(words) > 0 {
			detail = text.CleanLine(words[0])
		}
	}
	return ui.Choice{Label: content.Fill(ask.Label, w.Label(st.track.ID)), Detail: detail, Step: route.To(route.Setting{Track: st.track.ID, Question: ask.ID})}
}

// routeName tells nobody who looks which caution it is.
func routeName(r content.Route) string {
	if r != content.Open {
		return "fewer pages"
	}
	return "all pages"
}

func lookName(l content.Look) string {
	switch l {
	case content.LookAuto:
	case content.LookDark:
		return "for a dark screen"
	case content.LookLight:
		return "for a light screen"
	case content.LookTerminal:
		return "the terminal's own sixteen"
	case content.LookStrong:
		return "strong contrast"
	case content.LookPlain:
		return "none"
	}
	return "as the terminal is"
}

// newCautions says of each way what comes and what waits, and not why somebody is on it:
// whoever opens Settings reads it.
func newCautions(s *session.Session, track *content.Track) *ui.List {
	l := ui.Alternatives("Settings", "How this track walks with you", []string{"You can change this as often as you like. What you wrote stays."})
	for _, c := range []struct {
		route        content.Route
		label, about string
	}{
		{content.Open, "All pages", "Nothing is set aside."},
		{content.Quiet, "Fewer pages", "Pages about asking, offering or sending wait until you open them."},
		{content.Solo, "Fewer pages, on my own", "And the words are for one person alone."},
		{content.NoContact, "Fewer pages, at a distance", "And the words are for a time without talks or messages."},
		{content.Solo | content.NoContact, "Fewer pages, both", "On your own, and at a distance."},
	} {
		if s.Workbook().Route(track.ID) == c.route {
			l.At = len(l.Items)
		}
		l.Items = append(l.Items, ui.Choice{Label: c.label, About: c.about, Do: func() (route.Step, tea.Cmd) {
			profile, _ := s.Workbook().Profile(track.ID)
			profile.Route, profile.Own = c.route, true
			return route.Back(), s.Autosave.Put(profile)
		}})
	}
	return l
}

func newLooks(s *session.Session) *ui.List {
	l := ui.Alternatives("Settings", "Colours", nil)
	for _, look := range []content.Look{content.LookAuto, content.LookDark, content.LookLight, content.LookStrong, content.LookTerminal, content.LookPlain} {
		one := keeping(s, lookName(look), func(settings *content.Settings) { settings.Look = look })
		if s.Workbook().Settings().Look == look {
			l.At = len(l.Items)
		}
		l.Items = append(l.Items, one)
	}
	return l
}

// keeping is a choice that changes the settings.
func keeping(s *session.Session, label string, change func(*content.Settings)) ui.Choice {
	return ui.Choice{Label: label, Do: func() (route.Step, tea.Cmd) {
		settings := s.Workbook().Settings()
		change(&settings)
		return route.Back(), s.Autosave.Put(settings)
	}}
}

// oneQuestion is a single question of the book on a screen of its own.
type oneQuestion struct{ ui.Form }

func newOneQuestion(s *session.Session, to route.Setting) *oneQuestion {
	ask, _ := s.Book.Track(to.Track).Ask(to.Question)
	f := field.New(ask, s.Setting(to.Track, "settings", 0))
	q := &oneQuestion{Form: ui.NewWritingForm(func(*ui.Piece) tea.Cmd { return s.Autosave.Touch(f) }, f)}
	q.Alone("done")
	q.End = route.Back
	return q
}

func (q *oneQuestion) Header() (string, string) { return "Settings", "" }

// earlierChoice turns on and off that three lines of the person's own are offered.
func (st *settingsScreen) earlierChoice() ui.Choice {
	settings := st.session.Workbook().Settings()
	return ui.Choice{Label: "Three lines of mine when I come back", Ticked: settings.Earlier, Tick: func() tea.Cmd {
		settings.Earlier = !settings.Earlier
		return st.session.Autosave.Put(settings)
	}}
}
