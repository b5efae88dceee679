package field

import (
	"maps"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/ui"
)

// grid is one choice for each of its rows: a table where there is room, and
// otherwise the rows below each other with the one being answered opened.
type grid struct {
	base
	picker   picker                      // among the rows
	undoable undoable[map[string]string] // the option of each row, also of those not shown now
}

func newGrid(b base) *grid {
	a, _ := b.stored()
	v, _ := a.Value.(content.Grid)
	return &grid{base: b, undoable: newUndoable(b.set.Memory, b.name(), maps.Clone(map[string]string(v)), maps.Equal)}
}

// Update implements [Field].
func (g *grid) Update(msg tea.Msg) (Result, tea.Cmd) {
	k, r := keyOf(msg)
	rows, options := g.shown(g.ask.Rows), g.shown(g.ask.Options)
	switch k {
	case "":
		return r, nil
	case "enter":
		return Result{Leave: On}, nil
	}
	if r, ok := g.picker.move(rows, k); ok && k != "home" && k != "end" {
		return r, nil
	}
	if r, ok := g.undoable.history(k, g.become); ok {
		return r, nil
	}
	if len(rows) == 0 || len(options) == 0 {
		return ui.Idle(k), nil
	}
	id := rows[g.picker.index(rows)].ID
	at := indexOf(options, g.undoable.value[id])
	switch to, ok := ui.Slide(at, len(options), k); {
	case ok:
		return g.choose(id, options, to), nil
	case k == "space" && at < 0:
		return g.choose(id, options, 0), nil
	case k == "space":
		return Result{Why: chosenHint}, nil
	case k == "backspace", k == "delete":
		return g.choose(id, options, -1), nil
	}
	return ui.Idle(k), nil
}

// choose answers a row, or takes its answer away.
func (g *grid) choose(id string, options []content.Option, at int) Result {
	chosen := maps.Clone(g.undoable.value)
	if chosen == nil {
		chosen = map[string]string{}
	}
	delete(chosen, id)
	if at >= 0 {
		chosen[id] = options[at].ID
	}
	before := g.Offers()
	if !g.undoable.set(chosen) {
		return Result{Ignored: true, Why: ui.NoFurther}
	}
	return Result{Changed: true, Offer: offered(before, g.Offers())}
}

// Step implements [Field]: each row is a stop.
func (g *grid) Step(by int) bool {
	k := "down"
	if by < 0 {
		k = "up"
	}
	r, _ := g.picker.move(g.shown(g.ask.Rows), k)
	return r.Leave == Stay
}

// replies are what is said to the rows that have an answer, each once.
func (g *grid) replies() []content.CellReply {
	var list []content.CellReply
	for _, row := range g.shown(g.ask.Rows) {
		r := row.Answers(g.undoable.value[row.ID])
		same := func(other content.CellReply) bool { return other.Text == r.Text }
		if r.Text != "" && !slices.ContainsFunc(list, same) {
			list = append(list, r)
		}
	}
	return list
}

// Offers implements [Field]: what the answered rows suggest.
func (g *grid) Offers() (route content.Route) {
	for _, row := range g.shown(g.ask.Rows) {
		route |= row.Answers(g.undoable.value[row.ID]).Route
	}
	return route
}

// become shows other answers, and goes to the row where they differ.
func (g *grid) become(chosen map[string]string) Result {
	for _, r := range g.shown(g.ask.Rows) {
		if chosen[r.ID] != g.undoable.value[r.ID] {
			g.picker.current = r.ID
		}
	}
	before := g.Offers()
	g.undoable.grow(chosen)
	return Result{Changed: true, Offer: offered(before, g.Offers())}
}

// Focus implements [Field].
func (g *grid) Focus(from Edge) {
	g.focused = true
	g.picker.enter(g.shown(g.ask.Rows), "", from)
}

// Change implements [Field].
func (g *grid) Change() content.Change {
	if !g.undoable.told() {
		return content.Change{}
	}
	return g.answer(content.Grid(maps.Clone(g.undoable.value)))
}

// Spot implements [Field].
func (g *grid) Spot() (part string, offset int) { return g.picker.current, 0 }

// Restore implements [Field].
func (g *grid) Restore(part string, _ int) { g.picker.restore(g.shown(g.ask.Rows), part) }

// gridGap is the space between the columns of a grid.
const gridGap = 2

