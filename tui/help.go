package tui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"groundwork/content"
	"groundwork/tui/theme"
)

// helpScreen shows whom to call first, then all help lines, then the keys, made
// from the bindings of the screen it was opened on.
type helpScreen struct {
	list
	sitting *sitting
	keys    []key.Binding // of the screen below
}

func newHelp(s *sitting, stack []screen) *helpScreen {
	h := &helpScreen{sitting: s}
	if len(stack) > 0 {
		if d, ok := stack[len(stack)-1].(describer); ok {
			h.keys = d.Keys()
			if searchable(stack[len(stack)-1]) {
				h.keys = append(h.keys, searchKey())
			}
		}
	}
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
		{label: "Back to where you were", do: func() (step, tea.Cmd) { return back(), nil }},
		s.notHere(),
		{label: "Right now", detail: rightNowDetail(h.frame.Width), do: func() (step, tea.Cmd) { return open(newRightNow(s, back())), nil }},
	})
}

// Resize implements [screen].
func (h *helpScreen) Resize(f frame) {
	h.frame = f
	h.refresh()
	h.list.Resize(f)
}

func (h *helpScreen) first(width int, t theme.Theme) []string {
	return append([]string{t.Title.Render("Help"), ""}, h.sitting.firstLines(h.frame, width, t)...)
}

func (h *helpScreen) rest(width int, t theme.Theme) []string {
	lines := h.sitting.otherLines(h.frame, width, t)
	for _, p := range []string{
		"Nothing you write is ever scanned for signs of crisis, and nobody is told. If you need somebody, the call is yours to make.",
		"Talking with a counsellor or a therapist is something many people do, whatever they are working on.",
	} {
		lines = append(append(lines, ""), sentence(p, width, t.Body)...)
	}
	return append(append(lines, ""), h.keyLines(width, t)...)
}

func (h *helpScreen) keyLines(width int, t theme.Theme) []string {
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
func (h *helpScreen) Update(msg tea.Msg) (step, tea.Cmd) {
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
	d.above = func(width int, t theme.Theme) []string {
		lines := append(sentence("That is a lot to carry right now", width, t.Title), "")
		return append(lines, s.firstLines(d.frame, width, t)...)
	}
	d.below = func(width int, t theme.Theme) []string {
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
	now := choice{label: "Right now", apart: true, do: func() (step, tea.Cmd) {
		return open(newRightNow(s, open(newHelp(s, nil)))), nil
	}}
	d.menu.set([]choice{
		{label: "Stop here for today", do: func() (step, tea.Cmd) { return swap(newQuiet(s)), nil }},
		{label: "Settle first", do: func() (step, tea.Cmd) { return swap(newSettle(s)), nil }},
		{label: "Go on", do: func() (step, tea.Cmd) { return back(), nil }},
		now,
		s.notHere(),
	})
}

// Update implements [screen].
func (d *distress) Update(msg tea.Msg) (step, tea.Cmd) {
	st, cmd, _ := d.update(msg)
	return st, cmd
}

// Header implements [screen].
func (d *distress) Header() (string, string) { return "", "" }

// danger is said before any help line.
const danger = "If you are in danger, or might end your life or hurt someone, call now:"

// firstLines are the numbers for right now: the emergency number, somebody to talk
// to, and those for who is being hurt.
func (s *sitting) firstLines(f frame, width int, t theme.Theme) []string {
	lines := sentence(danger, width, t.Label)
	here, ok := s.here()
	if !ok {
		_, anywhere := s.directory()
		lines = append(lines, sentence(emergencyAnywhere, width, t.Body)...)
		return append(lines, helpLine(anywhere, width, t)...)
	}
	lines = append(lines, emergency(here, width, t)...)
	for _, i := range urgent(here, f) {
		lines = append(lines, helpLine(here.Lines[i], width, t)...)
	}
	return lines
}

// otherLines are those that firstLines leaves out.
func (s *sitting) otherLines(f frame, width int, t theme.Theme) []string {
	here, ok := s.here()
	if !ok {
		return sentence(numbersChange, width, t.Faint)
	}
	var lines []string
	first := urgent(here, f)
	for i, l := range here.Lines {
		if !slices.Contains(first, i) {
			lines = append(lines, helpLine(l, width, t)...)
		}
	}
	return append(lines, s.elsewhere(width, t)...)
}

// lowWindow is the height from which there is room for more than one line before
// what one can choose.
const lowWindow = 20

// emergencyAnywhere is said where no country is known.
const emergencyAnywhere = "The emergency number where you are, such as 112 or 911."

// urgent are the places of the lines that come first: one for anyone, and up to
// two, for women and for men perhaps, for who is being hurt anywhere in the country.
// In a low window there is room for one: what one can do next must stay in sight.
func urgent(c content.HelpCountry, f frame) []int {
	var list []int
	add := func(most int, ok func(content.HelpLine) bool) {
		for i, l := range c.Lines {
			if most > 0 && ok(l) && !slices.Contains(list, i) {
				list, most = append(list, i), most-1
			}
		}
	}
	add(1, func(l content.HelpLine) bool { return l.Serves(content.ForAnyone) })
	if f.Height < lowWindow {
		return list
	}
	add(2, func(l content.HelpLine) bool { return l.Serves(content.ForHurt) && l.Within == "" })
	return list
}
