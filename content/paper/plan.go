package paper

import (
	"slices"
	"strings"

	"groundwork/content"
	"groundwork/content/text"
)

// planAlone returns every plan of the track, as edited or as composed.
func (r *run) planAlone() []Node {
	var nodes []Node
	for p, b := range r.t.Blocks() {
		if plan, ok := b.(*content.Plan); ok && r.selection.holds(p) {
			nodes = append(nodes, section(r.fill(plan.Title), r.planText(plan))...)
		}
	}
	return nodes
}

// planText returns the plan, or nothing where none of its parts exist. Where a part is to
// be left out, a copy changed by hand isn't taken: nothing tells which of its words are
// that part's.
func (r *run) planText(p *content.Plan) []Node {
	at := r.places[p.ID]
	if _, ok := r.edited(at); ok && !r.selection.NoPeople && len(r.selection.Without) == 0 {
		return r.copyText(at)
	}
	nodes := r.brokenCopy(at)
	for _, s := range p.Sections {
		if r.selection.without(s) {
			continue
		}
		if part := r.planPart(s); len(part.Lines) > 0 {
			nodes = append(nodes, part)
		}
	}
	return nodes
}

// planPart returns a section of a plan, without lines where none of its answers exist.
func (r *run) planPart(s content.PlanSection) Part {
	part := Part{Title: r.fill(s.Title)}
	for _, id := range s.From {
		if r.selection.leavesOutOfPlan(id) || !r.goesBy(id) {
			continue
		}
		lines := r.planLines(id, part.Title, len(s.From) > 1)
		said := func(l Line) bool { return !l.Tick && slices.Contains(part.Lines, l) }
		if !slices.ContainsFunc(lines, func(l Line) bool { return !said(l) }) {
			continue // the same was asked on another page, and answered alike
		}
		part.Lines = append(part.Lines, lines...)
	}
	return part
}

// goesBy reports whether a plan may have what was answered at a place: nothing of a page
// that is set aside on the present way, and nothing that isn't asked on it. Then it is as
// if it were empty, and so the paper tells no way.
func (r *run) goesBy(id string) bool {
	at, ok := r.places[id]
	if !ok {
		return false
	}
	var shows content.Condition
	switch {
	case at.ask != nil:
		shows = at.ask.ShowIf
	case at.letter != nil:
		shows = at.letter.ShowIf
	}
	return !at.page.KeptOn(r.book.Route(r.t.ID)) && shows.Holds(r.book, r.t.ID, r.pass)
}

// Parts returns the titles of the pieces of a plan that are printed, in their order: what
// could be left out where it is longer than a page.
func (d *Document) Parts() []string {
	var titles []string
	for _, n := range d.Nodes {
		s, _ := n.(Section)
		for _, piece := range s.Nodes {
			if p, ok := piece.(Part); ok {
				titles = append(titles, p.Title)
			}
		}
	}
	return titles
}

// without reports whether a section of a plan was asked to be left out.
func (s Selection) without(part content.PlanSection) bool {
	return s.NoPeople && part.People ||
		slices.ContainsFunc(s.Without, func(name string) bool { return text.Fold(name) == text.Fold(part.Title) })
}

// leavesOutOfPlan reports whether the answer to a question was asked to be.
func (s Selection) leavesOutOfPlan(question string) bool { return slices.Contains(s.Without, question) }

// inPlan reports whether a plan of the track has a section or a question of that name.
func inPlan(t *content.Track, name string) bool {
	for _, b := range t.Blocks() {
		p, ok := b.(*content.Plan)
		if ok && slices.ContainsFunc(p.Sections, func(s content.PlanSection) bool {
			return text.Fold(s.Title) == text.Fold(name) || slices.Contains(s.From, name)
		}) {
			return true
		}
	}
	return false
}

// planLines returns one answer of a plan, under its question where there are several and
// its section doesn't say it. What isn't there or isn't asked any more is not mentioned,
// and neither is what is kept off paper.
func (r *run) planLines(id, title string, several bool) []Line {
	at, ok := r.places[id]
	if !ok || at.plan != nil {
		return nil
	}
	var nodes []Node
	if at.ask != nil {
		r.miss(id)
		nodes = append(r.answer(at.ask), r.brokenAnswer(at.ask)...)
	} else {
		nodes = r.letterText(at.letter)
	}
	var lines []Line
	for _, n := range nodes {
		lines = append(lines, planned(n)...)
	}
	label := r.fill(at.title())
	if !several || len(lines) == 0 || text.Fold(label) == text.Fold(title) {
		return lines
	}
	if len(lines) > 1 {
		return append([]Line{{Text: label}}, lines...)
	}
	lines[0].Text = led(label, lines[0].Text)
	return lines
}

// planned returns an answer as lines of a plan. What is done again and again can be
// ticked.
func planned(n Node) []Line {
	var lines []Line
	switch n := n.(type) {
	case Words:
		for s := range strings.SplitSeq(n.Text, "\n") {
			if s != "" {
				lines = append(lines, Line{Text: s})
			}
		}
	case List:
		for _, item := range n.Items {
			lines = append(lines, Line{Text: item, Tick: true})
		}
	case Table:
		for _, row := range n.Rows {
			lines = append(lines, Line{Text: n.sentence(row), Tick: true})
		}
	case Quiet:
		lines = append(lines, Line{Text: "(" + n.Text + ")"})
	}
	return lines
}

// sentence returns a row as a sentence, where its columns begin one, or else what its
// cells hold. What was chosen or rated stands behind its column's name.
func (t Table) sentence(row []string) string {
	cells, before := make([]string, len(row)), false
	for i, cell := range row {
		if cells[i] = cell; cell != "" && t.Marks[i] && before {
			cells[i] = Labelled(t.Columns[i], cell)
		}
		before = before || cell != ""
	}
	return content.InOneLine("", " · ", t.Columns, cells)
}

// led puts a label before what it leads into.
func led(label, s string) string {
	if stem, ok := strings.CutSuffix(label, "…"); ok {
		return strings.TrimSpace(stem) + " " + s
	}
	return Labelled(label, s)
}
