package tui

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/load"
	"groundwork/tui/theme"
)

// nowhere is kept as the country of somebody who is in none of those there are
// lines for. It is no country's code.
const nowhere = "XX"

// helpCountry is the code of the country whose lines are shown: the one chosen,
// or the one the computer tells of; "" where neither is known.
func (s *sitting) helpCountry() string {
	if s.chosen != "" {
		return s.chosen
	}
	if c := s.workbook().Settings().Country; c != "" {
		return c
	}
	return s.country
}

// here is the country whose lines are shown, if there is one.
func (s *sitting) here() (content.HelpCountry, bool) {
	countries, _ := s.directory()
	return content.HelpFor(countries, s.helpCountry())
}

// directory is every country's lines and the one for anywhere. They are part of
// the program and checked by its tests, so there is no error to show.
func (s *sitting) directory() ([]content.HelpCountry, content.HelpLine) {
	if s.countries == nil {
		s.countries, s.anywhere, _ = load.HelpCountries()
	}
	return s.countries, s.anywhere
}

// countryName is what the country is called beside the help lines.
func (s *sitting) countryName() string {
	if c, ok := s.here(); ok {
		return c.Name
	}
	return "anywhere"
}

// notHere names the country, and asks for another.
func (s *sitting) notHere() choice {
	return choice{label: s.notHereLabel(), do: func() (step, tea.Cmd) { return open(newCountries(s)), nil }}
}

func (s *sitting) notHereLabel() string {
	if c, ok := s.here(); ok {
		return c.Name + ": not here?"
	}
	return "Choose your country"
}

// numbersChange is said beneath any help lines.
const numbersChange = "Numbers change: check with the directory. Calls and texts can show on a bill, and a page you open stays in the browser's list."

// helpLines sets the lines of the person's country, those for the audience
// first, and the directory for everywhere else.
func (s *sitting) helpLines(first content.Audience, width int, t theme.Theme) []string {
	var lines []string
	if here, ok := s.here(); ok {
		lines = emergency(here, width, t)
		if _, anywhere := s.directory(); first == content.ForHarm {
			lines = append(lines, sentence(here.NoneForHarm(anywhere), width, t.Body)...)
		}
		for _, l := range here.LinesFor(first) {
			lines = append(lines, helpLine(l, width, t)...)
		}
	} else {
		lines = sentence(emergencyAnywhere, width, t.Body)
	}
	return append(lines, s.elsewhere(width, t)...)
}

// elsewhere is the directory, and what holds for every line.
func (s *sitting) elsewhere(width int, t theme.Theme) []string {
	_, anywhere := s.directory()
	return append(append(helpLine(anywhere, width, t), ""), sentence(numbersChange, width, t.Faint)...)
}

func emergency(c content.HelpCountry, width int, t theme.Theme) []string {
	return helpLine(content.HelpLine{Name: "Emergency, " + c.Name, Reach: c.Emergency, Note: c.Note}, width, t)
}

func helpLine(l content.HelpLine, width int, t theme.Theme) []string {
	lines := sentence(l.Title(), width, t.Label)
	for _, under := range []string{l.Contact(), l.Note} {
		if under == "" {
			continue
		}
		for _, l := range sentence(under, width-2, t.Body) {
			lines = append(lines, "  "+l)
		}
	}
	return lines
}

// notHerePart names the country whose help lines follow on a page. It stands above
// them: who comes to it sees them from their first line.
type notHerePart struct {
	pick
	sitting *sitting
}

func newNotHerePart(s *sitting) *notHerePart {
	p := &notHerePart{sitting: s}
	p.items = []button{{do: func() (outcome, tea.Cmd) { return outcome{step: open(newCountries(s))}, nil }}}
	return p
}

// Resize implements [part]. It is called too when the page comes back to the top,
// with another country perhaps.
func (p *notHerePart) Resize(width, rows int, t theme.Theme) {
	p.pick.Resize(width, rows, t)
	p.items[0].label = p.sitting.notHereLabel()
}

// helpPart is the help lines within a page, those for an audience first.
func helpPart(s *sitting, first content.Audience) part {
	return reading(func(width int, t theme.Theme) []string { return s.helpLines(first, width, t) })
}

// countries chooses whose help lines are shown.
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
	items = append(items, choice{label: "Somewhere else", do: func() (step, tea.Cmd) { return back(), s.setCountry(nowhere) }})
	if s.helpCountry() == nowhere {
		c.menu.at = len(all)
	}
	c.menu.set(items)
	return c
}

// setCountry remembers the country; before a track is begun only for now, so
// that looking around leaves no file.
func (s *sitting) setCountry(code string) tea.Cmd {
	s.chosen = code
	if _, begun := s.workbook().Place(); !begun {
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
