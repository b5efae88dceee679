package page

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// helpBlock is the help lines within a page, with the country beside them.
type helpBlock struct {
	ui.Choices
	session *session.Session
	first   content.Audience
	lines   []string
}

func newHelpBlock(s *session.Session, first content.Audience) *helpBlock {
	p := &helpBlock{session: s, first: first}
	p.Items = []ui.Button{{Do: func() (ui.Outcome, tea.Cmd) { return ui.Outcome{Step: route.To(route.Countries{})}, nil }}}
	return p
}

// Resize implements [ui.Block]. It is called too when the page comes back to the top,
// with another country perhaps.
func (p *helpBlock) Resize(width, rows int, t ui.Theme) {
	p.Choices.Resize(width, rows, t)
	p.Items[0].Label = p.session.ChooseCountry()
	p.lines = ui.HelpLines(p.session.Help()).For(p.first, width, t)
}

// View implements [ui.Block].
func (p *helpBlock) View() (string, *tea.Cursor) {
	text, _ := p.Choices.View()
	return strings.Join(append(append([]string{}, p.lines...), text), "\n"), nil
}

// Row implements [ui.Block].
func (p *helpBlock) Row() int { return len(p.lines) + p.Choices.Row() }

// Focus implements [ui.Block].
func (p *helpBlock) Focus(from ui.Edge) { p.Choices.Focus(from) }
