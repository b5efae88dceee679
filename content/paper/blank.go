package paper

import (
	"fmt"
	"slices"
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

// form is one track as a form to fill in by hand. It is the same for
// everybody: it knows nothing of what was written, and shows the open route.
type form struct {
	*index
	pick Selection
}

func newForm(t *content.Track, s Selection) *form {
	return &form{index: newIndex(t), pick: s}
}

func (f *form) track() []Node {
	var nodes []Node
	for _, c := range f.t.Chapters {
		var pages []Node
		for _, p := range c.Pages() {
			if f.pick.holds(p) && !hasGate(p) {
				pages = append(pages, section(f.fill(p.Title), f.page(p))...)
			}
		}
		nodes = append(nodes, section(f.fill(heading(c)), pages)...)
	}
	return section(f.fill(f.t.Title), nodes)
}

// hasGate tells the pages that ask about safety. They stay on screen, where the
// help lines are and where leaving is one key: paper lies about.
func hasGate(p *content.Page) bool {
	return slices.ContainsFunc(p.Asks(), func(a *content.Ask) bool { return a.Kind == content.KindGate })
}

func (f *form) page(p *content.Page) []Node {
	var nodes []Node
	for _, b := range p.Blocks {
		nodes = append(nodes, f.block(b)...)
	}
	return nodes
}

func (f *form) block(b content.Block) []Node {
	if !openRoute(b.Info().ShowIf) {
		return nil
	}
	switch b := b.(type) {
	case *content.Prose:
		if onlyRoute(b.ShowIf) {
			return f.reading(b.Paras)
		}
	case *content.Why:
		return f.reading(b.Paras)
	case *content.Ask:
		return []Node{f.ask(b)}
	case *content.Recall:
		return f.recall(b)
	case *content.Letter:
		return []Node{f.question(b.ID, b.Title, Ruled{Lines: roomLetter})}
	case *content.Plan:
		return f.plan(b)
	case *content.Ratings:
		var nodes []Node
		for _, a := range f.series[b.Series] {
			nodes = append(nodes, f.ask(a))
		}
		return nodes
	case *content.Settle:
		return plain(fmt.Sprintf("To settle: breathe slowly for %s, or look around and name five things you see, or go on.", minutes(b.Minutes)))
	case *content.Breathe:
		return plain(fmt.Sprintf("Breathe in for %d seconds and out for %d, for %s.", b.In, b.Out, minutes(b.Minutes)))
	}
	return nil
}

// openRoute tells whether a condition can hold on the open route. Other
// conditions are left to the reader: nobody has answered yet.
func openRoute(c content.Condition) bool {
	names, ok := c["route"]
	return !ok || slices.Contains(names, "open")
}

// onlyRoute tells whether nothing but the route decides. Reading that speaks to
// some answers only would puzzle everybody else.
func onlyRoute(c content.Condition) bool {
	for key := range c {
		if key != "route" {
			return false
		}
	}
	return true
}

func (f *form) reading(paras []content.Para) []Node {
	var nodes []Node
	for _, p := range paras {
		spans := make([]content.Span, len(p.Spans))
		for i, s := range p.Spans {
			s.Text = oneLine(content.Display(content.Fill(s.Text, "")))
			spans[i] = s
		}
		p.Spans = spans
		nodes = append(nodes, Paragraph{p})
	}
	return nodes
}

// recall points at the earlier pages of the form to look back at.
func (f *form) recall(b *content.Recall) []Node {
	var nodes []Node
	for _, id := range b.From {
		at, ok := f.places[id]
		if ok && f.pick.holds(at.page) && !hasGate(at.page) {
			nodes = append(nodes, See{ID: Code(f.t.ID, id), Label: f.fill(at.title()), Page: f.fill(at.page.Title)})
		}
	}
	return nodes
}

func (f *form) plan(b *content.Plan) []Node {
	var nodes []Node
	for _, s := range b.Sections {
		nodes = append(nodes, Ruled{Lines: roomPlan, Columns: []string{f.fill(s.Title)}})
	}
	return []Node{f.question(b.ID, b.Title, nodes...)}
}

func (f *form) question(id, label string, room ...Node) Question {
	return Question{ID: Code(f.t.ID, id), Label: f.fill(label), Nodes: room}
}

func (f *form) ask(a *content.Ask) Question {
	q := f.question(a.ID, a.Label, f.room(a)...)
	q.Hint = f.fill(a.Hint)
	return q
}

// room is what a question leaves to write, tick or circle.
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
		return []Node{Ruled{Lines: roomLog, Columns: append([]string{columnDate}, f.columns(a.Columns)...)}}
	case content.KindDate:
		return []Node{Ruled{Lines: 1, Short: true}}
	}
	return nil
}

func (f *form) options(options []content.Option) []string {
	var labels []string
	for _, o := range options {
		if openRoute(o.ShowIf) {
			labels = append(labels, f.fill(o.Label))
		}
	}
	return labels
}

// columns tell in a column's heading what may be written there.
func (f *form) columns(columns []content.Column) []string {
	var labels []string
	for _, c := range columns {
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

// fill leaves the other person without a name: a form is the same for all.
func (f *form) fill(s string) string { return line(content.Fill(s, "")) }

// plain is one paragraph of the press's own words.
func plain(s string) []Node {
	return []Node{Paragraph{content.Para{Spans: []content.Span{{Text: s}}}}}
}

func minutes(n int) string {
	if n == 1 {
		return "a minute"
	}
	return fmt.Sprintf("%d minutes", n)
}
