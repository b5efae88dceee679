package content_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	. "groundwork/content"
)

// TestPrivateIsSaidBefore wants somebody to know, before they write it, that an answer is
// left out of print: in the words used for that on each way it is asked on. On paper,
// where it has no room, something says so.
func TestPrivateIsSaidBefore(t *testing.T) {
	for _, track := range builtin(t).Tracks {
		for _, p := range track.Pages() {
			for _, route := range routes() {
				w := NewWorkbook(Profile{Track: track.ID, Route: route})
				said := false
				for _, b := range p.Blocks {
					if !routeOnly(b.Info().ShowIf).Holds(w, track.ID, 0) {
						continue
					}
					said = said || strings.Contains(proseOf(b), "left out of print")
					if a, ok := b.(*Ask); ok && a.Private && !said {
						t.Errorf("%s/%s: nothing before %q says that it is left out of print, on route %d", track.ID, p.ID, a.ID, route)
					}
				}
			}
			onPaper := false
			for _, b := range p.Blocks {
				onPaper = onPaper || slices.Contains(b.Info().ShowIf[MediumKey], MediumPaper)
				if a, ok := b.(*Ask); ok && a.Private && !a.ShowIf.Careful() && !onPaper {
					t.Errorf("%s/%s: nothing before %q says why it has no room on paper", track.ID, p.ID, a.ID)
				}
			}
		}
	}
}

// proseOf returns the words of a block of reading.
func proseOf(b Block) string {
	var words []string
	if prose, ok := b.(*Prose); ok {
		for _, para := range prose.Paras {
			words = append(words, plainText(para))
		}
	}
	return strings.Join(words, "\n")
}

// printedBeside returns the questions that are printed although their page shows
// something private again before them, and why what they ask is another thing. A question
// that asks for the same words again is private too.
func printedBeside() map[TrackID]map[string]string {
	const (
		toHear  = "a sentence made to be said; the page says that it is printed"
		printed = "a list to have at hand; the page says that it is printed"
		letter  = "what is done from now on; the page says that these two parts are printed"
		toCome  = "it asks what is done from now on, and not what was done"
	)
	return map[TrackID]map[string]string{
		Hurt: {
			"when": toHear, "i-feel": toHear, "i-need": toHear, "would-you": toHear,
			"sorted": printed, "boundaries": printed, "patience-with": printed,
			"then-i-say":           "what is said back",
			"quarter-hour":         "an hour and a place",
			"safe-loved-supported": "what would do one good",
			"anger-returns":        "a thing to do",
		},
		Hurting: {
			"change": letter, "offer": letter, "repairs": toCome, "openness": toCome, "live-it": toCome,
			"asked":          "what they want done, which goes into the plan; what they said is on a page of its own",
			"i-will-not-say": "a sentence that is not said",
			"break-word":     "a word for a break, and a time",
			"stop-the-loop":  "a sentence that ends it, and a thing to do",
		},
	}
}

// TestNothingPrivateIsAskedAgainInPrint wants a question that is printed to be read by
// somebody where its page shows before it what is left out of print: to copy that is near.
func TestNothingPrivateIsAskedAgainInPrint(t *testing.T) {
	for _, track := range builtin(t).Tracks {
		reasons := printedBeside()[track.ID]
		var found []string
		for _, p := range track.Pages() {
			var shown []string
			for _, b := range p.Blocks {
				switch b := b.(type) {
				case *Recall:
					shown = append(shown, privateIn(track, b)...)
				case *Ask:
					if len(shown) == 0 || b.Private || !b.IsOne() && !b.HasEntries() {
						break
					}
					found = append(found, b.ID)
					if reasons[b.ID] == "" {
						t.Errorf("%s/%s is printed, and the page shows before it what is private: %s", track.ID, b.ID, strings.Join(shown, ", "))
					}
				}
			}
		}
		for id := range reasons {
			if !slices.Contains(found, id) {
				t.Errorf("%s/%s has nothing private before it: take it off the list", track.ID, id)
			}
		}
	}
}

// privateIn returns what a block shows again that is private, or has a private part.
func privateIn(t *Track, r *Recall) []string {
	var ids []string
	for _, id := range r.From {
		a, _ := t.Ask(id)
		if a != nil && a.Private {
			ids = append(ids, id)
		}
		if l := t.Letter(id); l != nil {
			for _, part := range t.Asks() {
				if part.Private && l.Uses(part.ID) {
					ids = append(ids, fmt.Sprintf("%s in %s", part.ID, id))
				}
			}
		}
	}
	return ids
}
