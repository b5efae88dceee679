package tui

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/field"
	"groundwork/tui/theme"
)

// passing is what one meets who goes past the questions about safety without an
// answer, or would rather not say. Silence is no no: the help lines are shown
// and the careful way is offered, once.
type passing struct {
	list
	sitting *sitting
	answers []choice
}

// unsaid reports whether the page's gate was passed, whatever the route is: what
// shows must not tell. The careful way is offered the first time one goes on.
func (p *page) unsaid() bool {
	visit, _ := p.sitting.workbook().Visit(p.page.Track().ID, p.page.ID, p.pass)
	if visit.Passed || p.offered {
		return false
	}
	for _, s := range p.slots {
		a, ok := s.part.(answer)
		if !ok {
			continue
		}
		if g, ok := a.Field.(field.Gate); ok {
			return g.Unsaid()
		}
	}
	return false
}

// newPassing offers a route; goOn is what goes on from the page.
func newPassing(p *page, route content.Route, goOn func() (step, tea.Cmd)) *passing {
	s, track := p.sitting, p.page.Track()
	v := &passing{sitting: s}
	v.above = func(width int, t theme.Theme) []string {
		lines := []string{t.Title.Render("Before you go on"), ""}
		return append(lines, sentence("Silence is not taken as a no. Pages about asking, offering or sending can wait until you open them.", width, t.Body)...)
	}
	v.below = func(width int, t theme.Theme) []string {
		return s.helpLines(content.ForAnyone, width, t)
	}
	answer := func(route content.Route) func() (step, tea.Cmd) {
		return func() (step, tea.Cmd) {
			p.offered = true
			var cmd tea.Cmd
			if route != content.Open {
				profile, _ := s.workbook().Profile(track.ID)
				profile.Route |= route
				cmd = s.desk.put(profile)
			}
			st, more := goOn()
			st.back++ // this screen goes too
			return st, tea.Batch(cmd, more)
		}
	}
	v.menu.keys = newListKeys("choose", "back")
	v.answers = []choice{
		{label: "Keep those pages for later", do: answer(route)},
		{label: "Leave all pages in", do: answer(content.Open)},
	}
	v.menu.set(append(v.answers, s.notHere()))
	return v
}

// Enter implements [screen]: another country may have been chosen.
func (v *passing) Enter() tea.Cmd {
	v.menu.set(append(v.answers, v.sitting.notHere()))
	return nil
}

// Update implements [screen].
func (v *passing) Update(msg tea.Msg) (step, tea.Cmd) {
	st, cmd, _ := v.update(msg)
	return st, cmd
}

// Header implements [screen].
func (v *passing) Header() (string, string) { return "", "" }
