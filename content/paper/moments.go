package paper

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"groundwork/content"
)

// moments returns the times somebody said how stirred up a page made them: a line for
// each, where the page asks for it first.
func (r *run) moments(p *content.Page) []Node {
	var all []string
	for _, m := range r.book.Moments(r.t.ID, p.ID, r.pass) {
		if s := r.moment(m); s != "" {
			all = append(all, s)
		}
	}
	if len(all) == 0 {
		return nil
	}
	label := ""
	if b := r.of.Before; b != nil {
		label = b.Label
	}
	return []Node{Question{Label: cmp.Or(r.fill(label), titleMoments), Nodes: items(all)}}
}

// moment returns one of them, in words: what is not there is not spoken of.
func (r *run) moment(m content.Moment) string {
	s := ""
	if m.Before >= 0 {
		s += fmt.Sprintf(" Before: %d of %d.", m.Before, content.ScaleMax)
	}
	if m.After != "" {
		after := m.After
		if a := r.of.After; a != nil {
			if i := slices.IndexFunc(a.Options, func(o content.Option) bool { return o.ID == m.After }); i >= 0 {
				after = a.Options[i].Label
			}
		}
		s += " Afterwards: " + r.fill(after) + "."
	}
	if s == "" {
		return ""
	}
	return Day(m.At) + "." + s
}

// withMoments adds them to what a page prints: beside the question on it, or at its
// end where it asks no more.
func (r *run) withMoments(p *content.Page, nodes []Node, at int) []Node {
	if at < 0 {
		at = len(nodes)
	}
	return slices.Concat(nodes[:at], r.moments(p), nodes[at:])
}

// goneMoments returns those of pages that the book no longer has.
func (r *run) goneMoments() []Node {
	pages := map[string][]string{}
	for _, set := range r.book.Ratings(r.t.ID) {
		if set.Series == content.SeriesStirred && !r.housed(set) {
			if s := r.moment(content.MomentOf(set)); s != "" {
				pages[set.Occasion] = append(pages[set.Occasion], s)
			}
		}
	}
	var nodes []Node
	for _, id := range slices.Sorted(maps.Keys(pages)) {
		nodes = append(nodes, Question{Label: cmp.Or(line(id), titleMoments), Nodes: items(pages[id])})
	}
	return nodes
}
