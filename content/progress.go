package content

import "slices"

// PageState is how far a person is with a page.
type PageState uint8

// The states of a page.
const (
	Unopened PageState = iota
	Opened             // seen or written on, but not gone on from
	Done               // gone on from, answered or not, or jumped by a choice
	Kept               // set aside on this route, and not opened
)

// State returns how far the person is with the page in the present pass. Kept pages
// must look to others like pages that were skipped; see [Chapter.Shown].
func (p *Page) State(w *Workbook, route Route) PageState {
	pass := currentPass(w, p.Track().ID)
	visit, seen := w.Visit(p.Track().ID, p.ID, pass)
	switch {
	case visit.Passed, p.jumped(w, route, pass):
		return Done
	case seen || p.writtenIn(w, pass):
		return Opened
	case p.KeptOn(route):
		return Kept
	}
	return Unopened
}

// Written reports whether the person has put anything in on this page in the
// present pass.
func (p *Page) Written(w *Workbook) bool {
	return p.writtenIn(w, currentPass(w, p.Track().ID))
}

func currentPass(w *Workbook, track TrackID) int {
	profile, _ := w.Profile(track)
	return profile.Pass
}

func (p *Page) writtenIn(w *Workbook, pass int) bool {
	track := p.Track().ID
	if _, ok := w.RatingSet(track, p.ID, pass); ok {
		return true
	}
	return slices.ContainsFunc(p.Blocks, func(b Block) bool {
		id, _, ask := Named(b)
		if ask != nil {
			return ask.answered(w, track, pass)
		}
		_, edited := w.EditedCopy(track, id, pass)
		return id != "" && edited
	})
}

// PassFor returns the pass under which the answer of a question is kept: the present
// one, or 0 where the question is asked once for all passes.
func (a *Ask) PassFor(pass int) int {
	if a.PerBook {
		return 0
	}
	return pass
}

func (a *Ask) answered(w *Workbook, track TrackID, pass int) bool {
	pass = a.PassFor(pass)
	if answer, ok := w.Answer(track, a.ID, pass); ok {
		return answer.Value != nil && !answer.Value.Empty()
	}
	return len(w.Entries(track, a.ID, pass)) > 0 || w.Resting(track, a.ID, pass) > 0
}

// Order returns the reading order on a route: that of the files, with the pages that
// come first on this route at the head of their chapters. Pages kept for later
// are among them.
func (t *Track) Order(route Route) []*Page {
	var pages []*Page
	for _, c := range t.Chapters {
		pages = append(pages, c.order(route)...)
	}
	return pages
}

func (c *Chapter) order(route Route) []*Page {
	var first, rest []*Page
	for _, p := range c.Pages() {
		if p.FirstOn.Shares(route) {
			first = append(first, p)
		} else {
			rest = append(rest, p)
		}
	}
	return append(first, rest...)
}

// jumped reports whether a choice of the chapter leads over this page.
func (p *Page) jumped(w *Workbook, route Route, pass int) bool {
	pages := p.Chapter.order(route)
	here := slices.Index(pages, p)
	for i, from := range pages[:max(here, 0)] {
		target := from.skipTarget(w, pass)
		if target == "" {
			continue
		}
		to := slices.IndexFunc(pages, func(other *Page) bool { return other.ID == target })
		if i < here && here < to {
			return true
		}
	}
	return false
}

// skipTarget returns the page a choice made here leads to, or "".
func (p *Page) skipTarget(w *Workbook, pass int) string {
	for _, b := range p.Blocks {
		a, ok := b.(*Ask)
		if !ok || a.Kind != KindChoice {
			continue
		}
		answer, _ := w.Answer(p.Track().ID, a.ID, a.PassFor(pass))
		for _, o := range a.Options {
			if o.SkipTo != "" && answer.Value == Choice(o.ID) {
				return o.SkipTo
			}
		}
	}
	return ""
}

