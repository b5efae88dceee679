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
	return wordsBefore(p.Visible(walker(p.Track(), route, relation), 0))
}

// walker returns the workbook of somebody who has said who the other one is, and
// nothing else.
func walker(t *Track, route Route, relation string) *Workbook {
	return NewWorkbook(Profile{Track: t.ID, Route: route}, Answer{Track: t.ID, Question: relationQuestion, Value: Choice(relation)})
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
			for _, p := range track.Pages() {
				words, whose := mostBeforeAsking(p)
				if words > mostBefore {
					t.Errorf("%s has %d words before it asks (%s), want %d at most", p.ID, words, whose, mostBefore)
				}
			}
			checkUsual(t, track)
		})
	}
}

// routes returns every way to walk a track.
func routes() []Route { return []Route{Open, Solo, NoContact, Solo | NoContact, Quiet} }

// mostBeforeAsking returns the most words a page that asks something puts before its
// first question, and for whom.
func mostBeforeAsking(p *Page) (most int, whose string) {
	if len(p.Asks()) == 0 {
		return 0, ""
	}
	for _, route := range routes() {
		for _, relation := range relations(p.Track()) {
			if n := beforeAsking(p, route, relation); n > most {
				most, whose = n, fmt.Sprintf("route %d, %q", route, relation)
			}
		}
	}
	return most, whose
}

// checkUsual wants two pages of three, of those that are met on a route, to keep to
// what is usual.
func checkUsual(t *testing.T, track *Track) {
	t.Helper()
	for _, route := range routes() {
		var long []string
		met := 0
		for _, p := range track.Pages() {
			if len(p.Asks()) == 0 || p.KeptOn(route) {
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
}
