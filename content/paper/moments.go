package paper

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"groundwork/content"
)

// moments returns the times somebody said how stirred up a page made them, a line for each,
// where the page asks for it first. They stand under the question that was answered: the one at
// the end, where it was at no time the one before.
func (r *run) moments(p *content.Page) []Node {
	var at []content.Moment
	before := false
	for _, m := range r.book.Moments(r.t.ID, p.ID, r.pass) {
		if m.Before >= 0 || m.After != "" {
			at = append(at, m)
			before = before || m.Before >= 0
		}
	}
	if len(at) == 0 {
		return nil
	}
	asked := r.of.Before
	if !before {
		asked = r.of.After
	}
	label := ""
	if asked != nil {
		label = asked.Label
	}
	var all []string
	for _, m := range at {
		said := r.moment(m, before)
		if day := Day(m.At); len(at) > 1 || day != r.day {
			said = day + ". " + said
		}
		all = append(all, said)
	}
	return []Node{Question{Label: cmp.Or(r.fill(label), titleMoments), Nodes: items(all)}}
}

// moment returns one of them, in words: what is not there is not spoken of. Named is whether
// it says which of the two it is.
func (r *run) moment(m content.Moment, named bool) string {
	var said []string
	if m.Before >= 0 {
		said = append(said, fmt.Sprintf("Before: %d of %d.", m.Before, content.ScaleMax))
	}
	if m.After != "" {
		after := m.After
		if a := r.of.After; a != nil {
			after = content.LabelOf(a.Options, m.After)
		}
		if after = r.fill(after); named {
			after = "Afterwards: " + after
		}
		said = append(said, after+".")
	}
	return strings.Join(said, " ")
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
			m := content.MomentOf(set)
			if s := r.moment(m, true); s != "" {
				pages[set.Occasion] = append(pages[set.Occasion], Day(m.At)+". "+s)
			}
		}
	}
	var nodes []Node
	for _, id := range slices.Sorted(maps.Keys(pages)) {
		nodes = append(nodes, Question{Label: cmp.Or(line(id), titleMoments), Nodes: items(pages[id])})
	}
	return nodes
}
