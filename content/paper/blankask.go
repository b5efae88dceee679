package paper

import (
	"fmt"
	"strings"

	"groundwork/content"
)

// How many lines a blank form gives besides those of its questions.
const (
	roomLetter = 12
	roomPlan   = 3
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

func (f *form) ask(a *content.Ask) []Node {
	switch {
	case a.Kind == content.KindGate:
		return f.gate(a)
	case !f.writes(a):
		return []Node{f.thought(a)}
	}
	q := f.question(a.ID, a.Label, f.room(a)...)
	q.Hint = f.fill(a.Hint)
	return []Node{q}
}

// thought returns a question that leaves no room: what one might answer stands there to
// be read. It has no code, for there is nothing to find the place on screen with.
func (f *form) thought(a *content.Ask) Question {
	return Question{Label: f.fill(a.Label), Hint: f.fill(a.Hint), Nodes: []Node{Quiet{Labelled(forThinking, f.choices(a))}}}
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
	return strings.Join(f.columns(room.Columns), or)
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
		for _, n := range f.ask(a) {
			if q, ok := n.(Question); ok && q.ID != "" {
				q.ID = Code(f.t.ID, content.RatedOn(p.ID, a.ID))
				n = q
			}
			nodes = append(nodes, n)
		}
	}
	return nodes
}

// before returns the question ahead of a heavy page, and what the screen would say to a
// number that is very high or very low.
func (f *form) before(p *content.Page) []Node {
	a := f.book.Before
	if a == nil {
		return nil
	}
	nodes := []Node{f.question(content.RatedOn(p.ID, a.ID), a.Label, f.room(a)...)}
	nodes = append(nodes, plain("At 8 or more: settle first, stop for today, or go on slowly. If you feel numb or far away, look around and name five things you see before you begin.")...)
	return append(nodes, turnToHelp("If you might end your life or hurt someone"))
}

// after returns the question at the end of a heavy page.
func (f *form) after(p *content.Page) []Node {
	a := f.book.After
	if a == nil {
		return nil
	}
	nodes := []Node{f.question(content.RatedOn(p.ID, a.ID), a.Label, f.room(a)...)}
	for _, o := range a.Options {
		if o.ID == content.Heavier && o.Reply != "" {
			nodes = append(nodes, plain(f.fill(o.Label)+": "+f.fill(o.Reply))...)
		}
	}
	return nodes
}

// room returns what a question leaves to write, tick or circle.
func (f *form) room(a *content.Ask) []Node {
	room := a.Room()
	switch {
	case room.Scale != nil:
		return []Node{Scale{Low: f.fill(room.Scale.Low), High: f.fill(room.Scale.High)}}
	case room.Rows != nil:
		var rows []Node
		for _, row := range f.options(room.Rows) {
			rows = append(rows, Boxes{Label: row, Items: f.options(room.Options)})
		}
		return rows
	case room.Options != nil:
		return []Node{Boxes{Items: f.options(room.Options)}}
	case room.Lines == 0:
		return nil
	}
	columns := f.columns(room.Columns)
	if room.Dated {
		columns = append([]string{ColumnDate}, columns...)
	}
	return []Node{Ruled{Lines: room.Lines, Short: room.Short, Columns: columns}}
}

// options leaves out those of a careful route: ticked, they would tell of it.
func (f *form) options(options []content.Option) []string {
	var labels []string
	for _, o := range options {
		if onPaper(o.ShowIf) && cautionOf(o.ShowIf) == "" {
			labels = append(labels, f.fill(o.Label))
		}
	}
	return labels
}

// columns says in a column's heading what may be written there.
func (f *form) columns(columns []content.Column) []string {
	var labels []string
	for _, c := range columns {
		if !onPaper(c.ShowIf) || cautionOf(c.ShowIf) != "" {
			continue
		}
		label := f.fill(c.Label)
		// A column is of few kinds.
		//exhaustive:ignore
		switch c.Kind {
		case content.KindChoice:
			label += " (" + strings.Join(f.options(c.Options), " / ") + ")"
		case content.KindScale:
			label += fmt.Sprintf(" (0 to %d)", content.ScaleMax)
		}
		labels = append(labels, label)
	}
	return labels
}
