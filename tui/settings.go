package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/field"
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// settingsScreen changes what a track and the program were told: it is a page
// whose questions are the label and the relation, and a few choices more.
type settingsScreen struct {
	list
	sitting *sitting
	track   *content.Track
}

func newSettings(s *sitting, to route.Settings) *settingsScreen {
	st := &settingsScreen{sitting: s, track: s.book.Track(to.Track)}
	st.list = newList("change", "back", titled("Settings"))
	st.left, st.fill = "Settings", st.choices
	if to.At > 0 {
		st.refill()
		st.at = to.At
	}
	return st
}

// Route implements [located].
func (st *settingsScreen) Route() route.Route {
	return route.Settings{Track: st.track.ID, At: st.at}
}

// Enter implements [screen].
func (st *settingsScreen) Enter() tea.Cmd {
	st.sitting.desk.collect()
	return st.list.Enter()
}

func (st *settingsScreen) choices() []choice {
	s, w := st.sitting, st.sitting.workbook()
	profile, _ := w.Profile(st.track.ID)
	settings := w.Settings()
	var items []choice
	for _, id := range []string{content.LabelQuestion, "relation"} {
		if ask, _ := st.track.Ask(id); ask != nil {
			items = append(items, st.question(ask))
		}
	}
	items = append(items,
		choice{label: "How this track walks with you", detail: routeName(profile.Route), step: route.To(route.Cautions{Track: st.track.ID})},
		choice{label: "Colours", detail: lookName(settings.Look), apart: true, step: route.To(route.Looks{})},
		idleChoice(s),
	)
	items = append(items, st.protection()...)
	return append(items,
		choice{label: "Help lines", detail: s.countryName(), step: route.To(route.Countries{})},
		st.earlierChoice(),
		choice{label: "Begin again", apart: true, step: route.To(route.BeginAgain{Track: st.track.ID})},
	)
}

// question is a question of the book that can also be changed here.
func (st *settingsScreen) question(ask *content.Ask) choice {
	w := st.sitting.workbook()
	detail := "not said"
	if a, ok := w.Answer(st.track.ID, ask.ID, 0); ok && !a.Value.Empty() {
		if words := ask.Words(a.Value); len(words) > 0 {
			detail = content.CleanLine(words[0])
		}
	}
	return choice{label: content.Fill(ask.Label, w.Label(st.track.ID)), detail: detail, step: route.To(route.Setting{Track: st.track.ID, Question: ask.ID})}
}

func routeName(r content.Route) string {
	switch {
	case r.Shares(content.Solo) && r.Shares(content.NoContact):
		return "on my own, without contact"
	case r.Shares(content.Solo):
		return "on my own"
	case r.Shares(content.NoContact):
		return "without contact"
	}
	return "all pages"
}

func lookName(l content.Look) string {
	switch l {
	case content.LookDark:
		return "for a dark screen"
	case content.LookLight:
		return "for a light screen"
	case content.LookPlain:
		return "none"
	}
	return "as the terminal is"
}

// alternatives returns a short list to choose one thing from.
func alternatives(head, title string, about []string, items ...choice) *list {
	l := newList("choose", "back", titled(title, about...), items...)
	l.left = head
	return &l
}

func newCautions(s *sitting, track *content.Track) *list {
	set := func(r content.Route) func() (route.Step, tea.Cmd) {
		return func() (route.Step, tea.Cmd) {
			profile, _ := s.workbook().Profile(track.ID)
			profile.Route = r
			return route.Back(), s.desk.put(profile)
		}
	}
	l := alternatives("Settings", "How this track walks with you", []string{"You can change this as often as you like. What you wrote stays."},
		choice{label: "All pages", about: "Nothing is set aside.", do: set(content.Open)},
		choice{label: "On my own", about: "For when it may not be safe to ask or confront. Pages that need the other person wait until you open them.", do: set(content.Solo)},
		choice{label: "Without contact", about: "For when the other person may be afraid of you, or contact isn't wanted. Pages that reach out wait until you open them.", do: set(content.NoContact)},
		choice{label: "Both", about: "On your own, and without contact.", do: set(content.Solo | content.NoContact)})
	profile, _ := s.workbook().Profile(track.ID)
	l.at = int(profile.Route)
	return l
}