// Next returns the page to go on to, nil at the end: the next one in the reading
// order that is neither set aside nor jumped.
func (t *Track) Next(p *Page, w *Workbook) *Page { return t.step(p, w, 1) }

// Prev returns the page to go back to, nil at the start.
func (t *Track) Prev(p *Page, w *Workbook) *Page { return t.step(p, w, -1) }

// step looks no further than it has to: the pages of a chapter are read when they
// are first asked for.
func (t *Track) step(p *Page, w *Workbook, by int) *Page {
	profile, _ := w.Profile(t.ID)
	route := w.Route(t.ID)
	chapter := slices.Index(t.Chapters, p.Chapter)
	if chapter < 0 {
		return nil
	}
	pages := p.Chapter.order(route)
	here := slices.Index(pages, p)
	if here < 0 {
		return nil
	}
	for {
		for here += by; 0 <= here && here < len(pages); here += by {
			next := pages[here]
			if !next.KeptOn(route) && !next.jumped(w, route, profile.Pass) {
				return next
			}
		}
		chapter += by
		if chapter < 0 || chapter >= len(t.Chapters) {
			return nil
		}
		pages, here = t.Chapters[chapter].order(route), -1
		if by < 0 {
			here = len(pages)
		}
	}
}

// NextOnWay returns the page to go on to by the short way, nil at its end.
func (t *Track) NextOnWay(p *Page, w *Workbook) *Page { return t.stepOnWay(p, w, 1) }

// PrevOnWay returns the page to go back to by the short way, nil at its start.
func (t *Track) PrevOnWay(p *Page, w *Workbook) *Page { return t.stepOnWay(p, w, -1) }

func (t *Track) stepOnWay(p *Page, w *Workbook, by int) *Page {
	profile, _ := w.Profile(t.ID)
	route := w.Route(t.ID)
	here := slices.Index(t.Short.Pages, p.ID)
	if here < 0 && p != t.Gate() { // from the gate one begins with the first
		return nil
	}
	for here += by; 0 <= here && here < len(t.Short.Pages); here += by {
		next := t.Page(t.Short.Pages[here])
		if next != nil && !next.KeptOn(route) && !next.jumped(w, route, profile.Pass) {
			return next
		}
	}
	return nil
}

// PassedOver returns the visits of the pages kept for later that one goes past by the
// short way when one goes on from a page: they must look like any page that was skipped.
func (t *Track) PassedOver(p *Page, w *Workbook) (visits []Record) {
	profile, _ := w.Profile(t.ID)
	next := t.NextOnWay(p, w)
	for _, id := range t.Short.Pages[slices.Index(t.Short.Pages, p.ID)+1:] {
		over := t.Page(id)
		if over == next {
			break
		}
		if over != nil && over.KeptOn(w.Route(t.ID)) {
			visit, _ := w.Visit(t.ID, id, profile.Pass)
			visit.ByWay, visit.Passed = visit.ByWay || !visit.Passed, true
			visits = append(visits, visit)
		}
	}
	return visits
}

// ShownWay returns the pages of the short way as they may be shown.
func (t *Track) ShownWay(w *Workbook) []ShownPage {
	at := map[string]ShownPage{}
	for _, c := range t.Chapters {
		for _, p := range c.Shown(w, w.Route(t.ID)) {
			at[p.ID] = p
		}
	}
	var way []ShownPage
	for _, p := range t.ShortWay() {
		way = append(way, at[p.ID])
	}
	return way
}

// OnWay returns the page of the short way to go on with: the first that is not gone on
// from, else the first of all; nil where there is no such way.
func (t *Track) OnWay(w *Workbook) *Page {
	way := t.ShortWay()
	if len(way) == 0 {
		return nil
	}
	for _, p := range way {
		if s := p.State(w, w.Route(t.ID)); s == Unopened || s == Opened {
			return p
		}
	}
	return way[0]
}

