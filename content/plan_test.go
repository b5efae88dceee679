package content_test

import (
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"testing"

	. "groundwork/content"
	"groundwork/content/load"
)

// planned is one line of testdata/pages.csv, the plan of the book.
type planned struct {
	track, chapter, page, title string
	setAside                    Route
	asks                        []plannedAsk
	also                        string
}

// plannedAsk is id:kind, with the columns, rows or parts where the kind has them.
type plannedAsk struct {
	id    string
	kind  Kind
	parts []string
}

// alsoKept returns pages set aside beyond the plan: for somebody who is coerced, each
// of them asks, listens or presses for a confession.
func alsoKept() map[string]Route {
	return map[string]Route{
		"hurting/blind-spots": Solo, "hurting/what-it-did": Solo, "hurting/whole-truth": Solo | NoContact,
		"hurting/practise": Solo, "hurting/their-pace": Solo,
		// Each asks what somebody did, and where they could have turned off.
		"hurting/one-sentence": Solo, "hurting/the-chain": Solo, "hurting/choice-points": Solo,
		"hurting/ground-rules":    Solo | NoContact, // its rules are for hearing the one who was hurt
		"hurting/do-they-want-it": Solo | NoContact, // where distance was asked for, the answer is known
	}
}

// alsoAsked returns questions beyond the plan, wherever they stand on their page.
// Those of a caution are private: a print that has one tells of the route.
func alsoAsked() map[string][]plannedAsk {
	return map[string][]plannedAsk{
		"hurt/boundary-or-rule": {{id: "example-4", kind: KindChoice}}, // a threat dressed as a boundary
		// In place of ratings of one's honesty, promises and patience, which are no
		// measure of somebody who is afraid.
		"hurting/where-now": {
			{id: "seeing-clearly", kind: KindScale}, {id: "own-promises", kind: KindScale}, {id: "patience-with-self", kind: KindScale},
		},
		"hurting/repair":      {{id: "safer-signs", kind: KindText}}, // of safety, in place of a change to be seen
		"hurting/their-pace":  {{id: "hold-still", kind: KindLine}},  // to oneself, where nothing is said to anybody
		"hurting/when-i-slip": {{id: "next-time", kind: KindLine}},   // for oneself, where there is nobody to tell
	}
}

// otherLetter are letters whose planned id belongs to a question already.
var otherLetter = map[string]string{"ask": "one-ask"}

