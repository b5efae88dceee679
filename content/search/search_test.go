package search

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"groundwork/content"
	"groundwork/content/load"
	"groundwork/content/text"
)

// fixture returns the small book the whole of content is tested with.
func fixture(t testing.TB) *content.Book {
	t.Helper()
	b, err := load.Book(os.DirFS("../testdata/book"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// searched returns what a search of the fixture gives, a line for each finding.
func searched(t *testing.T, words string, records ...content.Record) []string {
	t.Helper()
	x := New(fixture(t), content.NewWorkbook(records...), content.Hurt, func(track content.TrackID, id string) string {
		return strings.ToUpper(string(track[len(track)-1]) + id)
	})
	var lines []string
	for _, h := range x.Find(words) {
		f := x.Finding(h)
		place := "nowhere"
		switch {
		case f.Page != nil:
			place = string(f.Track.ID) + "/" + f.Page.ID
		case f.Note != "":
			place = "note " + f.Note
		}
		if f.Spot.Question != "" {
			place += " " + f.Spot.Question
		}
		if f.Letter != "" {
			place += " letter " + f.Letter
		}
		if f.Spot.Part != "" {
			place += " " + f.Spot.Part
		}
		if f.Spot.Offset > 0 {
			place += fmt.Sprintf("@%d", f.Spot.Offset)
		}
		if f.Earlier {
			place += " earlier"
		}
		lines = append(lines, place+": "+f.Text[f.At:f.At+f.Size])
	}
	return lines
}

func walks(route content.Route) content.Profile {
	return content.Profile{Track: content.Hurt, Route: route}
}

func chose(question, option string) content.Answer {
	return content.Answer{Track: content.Hurt, Question: question, Kind: content.KindChoice, Value: content.Choice(option)}
}

func told(question, text string) content.Answer {
	return content.Answer{Stamp: content.Stamp{Wording: "Asked once"}, Track: content.Hurt, Question: question, Kind: content.KindText, Value: content.Text(text)}
}

func TestSearch(t *testing.T) {
	row := content.Entry{Track: content.Hurt, Question: "boundaries", ID: "a", Order: "a0", Cells: map[string]string{"if": "You shout", "i-will": "leave quietly", "state": "new"}}
	daily := content.Entry{Track: content.Hurt, Question: "daily", ID: "d", Order: "a0", On: time.Date(2025, 11, 12, 0, 0, 0, 0, time.UTC)}
	second := content.Profile{Track: content.Hurt, Pass: 1}
	for name, c := range map[string]struct {
		words   string
		records []content.Record
		want    string // lines joined by |
	}{
		"nothing sought":      {"  ", []content.Record{told("happened", "a b")}, ""},
		"nothing there":       {"zebra", []content.Record{told("happened", "a b")}, ""},
		"a title":             {"FRIEND test", nil, "hurt/friend-test: friend test"},
		"a question":          {"sentence you would", nil, "hurt/friend-test my-phrase: sentence you would"},
		"words":               {"eté", []content.Record{told("happened", "Un\u00a0Été à Łódź")}, "hurt/name-it happened@4: Été"},
		"words apart":         {"lodz été", []content.Record{told("happened", "Un Été à Łódź")}, "hurt/name-it happened@12: Łódź"},
		"words not all there": {"lodz winter", []content.Record{told("happened", "Un Été à Łódź")}, ""},
		"across a line end":   {"one two", []content.Record{told("happened", "one\ntwo")}, "hurt/name-it happened: one\ntwo"},
		"private":             {"zebra", []content.Record{told("untold", "a zebra")}, "hurt/boundaries untold@2: zebra"},
		"an option":           {"anger", []content.Record{content.Answer{Track: content.Hurt, Question: "feelings", Kind: content.KindChoices, Value: content.Choices{"anger"}}}, "hurt/name-it feelings: Anger"},
		"a cell":              {"quiet", []content.Record{row}, "hurt/boundaries boundaries a/i-will@6: quiet"},
		"a chosen cell":       {"new", []content.Record{row}, "hurt/boundaries boundaries a/state: New"},
		"an entry's day":      {"12 november", []content.Record{daily}, "hurt/small-things daily d/good: 12 November"},
		"a note":              {"zebra", []content.Record{content.Note{ID: "n", Title: "Ideas", Text: "two zebras"}}, "note n@4: zebra"},
		"a letter's title":    {"one ask to", nil, "hurt/one-ask letter ask-letter: One ask to"},
		"an edited letter":    {"zebra", []content.Record{content.EditedCopy{Track: content.Hurt, Letter: "ask-letter", Text: "Dear zebra"}}, "hurt/one-ask letter ask-letter@5: zebra"},
		"an edited plan":      {"zebra", []content.Record{content.EditedCopy{Track: content.Hurt, Letter: "my-plan", Text: "zebra"}}, "hurt/my-plan letter my-plan: zebra"},
		"a rating":            {"4 of 10", []content.Record{content.Answer{Track: content.Hurt, Question: "stirred-before", Kind: content.KindScale, Value: content.Rating(4)}}, ""},
		"a gate":              {"two questions", nil, ""},
		"a gate's part":       {"are you afraid", nil, ""},
		"a gate's code":       {"tsafe-gate", nil, ""},
		"a code":              {" tHappened", nil, "hurt/name-it happened: "},
		"a letter's code":     {"task-letter", nil, "hurt/one-ask letter ask-letter: "},
		"a name": {"sister", []content.Record{told("label", "my sister")},
			"hurt/who label@3: sister|hurt/where-now trust-them: sister|hurt/still harm-goes-on: sister|hurt/one-ask letter ask-letter: sister"},
		"a kept page's title": {"one ask", []content.Record{walks(content.Solo)}, "hurt/one-ask: One ask"},
		"a kept question":     {"one ask to", []content.Record{walks(content.Solo)}, ""},
		"a kept code":         {"task-when", []content.Record{walks(content.Solo)}, "hurt/one-ask ask-when: "},
		"words on a kept page": {"zebra", []content.Record{walks(content.Solo), told("ask-when", "zebra")},
			"hurt/one-ask ask-when: zebra"},
		"an earlier pass": {"zebra", []content.Record{second, told("happened", "zebra then"), content.Answer{Track: content.Hurt, Pass: 1, Question: "happened", Value: content.Text("zebra now")}},
			"hurt/name-it happened: zebra|hurt/name-it happened earlier: zebra"},
		"once for all passes": {"zebra", []content.Record{second, told("label", "Z."), content.Answer{Track: content.Hurt, Question: "relation", Value: content.Text("zebra")}}, "hurt/who relation: zebra"},
		"a question gone":     {"zebra", []content.Record{told("gone", "a zebra")}, "nowhere: zebra"},
		"a track gone":        {"zebra", []content.Record{content.Answer{Track: "other", Question: "gone", Value: content.Text("zebra")}}, "nowhere: zebra"},
		"titles first":        {"still", []content.Record{told("happened", "still")}, "hurt/still: still|hurt/name-it happened: still|hurt/still harm-goes-on: still"},
		"questions last": {"happened", []content.Record{told("untold", "happened")},
			"hurt/boundaries untold: happened|hurt/name-it happened: happened"},
		"this track first": {"zebra", []content.Record{
			content.Answer{Track: content.Hurting, Question: "what-i-did", Kind: content.KindText, Value: content.Text("zebra")},
			content.Note{ID: "n", Text: "zebra"}, told("happened", "zebra"), told("gone", "zebra"),
		}, "hurt/name-it happened: zebra|nowhere: zebra|note n: zebra|hurting/what-i-did what-i-did: zebra"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := strings.Join(searched(t, c.words, c.records...), "|"); got != c.want {
				t.Errorf("%q finds\n%s\nwant\n%s", c.words, got, c.want)
			}
		})
	}
}

// TestSearchOfAHiddenQuestion holds that a question which doesn't show now isn't
// found, though what was once answered to it is.
func TestSearchOfAHiddenQuestion(t *testing.T) {
	b := fixture(t)
	a, _ := b.Track(content.Hurt).Ask("happened")
	a.ShowIf = content.Condition{"relation": {"partner"}}
	find := func(records ...content.Record) int {
		return len(New(b, content.NewWorkbook(records...), content.Hurt, nil).Find("happened"))
	}
	if got := find(); got != 0 {
		t.Errorf("hidden, it is found %d times", got)
	}
	if got := find(chose("relation", "partner")); got != 1 {
		t.Errorf("shown, it is found %d times", got)
	}
	if got := find(told("happened", "it happened")); got != 1 {
		t.Errorf("its answer is found %d times", got)
	}
}

func TestSearchOrderOfTheOtherTrack(t *testing.T) {
	w := content.NewWorkbook(told("happened", "zebra"), content.Answer{Track: content.Hurting, Question: "what-i-did", Value: content.Text("zebra")})
	x := New(fixture(t), w, content.Hurting, nil)
	hits := x.Find("zebra")
	if len(hits) != 2 || x.Finding(hits[0]).Track.ID != content.Hurting {
		t.Errorf("%d hits; the track asked for is not first", len(hits))
	}
}

func TestAround(t *testing.T) {
	const text = "You trusted somebody\nyou had every reason to trust, and that was not foolish."
	for _, c := range []struct {
		hit   string
		n     int
		want  string
		wants string // of a text
	}{
		{"reason", 90, "You trusted somebody you had every [reason] to trust, and that was not foolish.", text},
		{"reason", 30, "…every [reason] to trust, and…", text},
		{"You", 20, "[You] trusted…", text},
		{"foolish.", 30, "…and that was not [foolish.]", text},
		{"somebody", 5, "[someb]", text},
		{"trust", 40, "…reason to [trust], and that was not…", text[:75]},
		{"b", 10, "[b]", "b"},
		{"sugar", 20, "[sugar] a b", "sugar  a\tb"},
	} {
		at := strings.LastIndex(c.wants, c.hit)
		f := Finding{Text: c.wants, At: at, Size: len(c.hit)}
		before, hit, after := f.Around(c.n)
		if got := before + "[" + hit + "]" + after; got != c.want {
			t.Errorf("around %q in %d: %q, want %q", c.hit, c.n, got, c.want)
		}
	}
}

func FuzzSearch(f *testing.F) {
	f.Add("Un\u00a0Été à Łódź", "ete", 20)
	f.Add("e\u0301\u0301x", "ex", 3)
	f.Add("“ﬁ” ß", "iß", 9)
	f.Add("a\x1b[31mb", "ab", 7)
	f.Fuzz(func(t *testing.T, said, words string, n int) {
		said, _ = text.Clean(said)
		w := content.NewWorkbook(told("happened", said))
		x := &Index{}
		g := &gatherer{work: w, spoken: speech(w)}
		g.addSpoken(Finding{}, &content.Ask{Kind: content.KindText}, "", wordsKey{content.Hurt, "happened"}, 0)
		x.items = g.items
		for _, h := range x.Find(words) {
			got := x.Finding(h)
			hit := got.Text[got.At : got.At+got.Size]
			if !utf8.ValidString(hit) {
				t.Fatalf("the hit %q cuts a character", hit)
			}
			sought := strings.Fields(text.Fold(words))
			if !strings.Contains(text.Fold(hit), sought[0]) {
				t.Fatalf("%q was found for %q", hit, words)
			}
			n = 1 + max(n, -n)%200
			before, middle, after := got.Around(n)
			if all := before + middle + after; utf8.RuneCountInString(all) > n || strings.ContainsAny(all, "\n\t") {
				t.Fatalf("%q is not one line of %d", all, n)
			}
		}
	})
}

// diary returns a workbook with n entries in a log.
func diary(n int) *content.Workbook {
	var records []content.Record
	for i := range n {
		records = append(records, content.Entry{
			Track: content.Hurt, Question: "daily", ID: fmt.Sprintf("%016x", i), Order: fmt.Sprintf("b%05d", i),
			On:    time.Date(2024, 1, 1+i, 0, 0, 0, 0, time.UTC),
			Cells: map[string]string{"good": fmt.Sprintf("On day %d we walked by the river, ate pancakes and laughed. Später schrieb ich meiner Schwester, and slept well.", i)},
		})
	}
	return content.NewWorkbook(records...)
}

func BenchmarkIndex(b *testing.B) {
	book, w := fixture(b), diary(4000)
	for b.Loop() {
		New(book, w, content.Hurt, nil)
	}
}

// BenchmarkFind types a word letter by letter over 4,000 entries.
func BenchmarkFind(b *testing.B) {
	x := New(fixture(b), diary(4000), content.Hurt, nil)
	for _, words := range []string{"s", "schwester", "zebra", "river well"} {
		b.Run(words, func(b *testing.B) {
			for b.Loop() {
				x.Find(words)
			}
		})
	}
}

// TestSearchLeavesWhatRests: what rests is not found until it is woken.
func TestSearchLeavesWhatRests(t *testing.T) {
	e := content.Entry{Track: content.Hurt, Question: "boundaries", ID: "a", Cells: map[string]string{"when": "quietly"}}
	n := content.Note{ID: "n", Text: "quietly"}
	if got := searched(t, "quietly", e, n); len(got) != 2 {
		t.Fatalf("awake: %q", got)
	}
	e.Rest, n.Rest = e.Turn(true, time.Now()), n.Turn(true, time.Now())
	if got := searched(t, "quietly", e, n); len(got) != 0 {
		t.Errorf("found at rest: %q", got)
	}
}
