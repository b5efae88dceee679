package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"groundwork/content"
	"groundwork/tui/theme"
)

// helpScreen shows the help lines first, then the keys, made from the bindings
// of the screen it was opened on.
type helpScreen struct {
	list
	sitting *sitting
	keys    []key.Binding // of the screen below
}

func newHelp(s *sitting, stack []screen) *helpScreen {
	h := &helpScreen{sitting: s}
	if len(stack) > 0 {
		if d, ok := stack[len(stack)-1].(describer); ok {
			h.keys = d.Keys()
			if searchable(stack[len(stack)-1]) {
				h.keys = append(h.keys, searchKey())
			}
		}
	}
	h.above = h.lines
	h.below = h.keyLines
	h.menu.keys = newListKeys("choose", "back")
	h.menu.set([]choice{
		{label: "Back to where you were", do: func() (step, tea.Cmd) { return back(), nil }},
		{label: "Lines in another country", do: func() (step, tea.Cmd) { return open(newCountries(s)), nil }},
	})
	return h
}

func (h *helpScreen) lines(width int, t theme.Theme) []string {
	lines := []string{t.Title.Render("Help")}
	lines = append(lines, "")
	lines = append(lines, h.sitting.helpLines(content.ForAnyone, width, t)...)
	for _, p := range []string{
		"Nothing you write is ever scanned for signs of crisis, and nobody is told. If you need somebody, the call is yours to make.",
		"Talking with a counsellor or a therapist is an ordinary good idea, whatever you are working on here.",
	} {
		lines = append(append(lines, ""), sentence(p, width, t.Body)...)
	}
	return lines
}

func (h *helpScreen) keyLines(width int, t theme.Theme) []string {
	lines := []string{t.Label.Render("Keys")}
	g := newGlobalKeys()
	if h.sitting.desk.protected {
		g.cover.SetHelp("ctrl+l", "lock; the passphrase opens it again")
	}
	for _, b := range append(append([]key.Binding{}, h.keys...), g.save, g.cover, g.suspend, g.help, g.leave) {
		if !b.Enabled() || b.Help().Desc == "" {
			continue
		}
		name := b.Help().Key
		gap := max(14-lipgloss.Width(name), 1)
		lines = append(lines, t.Strong.Render(name)+lipgloss.NewStyle().PaddingLeft(gap).Render(t.Body.Render(b.Help().Desc)))
	}
	return append(append(lines, ""), sentence("Tab, shift+tab, arrows, enter, esc, ctrl+g and ctrl+q are enough for everything; the other keys are shortcuts.", width, t.Faint)...)
}

// Update implements [screen].
func (h *helpScreen) Update(msg tea.Msg) (step, tea.Cmd) {
	st, cmd, _ := h.update(msg)
	return st, cmd
}

// Header implements [screen].
func (h *helpScreen) Header() (string, string) { return "Help", "" }

// helpCountry is the country whose lines are shown: the one picked, or the
// locale's; "" where neither is known.
func (s *sitting) helpCountry() string {
	if c := s.workbook().Settings().Country; c != "" {
		return c
	}
	return s.country
}

// directory is every country's lines and the one for anywhere. They are part of
// the program and checked by its tests, so there is no error to show.
func (s *sitting) directory() ([]content.HelpCountry, content.HelpLine) {
	if s.countries == nil {
		s.countries, s.anywhere, _ = content.HelpCountries()
	}
	return s.countries, s.anywhere
}

// helpLines sets the lines of the person's country, those for the audience
// first, and the directory for everywhere else.
func (s *sitting) helpLines(first content.Audience, width int, t theme.Theme) []string {
	countries, anywhere := s.directory()
	here, ok := content.HelpFor(countries, s.helpCountry())
	var lines []string
	if ok {
		lines = emergency(here, width, t)
		for _, l := range here.LinesFor(first) {
			lines = append(lines, helpLine(l.Name, l.Reach, width, t)...)
		}
	}
	lines = append(lines, helpLine(anywhere.Name, anywhere.Reach, width, t)...)
	return append(append(lines, ""), sentence("Numbers change: check with the directory. Calls and texts can show on a bill.", width, t.Faint)...)
}

// firstLines are the numbers for right now: emergency, and somebody to talk to.
func (s *sitting) firstLines(width int, t theme.Theme) []string {
	countries, anywhere := s.directory()
	here, ok := content.HelpFor(countries, s.helpCountry())
	if !ok {
		return helpLine(anywhere.Name, anywhere.Reach, width, t)
	}
	lines := emergency(here, width, t)
	for _, l := range here.Lines {
		if l.For == content.ForAnyone {
			lines = append(lines, helpLine(l.Name, l.Reach, width, t)...)
			break
		}
	}
	return lines
}

func emergency(c content.HelpCountry, width int, t theme.Theme) []string {
	return helpLine("Emergency, "+c.Name, c.Emergency, width, t)
}

func helpLine(name, reach string, width int, t theme.Theme) []string {
	lines := sentence(name, width, t.Label)
	for _, l := range sentence(reach, width-2, t.Body) {
		lines = append(lines, "  "+l)
	}
	return lines
}

// countries picks whose help lines are shown.
type countries struct{ list }

func newCountries(s *sitting) *countries {
	c := &countries{}
	c.above = func(width int, t theme.Theme) []string {
		return sentence("Help lines for", width, t.Title)
	}
	c.menu.keys = newListKeys("choose", "back")
	var items []choice
	all, _ := s.directory()
	for i, h := range all {
		items = append(items, choice{label: h.Name, do: func() (step, tea.Cmd) {
			return back(), s.setCountry(h.Code)
		}})
		if h.Code == s.helpCountry() {
			c.menu.at = i
		}
	}
	c.menu.set(items)
	return c
}

// setCountry remembers the country; before a track is begun only for now, so
// that looking around leaves no file.
func (s *sitting) setCountry(code string) tea.Cmd {
	if _, begun := s.workbook().Place(); !begun {
		s.country = code
		return nil
	}
	settings := s.workbook().Settings()
	settings.Country = code
	return s.desk.put(settings)
}

// Update implements [screen].
func (c *countries) Update(msg tea.Msg) (step, tea.Cmd) {
	st, cmd, _ := c.update(msg)
	return st, cmd
}

// Header implements [screen].
func (c *countries) Header() (string, string) { return "Help", "" }

// distress answers a rating of eight or more: the number first, then three ways
// on as equals.
type distress struct{ list }

func newDistress(s *sitting) *distress {
	d := &distress{}
	d.above = func(width int, t theme.Theme) []string {
		lines := []string{t.Title.Render("That is a lot to carry right now"), ""}
		lines = append(lines, sentence("If you might end your life or hurt someone, call now:", width, t.Label)...)
		lines = append(lines, "")
		return append(lines, s.firstLines(width, t)...)
	}
	d.below = func(width int, t theme.Theme) []string {
		return sentence("More lines, and those of other countries: ctrl+g.", width, t.Faint)
	}
	d.menu.keys = newListKeys("choose", "back")
	d.menu.set([]choice{
		{label: "Stop here for today", do: func() (step, tea.Cmd) { return home(), nil }},
		{label: "Settle first", do: func() (step, tea.Cmd) { return swap(newSettle(s)), nil }},
		{label: "Go on", do: func() (step, tea.Cmd) { return back(), nil }},
	})
	return d
}

// Update implements [screen].
func (d *distress) Update(msg tea.Msg) (step, tea.Cmd) {
	st, cmd, _ := d.update(msg)
	return st, cmd
}

// Header implements [screen].
func (d *distress) Header() (string, string) { return "", "" }
