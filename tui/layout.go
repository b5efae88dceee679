package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"groundwork/tui/ui"
)

// The smallest terminal, and the widest column of text: longer lines are
// tiring to read.
const (
	minWidth, minHeight = 40, 12
	maxText             = 72
	wide                = 110 // from here there is room for an outline
	railWidth           = 30
	leastMargin         = 2 // left of an outline
)

// columns is how the width of the terminal is divided.
type columns struct {
	left int // before the rules
	rail int // of the outline, 0 for none
	rule int
	pad  int // between the start of the rule and the text
	text int
}

// divide divides it alike for every screen, whether it has an outline or not: text
// that jumps sideways from screen to screen is hard to follow.
func divide(width int) columns {
	if width < ui.Narrow {
		return columns{rule: width, pad: 1, text: width - 2}
	}
	c := columns{pad: 2}
	c.text = min(maxText, width-6)
	c.rule = c.text + 2*c.pad
	c.left = (width - c.rule) / 2
	if width >= wide {
		c.rail = railWidth
		c.left = max(c.left-c.rail, leastMargin)
	}
	return c
}

func (a *App) columns() columns {
	return divide(max(a.width, minWidth))
}

// headed reports whether there is a header: not on a short screen, and not where
// the screen has nothing to say in it.
func (a *App) headed() bool {
	left, _ := a.top().Header()
	return a.height >= ui.Short && left != ""
}

func (a *App) bodyHeight() int {
	if a.headed() {
		return a.height - 4
	}
	return max(a.height, minHeight) - 2
}

// layout tells the top screen how much room it has.
func (a *App) layout() {
	if a.heard {
		a.top().Resize(ui.HeardFrame())
		return
	}
	if a.allows().Bare || !a.roomy() && a.shows() {
		a.top().Resize(a.narrowFrame())
		return
	}
	a.top().Resize(ui.Frame{Width: a.columns().text, Height: a.bodyHeight(), Theme: a.theme()})
}

// blank is a screen that shows nothing at all.
func blank() tea.View {
	v := tea.NewView("")
	v.AltScreen = true
	return v
}

// View implements [tea.Model]. The window title is never set: it would tell
// others what is being read.
func (a *App) View() tea.View {
	v := a.view()
	a.asRead(&v)
	return v
}

func (a *App) view() tea.View {
	v := blank()
	if a.leaving || a.parting || a.broken != nil || a.width == 0 {
		return v
	}
	if a.cover.on {
		return a.covered()
	}
	if a.allows().Bare {
		content, cursor := a.top().View()
		v.SetContent(a.fitting(content))
		v.Cursor = cursor
		return v
	}
	if !a.roomy() {
		return a.small()
	}
	t, c := a.theme(), a.columns()
	body, cursor := a.top().View()
	lines := fit(strings.Split(body, "\n"), a.bodyHeight())
	for i, l := range lines {
		if l != "" {
			lines[i] = strings.Repeat(" ", c.pad) + l
		}
	}
	rule := ""
	if !t.Heard {
		rule = t.Rule.Render(strings.Repeat("─", c.rule))
	}
	var all []string
	if a.headed() {
		all = append(all, a.header(c, t), rule)
	}
	top := len(all)
	all = append(append(all, lines...), a.lowerRule(c, t), a.footer(c, t))
	v.SetContent(a.placed(all, c))
	if cursor != nil {
		cursor.X += c.left + c.rail + c.pad
		cursor.Y += top
		v.Cursor = cursor
	}
	return v
}

// placed sets the lines in the middle of the terminal, beside the outline if
// there is one, or where it would be.
func (a *App) placed(lines []string, c columns) string {
	margin := strings.Repeat(" ", c.left)
	if c.rail > 0 {
		var rail []string
		if s, ok := a.top().(ui.Sidebar); ok && a.reader == nil {
			rail = strings.Split(s.Sidebar(c.rail-3, len(lines)), "\n")
		}
		for i := range lines {
			var r string
			if i < len(rail) {
				r = rail[i]
			}
			lines[i] = a.widths.Pad(r, c.rail) + lines[i]
		}
	}
	if margin != "" {
		for i := range lines {
			lines[i] = margin + lines[i]
		}
	}
	return a.fitting(strings.Join(lines, "\n"))
}

