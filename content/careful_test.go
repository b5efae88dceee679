package content_test

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	. "groundwork/content"
)

// walked is a track as somebody on a route meets it: the pages in their order,
// and all that each says to them.
type walked struct {
	page *Page
	says []string
}

// walkOn goes from the first page to the last on a route, choosing nothing.
func walkOn(t *Track, route Route) []walked {
	w := NewWorkbook(Profile{Track: t.ID, Route: route})
	pages := t.Order(route)
	first := slices.IndexFunc(pages, func(p *Page) bool { return !p.KeptOn(route) })
	var way []walked
	for p := pages[first]; p != nil; p = t.Next(p, w) {
		way = append(way, walked{p, saidOn(p, w)})
	}
	return way
}

// saidOn returns every sentence a page may say on screen, whatever is answered.
func saidOn(p *Page, w *Workbook) []string {
	var says []string
	track := p.Track().ID
	add := func(words ...string) {
		for _, s := range words {
			says = append(says, splitSentences(strings.ToLower(Fill(s, "")))...)
		}
	}
	options := func(list []Option) {
		for _, o := range list {
			if o.ShowIf.Holds(w, track, 0) {
				o = o.Worded(w, track, 0)
				add(o.Label, o.Reply)
				for _, r := range o.Replies {
					add(r.Text)
				}
			}
		}
	}
	for _, b := range p.Blocks {
		if !routeOnly(b.Info().ShowIf).Holds(w, track, 0) {
			continue
		}
		switch b := b.(type) {
		case *Prose:
			for _, para := range b.Paras {
				add(plainText(para))
			}
		case *Letter:
			add(b.Title)
		case *ToTrack:
			add(b.Label)
		case *Ask:
			a := b.Worded(w, track, 0)
			add(a.Label, a.Hint)
			options(a.Options)
			options(a.Rows)
			for _, c := range a.Columns {
				if c.ShowIf.Holds(w, track, 0) {
					add(c.Label)
					options(c.Options)
					for _, r := range c.Scale.Replies {
						add(r.Text)
					}
				}
			}
			if a.Scale != nil {
				add(a.Scale.Low, a.Scale.High)
				for _, r := range a.Scale.Replies {
					add(r.Text)
				}
			}
			for _, n := range a.Notices {
				if n.ShowIf.Holds(w, track, 0) {
					add(n.Say)
				}
			}
		}
	}
	return says
}

// routeOnly returns what a condition says of the route and the medium: an answer may
// be anything.
func routeOnly(c Condition) Condition {
	only := Condition{}
	for _, key := range []string{RouteKey, MediumKey} {
		if values, ok := c[key]; ok {
			only[key] = values
		}
	}
	return only
}

// keptAway returns the pages nobody meets on a route: what is on them asks, offers,
// listens, sends or confesses.
func keptAway() map[TrackID]map[Route][]string {
	asks := []string{
		"i-statement", "one-ask", "expectations", "the-talk", "openness", "weekly-talk", "what-counts", "what-i-see", "small-steps",
	}
	listens := []string{"questions", "what-they-said", "what-they-ask", "openness", "repair-offer", "what-to-tell", "before-telling",
		"after-telling", "when-it-comes-back", "amends", "weekly-talk"}
	return map[TrackID]map[Route][]string{
		Hurt: {
			Solo:      append(slices.Clone(asks), "what-it-is-not", "do-i-want-to", "wider-view", "give-and-hold"),
			NoContact: asks,
		},
		Hurting: {
			Solo: append(slices.Clone(listens), "the-apology", "as-they-hear-it", "do-they-want-it", "whole-truth",
				"ground-rules", "practise", "their-pace", "one-sentence", "the-chain", "choice-points", "blind-spots", "what-it-did",
				"their-day", "letter-again"),
			NoContact: append(slices.Clone(listens), "whole-truth", "ground-rules", "do-they-want-it"),
		},
	}
}

// presses are ways of speaking that send somebody to the other one. A sentence
// that says not to is no such thing.
var (
	presses = regexp.MustCompile(`\b(ask|tell|text|call|write to|talk to|talk with|apologi[sz]e to|show|offer|promise|meet|message|remind) (this person|them|him|her)\b|` +
		`\b(send|give|say|hand|read) (it|this|that|one|the letter) to (this person|them)\b|\bto their face\b|\bboth of you\b|\bask (one|1) time\b`)
	confesses = regexp.MustCompile(`\b(confess|come clean|own up|what you did|what did you do|what is not told|not told yet|the whole truth|say sorry|apolog)`)
	denies    = regexp.MustCompile(`\b(not|no|never|nobody|nothing|without|don't|doesn't|didn't|can't|need not|isn't|won't|leave out|leave that out|kept for later|instead of|rather than|pressed out|unsent|if they ever|told to)\b|n't\b`)
)

// allowedOnCare returns sentences that name such a thing to keep it away, in words
// the patterns can't tell. Each was read.
func allowedOnCare() []string {
	return []string{
		"what do you want the book to call them?",
		"most hold once both of you have said yes.",
		"people trained in this can help you tell them apart.",
		"say what you do there in place of what you did.",
	}
}

