package content

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"groundwork/content/text"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"":                       "",
		"plain words":            "plain words",
		"Ärger, ÉTÉ, Ångström":   "arger, ete, angstrom",
		"e\u0301te\u0301":        "ete",
		"Straße ŁÓDŹ smørrebrød": "strasse lodz smorrebrod",
		"Ὀδυσσεύς":               "οδυσσευσ",
		"Ёлка й":                 "елка и",
		"İstanbul ılık":          "istanbul ilik",
		"“don’t” – never":        `"don't" - never`,
		"one\ntwo\tthree\u00a0x": "one two three x",
		"soft\u00adhyphen":       "softhyphen",
		"ﬁne":                    "fine",
		"한국 日本 שלום":             "한국 日本 שלום",
	} {
		if got := fold(in); got != want {
			t.Errorf("%q folds to %q, want %q", in, got, want)
		}
	}
}

// TestUnfold goes back from each place of a fold to the character it came from.
func TestUnfold(t *testing.T) {
	const text = "Aß“e\u0301\u00adﬁ日x"
	for at, want := range []string{"A", "ß", "ß", "“", "e", "ﬁ", "ﬁ", "日", "日", "日", "x"} {
		if from := unfold(text, at); !strings.HasPrefix(text[from:], want) {
			t.Errorf("place %d comes from %q, want %q", at, text[from:], want)
		}
	}
	if got := unfold(text, len(fold(text))); got != len(text) {
		t.Errorf("the end comes from %d, want %d", got, len(text))
	}
}

