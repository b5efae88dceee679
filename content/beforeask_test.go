package content_test

import (
	"fmt"
	"strings"
	"testing"

	. "groundwork/content"
)

// Words of reading before the first question of a page: what most pages keep to, and
// what none goes beyond.
const (
	usualBefore = 90
	mostBefore  = 150
)

// beforeAsking returns how many words a page puts before its first question, or
// before what else there is to do on it, on a route and in a relation.
func beforeAsking(p *Page, route Route, relation string) int {
	w := NewWorkbook(Profile{Track: p.Track().ID, Route: route},
		Answer{Track: p.Track().ID, Question: relationQuestion, Value: Choice(relation)})
	return wordsBefore(p.Visible(w, 0))
}

const relationQuestion = "relation"

// relations returns the options of the question who the other one is, and "" for
// no answer.
func relations(t *Track) []string {
	ids := []string{""}
	if a, _ := t.Ask(relationQuestion); a != nil {
		for _, o := range a.Options {
			ids = append(ids, o.ID)
		}
	}
	return ids
}

func wordsBefore(blocks []Block) int {
	words := 0
	for _, b := range blocks {
		switch b := b.(type) {
		case *Prose:
			for _, para := range b.Paras {
				words += len(wordsOf(Fill(plainText(para), "")))
			}
		case *Ask, *Ratings, *Plan, *Settle, *Breathe:
			return words
		}
	}
	return words
}

// TestLittleBeforeAsking wants a page to come to its first question soon: on two
// pages of three, whatever the route, after ninety words, on none after more than a
// hundred and fifty. A page that asks nothing is for reading.
func TestLittleBeforeAsking(t *testing.T) {
	for _, track := range builtin(t).Tracks {
		t.Run(string(track.ID), func(t *testing.T) {
			for _, route := range []Route{Open, Solo, NoContact, Solo | NoContact, Quiet} {
				checkBefore(t, track, route)
			}
		})
	}
}

func checkBefore(t *testing.T, track *Track, route Route) {
	t.Helper()
	var long []string
	met := 0
	for _, p := range track.Pages() {
		if len(p.Asks()) == 0 {
			continue
		}
		for _, relation := range relations(track) {
			if n := beforeAsking(p, route, relation); n > mostBefore {
				t.Errorf("%s has %d words before it asks on route %d, for %q, want %d at most", p.ID, n, route, relation, mostBefore)
			}
		}
		if p.KeptOn(route) {
			continue
		}
		met++
		if n := beforeAsking(p, route, ""); n > usualBefore {
			long = append(long, fmt.Sprintf("%s %d", p.ID, n))
		}
	}
	if 3*len(long) > met {
		t.Errorf("%d of %d pages have more than %d words before they ask on route %d: %s", len(long), met, usualBefore, route, strings.Join(long, ", "))
	}
}
