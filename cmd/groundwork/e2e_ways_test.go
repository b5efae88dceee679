//go:build unix

package main

import (
	"flag"
	"slices"
	"strings"
	"testing"

	"groundwork/content"
)

// every has the tests of the program at a terminal do all there is, not some of it.
var every = flag.Bool("every", false, "walk every route, and type every key, date and text there is a case for")

// someOf is every nth of a list, or all of it with -every.
func someOf[T any](list []T, n int) (some []T) {
	for i, one := range list {
		if i%n == 0 || *every {
			some = append(some, one)
		}
	}
	return some
}

// manner is how somebody comes to a route: what they say to the two questions about fear,
// and later.
type manner struct {
	gate         map[string]string
	quiet, order bool
}

// everyRoute are all routes there are, and how one comes to them.
func everyRoute() map[string]manner {
	all := map[string]manner{
		"quiet": {quiet: true},
		"order": {gate: gates()["neither"], order: true},
	}
	for name, gate := range gates() {
		all[name] = manner{gate: gate}
	}
	return all
}

// onEveryRoute runs a test for tracks, each with the way of meeting it that is named, and
// with -every on all others but those left out.
func onEveryRoute(t *testing.T, tracks map[content.TrackID]string, test func(w *walker), leftOut ...string) {
	t.Helper()
	for id, one := range tracks {
		for name, how := range everyRoute() {
			if name != one && !*every || slices.Contains(leftOut, name) {
				continue
			}
			t.Run(string(id)+"/"+name, func(t *testing.T) {
				t.Parallel()
				w := newcomer(t, id)
				w.gate, w.quiet, w.order = how.gate, how.quiet, how.order
				test(w)
			})
		}
	}
}

// TestWholeTrackOnEveryRoute answers all that is asked on a route, and prints it. Who says
// no to both questions, or passes them, meets what [TestWholeTrack] goes through, and who
// says yes to both what [TestKeptPages] does.
func TestWholeTrackOnEveryRoute(t *testing.T) {
	t.Parallel()
	onEveryRoute(t, map[content.TrackID]string{content.Hurt: "order", content.Hurting: "feared"}, func(w *walker) {
		w.begin(w.track.ID)
		w.walk("")
		w.Leave()
		w.answeredAll()
		w.printedOnce()
	}, "neither", "passed by", "rather not", "both")
}

// TestShortWayOnEveryRoute goes the short way, which begins without the questions about
// fear, by the button that leads to them, and prints what was answered.
func TestShortWayOnEveryRoute(t *testing.T) {
	t.Parallel()
	onEveryRoute(t, map[content.TrackID]string{content.Hurt: "afraid", content.Hurting: "neither"}, func(w *walker) {
		w.See("A private workbook for the time after trust was broken")
		w.Press("enter")
		w.See("Which of these is it for you?")
		if w.track.ID == content.Hurting {
			w.Press("down", "down")
		}
		w.Press("down", "enter")
		page := w.track.ShortWay()[0]
		w.on(page)
		w.atGate()
		var walked []*content.Page
		for page = w.track.NextOnWay(w.track.Gate(), w.mind); page != nil; page = w.track.NextOnWay(page, w.mind) {
			w.on(page)
			w.answer(page)
			w.Press("enter")
			walked = append(walked, page)
		}
		w.See("Right now settle") // on Home
		w.Leave()
		w.answeredOn(walked)
		w.besideTheWay()
		w.printedOnce()
	}, "order", "rather not") // nothing on it asks about one, and the other is passing by
}

// besideTheWay wants every page on the short way to look gone past, and none beside it:
// anything else would tell what is kept for later.
func (w *walker) besideTheWay() {
	w.t.Helper()
	got := w.Workbook()
	profile, _ := got.Profile(w.track.ID)
	for _, c := range w.track.Chapters {
		for _, p := range c.Shown(got, profile.Route) {
			standing := p.Standing(got)
			on := slices.Contains(w.track.Short.Pages, p.ID) || p.Page == w.track.Gate()
			if !on && standing != content.Empty || on && standing != content.Over && standing != content.Later {
				w.t.Errorf("%s looks like %v", p.ID, standing)
			}
		}
	}
}