func newLooks(s *sitting) *list {
	l := alternatives("Settings", "Colours", nil)
	for _, look := range []content.Look{content.LookAuto, content.LookDark, content.LookLight, content.LookPlain} {
		one := keeping(s, lookName(look), func(settings *content.Settings) { settings.Look = look })
		if s.workbook().Settings().Look == look {
			l.at = len(l.items)
		}
		l.items = append(l.items, one)
	}
	return l
}

// keeping is a choice that changes the settings.
func keeping(s *sitting, label string, change func(*content.Settings)) choice {
	return choice{label: label, do: func() (route.Step, tea.Cmd) {
		settings := s.workbook().Settings()
		change(&settings)
		return route.Back(), s.desk.put(settings)
	}}
}

// oneQuestion is a single question of the book on a screen of its own.
type oneQuestion struct {
	sitting *sitting
	field   field.Field
	frame   frame
	done    key.Binding
	said    string
}

func newOneQuestion(s *sitting, to route.Setting) *oneQuestion {
	ask, _ := s.book.Track(to.Track).Ask(to.Question)
	q := &oneQuestion{sitting: s, done: ui.Bind("done", "esc", "alt+esc")}
	q.field = field.New(ask, s.setting(to.Track, "settings", 0))
	q.field.Focus(ui.Above)
	return q
}

// Enter implements [screen].
func (q *oneQuestion) Enter() tea.Cmd { return nil }

// Leave implements [leaver].
func (q *oneQuestion) Leave() { q.sitting.desk.collect() }

// Resize implements [screen].
func (q *oneQuestion) Resize(f frame) {
	q.frame = f
	q.field.Resize(f.Width, max(f.Height-6, 3), f.Theme)
}

// Update implements [screen].
func (q *oneQuestion) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	if press, ok := msg.(tea.KeyPressMsg); ok && key.Matches(press, q.done) && !q.asking() {
		return route.Back(), nil
	}
	r, cmd := q.field.Update(msg)
	q.said = r.Why
	touch := func() tea.Cmd { return q.sitting.desk.touch(q.field) }
	if r.Editor != nil {
		return route.To(lend(r.Editor, touch)), cmd
	}
	if r.Changed {
		cmd = tea.Batch(cmd, touch())
	}
	if press, ok := msg.(tea.KeyPressMsg); ok && r.Leave == ui.Below && press.String() == "enter" {
		return route.Back(), cmd
	}
	return route.Stay(), cmd
}

// asking tells that the field has asked something that esc answers.
func (q *oneQuestion) asking() bool {
	w := q.writer()
	return w != nil && w.Asking()
}

func (q *oneQuestion) writer() writer {
	w, _ := q.field.(writer)
	return w
}

// View implements [screen].
func (q *oneQuestion) View() (string, *tea.Cursor) { return q.field.View() }

// Said is a sentence for the footer.
func (q *oneQuestion) Said() string { return q.said }

// Header implements [screen].
func (q *oneQuestion) Header() (string, string) { return "Settings", "" }

// Hints implements [screen].
func (q *oneQuestion) Hints() []key.Binding { return append(q.field.Keys(), q.done) }

// earlierChoice turns that sentence on and off.
func (st *settingsScreen) earlierChoice() choice {
	settings := st.sitting.workbook().Settings()
	detail := "no"
	if settings.Earlier {
		detail = "yes"
	}
	return choice{label: "Show one earlier sentence when I come back", detail: detail, do: func() (route.Step, tea.Cmd) {
		settings.Earlier = !settings.Earlier
		cmd := st.sitting.desk.put(settings)
		st.refill()
		return route.Stay(), cmd
	}}
}
