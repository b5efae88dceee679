package content_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	. "groundwork/content"
)

// promising finds sentences that promise that something comes again later.
var promising = regexp.MustCompile(`\b((it|what you find) comes back (on|where|later)|book comes back to it|come back here once|brings? (your|these)\b.* back|shows (you )?this (page|list)|(asks?|are) this again|` +
	`your plan\b|pages ahead\.|the end of the book|page later on|later in the book|home screen|folded in below)`)

// promise is such a sentence, and what has to be there on each way it is said on.
type promise struct {
	page, says string   // the page that says it, and words of it in small letters
	on         string   // the page that keeps it
	recalls    []string // questions that are shown again there
	asks       string   // or a question that is asked there
}

// promises returns all that is promised. A sentence is added here with what keeps it.
func promises() map[TrackID][]promise {
	return map[TrackID][]promise{
		Hurt: {
			{page: "settle", says: "the end of the chapter asks this again", on: "if-then", asks: "stirred-after"},
			{page: "what-it-shook", says: "at the end of the book, shows you this page again", on: "then-and-now", recalls: []string{"shook", "shook-how"}},
			{page: "friend-test", says: "your phrase for the pages ahead", on: "if-then", recalls: []string{"my-phrase"}},
			{page: "kind-letter", says: "it comes back on later pages", on: "lines-and-people", recalls: []string{"kind-letter"}},
			{page: "anger", says: `the page "draft yours" brings your answer back`, on: "draft", recalls: []string{"anger-guards"}},
			{page: "camera-test", says: "it comes back where you look at your own judgement", on: "own-eyes", recalls: []string{"judgement", "camera"}},
			{page: "openness", says: "shows you this list", on: "review", recalls: []string{"openness"}},
			{page: "what-matters", says: "what you find comes back on the next page", on: "weekly-talk", recalls: []string{"kept", "changed", "new"}},
			{page: "small-things", says: "the end of the book comes back to it", on: "look-again", recalls: []string{"resentments"}},
			{page: "stand-for", says: "it comes back on the last page of this chapter", on: "daily", recalls: []string{"daily-line"}},
			{page: "stay-go-wait", says: "brings your words back on a day you choose", on: "look-again", recalls: []string{"good-of-staying", "hard-of-staying", "would-have-to-see"}},
		},
		Hurting: {
			{page: "purpose", says: "a later page asks this again", on: "without-collapse", asks: "stirred-after"},
			{page: "where-now", says: "there is a page later on for what is not told", on: "whole-truth", asks: "untold"},
			{page: "where-now", says: "a plan for that hour comes later in the book", on: "their-pace", asks: "hold-still"},
			{page: "repair", says: "there is a page later on about what is not told", on: "whole-truth", asks: "untold"},
			{page: "choice-points", says: `brings these back on the page "when i slip"`, on: "when-i-slip", recalls: []string{"choices-made"}},
			{page: "blind-spots", says: "there is a page later on for what is not told", on: "whole-truth", asks: "untold"},
			{page: "blind-spots", says: "it comes back later, when you read your letter", on: "as-they-hear-it", recalls: []string{"spots"}},
			{page: "as-they-hear-it", says: "they are folded in below", on: "as-they-hear-it", recalls: []string{"spots"}},
			{page: "what-they-ask", says: "there is a page later on for looking at how sure you are", on: "capacity", asks: "promises"},
			{page: "openness", says: "shows this list once more", on: "weekly-talk", recalls: []string{"openness"}},
			{page: "openness", says: "shows this list once more", on: "look-again", recalls: []string{"openness"}},
			{page: "look-again", says: "come back here once they are written", on: "look-again", recalls: []string{"openness", "right-way"}},
		},
	}
}

// TestPromisesAreKept wants what a page promises for later to be there on each way it is
// said on, also where the page is one that is kept for later and was opened.
func TestPromisesAreKept(t *testing.T) {
	for _, track := range builtin(t).Tracks {
		unsaid := map[string]bool{}
		for _, p := range promises()[track.ID] {
			unsaid[p.page+": "+p.says] = true
		}
		for _, page := range track.Pages() {
			for _, route := range routes() {
				w := NewWorkbook(Profile{Track: track.ID, Route: route}, Visit{Track: track.ID, Page: page.ID})
				for _, said := range saidOn(page, w) {
					for _, p := range saidAs(track, page, said) {
						delete(unsaid, p.page+": "+p.says)
						checkPromise(t, track, page, w, route, p)
					}
					if promising.MatchString(said) && len(saidAs(track, page, said)) == 0 && !inPlanOrOnHome(track, page, w, said) {
						t.Errorf("%s/%s promises something on route %d, and nothing here says what keeps it: %q", track.ID, page.ID, route, said)
					}
				}
			}
		}
		for p := range unsaid {
			t.Errorf("%s/%s is not promised any more: take it off the list", track.ID, p)
		}
	}
}

// saidAs returns the promises a sentence of a page makes.
func saidAs(t *Track, page *Page, said string) []promise {
	return slices.DeleteFunc(slices.Clone(promises()[t.ID]), func(p promise) bool { return p.page != page.ID || !strings.Contains(said, p.says) })
}

// checkPromise wants the page that keeps a promise to be there for somebody who meets the
// one that gives it, and to show or to ask what was promised.
func checkPromise(t *testing.T, track *Track, page *Page, w *Workbook, route Route, p promise) {
	t.Helper()
	on := track.Page(p.on)
	if on == nil || on.KeptOn(route) && !page.KeptOn(route) {
		t.Errorf("%s/%s: %q, and on route %d %q is kept for later", track.ID, page.ID, p.says, route, p.on)
		return
	}
	for _, id := range p.recalls {
		shown := find(on, func(r *Recall) bool { return slices.Contains(r.From, id) && routeOnly(r.ShowIf).Holds(w, track.ID, 0) })
		if shown == nil {
			t.Errorf("%s/%s: %q, and %q doesn't show %q on route %d", track.ID, page.ID, p.says, p.on, id, route)
		}
	}
	if p.asks != "" && find(on, func(a *Ask) bool { return a.ID == p.asks && routeOnly(a.ShowIf).Holds(w, track.ID, 0) }) == nil {
		t.Errorf("%s/%s: %q, and %q doesn't ask %q on route %d", track.ID, page.ID, p.says, p.on, p.asks, route)
	}
}

// inPlanOrOnHome reports whether a sentence speaks of the plan, and the page has a question
// that is in it; or of the home screen, by the name of a log of the page that is kept there.
func inPlanOrOnHome(t *Track, page *Page, w *Workbook, said string) bool {
	switch {
	case strings.Contains(said, "home screen"):
		return slices.ContainsFunc(t.Practices(w), func(a *Ask) bool {
			_, p := t.Ask(a.ID)
			return p == page && strings.Contains(said, strings.ToLower(a.Home))
		})
	case strings.Contains(said, "your plan"):
		plan := t.Plan()
		return find(page, anyOf[*Plan]) != nil || page.ID == "look-again" ||
			slices.ContainsFunc(page.Asks(), func(a *Ask) bool { return plan.Uses(a.ID) && routeOnly(a.ShowIf).Holds(w, t.ID, 0) })
	}
	return false
}