// searched is what a search of the fixture gives, a line for each finding.
func searched(t *testing.T, words string, records ...Record) []string {
	t.Helper()
	x := NewIndex(fixture(t), NewWorkbook(records...), Hurt, func(track TrackID, id string) string {
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

func told(question, text string) Answer {
	return Answer{Stamp: Stamp{Wording: "Asked once"}, Track: Hurt, Question: question, Kind: KindText, Value: Text(text)}
}

func TestSearch(t *testing.T) {
	row := Entry{Track: Hurt, Question: "boundaries", ID: "a", Order: "a0", Cells: map[string]string{"if": "You shout", "i-will": "leave quietly", "state": "new"}}
	daily := Entry{Track: Hurt, Question: "daily", ID: "d", Order: "a0", On: time.Date(2025, 11, 12, 0, 0, 0, 0, time.UTC)}
	second := Profile{Track: Hurt, Pass: 1}
	for name, c := range map[string]struct {
		words   string
		records []Record
		want    string // lines joined by |
	}{
		"nothing sought":      {"  ", []Record{told("happened", "a b")}, ""},
		"nothing there":       {"zebra", []Record{told("happened", "a b")}, ""},
		"a title":             {"FRIEND test", nil, "hurt/friend-test: friend test"},
		"a question":          {"sentence you would", nil, "hurt/friend-test my-phrase: sentence you would"},
		"words":               {"eté", []Record{told("happened", "Un\u00a0Été à Łódź")}, "hurt/name-it happened@4: Été"},
		"words apart":         {"lodz été", []Record{told("happened", "Un Été à Łódź")}, "hurt/name-it happened@12: Łódź"},
		"words not all there": {"lodz winter", []Record{told("happened", "Un Été à Łódź")}, ""},
		"across a line end":   {"one two", []Record{told("happened", "one\ntwo")}, "hurt/name-it happened: one\ntwo"},
		"private":             {"zebra", []Record{told("untold", "a zebra")}, "hurt/boundaries untold@2: zebra"},
		"an option":           {"anger", []Record{Answer{Track: Hurt, Question: "feelings", Kind: KindChoices, Value: Choices{"anger"}}}, "hurt/name-it feelings: Anger"},
		"a cell":              {"quiet", []Record{row}, "hurt/boundaries boundaries a/i-will@6: quiet"},
		"a chosen cell":       {"new", []Record{row}, "hurt/boundaries boundaries a/state: New"},
		"an entry's day":      {"12 november", []Record{daily}, "hurt/small-things daily d/good: 12 November"},
		"a note":              {"zebra", []Record{Note{ID: "n", Title: "Ideas", Text: "two zebras"}}, "note n@4: zebra"},
		"a letter's title":    {"one ask to", nil, "hurt/one-ask letter ask-letter: One ask to"},
		"an edited letter":    {"zebra", []Record{EditedCopy{Track: Hurt, Letter: "ask-letter", Text: "Dear zebra"}}, "hurt/one-ask letter ask-letter@5: zebra"},
		"an edited plan":      {"zebra", []Record{EditedCopy{Track: Hurt, Letter: "my-plan", Text: "zebra"}}, "hurt/my-plan letter my-plan: zebra"},
		"a rating":            {"4 of 10", []Record{Answer{Track: Hurt, Question: "stirred-before", Kind: KindScale, Value: Rating(4)}}, ""},
		"a gate":              {"two questions", nil, ""},
		"a gate's part":       {"are you afraid", nil, ""},
		"a gate's code":       {"tsafe-gate", nil, ""},
		"a code":              {" tHappened", nil, "hurt/name-it happened: "},
		"a letter's code":     {"task-letter", nil, "hurt/one-ask letter ask-letter: "},
		"a name": {"sister", []Record{told("label", "my sister")},
			"hurt/who label@3: sister|hurt/where-now trust-them: sister|hurt/still harm-goes-on: sister|hurt/one-ask letter ask-letter: sister"},
		"a kept page's title": {"one ask", []Record{walks(Solo)}, "hurt/one-ask: One ask"},
		"a kept question":     {"one ask to", []Record{walks(Solo)}, ""},
		"a kept code":         {"task-when", []Record{walks(Solo)}, "hurt/one-ask ask-when: "},
		"words on a kept page": {"zebra", []Record{walks(Solo), told("ask-when", "zebra")},
			"hurt/one-ask ask-when: zebra"},
		"an earlier pass": {"zebra", []Record{second, told("happened", "zebra then"), Answer{Track: Hurt, Pass: 1, Question: "happened", Value: Text("zebra now")}},
			"hurt/name-it happened: zebra|hurt/name-it happened earlier: zebra"},
		"once for all passes": {"zebra", []Record{second, told("label", "Z."), Answer{Track: Hurt, Question: "relation", Value: Text("zebra")}}, "hurt/who relation: zebra"},
		"a question gone":     {"zebra", []Record{told("gone", "a zebra")}, "nowhere: zebra"},
		"a track gone":        {"zebra", []Record{Answer{Track: "other", Question: "gone", Value: Text("zebra")}}, "nowhere: zebra"},
		"titles first":        {"still", []Record{told("happened", "still")}, "hurt/still: still|hurt/name-it happened: still|hurt/still harm-goes-on: still"},
		"questions last": {"happened", []Record{told("untold", "happened")},
			"hurt/boundaries untold: happened|hurt/name-it happened: happened"},
		"this track first": {"zebra", []Record{
			Answer{Track: Hurting, Question: "what-i-did", Kind: KindText, Value: Text("zebra")},
			Note{ID: "n", Text: "zebra"}, told("happened", "zebra"), told("gone", "zebra"),
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
	a, _ := b.Track(Hurt).Ask("happened")
	a.ShowIf = Condition{"relation": {"partner"}}
	find := func(records ...Record) int {
		return len(NewIndex(b, NewWorkbook(records...), Hurt, nil).Find("happened"))
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
	w := NewWorkbook(told("happened", "zebra"), Answer{Track: Hurting, Question: "what-i-did", Value: Text("zebra")})
	x := NewIndex(fixture(t), w, Hurting, nil)
	hits := x.Find("zebra")
	if len(hits) != 2 || x.Finding(hits[0]).Track.ID != Hurting {
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
		w := NewWorkbook(told("happened", said))
		x := &Index{}
		g := &gatherer{work: w, spoken: speech(w)}
		g.addSpoken(Finding{}, &Ask{Kind: KindText}, "", wordsKey{Hurt, "happened"}, 0)
		x.items = g.items
		for _, h := range x.Find(words) {
			got := x.Finding(h)
			hit := got.Text[got.At : got.At+got.Size]
			if !utf8.ValidString(hit) {
				t.Fatalf("the hit %q cuts a character", hit)
			}
			sought := strings.Fields(fold(words))
			if !strings.Contains(fold(hit), sought[0]) {
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

// diary is a workbook with n entries in a log.
func diary(n int) *Workbook {
	var records []Record
	for i := range n {
		records = append(records, Entry{
			Track: Hurt, Question: "daily", ID: fmt.Sprintf("%016x", i), Order: fmt.Sprintf("b%05d", i),
			On:    time.Date(2024, 1, 1+i, 0, 0, 0, 0, time.UTC),
			Cells: map[string]string{"good": fmt.Sprintf("On day %d we walked by the river, ate pancakes and laughed. Später schrieb ich meiner Schwester, and slept well.", i)},
		})
	}
	return NewWorkbook(records...)
}

func BenchmarkIndex(b *testing.B) {
	book, w := fixture(b), diary(4000)
	for b.Loop() {
		NewIndex(book, w, Hurt, nil)
	}
}

// BenchmarkFind types a word letter by letter over 4,000 entries.
func BenchmarkFind(b *testing.B) {
	x := NewIndex(fixture(b), diary(4000), Hurt, nil)
	for _, words := range []string{"s", "schwester", "zebra", "river well"} {
		b.Run(words, func(b *testing.B) {
			for b.Loop() {
				x.Find(words)
			}
		})
	}
}
