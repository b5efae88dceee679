package paper

import (
	"fmt"
	"strings"

	"groundwork/content"
)

// How much room a blank form gives.
const (
	roomText   = 8
	roomRows   = 4
	roomLog    = 6
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
	switch a.Kind {
	case content.KindChoice, content.KindChoices:
		return strings.Join(f.options(a.Options), or)
	case content.KindScale:
		return fmt.Sprintf("from 0, %s, to %d, %s", f.fill(a.Scale.Low), content.ScaleMax, f.fill(a.Scale.High))
	case content.KindGrid:
		return strings.Join(f.options(a.Rows), ", ") + ". Each of them: " + strings.Join(f.options(a.Options), or)
	case content.KindRows, content.KindLog:
		return strings.Join(f.columns(a.Columns), or)
	}
	return ""
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
	switch a.Kind {
	case content.KindLine:
		return []Node{Ruled{Lines: 1}}
	case content.KindText:
		return []Node{Ruled{Lines: roomText}}
	case content.KindChoice, content.KindChoices:
		return []Node{Boxes{Items: f.options(a.Options)}}
	case content.KindScale:
		return []Node{Scale{Low: f.fill(a.Scale.Low), High: f.fill(a.Scale.High)}}
	case content.KindGrid:
		var rows []Node
		for _, row := range f.options(a.Rows) {
			rows = append(rows, Boxes{Label: row, Items: f.options(a.Options)})
		}
		return rows
	case content.KindRows:
		return []Node{Ruled{Lines: roomRows, Columns: f.columns(a.Columns)}}
	case content.KindLog:
		return []Node{Ruled{Lines: roomLog, Columns: append([]string{ColumnDate}, f.columns(a.Columns)...)}}
	case content.KindDate:
		return []Node{Ruled{Lines: 1, Short: true}}
	}
	return nil
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
