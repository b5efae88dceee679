package content

import "slices"

// Route is the set of cautions a person walks a track with; 0 is the open
// route. It is set by a gate or in Settings, and shows nowhere else.
type Route uint8

// The routes.
const (
	Solo      Route = 1 << iota // it may not be safe to ask the other person
	NoContact                   // the other person may be afraid of this one
	Quiet                       // nobody said: what either caution keeps is kept, and nothing is said of either
)

// Open is the route without cautions.
const Open Route = 0

// Shares reports whether the two sets have a caution in common.
func (r Route) Shares(other Route) bool { return r&other != 0 }

// is reports whether the route is what a word of a condition asks for, and
// whether there is such a word. A caution's own name holds whatever else is on;
// what must not be said to somebody with the other caution takes an only.
func (r Route) is(word string) (holds, known bool) {
	switch word {
	case "open":
		return r.spoken() == Open, true
	case "only-open":
		return r == Open, true
	case "quiet":
		return r.Shares(Quiet) && r.spoken() == Open, true
	case "solo":
		return r.Shares(Solo), true
	case "no-contact":
		return r.Shares(NoContact), true
	case "both":
		return r.spoken() == Solo|NoContact, true
	case "only-solo":
		return r.spoken() == Solo, true
	case "only-no-contact":
		return r.spoken() == NoContact, true
	}
	return false, false
}

// KnownRoute reports whether a condition may ask for the word.
func KnownRoute(word string) bool {
	_, known := Open.is(word)
	return known
}

// spoken returns the cautions that were said.
func (r Route) spoken() Route { return r & (Solo | NoContact) }

// Route returns the cautions a track is walked with: those it set itself and, until its
// own questions about safety were passed, those of every other track. Who is to stay
// away, or is afraid, is so in the other track too.
func (w *Workbook) Route(track TrackID) Route {
	profile, _ := w.Profile(track)
	route := profile.Route
	if profile.Own {
		return route
	}
	for _, other := range w.routes {
		route |= other
	}
	return route
}

// GateBefore returns the page with the questions about safety where one has come past it
// to a page, by some other way than the book's, and never went on from it; else nil.
func (t *Track) GateBefore(p *Page, w *Workbook) *Page {
	profile, _ := w.Profile(t.ID)
	if profile.Own {
		return nil // no chapter is read for this
	}
	gate := t.Gate()
	if gate == nil || gate == p {
		return nil
	}
	for pass := range profile.Pass + 1 {
		if visit, _ := w.Visit(t.ID, gate.ID, pass); visit.Passed {
			return nil
		}
	}
	at, here := slices.Index(t.Chapters, gate.Chapter), slices.Index(t.Chapters, p.Chapter)
	if at == here {
		order := p.Chapter.order(w.Route(t.ID))
		at, here = slices.Index(order, gate), slices.Index(order, p)
	}
	if at > here {
		return nil
	}
	return gate
}

// Wished returns the cautions that a choice has set at once: somebody asked not to be
// contacted, or an order says so. No other answer takes them back.
func (t *Track) Wished(w *Workbook) (route Route) {
	pass := currentPass(w, t.ID)
	for _, a := range t.Asks() {
		answer, _ := w.Answer(t.ID, a.ID, a.PassFor(pass))
		for _, o := range a.Options {
			if o.Sets != Open && answer.Value == Choice(o.ID) {
				route |= o.Sets
			}
		}
	}
	return route
}

// KeptOn reports whether the page is kept for later on a route: for a caution it
// is marked with, or for any mark where nobody said which.
func (p *Page) KeptOn(r Route) bool {
	return p.SetAside.Shares(r) || r.Shares(Quiet) && p.SetAside != Open
}

// Caution finds the caution, or the two of them, a name stands for.
func Caution(name string) (Route, bool) {
	switch name {
	case "solo":
		return Solo, true
	case "no-contact":
		return NoContact, true
	case "both":
		return Solo | NoContact, true
	}
	return Open, false
}

// Condition says when a block shows: every key must hold. The key "route"
// takes open, only-open, quiet, solo, no-contact, both, only-solo and
// only-no-contact; the key "medium" takes screen and paper. Any other key is the id of a choice, choices
// or grid question of the same track, and holds when one of the listed options
// is chosen; in a grid, "row:option". The empty condition always holds.
type Condition map[string][]string

// The keys of a [Condition] that are no question's id, and the media.
const (
	RouteKey     = "route"
	MediumKey    = "medium"
	MediumScreen = "screen"
	MediumPaper  = "paper"
)
