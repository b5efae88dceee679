package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// helpScreen shows whom to call first, then all help lines, then the keys, made
// from the bindings of the screen it was opened on.
type helpScreen struct {
	list
	sitting *sitting
	keys    []key.Binding // of the screen below
}

func newHelp(s *sitting, keys []key.Binding) *helpScreen {
	h := &helpScreen{sitting: s, keys: keys}
	h.above = h.first
	h.below = h.rest
	h.menu.keys = newListKeys("choose", "back")
	h.refresh()
	return h
}

// Enter implements [screen]: another country may have been chosen.
func (h *helpScreen) Enter() tea.Cmd {
	h.refresh()
	return nil
}

func (h *helpScreen) refresh() {
	s := h.sitting
	h.menu.set([]choice{
		{label: "Back to where you were", do: func() (route.Step, tea.Cmd) { return route.Back(), nil }},
		notHere(s),
		{label: "Right now", detail: rightNowDetail(h.frame.Width), do: func() (route.Step, tea.Cmd) { return route.To(route.RightNow{FromHelp: true}), nil }},
	})
}

// Resize implements [screen].
func (h *helpScreen) Resize(f frame) {
	h.frame = f
	h.refresh()
	h.list.Resize(f)
}

func (h *helpScreen) first(width int, t ui.Theme) []string {
	return append([]string{t.Title.Render("Help"), ""}, helpLines(h.sitting.helpLines()).First(width, t)...)
}

func (h *helpScreen) rest(width int, t ui.Theme) []string {
	lines := helpLines(h.sitting.helpLines()).Others(width, t)
	for _, p := range []string{
		"Nothing you write is ever scanned for signs of crisis, and nobody is told. If you need somebody, the call is yours to make.",
		"Talking with a counsellor or a therapist is something many people do, whatever they are working on.",
	} {
		lines = append(append(lines, ""), sentence(p, width, t.Body)...)
	}
	return append(append(lines, ""), h.keyLines(width, t)...)
}

func (h *helpScreen) keyLines(width int, t ui.Theme) []string {
	lines := []string{t.Label.Render("Keys")}
	g := newGlobalKeys()
	if h.sitting.desk.protected {
		g.cover.SetHelp("ctrl+l", "lock; the passphrase opens it again")
	}
	for _, b := range append(append([]key.Binding{}, h.keys...), g.save, g.cover, g.suspend, g.help, g.leave) {
		if !b.Enabled() || b.Help().Desc == "" {
			continue
		}
		name := b.Help().Key
		gap := max(14-lipgloss.Width(name), 1)
		lines = append(lines, t.Strong.Render(name)+lipgloss.NewStyle().PaddingLeft(gap).Render(t.Body.Render(b.Help().Desc)))
	}
	return append(append(lines, ""), sentence("Tab, shift+tab, arrows, enter, esc, ctrl+g and ctrl+q are enough for everything; the other keys are shortcuts.", width, t.Faint)...)
}

// Update implements [screen].
func (h *helpScreen) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	st, cmd, _ := h.update(msg)
	return st, cmd
}

// Header implements [screen].
func (h *helpScreen) Header() (string, string) { return "Help", "" }

// distress answers a rating of eight or more: the number first, then three ways
// on as equals.
type distress struct {
	list
	sitting *sitting
}

func newDistress(s *sitting) *distress {
	d := &distress{sitting: s}
	d.above = func(width int, t ui.Theme) []string {
		lines := append(sentence("That is a lot to carry right now", width, t.Title), "")
		return append(lines, helpLines(s.helpLines()).First(width, t)...)
	}
	d.below = func(width int, t ui.Theme) []string {
		return sentence("More lines: ctrl+g.", width, t.Faint)
	}
	d.menu.keys = newListKeys("choose", "back")
	d.refresh()
	return d
}

// Enter implements [screen]: another country may have been chosen.
func (d *distress) Enter() tea.Cmd {
	d.refresh()
	return nil
}

func (d *distress) refresh() {
	s := d.sitting
	now := choice{label: "Right now", apart: true, do: func() (route.Step, tea.Cmd) {
		return route.To(route.RightNow{}), nil
	}}
	d.menu.set([]choice{
		{label: "Stop here for today", do: func() (route.Step, tea.Cmd) { return route.Replace(route.Quiet{}), nil }},
		{label: "Settle first", do: func() (route.Step, tea.Cmd) { return route.Replace(route.Settle{}), nil }},
		{label: "Go on", do: func() (route.Step, tea.Cmd) { return route.Back(), nil }},
		now,
		notHere(s),
	})
}

// Update implements [screen].
func (d *distress) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	st, cmd, _ := d.update(msg)
	return st, cmd
}

// Header implements [screen].
func (d *distress) Header() (string, string) { return "", "" }

// help shows help, with the keys of the screen one is on.
func (a *App) help() tea.Cmd {
	if _, ok := a.top().(*helpScreen); ok {
		return nil
	}
	var keys []key.Binding
	if d, ok := a.top().(describer); ok {
		keys = d.Keys()
		if a.allows().Search {
			keys = append(keys, searchKey())
		}
	}
	return a.take(route.To(route.Help{Keys: keys}))
}
