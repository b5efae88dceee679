package content

import "slices"

// routeKey is the key of a [Condition] that asks for the route.
const routeKey = "route"

// Holds tells whether every key of the condition holds in a pass.
func (c Condition) Holds(w *Workbook, track TrackID, pass int) bool {
	for key, wanted := range c {
		if key == routeKey {
			p, _ := w.Profile(track)
			if !p.Route.named(wanted) {
				return false
			}
			continue
		}
		if !slices.ContainsFunc(chosen(w, track, key, pass), func(id string) bool { return slices.Contains(wanted, id) }) {
			return false
		}
	}
	return true
}

// named tells whether one of the names fits: open fits the route without
// cautions, the others fit where the route has that caution.
func (r Route) named(names []string) bool {
	for _, name := range names {
		named, ok := routeNamed(name)
		if ok && (named == Open && r == Open || named.Shares(r)) {
			return true
		}
	}
	return false
}

// chosen are the options chosen in a question: in this pass, or in the first
// one for a question that is asked once for all.
func chosen(w *Workbook, track TrackID, question string, pass int) []string {
	a, ok := w.Answer(track, question, pass)
	if !ok {
		a, _ = w.Answer(track, question, 0)
	}
	switch v := a.Value.(type) {
	case Choice:
		return []string{string(v)}
	case Choices:
		return v
	}
	return nil
}

// Visible are the blocks of the page that show now, in order.
func (p *Page) Visible(w *Workbook, pass int) []Block {
	track := p.Track().ID
	var blocks []Block
	for _, b := range p.Blocks {
		if b.Info().ShowIf.Holds(w, track, pass) {
			blocks = append(blocks, b)
		}
	}
	return blocks
}