func (a *App) header(c columns, t ui.Theme) string {
	left, right := a.top().Header()
	if t.Heard {
		return ansi.Truncate(strings.ReplaceAll(left, " · ", ", ")+"  "+right, c.rule, "…")
	}
	left = ansi.Truncate(left, max(c.rule-lipgloss.Width(right)-2, 1), "…")
	gap := max(c.rule-lipgloss.Width(left)-lipgloss.Width(right), 0)
	return t.Faint.Render(left + strings.Repeat(" ", gap) + right)
}

// lowerRule is the line above the footer. What there is to say stands in it, so that
// it hides no hint, and at its end which question one is at.
func (a *App) lowerRule(c columns, t ui.Theme) string {
	const edge = "── "
	said, end := ansi.Truncate(a.said, c.rule, "…"), ""
	if n := a.standing(); n != "" {
		end = " question " + n + " ──"
	}
	if said != "" {
		said += " "
	}
	rest := c.rule - lipgloss.Width(edge+said+end)
	switch {
	case t.Heard:
		return strings.TrimSpace(said + strings.TrimSuffix(end, "──"))
	case said == "":
		return t.Rule.Render(strings.Repeat("─", c.rule-lipgloss.Width(end)) + end)
	case rest < 0:
		end = ""
		rest = c.rule - lipgloss.Width(edge+said)
	}
	if rest < 0 {
		return t.Body.Render(strings.TrimSpace(said))
	}
	return t.Rule.Render(edge) + t.Body.Render(said) + t.Rule.Render(strings.Repeat("─", rest)+end)
}

// standing tells which question of the top screen one is at, or "".
func (a *App) standing() string {
	if s, ok := a.top().(interface{ Standing() string }); ok {
		return s.Standing()
	}
	return ""
}

// footer is the state of saving, then the hints there is room for. What every
// screen has in common comes last and is never left out.
func (a *App) footer(c columns, t ui.Theme) string {
	state, alert := a.session.Autosave.State()
	room, hints := c.rule, a.top().Hints()
	if t.Heard { // what changes all the while would be spoken all the while
		hints = nil
		if !alert {
			state = ""
		}
	}
	always := []key.Binding{a.keys.Help, a.keys.Leave}
	if alert {
		if aside := a.session.Autosave.Aside(state); !t.Heard && lipgloss.Width(aside+"   "+hintLine(nil, always, room, ui.Theme{})) <= room {
			state = aside
		}
		state = t.Alert.Render(ansi.Truncate(state, room, "…"))
	} else {
		state = t.Faint.Render(a.session.Autosave.NearlyFull(state, c.rule < ui.Narrow))
	}
	const column = 10
	if w := lipgloss.Width(state); !alert && c.rule > ui.Narrow && w <= column-2 {
		state += strings.Repeat(" ", column-w)
	} else if lipgloss.Width(state) > 0 {
		state += "   "
	}
	room -= lipgloss.Width(state)
	return state + hintLine(hints, always, room, t)
}

// hintLine sets as many hints as fit before those that are always there.
func hintLine(some, always []key.Binding, room int, t ui.Theme) string {
	hint := func(b key.Binding) string { return b.Help().Key + " " + b.Help().Desc }
	var tail []string
	for _, b := range always {
		tail = append(tail, hint(b))
	}
	const gap = "   "
	last := strings.Join(tail, gap)
	if lipgloss.Width(last) > room {
		last = tail[len(tail)-1]
	}
	used := lipgloss.Width(last)
	var head []string
	for _, b := range some {
		if !b.Enabled() || b.Help().Desc == "" {
			continue
		}
		h := hint(b)
		if used+lipgloss.Width(h)+len(gap) > room {
			break
		}
		used += lipgloss.Width(h) + len(gap)
		head = append(head, h)
	}
	return t.Faint.Render(ansi.Truncate(strings.Join(append(head, last), gap), max(room, 0), ""))
}

// fit makes a list of lines exactly n long.
func fit(lines []string, n int) []string {
	if len(lines) > n {
		return lines[:n:n]
	}
	for len(lines) < n {
		lines = append(lines, "")
	}
	return lines
}
