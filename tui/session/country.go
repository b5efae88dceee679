package session

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/load"
	"groundwork/content/paper"
)

// Nowhere is kept as the country of somebody who is in none of those there are
// lines for. It is no country's code.
const Nowhere = "XX"

// HelpCountry is the code of the country whose lines are shown: the one chosen,
// or the one the computer tells of; "" where neither is known.
func (s *Session) HelpCountry() string {
	if s.Chosen != "" {
		return s.Chosen
	}
	if c := s.Workbook().Settings().Country; c != "" {
		return c
	}
	return s.country
}

// here is the country whose lines are shown, if there is one.
func (s *Session) here() (content.HelpCountry, bool) {
	countries, _ := s.Directory()
	return content.HelpFor(countries, s.HelpCountry())
}

// Directory is every country's lines and the one for anywhere. They are part of
// the program and checked by its tests, so there is no error to show.
func (s *Session) Directory() ([]content.HelpCountry, content.HelpLine) {
	if s.countries == nil {
		s.countries, s.anywhere, _ = load.HelpCountries()
	}
	return s.countries, s.anywhere
}

// Help are the lines of the person's country; its code is "" where none is
// known.
func (s *Session) Help() paper.Help {
	_, anywhere := s.Directory()
	here, _ := s.here()
	return paper.Help{Country: here, Anywhere: anywhere}
}

// CountryName is what the country is called beside the help lines.
func (s *Session) CountryName() string {
	if c, ok := s.here(); ok {
		return c.Name
	}
	return "anywhere"
}

// ChooseCountry is the way to another country in words, with the one there is.
func (s *Session) ChooseCountry() string {
	if c, ok := s.here(); ok {
		return c.Name + ": not here?"
	}
	return "Choose your country"
}

// SetCountry remembers the country; before a track is begun only for now, so
// that looking around leaves no file.
func (s *Session) SetCountry(code string) tea.Cmd {
	s.Chosen = code
	if _, begun := s.Workbook().Place(); !begun {
		return nil
	}
	settings := s.Workbook().Settings()
	settings.Country = code
	return s.Autosave.Put(settings)
}