// TestTonightOnEveryRoute comes to the page for a bad night by its key, before anything
// else is known, and again once the questions about fear were answered.
func TestTonightOnEveryRoute(t *testing.T) {
	t.Parallel()
	onEveryRoute(t, map[content.TrackID]string{content.Hurt: "both"}, func(w *walker) {
		page := w.book.Tonight()
		w.See("A private workbook for the time after trust was broken")
		w.Type("t")
		w.on(page)
		w.atGate()
		w.on(page) // it stands by itself, and so do the questions
		w.answer(page)
		w.Press("enter")
		w.See("A private workbook for the time after trust was broken")
		w.Leave()
		w.answeredOn([]*content.Page{page})
		w.printedOnce()
	}, "order", "rather not")
}

// atGate goes to the questions about safety by the button on a page, answers them as the
// walker does, and goes on.
func (w *walker) atGate() {
	w.t.Helper()
	gate := w.track.Gate()
	for f := w.Focus(); !strings.Contains(f.row, "▸ "+gate.Title); {
		f = w.Move("tab")
	}
	w.Press("enter")
	w.on(gate)
	w.answer(gate)
	w.Press("enter")
	w.passes(gate)
}

// passes leaves all pages in where the walker went past the questions about safety
// without a yes, or a no to each, or goes the careful way.
func (w *walker) passes(page *content.Page) {
	w.t.Helper()
	if w.gate["afraid"] == "yes" || w.gate["feared"] == "yes" {
		return
	}
	for _, a := range page.Asks() {
		for _, part := range a.Gate {
			if chosen := w.gate[part.ID]; chosen == "yes" || chosen == "no" {
				continue
			}
			w.See("is not taken as a no")
			if w.quiet {
				w.take(content.Quiet)
			} else {
				w.Move("down")
			}
			w.Press("enter")
			return
		}
	}
}

// take keeps in mind what caution was taken.
func (w *walker) take(caution content.Route) {
	profile, _ := w.mind.Profile(w.track.ID)
	profile.Route |= caution
	w.mind.Put(profile)
}

// choose is the option the walker takes: one that leads nowhere else, or that a court has
// said to stay away.
func (w *walker) choose(a *content.Ask) content.Option {
	w.t.Helper()
	for _, o := range a.Options {
		if w.order && o.Sets == content.NoContact {
			w.take(o.Sets)
			return o
		}
	}
	return w.harmless(a.Options)[0]
}

// answeredAll wants an answer in the file to everything that is asked.
func (w *walker) answeredAll() {
	w.t.Helper()
	w.answeredOn(w.track.Pages())
}

// answeredOn wants an answer in the file to everything that some pages ask.
func (w *walker) answeredOn(pages []*content.Page) {
	w.t.Helper()
	if len(pages) == 0 {
		w.t.Error("no page was met")
	}
	got := w.Workbook()
	profile, _ := got.Profile(w.track.ID)
	if was, _ := w.mind.Profile(w.track.ID); was.Route != profile.Route {
		w.t.Errorf("the route is %v, want %v", profile.Route, was.Route)
	}
	for _, p := range pages {
		if p.KeptOn(profile.Route) {
			continue
		}
		for _, block := range p.Visible(got, 0) {
			a, ok := block.(*content.Ask)
			if !ok || a.Kind == content.KindGate {
				continue
			}
			_, answered := got.Answer(w.track.ID, a.ID, 0)
			r, _ := got.Record(content.RatingSet{Track: w.track.ID, ID: p.ID}.Key())
			set, _ := r.(content.RatingSet)
			_, rated := set.Values[a.ID]
			if !answered && !rated && len(got.Entries(w.track.ID, a.ID, 0)) == 0 {
				w.t.Errorf("%s on %s has no answer in the file", a.ID, p.ID)
			}
		}
	}
}

// charted waits for the charts of a log, which come a moment after its entry and move what
// stands below them.
func (w *walker) charted(page *content.Page, a *content.Ask) {
	w.t.Helper()
	for _, b := range page.Blocks {
		chart, ok := b.(*content.Chart)
		if !ok || chart.Log != a.ID {
			continue
		}
		for _, c := range a.Columns {
			switch {
			case c.ID != chart.Column:
			case c.Kind == content.KindScale:
				w.See("One rating so far")
			case c.Kind == content.KindChoice:
				w.See(c.Options[0].Label + ": once")
			}
		}
	}
}
