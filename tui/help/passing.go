package help

import (
	"groundwork/content"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// newPassing is what one meets who goes past the questions about safety without
// an answer, or would rather not say. Silence is no no: the help lines are shown
// and caution is offered, once.
func newPassing(s *session.Session, cautions content.Route) *ui.List {
	l := ui.NewList("choose", "back", ui.Titled("Before you go on",
		"Silence is not taken as a no. Pages about asking, offering or sending can wait until you open them."))
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
	return l
}