// TestCarefulWays walks both tracks on every caution: no page, no block, no word
// of what must not be met there.
func TestCarefulWays(t *testing.T) {
	book := builtin(t)
	for _, track := range book.Tracks {
		for route, name := range map[Route]string{Solo: "solo", NoContact: "no-contact", Solo | NoContact: "both", Quiet: "quiet"} {
			t.Run(string(track.ID)+"/"+name, func(t *testing.T) {
				var never []string
				for caution, pages := range keptAway()[track.ID] {
					if caution.Shares(route) || route == Quiet {
						never = append(never, pages...)
					}
				}
				way := walkOn(track, route)
				for _, w := range way {
					if slices.Contains(never, w.page.ID) {
						t.Errorf("the page %s is met", w.page.ID)
					}
					for _, s := range w.says {
						checkCare(t, track.ID, route, w.page.ID, s)
					}
				}
				if len(way) < 15 {
					t.Errorf("only %d pages are met", len(way))
				}
			})
		}
	}
}

// TestCarefulQuestionsArePrivate: a question that is asked on a caution only
// tells of the route wherever it is printed.
func TestCarefulQuestionsArePrivate(t *testing.T) {
	for _, track := range builtin(t).Tracks {
		for _, p := range track.Pages() {
			for _, a := range p.Asks() {
				if a.ShowIf.Careful() && !a.Private {
					t.Errorf("%s/%s is asked on a caution only, and is not private", track.ID, a.ID)
				}
			}
		}
	}
}

// TestAskedOfNobodyAfraid: where the words for somebody who is afraid ask
// something else, the answer would be printed beneath what it never meant. So
// in the hurting track such a question isn't put to them.
func TestAskedOfNobodyAfraid(t *testing.T) {
	track := builtin(t).Track(Hurting)
	for _, p := range track.Pages() {
		for _, a := range p.Asks() {
			for _, other := range a.Wordings {
				if slices.Contains(other.ShowIf[RouteKey], "solo") && other.Label != "" && a.ID != "look-for" && a.ID != "pace-plan" {
					t.Errorf("%s asks something else of somebody who is afraid: %q", a.ID, other.Label)
				}
			}
		}
	}
}

// reaches are words of a talk, a message, an ask or an answer, on a page that waits for
// later on a caution and can be opened all the same.
var reaches = regexp.MustCompile(`\b(ask|tell|told to|text|call|answer|show|offer|promise|meet|remind|send|share|agree|talk|say|` +
	`both|together|beside you|with you|let them|each other|in turns|word for|pause|sit in|run late|they want to|ring)\b`)

// allowedOnOpenedPages returns what is said with such words on a page that waits, and
// why it brings nobody into touch. Each was read.
func allowedOnOpenedPages() map[string][]string {
	return map[string][]string{
		"it names somebody else, who helps": {
			"if some of it turns out too big, tell the office or your lawyer.",
			"tell the office or your lawyer early.",
			"tell the office or your lawyer which part, and by when the rest comes.",
			"ask a lawyer or your helper first.",
			"if they ask for more, a lawyer or your helper can hear it first.",
			"tell it to a lawyer, a counsellor or a group leader first.",
			"if there may be a court case, talk to a lawyer before you write.",
			"talk first to someone trained in fear and control.",
			"please talk to someone who works with this.",
			"please talk to someone about it today.",
			"if it was to get away from harm, somebody there can look at that with you too.",
			"a help line can think it through with you.",
			"if you are scared to keep them, a help line can think it through with you.",
			"if your questions get turned into tests or threats, a help line can think that through with you.",
			"if each thing you do brings a new demand, that is something to talk over with someone outside.",
			"a counsellor can talk with you about it.",
			"i talk it over with someone first",
			"they need quiet, and i can say it to my group",
			"the page can plan a talk with a counsellor, a brother, or a boss.",
		},
		"the talk is that one with somebody else, or one that can't be avoided": {
			"you can end the talk at any point, in the middle of a sentence too.",
			"a pause is a word or a sign that means: twenty minutes apart, and we go on at the hour we name.",
			"how i ask for a pause",
			"you may let them do the talking.",
			"you can leave any talk.",
		},
		"it says what the page is for, and that it waits": {
			"the cards are for two people who can talk freely.",
			"it makes a script for a talk.",
			"if it is harm that scares you, pages that need a talk can wait too.",
			"this page is for words they chose to tell you.",
			"if all they ask is to be left alone, that is the whole list.",
			"your passwords, your messages and your place on a map are yours to share or to keep.",
		},
		"it is between somebody and the page": {
			"today's answer is for today.",
			"the answer may sting.",
			"what is true of your answer?",
			"say how you know it.",
			"say it back in your own words",
			"it can show you what you feel and need.",
			"only you can say what it means to you.",
			"so say now what would count, before a good week or a bad one tells you.",
			"what would show me",
			"if you want to put something down, say so in a note to yourself: what you let go of, and what you keep.",
			"i was scared of their answer, and i chose…",
			"i was scared of your answer, and i chose…",
			"i say that i meant well",
			"i say that others do worse",
			"you may be ready to talk.",
		},
		"it is what others do": {
			"care: how they are with you on a bad day.",
			"their word: what they say turns out so.",
			"with a friend: your news stays where you put it, and they ring when they said they would.",
			"only this person can say what it was like.",
			"it stays a guess until they choose to tell you.",
			"one more broken promise can teach a child to stop asking.",
			"silence, distance or an order: each of them is their answer.",
			"they will say when.",
			"they can ask.",
			"they can tell you a better one.",
			"both people below are made up, though a word may still hit home.",
			"now i say \"i'm fine\" when you ask.",
		},
	}
}

