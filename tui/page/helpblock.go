package page

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// countryBlock names the country whose help lines follow on a page. It stands
// above them: who comes to it sees them from their first line.
type countryBlock struct {
	ui.Choices
	session *session.Session
}

func newCountryBlock(s *session.Session) *countryBlock {
	b := &countryBlock{session: s}
	b.Aside = true
	b.Items = []ui.Button{{Do: func() (ui.Outcome, tea.Cmd) {
		return ui.Outcome{Step: route.To(route.Countries{})}, nil
	}}}
	return b
}

// Resize implements [ui.Block]. It is called too when the page comes back to the
// top, with another country perhaps.
func (b *countryBlock) Resize(width, rows int, t ui.Theme) {
	b.Choices.Resize(width, rows, t)
	b.Items[0].Label = b.session.ChooseCountry()
}

// helpBlock is the help lines within a page, those for an audience first.
func helpBlock(s *session.Session, first content.Audience) ui.Block {
	return ui.NewReading(func(width int, t ui.Theme) []string {
		return ui.HelpLines(s.Help()).For(first, width, t)
	})
}
