package tui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	"charm.land/lipgloss/v2"

	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// newHelp returns whom to call first, then all help lines, then the keys, made
// from the bindings of the screen it was opened on.
func newHelp(s *sitting, to route.Help) *list {
	l := newList("choose", "back", func(width int, t ui.Theme) []string {
		return append([]string{t.Title.Render("Help"), ""}, helpLines(s.helpLines()).First(width, t)...)
	})
	l.left = "Help"
	l.below = func(width int, t ui.Theme) []string {
		lines := helpLines(s.helpLines()).Others(width, t)
		for _, p := range []string{
			"Nothing you write is ever scanned for signs of crisis, and nobody is told. If you need somebody, the call is yours to make.",
			"Talking with a counsellor or a therapist is something many people do, whatever they are working on.",
		} {
			lines = append(append(lines, ""), sentence(p, width, t.Body)...)
		}
		return append(append(lines, ""), keyLines(s, to.Keys, width, t)...)
	}
	l.fill = func() []choice { // another country may have been chosen
		return []choice{
			backChoice("Back to where you were"),
			notHere(s),
			{label: "Right now", detail: rightNowDetail(l.frame.Width), step: route.To(route.RightNow{FromHelp: true})},
		}
	}
	l.refill()
	return &l
}

func keyLines(s *sitting, keys []key.Binding, width int, t ui.Theme) []string {
	lines := []string{t.Label.Render("Keys")}
	g := newGlobalKeys()
	if s.desk.protected {
		g.cover.SetHelp("ctrl+l", "lock; the passphrase opens it again")
	}
	for _, b := range append(slices.Clone(keys), g.save, g.cover, g.suspend, g.help, g.leave) {
		if !b.Enabled() || b.Help().Desc == "" {
			continue
		}
		name := b.Help().Key
		gap := max(14-lipgloss.Width(name), 1)
		lines = append(lines, t.Strong.Render(name)+lipgloss.NewStyle().PaddingLeft(gap).Render(t.Body.Render(b.Help().Desc)))
	}
	return append(append(lines, ""), sentence("Tab, shift+tab, arrows, enter, esc, ctrl+g and ctrl+q are enough for everything; the other keys are shortcuts.", width, t.Faint)...)
}

// newDistress answers a rating of eight or more: the number first, then three
// ways on as equals.
func newDistress(s *sitting) *list {
	l := newList("choose", "back", func(width int, t ui.Theme) []string {
		lines := append(sentence("That is a lot to carry right now", width, t.Title), "")
		return append(lines, helpLines(s.helpLines()).First(width, t)...)
	})
	l.below = func(width int, t ui.Theme) []string {
		return sentence("More lines: ctrl+g.", width, t.Faint)
	}
	l.fill = func() []choice { // another country may have been chosen
		return []choice{
			stopHere("Stop here for today"),
			{label: "Settle first", step: route.Replace(route.Settle{})},
			backChoice("Go on"),
			{label: "Right now", apart: true, step: route.To(route.RightNow{})},
			notHere(s),
		}
	}
	l.refill()
	return &l
}