func readPlan(t *testing.T) []planned {
	t.Helper()
	f, err := os.Open("testdata/pages.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var plan []planned
	for _, l := range lines[1:] {
		p := planned{track: l[0], chapter: l[1], page: l[2], title: l[3], also: l[7]}
		p.setAside, _ = Caution(l[4])
		for _, word := range strings.Fields(l[6]) {
			id, kind, _ := strings.Cut(word, ":")
			kind, parts, _ := strings.Cut(kind, "(")
			a := plannedAsk{id: id, kind: Kind(kind)}
			if parts != "" {
				a.parts = strings.Split(strings.TrimSuffix(parts, ")"), ",")
			}
			p.asks = append(p.asks, a)
		}
		plan = append(plan, p)
	}
	return plan
}

func builtin(t testing.TB) *Book {
	t.Helper()
	b, err := load.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// withSafety returns the tracks of the book and, after them, the chapter for when it
// isn't safe.
func withSafety(b *Book) []*Track {
	if b.Safety == nil {
		return b.Tracks
	}
	return append(slices.Clone(b.Tracks), b.Safety.Track)
}

// TestPlan holds the built-in book against its plan: the pages and questions in
// their order, and what each page must quote, keep private or bring along.
func TestPlan(t *testing.T) {
	book := builtin(t)
	pages := map[string][]planned{}
	var order []string
	for _, p := range readPlan(t) {
		key := p.track + "/" + p.chapter
		if pages[key] == nil {
			order = append(order, key)
		}
		pages[key] = append(pages[key], p)
	}
	var written []string
	for _, track := range withSafety(book) {
		for _, c := range track.Chapters {
			key := string(track.ID) + "/" + c.ID
			written = append(written, key)
			t.Run(key, func(t *testing.T) { checkPlanned(t, c, pages[key]) })
		}
	}
	if !slices.Equal(written, order) {
		t.Errorf("chapters\n%q, want\n%q", written, order)
	}
}

func checkPlanned(t *testing.T, c *Chapter, plan []planned) {
	var got, want []string
	for _, p := range c.Pages() {
		got = append(got, p.ID)
	}
	for _, p := range plan {
		want = append(want, p.page)
	}
	if !slices.Equal(got, want) {
		t.Errorf("pages\n%q, want\n%q", got, want)
	}
	for _, p := range plan {
		if page := c.Track.Page(p.page); page != nil && page.Chapter == c {
			t.Run(p.page, func(t *testing.T) { checkPlannedPage(t, page, p) })
		}
	}
}

func checkPlannedPage(t *testing.T, page *Page, p planned) {
	if page.Title != p.title {
		t.Errorf("title %q, want %q", page.Title, p.title)
	}
	name := p.track + "/" + p.page
	if want := p.setAside | alsoKept()[name]; page.SetAside != want {
		t.Errorf("set aside on %d, want %d", page.SetAside, want)
	}
	if first := page.FirstOn == NoContact; first != strings.Contains(p.also, "no-contact:first page") {
		t.Errorf("first on the no-contact route: %v", first)
	}
	asks := withoutAlso(t, page.Asks(), alsoAsked()[name])
	want := slices.DeleteFunc(slices.Clone(p.asks), func(a plannedAsk) bool { return a.kind == "plan" })
	if len(asks) != len(want) {
		t.Fatalf("%d questions, want %d", len(asks), len(want))
	}
	for i, a := range asks {
		if a.ID != want[i].id || a.Kind != want[i].kind {
			t.Errorf("question %s:%s, want %s:%s", a.ID, a.Kind, want[i].id, want[i].kind)
		}
		if parts := partIDs(a); !slices.Equal(parts, want[i].parts) {
			t.Errorf("%s has %q, want %q", a.ID, parts, want[i].parts)
		}
	}
	checkPlannedPlan(t, page, p)
	checkAlso(t, page, p.also)
}

// withoutAlso takes out the questions beyond the plan, which have to be there.
func withoutAlso(t *testing.T, asks []*Ask, also []plannedAsk) []*Ask {
	asks = slices.Clone(asks)
	for _, want := range also {
		i := slices.IndexFunc(asks, func(a *Ask) bool { return a.ID == want.id && a.Kind == want.kind })
		if i < 0 {
			t.Errorf("no question %s:%s", want.id, want.kind)
			continue
		}
		asks = slices.Delete(asks, i, i+1)
	}
	return asks
}

// partIDs returns the columns of rows and logs, the rows of a grid.
func partIDs(a *Ask) []string {
	var parts []string
	for _, c := range a.Columns {
		parts = append(parts, c.ID)
	}
	for _, r := range a.Rows {
		parts = append(parts, r.ID)
	}
	return parts
}

// checkPlannedPlan wants a plan to gather every question named; where a page is
// named, some question of it.
func checkPlannedPlan(t *testing.T, page *Page, p planned) {
	for _, want := range p.asks {
		if want.kind != "plan" {
			continue
		}
		plan := find(page, func(b *Plan) bool { return b.ID == want.id })
		if plan == nil {
			t.Errorf("no plan %q", want.id)
			continue
		}
		for _, id := range want.parts {
			if a, _ := page.Track().Ask(id); a != nil {
				if !gathers(plan, id) {
					t.Errorf("the plan does not gather %q", id)
				}
				continue
			}
			from := page.Track().Page(id)
			if from == nil || !slices.ContainsFunc(from.Asks(), func(a *Ask) bool { return gathers(plan, a.ID) }) {
				t.Errorf("the plan gathers nothing of %q", id)
			}
		}
	}
}

func gathers(p *Plan, id string) bool {
	return slices.ContainsFunc(p.Sections, func(s PlanSection) bool { return slices.Contains(s.From, id) })
}

// find returns the first block of a type that fits, or nil.
func find[B any](page *Page, fits func(B) bool) B {
	for _, b := range page.Blocks {
		if b, ok := b.(B); ok && fits(b) {
			return b
		}
	}
	var none B
	return none
}

func anyOf[B any](B) bool { return true }

// checkAlso holds a page against the words of the plan's last column. Words that
// are no marks are notes for the writer.
func checkAlso(t *testing.T, page *Page, also string) {
	also = strings.ReplaceAll(also, "recall:letter ", "recall:")
	for _, word := range strings.FieldsFunc(also, func(r rune) bool { return r == ' ' || r == ';' }) {
		mark, value, _ := strings.Cut(word, ":")
		ok := true
		switch mark {
		case "recall", "folded-recall":
			for _, id := range strings.Split(value, ",") {
				if a, _ := page.Track().Ask(id); a == nil && page.Track().Letter(id) == nil {
					continue // its page is still to come
				}
				r := find(page, func(b *Recall) bool { return slices.Contains(b.From, id) })
				ok = ok && r != nil && (r.Folded || mark == "recall")
			}
		case "letter":
			if value == "" {
				break // a note on its order
			}
			if other := otherLetter[value]; other != "" {
				value = other
			}
			ok = find(page, func(b *Letter) bool { return b.ID == value }) != nil
		case "compare":
			ok = find(page, func(a *Ask) bool { return a.Scale != nil && a.Scale.Compare == value }) != nil
		case "series":
			ok = find(page, func(b *Ratings) bool { return b.Series == value }) != nil ||
				find(page, func(a *Ask) bool { return a.Scale != nil && a.Scale.Series == value }) != nil
		case "notice":
			ok = hasNotice(page)
		case "private":
			ok = find(page, func(a *Ask) bool { return a.Private }) != nil
		case "in-plan":
			ok = inPlan(page)
		case "home-practice":
			ok = find(page, func(a *Ask) bool { return a.Home != "" }) != nil
		case "why":
			ok = find(page, anyOf[*Why]) != nil
		case "settle", "settle-after":
			ok = find(page, anyOf[*Settle]) != nil || find(page, anyOf[*After]) != nil
		case "breathe":
			ok = find(page, anyOf[*Breathe]) != nil
		case "chart":
			ok = find(page, anyOf[*Chart]) != nil
		case "help-lines":
			ok = find(page, anyOf[*HelpLines]) != nil
		}
		if !ok {
			t.Errorf("nothing here for %q", word)
		}
	}
}

// hasNotice reports whether words are pointed at here, or where the letter that is
// read again here was written.
func hasNotice(page *Page) bool {
	noticed := func(a *Ask) bool { return len(a.Notices) > 0 }
	if find(page, noticed) != nil {
		return true
	}
	for _, p := range page.Track().Pages() {
		letter := find(p, anyOf[*Letter])
		if letter != nil && find(page, func(r *Recall) bool { return slices.Contains(r.From, letter.ID) }) != nil {
			return find(p, noticed) != nil
		}
	}
	return false
}

func inPlan(page *Page) bool {
	for _, p := range page.Track().Pages() {
		if plan := find(p, anyOf[*Plan]); plan != nil {
			return slices.ContainsFunc(page.Asks(), func(a *Ask) bool { return gathers(plan, a.ID) })
		}
	}
	return false
}

// TestNoTwins wants each page to have a title of its own among those one way leads to, and
// each question of the plan words of its own: in a search and in the plan, twins can't be
// told apart.
func TestNoTwins(t *testing.T) {
	for _, track := range builtin(t).Tracks {
		for _, route := range routes() {
			w := NewWorkbook(Profile{Track: track.ID, Route: route})
			titles := map[string]string{}
			for _, p := range track.Pages() {
				if other := titles[p.Title]; other != "" && !p.KeptOn(route) {
					t.Errorf("%s: %s and %s are both called %q", track.ID, other, p.ID, p.Title)
				}
				if !p.KeptOn(route) {
					titles[p.Title] = p.ID
				}
			}
			labels := map[string]string{}
			for _, a := range track.Asks() {
				if !track.Plan().Uses(a.ID) {
					continue
				}
				label := a.Worded(w, track.ID, 0).Label
				if other := labels[label]; other != "" {
					t.Errorf("%s: the plan has %s and %s, and both ask %q", track.ID, other, a.ID, label)
				}
				labels[label] = a.ID
			}
		}
	}
}

// TestPrivateAnswers holds what print leaves out unless asked.
func TestPrivateAnswers(t *testing.T) {
	book := builtin(t)
	for track, ids := range map[TrackID][]string{
		Hurt: {
			"crossings", "ends-it", "people", "loudest", "can-wait", "with-me", "loop", "what-it-wants", "checked", "seen",
			"was-hidden", "saw-right", "circles", "good-of-staying", "hard-of-staying", "would-have-to-see",
			"to-myself", "harsh-thought", "look-for",
			// Where somebody who presses would press.
			"harm-goes-on", "want-to", "want-note", "forgive-note", "decided", "feel-it", "resentments", "boundaries-now",
		},
		// What was told before somebody saw that they are afraid, too.
		Hurting: {
			"untold", "contact", "honesty", "promises-kept", "patience", "helper", "first-step", "first-step-by",
			"slip-tell", "slip-repair", "slip-adjust", "note-to-self", "own-it", "regret", "explain",
			// What would say over again what these keep back.
			"choices-made", "their-day", "apology-check", "ask-forgiveness", "forgiveness-line", "said", "letter-change", "again",
			"i-will-say", "week-talks",
		},
	} {
		for _, id := range ids {
			if a, _ := book.Track(track).Ask(id); a == nil || !a.Private {
				t.Errorf("%s/%s is not private", track, id)
			}
		}
	}
}

// TestRatingsAnsweredInWords wants every scale to be answered at once: a rating
// nobody answers makes people give up.
func TestRatingsAnsweredInWords(t *testing.T) {
	for _, track := range builtin(t).Tracks {
		for _, p := range track.Pages() {
			for _, a := range p.Asks() {
				if a.Scale != nil && len(a.Scale.Replies) == 0 && a.Scale.Compare == "" {
					t.Errorf("%s/%s has no replies", track.ID, a.ID)
				}
				for _, c := range a.Columns {
					if a.Kind == KindRows && c.Kind == KindScale && len(c.Scale.Replies) == 0 {
						t.Errorf("%s/%s has no replies for %s", track.ID, a.ID, c.ID)
					}
				}
			}
		}
	}
}

// TestSameLabelInBothTracks wants each track to ask what to call the other
// person, whose name fills {them}.
func TestSameLabelInBothTracks(t *testing.T) {
	for _, track := range builtin(t).Tracks {
		if a, _ := track.Ask(LabelQuestion); a == nil || !a.PerBook {
			t.Errorf("%s does not ask for a label once for all", track.ID)
		}
	}
}