// Done reports whether every page of the track is done, those kept for later
// included.
func (t *Track) Done(w *Workbook) bool {
	for _, c := range t.Chapters {
		if done, total := c.Progress(w, w.Route(t.ID)); done < total {
			return false
		}
	}
	return true
}

// Progress counts the chapter's pages and those that are done.
func (c *Chapter) Progress(w *Workbook, route Route) (done, total int) {
	shown := c.Shown(w, route)
	for _, p := range shown {
		if p.State == Done {
			done++
		}
	}
	return done, len(shown)
}

// ShownPage is a page in the reading order and how far it may be seen to be:
// never [Kept].
type ShownPage struct {
	*Page
	State PageState
}

// Shown returns the chapter's pages as they may be shown. A page kept for later
// looks like one that was skipped: done once the person has gone past it, and
// not before, so that nobody can tell from it that there is a route. Who has gone past it
// went on from the page before it, and not by the short way, which leads past nothing.
func (c *Chapter) Shown(w *Workbook, route Route) []ShownPage {
	past := c.leftBehind(w, route)
	pages := c.order(route)
	var shown []ShownPage
	for i, p := range slices.Backward(pages) {
		state := p.State(w, route)
		switch {
		case state == Done || state == Opened:
			past = true
		case state == Kept && past && c.cameTo(pages[:i], w, route):
			state = Done
		case state == Kept:
			state = Unopened
		}
		shown = append(shown, ShownPage{p, state})
	}
	slices.Reverse(shown)
	return shown
}

// cameTo reports whether the person has gone on, by the book, from the last page before
// that isn't kept for later: of those in the chapter, or else of the chapters before it.
func (c *Chapter) cameTo(before []*Page, w *Workbook, route Route) bool {
	for _, p := range slices.Backward(before) {
		if s := p.State(w, route); s != Kept {
			visit, _ := w.Visit(c.Track.ID, p.ID, currentPass(w, c.Track.ID))
			return s == Done && !visit.ByWay
		}
	}
	at := slices.Index(c.Track.Chapters, c)
	if at <= 0 {
		return true
	}
	last := c.Track.Chapters[at-1]
	return last.cameTo(last.order(route), w, route)
}

// leftBehind reports whether the person has gone on to a later chapter, or has
// done all there is to go on to where no later one has a page for this route.
func (c *Chapter) leftBehind(w *Workbook, route Route) bool {
	at := slices.Index(c.Track.Chapters, c)
	last := true
	for _, later := range c.Track.Chapters[at+1:] {
		for _, p := range later.Pages() {
			switch p.State(w, route) {
			case Opened, Done:
				return true
			case Unopened:
				last = false
			case Kept:
			}
		}
	}
	return last && !slices.ContainsFunc(c.Pages(), func(p *Page) bool {
		s := p.State(w, route)
		return s == Opened || s == Unopened
	})
}

// Standing is how far a page is, as it is shown wherever one looks for it: each of
// them means one thing.
type Standing uint8

// The standings of a page.
const (
	Empty Standing = iota // not opened
	Begun                 // opened or written on, and not gone on from
	Later                 // gone on from with nothing written: it was left for later
	Over                  // gone on from, or led over by a choice
)

// Standing returns how far the page is. A page kept for later on a route is left for
// later as any page is that was gone past with nothing written. Where all that is
// asked is a gate, of which nothing is stored, having passed is all there is to it; and
// a page that a choice leads over is done, as the book says.
func (p ShownPage) Standing(w *Workbook) Standing {
	switch p.State {
	case Unopened, Kept:
		return Empty
	case Opened:
		return Begun
	case Done:
	}
	profile, _ := w.Profile(p.Track().ID)
	if !p.asksToKeep() || p.Written(w) || p.jumped(w, w.Route(p.Track().ID), profile.Pass) {
		return Over
	}
	return Later
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
	n := 0
	for _, c := range t.Chapters {
		for _, p := range c.Shown(w, w.Route(t.ID)) {
			if p.Standing(w) == Later {
				n++
			}
		}
	}
	return n
}
