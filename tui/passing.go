package tui

import (
	"groundwork/content"
	"groundwork/tui/field"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// unsaid are the cautions that the page's gate was not answered about, on or not:
// what shows must not tell. They are offered the first time one goes on.
func (p *page) unsaid() content.Route {
	visit, _ := p.session.Workbook().Visit(p.page.Track().ID, p.page.ID, p.pass)
	if visit.Passed || p.offered {
		return content.Open
	}
	for _, s := range p.Pieces {
		a, ok := s.Block.(field.Field)
		if !ok {
			continue
		}
		if g, ok := a.(field.Gate); ok {
			return g.Unsaid()
		}
	}
	return content.Open
}

// newPassing is what one meets who goes past the questions about safety without
// an answer, or would rather not say. Silence is no no: the help lines are shown
// and caution is offered, once.
func newPassing(s *session.Session, cautions content.Route) *ui.List {
	l := ui.NewList("choose", "back", ui.Titled("Before you go on",
		"You need not answer: it is not taken as a no. Pages about asking, offering or sending can wait until you open them."))
	l.Below = func(width int, t ui.Theme) []string {
		return ui.HelpLines(s.Help()).For(content.ForAnyone, width, t)
	}
	l.Fill = func() []ui.Choice { // another country may have been chosen
		return []ui.Choice{
			{Label: "Keep those pages for later", Step: route.Return(cautions)},
			{Label: "Leave all pages in", Step: route.Return(content.Open)},
			notHere(s),
		}
	}
	l.Refill()
	return &l
}