// View implements [Field].
func (g *grid) View() (string, *tea.Cursor) {
	s := g.open()
	rows, options := g.shown(g.ask.Rows), g.shown(g.ask.Options)
	at := g.picker.index(rows)
	if first := g.labelWidth(rows, options); g.theme.Heard {
		g.said(s, rows, options, at)
	} else if first > 0 {
		g.table(s, rows, options, at, first)
	} else {
		g.stacked(s, rows, options, at)
	}
	for _, r := range g.replies() {
		s.Reply(g.theme.Body, g.say(r.Text))
	}
	return s.String(), s.Cursor
}

// labelWidth is the room for the rows' labels in a table, or 0 where a table
// has no room.
func (g *grid) labelWidth(rows, options []content.Option) int {
	room, widest := g.inner()-2, 0
	for _, o := range options {
		room -= gridGap + g.optionWidth(o)
	}
	for _, r := range rows {
		widest = max(widest, text.Width(g.say(r.Label)))
	}
	if room < min(widest, 12) {
		return 0
	}
	return min(widest, room)
}

// optionWidth is the room of an option's column: its longest word's.
func (g *grid) optionWidth(o content.Option) int {
	width := text.Width(ui.Radio(true))
	for word := range strings.FieldsSeq(g.say(o.Label)) {
		width = max(width, text.Width(word))
	}
	return width
}

// heads draws the options' labels above their columns, standing on the table.
func (g *grid) heads(s *ui.Canvas, options []content.Option, indent int) {
	labels, tall := make([][]string, len(options)), 0
	for i, o := range options {
		labels[i] = text.Wrap(g.say(o.Label), g.optionWidth(o))
		tall = max(tall, len(labels[i]))
	}
	for line := range tall {
		row := strings.Repeat(" ", indent)
		for i, o := range options {
			word := ""
			if at := line - tall + len(labels[i]); at >= 0 {
				word = labels[i][at]
			}
			row += strings.Repeat(" ", gridGap) + g.theme.Widths.Pad(word, g.optionWidth(o))
		}
		s.Add(g.theme.Faint.Render(strings.TrimRight(row, " ")))
	}
}

// table draws the options as columns.
func (g *grid) table(s *ui.Canvas, rows, options []content.Option, at, first int) {
	gap := strings.Repeat(" ", gridGap)
	g.heads(s, options, barWidth+2+first)
	for i, r := range rows {
		current := g.focused && i == at
		lead := "  "
		if current {
			lead = g.theme.Here
			s.Place(0, barWidth+markWidth)
		}
		label := text.Wrap(g.say(r.Label), first)
		style := g.optionStyle(false, current)
		row := g.bar() + style.Render(lead+g.theme.Widths.Pad(label[0], first))
		for _, o := range options {
			chosen := g.undoable.value[r.ID] == o.ID
			mark := g.theme.Widths.Pad(ui.Radio(chosen), g.optionWidth(o))
			row += gap + g.optionStyle(chosen, current && chosen).Render(mark)
		}
		s.Add(row)
		for _, more := range label[1:] {
			s.Add(g.bar() + style.Render("  "+more))
		}
	}
}

// said draws each row with its answer behind it.
func (g *grid) said(s *ui.Canvas, rows, options []content.Option, at int) {
	for i, r := range rows {
		if g.focused && i == at {
			s.Place(0, barWidth)
		}
		answer := "not answered"
		if n := indexOf(options, g.undoable.value[r.ID]); n >= 0 {
			answer = g.say(options[n].Label)
		}
		s.Hanging(g.bar(), "", g.theme.Body, g.say(r.Label)+": "+answer)
	}
}

// stacked draws the rows below each other.
func (g *grid) stacked(s *ui.Canvas, rows, options []content.Option, at int) {
	for i, r := range rows {
		current := g.focused && i == at
		lead, label := "  ", g.say(r.Label)
		if current {
			lead, label = g.theme.Here, label+"  ←/→" // the options stand below each other, and up and down go by rows
			s.Place(0, barWidth+markWidth)
		}
		s.Hanging(g.bar(), lead, g.optionStyle(false, current), label)
		for _, o := range options {
			chosen := g.undoable.value[r.ID] == o.ID
			if current || chosen {
				s.Hanging(g.bar(), "    "+ui.Radio(chosen)+" ", g.optionStyle(chosen, current && chosen), g.say(o.Label))
			}
		}
		if !current && indexOf(options, g.undoable.value[r.ID]) < 0 {
			s.Hanging(g.bar(), "    ", g.theme.Faint, "not answered")
		}
	}
}

// Keys implements [Field].
func (g *grid) Keys() []key.Binding {
	return append([]key.Binding{ui.Named("←/→", "choose", "left", "right"), ui.Bind("next row", "enter")}, g.undoable.keys()...)
}
