package content

import (
	"maps"
	"slices"
)

// Holds reports whether every key of the condition holds on screen in a pass.
func (c Condition) Holds(w *Workbook, track TrackID, pass int) bool {
	for key, wanted := range c {
		switch key {
		case RouteKey:
			if !w.Route(track).isAny(wanted) {
				return false
			}
			continue
		case MediumKey:
			if !slices.Contains(wanted, MediumScreen) {
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

// Careful reports whether the condition holds on a caution only, and never on
// the open route.
func (c Condition) Careful() bool {
	words, asks := c[RouteKey]
	return asks && !Open.isAny(words)
}

// Fits reports whether the question is asked as things stand, whatever the route.
func (a *Ask) Fits(w *Workbook, track TrackID, pass int) bool {
	return a.ShowIf.onAnyRoute().Holds(w, track, pass)
}

// onAnyRoute returns the condition without what it says about the route.
func (c Condition) onAnyRoute() Condition {
	if _, asks := c[RouteKey]; !asks {
		return c
	}
	c = maps.Clone(c)
	delete(c, RouteKey)
	return c
}

// shows reports whether something with the condition is to be seen now.
type shows func(Condition) bool

// showing goes by the answers and the route.
func (t *Track) showing(w *Workbook) shows {
	pass := currentPass(w, t.ID)
	return func(c Condition) bool { return c.Holds(w, t.ID, pass) }
}

// fitting goes by the answers alone.
func (t *Track) fitting(w *Workbook) shows {
	showing := t.showing(w)
	return func(c Condition) bool { return showing(c.onAnyRoute()) }
}

// visible returns an answer without the options and rows that are not offered now.
// Those the book no longer has stay.
func (a *Ask) visible(v Value, shows shows) Value {
	if v == nil {
		return nil
	}
	return v.visible(a, shows)
}

// isAny reports whether the route is what one of the words asks for.
func (r Route) isAny(words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool {
		holds, _ := r.is(word)
		return holds
	})
}

// chosen returns the options chosen in a question: in this pass, or in the first
// one for a question that is asked once for all.
func chosen(w *Workbook, track TrackID, question string, pass int) []string {
	a, ok := w.Answer(track, question, pass)
	if !ok {
		a, _ = w.Answer(track, question, 0)
	}
	return Decided(a.Value)
}

// Visible returns the blocks of the page that show now, in order.
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
