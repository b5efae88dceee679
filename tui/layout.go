package tui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"groundwork/content/text"
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
	if a.allows().Bare || a.width > 0 && !a.roomy() && a.shows() {
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
	rule := ""
	if !t.Heard {
		rule = t.Rule.Render(strings.Repeat("─", c.rule))
	}
	all := make([]string, 0, len(lines)+4)
	if a.headed() {
		all = append(all, a.header(c, t), rule)
	}
	top, footer := len(all), a.footer(c, t)
	all = append(append(all, lines...), a.lowerRule(c, t, footer), footer)
	v.SetContent(a.placed(all, top, c))
	if cursor != nil {
		cursor.X += c.left + c.rail + c.pad
		cursor.Y += top
		v.Cursor = cursor
	}
	return v
}

// placed sets the lines in the middle of the terminal, beside the outline if
// there is one, or where it would be. Those from top to the last two are the screen's.
func (a *App) placed(lines []string, top int, c columns) string {
	margin, pad := strings.Repeat(" ", c.left), strings.Repeat(" ", c.pad)
	var rail []string
	if s, ok := a.top().(ui.Sidebar); ok && c.rail > 0 && a.reader == nil {
		rail = strings.Split(s.Sidebar(c.rail-3, len(lines)), "\n")
	}
	size := 0
	for _, l := range lines {
		size += len(l) + c.left + c.pad + 1
	}
	var b strings.Builder
	b.Grow(size)
	for i, l := range lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(margin)
		if c.rail > 0 {
			var r string
			if i < len(rail) {
				r = rail[i]
			}
			b.WriteString(a.widths.Pad(r, c.rail))
		}
		if top <= i && i < len(lines)-2 && l != "" {
			b.WriteString(pad)
		}
		b.WriteString(l)
	}
	return a.fitting(b.String())
}

func (a *App) header(c columns, t ui.Theme) string {
	left, right := a.top().Header()
	if t.Heard {
		return ansi.Truncate(strings.ReplaceAll(left, " · ", ", ")+"  "+right, c.rule, "…")
	}
	left = ansi.Truncate(left, max(c.rule-text.Whole.Columns(right)-2, 1), "…")
	gap := max(c.rule-text.Whole.Columns(left)-text.Whole.Columns(right), 0)
	return t.Faint.Render(left + strings.Repeat(" ", gap) + right)
}

// lowerRule is the line above the footer. What there is to say stands in it, so that
// it hides no hint, and at its end which question one is at. Where the footer has no room
// to tell what enter does, that is told here: who reads on by it may come to a choice. So
// is what space does there, where there is room for both.
func (a *App) lowerRule(c columns, t ui.Theme, footer string) string {
	const edge = "── "
	said, end := ansi.Truncate(a.said, c.rule, "…"), ""
	n, style := a.standing(), t.Body
	if n != "" {
		end = " question " + n + " ──"
	}
	if enter := a.hintOf("enter"); said == "" && !t.Heard && !strings.Contains(ansi.Strip(footer), enter) {
		said, style = enter, t.Faint
		short := " " + n + " ──"
		if space := a.hintOf("space"); space != "" && !strings.Contains(ansi.Strip(footer), space) &&
			text.Whole.Columns(edge+space+"   "+enter+" "+short) <= c.rule {
			said = space + "   " + enter
		}
		if text.Whole.Columns(edge+said+" "+end) > c.rule {
			end = short
		}
	}
	if said != "" {
		said += " "
	}
	rest := c.rule - text.Whole.Columns(edge+said+end)
	switch {
	case t.Heard:
		return strings.TrimSpace(said + strings.TrimSuffix(end, "──"))
	case said == "":
		return t.Rule.Render(strings.Repeat("─", c.rule-text.Whole.Columns(end)) + end)
	case rest < 0:
		end = ""
		rest = c.rule - text.Whole.Columns(edge+said)
	}
	if rest < 0 {
		return style.Render(strings.TrimSpace(said))
	}
	return t.Rule.Render(edge) + style.Render(said) + t.Rule.Render(strings.Repeat("─", rest)+end)
}

// hintOf is what a key does where one is, or "" where one only reads on.
func (a *App) hintOf(name string) string {
	if r, ok := a.top().(interface{ ReadsOn() bool }); ok && r.ReadsOn() {
		return ""
	}
	for _, b := range a.top().Hints() {
		if b.Enabled() && slices.Contains(b.Keys(), name) {
			return name + " " + b.Help().Desc
		}
	}
	return ""
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
		if aside := a.session.Autosave.Aside(state); !t.Heard && text.Whole.Columns(aside+"   "+hintLine(nil, always, room, ui.Theme{})) <= room {
			state = aside
		}
		state = t.Alert.Render(ansi.Truncate(state, room, "…"))
	} else {
		state = t.Faint.Render(a.session.Autosave.NearlyFull(state, c.rule < ui.Narrow))
	}
	const column = 10
	if w := text.Whole.Columns(state); !alert && c.rule > ui.Narrow && w <= column-2 {
		state += strings.Repeat(" ", column-w)
	} else if text.Whole.Columns(state) > 0 {
		state += "   "
	}
	room -= text.Whole.Columns(state)
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
	if text.Whole.Columns(last) > room {
		last = tail[len(tail)-1]
	}
	used := text.Whole.Columns(last)
	var head []string
	for _, b := range some {
		if !b.Enabled() || b.Help().Desc == "" {
			continue
		}
		h := hint(b)
		if used+text.Whole.Columns(h)+len(gap) > room {
			break
		}
		used += text.Whole.Columns(h) + len(gap)
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
