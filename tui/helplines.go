package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/paper"
	"groundwork/tui/route"
	"groundwork/tui/ui"
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
		s.countries, s.anywhere, _ = content.HelpCountries()
	}
	return s.countries, s.anywhere
}

// helpLines are the lines of the person's country; its code is "" where none is
// known.
func (s *sitting) helpLines() paper.Help {
	_, anywhere := s.directory()
	here, _ := s.here()
	return paper.Help{Country: here, Anywhere: anywhere}
}

// countryName is what the country is called beside the help lines.
func (s *sitting) countryName() string {
	if c, ok := s.here(); ok {
		return c.Name
	}
	return "anywhere"
}

// notHere names the country, and asks for another.
func notHere(s *sitting) ui.Choice {
	return ui.Choice{Label: s.notHereLabel(), Step: route.To(route.Countries{})}
}

func (s *sitting) notHereLabel() string {
	if c, ok := s.here(); ok {
		return c.Name + ": not here?"
	}
	return "Choose your country"
}

// helpPart is the help lines within a page, with the country beside them.
type helpPart struct {
	ui.Choices
	session *sitting
	first   content.Audience
	lines   []string
}

func newHelpPart(s *sitting, first content.Audience) *helpPart {
	p := &helpPart{session: s, first: first}
	p.Items = []ui.Button{{Do: func() (ui.Outcome, tea.Cmd) { return ui.Outcome{Step: route.To(route.Countries{})}, nil }}}
	return p
}

// Resize implements [ui.Block]. It is called too when the page comes back to the top,
// with another country perhaps.
func (p *helpPart) Resize(width, rows int, t ui.Theme) {
	p.Choices.Resize(width, rows, t)
	p.Items[0].Label = p.session.notHereLabel()
	p.lines = ui.HelpLines(p.session.helpLines()).For(p.first, width, t)
}

// View implements [ui.Block].
func (p *helpPart) View() (string, *tea.Cursor) {
	text, _ := p.Choices.View()
	return strings.Join(append(append([]string{}, p.lines...), text), "\n"), nil
}

// Row implements [ui.Block].
func (p *helpPart) Row() int { return len(p.lines) + p.Choices.Row() }

// Focus implements [ui.Block].
func (p *helpPart) Focus(from ui.Edge) { p.Choices.Focus(from) }

// newCountries chooses whose help lines are shown.
func newCountries(s *sitting) *ui.List {
	l := ui.NewList("choose", "back", ui.Titled("Help lines for"))
	l.Left = "Help"
	choose := func(label, code string) {
		if code == s.helpCountry() {
			l.At = len(l.Items)
		}
		l.Items = append(l.Items, ui.Choice{Label: label, Do: func() (route.Step, tea.Cmd) {
			return route.Back(), s.setCountry(code)
		}})
	}
	all, _ := s.directory()
	for _, h := range all {
		choose(h.Name, h.Code)
	}
	choose("Somewhere else", nowhere)
	return &l
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
