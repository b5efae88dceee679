package tui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/field"
	"groundwork/tui/theme"
)

// settingsScreen changes what a track and the program were told: it is a page
// whose questions are the label and the relation, and a few choices more.
type settingsScreen struct {
	list
	sitting *sitting
	track   *content.Track
}

func newSettings(s *sitting, track *content.Track) *settingsScreen {
	st := &settingsScreen{sitting: s, track: track}
	st.above = func(_ int, t theme.Theme) []string { return []string{t.Title.Render("Settings")} }
	st.menu.keys = newListKeys("change", "back")
	return st
}

// Enter implements [screen].
func (st *settingsScreen) Enter() tea.Cmd {
	st.sitting.desk.collect()
	st.refresh()
	return nil
}

// Resize implements [screen].
func (st *settingsScreen) Resize(f frame) {
	st.frame = f
	st.refresh()
	st.list.Resize(f)
}

func (st *settingsScreen) refresh() {
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
		choice{label: "How this track walks with you", detail: routeName(profile.Route), do: func() (step, tea.Cmd) {
			return open(newRoutes(s, st.track)), nil
		}},
		choice{label: "Colours", detail: lookName(settings.Look), apart: true, do: func() (step, tea.Cmd) {
			return open(newLooks(s)), nil
		}},
		idleChoice(s),
	)
	items = append(items, st.protection()...)
	items = append(items,
		choice{label: "Help lines", detail: s.countryName(), do: func() (step, tea.Cmd) {
			return open(newCountries(s)), nil
		}},
		st.earlierChoice(),
		againChoice(s, st.track),
	)
	st.menu.set(items)
}

// question is a question of the book that can also be changed here.
func (st *settingsScreen) question(ask *content.Ask) choice {
	w := st.sitting.workbook()
	detail := "not said"
	if a, ok := w.Answer(st.track.ID, ask.ID, 0); ok && !a.Value.Empty() {
		if words := ask.Words(a.Value); len(words) > 0 {
			detail = text.CleanLine(words[0])
		}
	}
	return choice{label: content.Fill(ask.Label, w.Label(st.track.ID)), detail: detail, do: func() (step, tea.Cmd) {
		return open(newOneQuestion(st.sitting, st.track, ask)), nil
	}}
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
	case content.LookDark:
		return "for a dark screen"
	case content.LookLight:
		return "for a light screen"
	case content.LookPlain:
		return "none"
	}
	return "as the terminal is"
}

// Update implements [screen].
func (st *settingsScreen) Update(msg tea.Msg) (step, tea.Cmd) {
	s, cmd, _ := st.update(msg)
	return s, cmd
}

// Header implements [screen].
func (st *settingsScreen) Header() (string, string) { return "Settings", "" }

// alternatives is a short list to choose one thing from.
type alternatives struct {
	list
	title string
	head  string // the header
}

func newAlternatives(title, about string, items []choice) *alternatives {
	a := &alternatives{title: title, head: "Settings"}
	a.above = func(width int, t theme.Theme) []string {
		lines := sentence(title, width, t.Title)
		if about != "" {
			lines = append(append(lines, ""), sentence(about, width, t.Body)...)
		}
		return lines
	}
	a.menu.keys = newListKeys("choose", "back")
	a.menu.set(items)
	return a
}

// Update implements [screen].
func (a *alternatives) Update(msg tea.Msg) (step, tea.Cmd) {
	st, cmd, _ := a.update(msg)
	return st, cmd
}

// Header implements [screen].
func (a *alternatives) Header() (string, string) { return a.head, "" }

func newRoutes(s *sitting, track *content.Track) screen {
	set := func(r content.Route) func() (step, tea.Cmd) {
		return func() (step, tea.Cmd) {
			profile, _ := s.workbook().Profile(track.ID)
			profile.Route = r
			return back(), s.desk.put(profile)
		}
	}
	routes := []content.Route{content.Open, content.Quiet, content.Solo, content.NoContact, content.Solo | content.NoContact}
	items := []choice{
		{label: "All pages", about: "Nothing is set aside."},
		{label: "Fewer pages", about: "Pages about asking, offering or sending wait until you open them."},
		{label: "Fewer pages, on my own", about: "And the words are for when it may not be safe to ask or confront."},
		{label: "Fewer pages, without contact", about: "And the words are for when the other person may be afraid of you, or contact isn't wanted."},
		{label: "Fewer pages, both", about: "On your own, and without contact."},
	}
	for i := range items {
		items[i].do = set(routes[i])
	}
	a := newAlternatives("How this track walks with you", "You can change this as often as you like. What you wrote stays.", items)
	profile, _ := s.workbook().Profile(track.ID)
	a.menu.at = max(slices.Index(routes, profile.Route), 0)
	return a
}

func newLooks(s *sitting) screen {
	a := newAlternatives("Colours", "", nil)
	for i, l := range []content.Look{content.LookAuto, content.LookDark, content.LookLight, content.LookPlain} {
		a.menu.items = append(a.menu.items, choice{label: lookName(l), do: func() (step, tea.Cmd) {
			settings := s.workbook().Settings()
			settings.Look = l
			return back(), s.desk.put(settings)
		}})
		if s.workbook().Settings().Look == l {
			a.menu.at = i
		}
	}
	return a
}

// oneQuestion is a single question of the book on a screen of its own.
type oneQuestion struct {
	sitting *sitting
	field   field.Field
	frame   frame
	done    key.Binding
	said    string
}

func newOneQuestion(s *sitting, track *content.Track, ask *content.Ask) *oneQuestion {
	q := &oneQuestion{sitting: s, done: bind("done", "esc", "alt+esc")}
	q.field = field.New(ask, s.setting(track.ID, "settings", 0))
	q.field.Focus(field.Above)
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
func (q *oneQuestion) Update(msg tea.Msg) (step, tea.Cmd) {
	if press, ok := msg.(tea.KeyPressMsg); ok && key.Matches(press, q.done) && !q.asking() {
		return back(), nil
	}
	r, cmd := q.field.Update(msg)
	q.said = r.Why
	touch := func() tea.Cmd { return q.sitting.desk.touch(q.field) }
	if r.Editor != nil {
		return open(newOwnEditor(q.sitting, r.Editor, touch)), cmd
	}
	if r.Changed {
		cmd = tea.Batch(cmd, touch())
	}
	if press, ok := msg.(tea.KeyPressMsg); ok && r.Leave == field.Below && press.String() == "enter" {
		return back(), cmd
	}
	return stay(), cmd
}

// asking tells that the field has asked something that esc answers.
func (q *oneQuestion) asking() bool {
	w := q.writer()
	return w != nil && w.Asking()
}

func (q *oneQuestion) writer() field.Writer {
	w, _ := q.field.(field.Writer)
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
