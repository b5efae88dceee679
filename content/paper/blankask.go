package paper

import (
	"fmt"
	"strings"

	"groundwork/content"
)

// writes reports whether a form has room for the answer to a question. What is
// private is for thinking: a tick or a word on paper can't be taken back. So is
// what is asked on one of the careful routes only; that it was answered would tell.
func (f *form) writes(a *content.Ask) bool {
	return !a.Private && a.Kind != content.KindGate && cautionOf(a.ShowIf) == ""
}

func (f *form) question(id, label string, room ...Node) Question {
	return Question{ID: Code(f.t.ID, id), Label: f.fill(label), Nodes: room}
}

func (f *form) ask(p *content.Page, a *content.Ask) []Node {
	a = a.OnPaper()
	f.days = f.days || a.Dated() && f.writes(a)
	switch {
	case a.Kind == content.KindGate:
		return f.gate(a)
	case a.Dated() && a.Home != "" && cautionOf(a.ShowIf) == "" && f.selection.Chapter == "":
		return f.sheet(a)
	case !f.writes(a):
		return []Node{f.thought(a)}
	}
	q := f.question(a.ID, a.Label, f.room(a)...)
	q.Hint = strings.TrimSpace(a.Room().How + " " + f.hint(a))
	if len(f.repliesTo(a)) > 0 {
		q.Reply = repliesID(p)
	}
	return []Node{q}
}

// hint returns what stands beside a question. An answer somebody might give is called an
// example: it would read as part of the question.
func (f *form) hint(a *content.Ask) string {
	hint := f.fill(a.Hint)
	cells := strings.Count(hint, ";") + 1
	if content.IsExample(hint) || cells > 1 && cells == len(a.Columns) {
		return "e.g. " + hint
	}
	return hint
}

// thought returns a question that leaves no room: what one might answer stands there to
// be read. It has no code, for there is nothing to find the place on screen with.
func (f *form) thought(a *content.Ask) Question {
	return Question{Label: f.fill(a.Label), Hint: f.hint(a), Nodes: []Node{Quiet{Labelled(forThinking, f.choices(a))}}}
}

// choices returns the answers a question offers, in one line.
func (f *form) choices(a *content.Ask) string {
	const or = " / "
	room := a.Room()
	options := strings.Join(f.options(room.Options), or)
	switch {
	case room.Scale != nil:
		return fmt.Sprintf("from 0, %s, to %d, %s", f.fill(room.Scale.Low), content.ScaleMax, f.fill(room.Scale.High))
	case room.Rows != nil:
		return strings.Join(f.options(room.Rows), ", ") + ". Each of them: " + options
	case room.Options != nil:
		return options
	}
	var columns []string
	for _, c := range f.cells(a) {
		columns = append(columns, c.Label)
	}
	return strings.Join(columns, or)
}

// gate returns the questions about safety: words alone, and where to go.
func (f *form) gate(a *content.Ask) []Node {
	var nodes []Node
	for _, part := range a.Gate {
		nodes = append(nodes, strongly(f.fill(part.Label)), turnToHelp("If yes"))
	}
	return nodes
}

// ratings asks a series again, under codes of their own: those of the first time
// would lead there.
func (f *form) ratings(p *content.Page, b *content.Ratings) []Node {
	var nodes []Node
	for _, a := range f.series[b.Series] {
		for _, n := range f.ask(f.places[a.ID].page, a) {
			if q, ok := n.(Question); ok && q.ID != "" {
				q.ID = Code(f.t.ID, content.RatedOn(p.ID, a.ID))
				n = q
			}
			nodes = append(nodes, n)
		}
	}
	return nodes
}

// before returns the question ahead of a heavy page.
func (f *form) before(p *content.Page) []Node {
	a := f.book.Before
	if a == nil {
		return nil
	}
	f.heavy = true
	q := f.question(content.RatedOn(p.ID, a.ID), a.Label, f.room(a)...)
	q.Reply = momentsID
	return []Node{q, turnToHelp("If you might end your life or hurt someone")}
}

// after returns the question at the end of a heavy page.
func (f *form) after(p *content.Page) []Node {
	a := f.book.After
	if a == nil {
		return nil
	}
	f.heavy = true
	q := f.question(content.RatedOn(p.ID, a.ID), a.Label, Boxes{Row: true, Items: f.options(a.Options)})
	q.Reply = momentsID
	return []Node{q}
}

// room returns what a question leaves to circle, tick and write.
func (f *form) room(a *content.Ask) []Node { return f.left(a, a.Room()) }

func (f *form) left(a *content.Ask, room content.Room) (nodes []Node) {
	if room.Scale != nil {
		nodes = append(nodes, Scale{Low: f.fill(room.Scale.Low), High: f.fill(room.Scale.High)})
	}
	switch {
	case room.Rows != nil:
		for _, row := range f.options(room.Rows) {
			nodes = append(nodes, Boxes{Label: row, Items: f.options(room.Options)})
		}
	case room.Options != nil:
		nodes = append(nodes, Boxes{Items: f.options(room.Options)})
	}
	switch {
	case room.Lines == 0:
	case len(room.Columns) > 0:
		nodes = append(nodes, Cards{Count: room.Lines, Cells: f.cells(a)})
	default:
		nodes = append(nodes, Ruled{Lines: room.Lines, Short: room.Short})
	}
	return nodes
}

// cells returns what an entry has room for.
func (f *form) cells(a *content.Ask) []Cell {
	var cells []Cell
	if a.Dated() {
		cells = append(cells, Cell{Label: ColumnDate, Short: true})
	}
	for _, c := range a.Columns {
		if onPaper(c.ShowIf) && cautionOf(c.ShowIf) == "" {
			cells = append(cells, Cell{
				Label: f.fill(c.Label), Options: f.options(c.Options), Scale: c.Kind == content.KindScale, Short: c.Kind == content.KindDate,
			})
		}
	}
	return cells
}

// options leaves out those of a careful route: ticked, they would tell of it.
func (f *form) options(options []content.Option) []string {
	var labels []string
	for _, o := range options {
		if onPaper(o.ShowIf) && cautionOf(o.ShowIf) == "" {
			labels = append(labels, f.fill(o.OnPaper().Label))
		}
	}
	return labels
}
