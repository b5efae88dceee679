package content

// Standing is how far a page is, as it is shown wherever one looks for it: each of
// them means one thing.
type Standing uint8

// The standings of a page.
const (
	Empty Standing = iota // not opened
	Begun                 // opened or written on, and not gone on from
	Later                 // gone on from with nothing written: it was left for later
	Over                  // gone on from
)

// Standing returns how far the page is. A page kept for later on a route is left for
// later as any page is that was gone past with nothing written. Where all that is
// asked is a gate, of which nothing is stored, having passed is all there is to it.
func (p ShownPage) Standing(w *Workbook) Standing {
	switch p.State {
	case Unopened, Kept:
		return Empty
	case Opened:
		return Begun
	case Done:
	}
	if p.asksToKeep() && !p.Written(w) {
		return Later
	}
	return Over
}

// asksToKeep reports whether the page asks anything whose answer is kept.
func (p *Page) asksToKeep() bool {
	for _, a := range p.Asks() {
		if a.Kind != KindGate {
			return true
		}
	}
	return false
}

// ForLater counts the pages of the track that were left for later.
func (t *Track) ForLater(w *Workbook) int {
	profile, _ := w.Profile(t.ID)
	n := 0
	for _, c := range t.Chapters {
		for _, p := range c.Shown(w, profile.Route) {
			if p.Standing(w) == Later {
				n++
			}
		}
	}
	return n
}