// TestOpenedAllTheSame opens every page that waits on a caution, as one can from the
// contents: nothing there says to ask, tell, show, send, meet or answer.
func TestOpenedAllTheSame(t *testing.T) {
	said := map[string]bool{}
	allowed := slices.Concat(slices.Collect(maps.Values(allowedOnOpenedPages()))...)
	for _, track := range builtin(t).Tracks {
		for _, route := range []Route{Solo, NoContact, Solo | NoContact} {
			w := NewWorkbook(Profile{Track: track.ID, Route: route})
			for _, p := range track.Pages() {
				if !p.KeptOn(route) {
					continue
				}
				for _, s := range saidOn(p, w) {
					s = strings.TrimSpace(s)
					if !reaches.MatchString(s) || denies.MatchString(s) || strings.Contains(s, "left out of print") {
						continue
					}
					said[s] = true
					if !slices.Contains(allowed, s) {
						t.Errorf("%s/%s on route %d, opened although it waits, may send somebody to the other one: %q", track.ID, p.ID, route, s)
					}
				}
			}
		}
	}
	for _, s := range allowed {
		if !said[s] {
			t.Errorf("%q is not said any more: take it off the list", s)
		}
	}
}

// TestWhoSeesTheWay: before the questions about safety both tracks say that the way is shown to
// whoever opens the book, and where to write if that is too much.
func TestWhoSeesTheWay(t *testing.T) {
	for _, track := range builtin(t).Tracks {
		said := strings.Join(saidOn(track.Gate(), NewWorkbook()), "\n")
		for _, want := range []string{"anybody who opens the book can see and change that in settings", "one they can't get at is safer"} {
			if !strings.Contains(said, want) {
				t.Errorf("%s doesn't say %q before it asks", track.ID, want)
			}
		}
	}
}

// forTwo are words that offer a counsellor who has both in the room.
var forTwo = regexp.MustCompile(`(couns|therap|mediat).*(sit in|both of you|with both|you both|for two|for couples|together)`)

// TestNoCounsellorForTwo: the page about safety calls counselling for two the wrong tool
// where there is fear. So no page offers it on a caution, nor where nobody said.
func TestNoCounsellorForTwo(t *testing.T) {
	for _, track := range builtin(t).Tracks {
		for _, route := range []Route{Solo, NoContact, Solo | NoContact, Quiet} {
			w := NewWorkbook(Profile{Track: track.ID, Route: route})
			for _, p := range track.Pages() {
				for _, s := range saidOn(p, w) {
					if forTwo.MatchString(s) && !strings.Contains(s, "wrong tool") {
						t.Errorf("%s/%s offers a counsellor for two on route %d: %q", track.ID, p.ID, route, strings.TrimSpace(s))
					}
				}
			}
		}
	}
}

func checkCare(t *testing.T, track TrackID, route Route, page, sentence string) {
	if denies.MatchString(sentence) || slices.Contains(allowedOnCare(), strings.TrimSpace(sentence)) {
		return
	}
	if presses.MatchString(sentence) {
		t.Errorf("%s sends somebody to the other one: %q", page, strings.TrimSpace(sentence))
	}
	if track == Hurting && route.Shares(Solo|Quiet) && confesses.MatchString(sentence) {
		t.Errorf("%s presses for a confession: %q", page, strings.TrimSpace(sentence))
	}
}

// TestNothingIsComparedOverNothing: how stirred up one is isn't asked, nor whether it is
// heavier now, on a page that asks nothing on the way one is on.
func TestNothingIsComparedOverNothing(t *testing.T) {
	for _, track := range builtin(t).Tracks {
		for _, p := range track.Pages() {
			for _, route := range routes() {
				w := NewWorkbook(Profile{Track: track.ID, Route: route})
				compared, asked := false, false
				for _, b := range p.Blocks {
					if !routeOnly(b.Info().ShowIf).Holds(w, track.ID, 0) {
						continue
					}
					switch b.(type) {
					case *Before, *After:
						compared = true
					case *Ask, *Ratings:
						asked = true
					}
				}
				if compared && !asked {
					t.Errorf("%s/%s compares before with after on route %d, and asks nothing between", track.ID, p.ID, route)
				}
			}
		}
	}
}
