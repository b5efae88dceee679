package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/field"
	"groundwork/tui/theme"
)

// passing is what one meets who goes past the questions about safety without an
// answer, or would rather not say. Silence is no no: the help lines are shown
// and the careful way is offered, once.
type passing struct{ list }

// unsaid are the cautions that the page's gate was not answered about, as far as
// they are not on.
func (p *page) unsaid() content.Route {
	profile, _ := p.sitting.workbook().Profile(p.page.Track().ID)
	for _, s := range p.slots {
		a, ok := s.part.(answer)
		if !ok {
			continue
		}
		if g, ok := a.Field.(field.Gate); ok && !p.offered {
			return g.Unsaid() &^ profile.Route
		}
	}
	return content.Open
}

// newPassing offers cautions; goOn is what goes on from the page.
func newPassing(p *page, cautions content.Route, goOn func() (step, tea.Cmd)) *passing {
	s, track := p.sitting, p.page.Track()
	v := &passing{}
	v.above = func(width int, t theme.Theme) []string {
		lines := []string{t.Title.Render("Before you go on"), ""}
		lines = append(lines, sentence("You need not answer. Nothing is taken from it, and it is not heard as a no.", width, t.Body)...)
		lines = append(lines, "")
		lines = append(lines, sentence("Some later pages are about asking, telling, offering or sending. They can wait, out of the way. You can open them at any time, and change this in the settings.", width, t.Body)...)
		return append(lines, "")
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
	v.menu.set([]choice{
		{label: "Keep those pages for later", do: answer(cautions)},
		{label: "Leave all pages in", do: answer(content.Open)},
	})
	return v
}

// Update implements [screen].
func (v *passing) Update(msg tea.Msg) (step, tea.Cmd) {
	st, cmd, _ := v.update(msg)
	return st, cmd
}

// Header implements [screen].
func (v *passing) Header() (string, string) { return "", "" }

// hasGate reports whether a page asks about safety.
func hasGate(p *content.Page) bool {
	return slices.ContainsFunc(p.Asks(), func(a *content.Ask) bool { return a.Kind == content.KindGate })
}
