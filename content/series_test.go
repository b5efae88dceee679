package content_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	. "groundwork/content"
	"groundwork/content/load"
)

func november(d int) time.Time { return time.Date(2026, time.November, d, 20, 0, 0, 0, time.UTC) }

func TestSeriesSentence(t *testing.T) {
	now := november(22)
	october := time.Date(2026, time.October, 12, 9, 0, 0, 0, time.UTC)
	lastYear := time.Date(2025, time.December, 31, 9, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name   string
		series Series
		want   string
	}{
		{"none", nil, ""},
		{"one", Series{}.With(november(22), 3), "One rating so far: 3, on 22 November."},
		{"one last year", Series{}.With(lastYear, 0), "One rating so far: 0, on 31 December 2025."},
		{"up", Series{}.With(october, 2).With(november(22), 3), "Since 12 October this went from 2 to 3."},
		{"down", Series{}.With(october, 10).With(november(22), 0), "Since 12 October this went from 10 to 0."},
		{"same", Series{}.With(october, 4).With(november(1), 4).With(november(22), 4), "Since 12 October this stayed at 4."},
		{"back", Series{}.With(october, 4).With(november(1), 6).With(november(22), 4), "Since 12 October this went from 4 back to 4, with a high of 6 on 1 November."},
		{"high", Series{}.With(october, 2).With(november(8), 5).With(november(22), 3), "Since 12 October this went from 2 to 3, with a high of 5 on 8 November."},
		{"low", Series{}.With(october, 2).With(november(8), 1).With(november(22), 3), "Since 12 October this went from 2 to 3, with a low of 1 on 8 November."},
		{"both", Series{}.With(october, 2).With(november(2), 9).With(november(8), 1).With(november(22), 3), "Since 12 October this went from 2 to 3, with a high of 9 on 2 November and a low of 1 on 8 November."},
		{"the last high", Series{}.With(october, 2).With(november(2), 5).With(november(8), 5).With(november(22), 3), "Since 12 October this went from 2 to 3, with a high of 5 on 8 November."},
		{"not today", Series{}.With(october, 2).With(november(8), 5), "From 12 October to 8 November this went from 2 to 5."},
		{"one day", Series{}.With(november(8), 2).With(november(8), 9).With(november(8), 5), "On 8 November this went from 2 to 5, with a high of 9."},
		{"years", Series{}.With(lastYear, 2).With(november(8), 5), "From 31 December 2025 to 8 November this went from 2 to 5."},
	} {
		if got := c.series.Sentence(now); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestSeriesDays holds that a rating belongs to the day it was where the person
// was, that ratings stand in the order they were given, and that they are drawn
// at days that never run backwards.
func TestSeriesDays(t *testing.T) {
	east, west := time.FixedZone("", 13*3600), time.FixedZone("", -11*3600)
	w := NewWorkbook(
		RatingSet{Stamp: Stamp{Written: time.Date(2026, time.November, 9, 1, 0, 0, 0, east)}, Track: Hurt, ID: "a", Values: map[string]int{"q": 1}},
		RatingSet{Stamp: Stamp{Written: time.Date(2026, time.November, 8, 23, 0, 0, 0, west)}, Track: Hurt, ID: "b", Pass: 1, Values: map[string]int{"q": 2, "other": 3}},
		RatingSet{Stamp: Stamp{Written: november(20)}, Track: Hurt, ID: "c", Values: map[string]int{"q": 11}},
		RatingSet{Stamp: Stamp{Written: november(20)}, Track: Hurt, ID: "d", Values: map[string]int{"q": -1}},
		RatingSet{Stamp: Stamp{Written: november(20)}, Track: Hurting, ID: "e", Values: map[string]int{"q": 5}},
	)
	eighth, ninth := DayOf(november(8)), DayOf(november(9))
	want := Series{{ninth, 1}, {eighth, 2}}
	got := w.Series(Hurt, "q")
	if !slices.Equal(got, want) {
		t.Errorf("the series is %v", got)
	}
	got = append(got, Point{DayOf(november(10)), 3})
	if places := got.Places(); !slices.Equal(places, []time.Time{ninth, ninth, DayOf(november(10))}) {
		t.Errorf("it is drawn at %v", places)
	}
}

// TestOneOrderOfMoments writes log entries on both sides of midnight, of the date
// line and of the world: they stand in the order of their moments everywhere, each
// with its own day.
func TestOneOrderOfMoments(t *testing.T) {
	at := func(moment string, hours int) time.Time {
		got, err := time.Parse(time.RFC3339, moment)
		if err != nil {
			t.Fatal(err)
		}
		return got.In(time.FixedZone("", hours*3600))
	}
	for name, c := range map[string]struct {
		on   []time.Time // in the order of the moments
		said string
	}{
		"flying west": {[]time.Time{at("2026-11-20T23:30:00Z", 1), at("2026-11-21T01:00:00Z", -5)},
			"From 21 November to 20 November this went from 3 to 4."},
		"flying east": {[]time.Time{at("2026-11-20T23:30:00Z", -5), at("2026-11-21T01:00:00Z", 9)},
			"From 20 November to 21 November this went from 3 to 4."},
		"over the date line": {[]time.Time{at("2026-11-19T12:00:00Z", 13), at("2026-11-20T10:00:00Z", -11), at("2026-11-21T10:00:00Z", -11)},
			"On 20 November this went from 3 to 5."},
		"to and fro": {[]time.Time{at("2026-11-18T12:00:00Z", 13), at("2026-11-18T13:00:00Z", -11), at("2026-11-18T14:00:00Z", 13)},
			"On 19 November this went from 3 to 5."},
		"today": {[]time.Time{at("2026-11-22T12:00:00Z", 13), at("2026-11-22T13:00:00Z", 0)}, "From 23 November to 22 November this went from 3 to 4."},
		"one moment": {[]time.Time{at("2026-11-18T23:30:00Z", 2), at("2026-11-18T23:30:00Z", -2)},
			"From 19 November to 18 November this went from 3 to 4."},
	} {
		w := NewWorkbook()
		for i := range c.on { // the last one first, as an import may bring them
			n := len(c.on) - 1 - i
			id := string(rune('a' + n))
			w.Put(Entry{Track: Hurting, Question: "log", ID: id, Order: id, On: c.on[n], Cells: map[string]string{"sure": strconv.Itoa(3 + n)}})
		}
		for i, e := range w.Entries(Hurting, "log", 0) {
			if !e.On.Equal(c.on[i]) {
				t.Errorf("%s: entry %d is of %v", name, i, e.On)
			}
		}
		got := w.LogSeries(Hurting, "log", "sure", 0).Sentence(november(22))
		if got != c.said {
			t.Errorf("%s: %q, want %q", name, got, c.said)
		}
	}
}

func kept(on int, value string) Entry {
	return Entry{Track: Hurting, Question: "log", ID: time.Duration(on).String() + value, On: november(on), Cells: map[string]string{"how": value, "sure": "7"}}
}

func promiseLog() *Ask {
	return &Ask{ID: "log", Kind: KindLog, Columns: []Column{{ID: "sure", Kind: KindScale}, {ID: "how", Kind: KindChoice, Options: []Option{
		{ID: "kept", Label: "Kept"}, {ID: "partly", Label: "Partly, said {them}"}, {ID: "missed", Label: "Missed"}}}}}
}

func TestTallySentence(t *testing.T) {
	for _, c := range []struct {
		name    string
		entries []Record
		want    string
	}{
		{"none", nil, ""},
		{"nothing chosen", []Record{kept(3, "")}, ""},
		{"one", []Record{kept(3, "kept")}, "One entry, on 3 November. Kept: once."},
		{"one today", []Record{kept(22, "missed")}, "One entry, on 22 November. Missed: once."},
		{"one day", []Record{kept(3, "kept"), kept(3, "missed")}, "2 entries on 3 November. Kept: once. Missed: once."},
		{"today", []Record{kept(3, "kept"), kept(9, "kept"), kept(10, ""), kept(22, "missed")}, "3 entries since 3 November. Kept: twice. Missed: once."},
		{"not today", []Record{kept(3, "kept"), kept(9, "kept"), kept(11, "kept"), kept(20, "partly")}, "4 entries from 3 November to 20 November. Kept: 3 times. Partly, said this person: once."},
		{"an option that has gone", []Record{kept(3, "half-kept"), kept(9, "kept")}, "2 entries from 3 November to 9 November. Kept: once. half kept: once."},
	} {
		tally := promiseLog().Tally("how", Hurting, 0, NewWorkbook(c.entries...))
		if got := tally.Sentence(november(22)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestTallyBy(t *testing.T) {
	log := promiseLog()
	log.Columns = append(log.Columns, Column{ID: "kind", Kind: KindChoice, Options: []Option{{ID: "money", Label: "Money"}, {ID: "time", Label: "Time"}, {ID: "care", Label: "Care"}}})
	of := func(ago int, kind, how string) Record {
		e := kept(22, how)
		e.ID, e.On = kind+how+time.Duration(ago).String(), november(22).AddDate(0, 0, -ago)
		e.Cells["kind"] = kind
		return e
	}
	lately := []Record{of(1, "money", "kept"), of(29, "money", "kept"), of(2, "money", "missed"), of(3, "care", "missed"), of(4, "", "kept"), of(5, "time", "")}
	want := []string{"Money. Kept: twice. Missed: once.", "Care. Missed: once."}
	if got := log.TallyBy("how", "kind", Hurting, 0, NewWorkbook(lately...), november(22)); !slices.Equal(got, want) {
		t.Errorf("lately: %q, want %q", got, want)
	}
	want = []string{"Money. Kept: 3 times. Missed: once.", "Care. Missed: once.", "The last 30 days. Kept: 3 times. Missed: twice."}
	if got := log.TallyBy("how", "kind", Hurting, 0, NewWorkbook(append(lately, of(30, "money", "kept"))...), november(22)); !slices.Equal(got, want) {
		t.Errorf("with an older one: %q, want %q", got, want)
	}
}

func TestTallyKeepsDays(t *testing.T) {
	w := NewWorkbook(kept(9, "kept"), kept(3, "kept"), kept(5, "missed"))
	tally := promiseLog().Tally("how", Hurting, 0, w)
	if len(tally.Rows) != 3 || !slices.Equal(tally.Rows[0].Days, []time.Time{DayOf(november(3)), DayOf(november(9))}) ||
		len(tally.Rows[1].Days) != 0 || !tally.First.Equal(DayOf(november(3))) || !tally.Last.Equal(DayOf(november(9))) {
		t.Errorf("the tally is %+v", tally)
	}
	if got := w.LogSeries(Hurting, "log", "sure", 0); len(got) != 3 || !got[0].Day.Equal(DayOf(november(3))) || got[0].Value != 7 {
		t.Errorf("the column of ratings is %v", got)
	}
}

func TestThenIsTheFirstOfThePass(t *testing.T) {
	set := func(id string, pass, day, n int) RatingSet {
		return RatingSet{Stamp: Stamp{Written: november(day)}, Track: Hurt, Pass: pass, ID: id, Values: map[string]int{"q": n}}
	}
	own := set("then-and-now", 1, 20, 9)
	for _, c := range []struct {
		name  string
		sets  []Record
		want  int
		found bool
	}{
		{"none", nil, 0, false},
		{"only later", []Record{set("x", 1, 21, 3)}, 0, false},
		{"another pass", []Record{set("x", 0, 1, 3), set("y", 0, 2, 4)}, 3, true},
		{"this pass", []Record{set("x", 0, 1, 3), set("y", 1, 2, 4), set("z", 1, 3, 5)}, 4, true},
	} {
		w := NewWorkbook(append(c.sets, own)...)
		if got, found := w.Then("q", own); got != c.want || found != c.found {
			t.Errorf("%s: %d, %v", c.name, got, found)
		}
	}
}

func TestLastCheckIn(t *testing.T) {
	set := func(id, occasion string, day int) RatingSet {
		return RatingSet{Stamp: Stamp{Written: november(day)}, Track: Hurt, ID: id, Occasion: occasion}
	}
	if _, ok := NewWorkbook(set("where-now", "where-now", 1)).LastCheckIn(Hurt); ok {
		t.Error("a page's ratings count as a check-in")
	}
	w := NewWorkbook(set("a", OccasionCheckIn, 3), set("b", OccasionCheckIn, 17), set("then-and-now", "then-and-now", 20))
	if at, ok := w.LastCheckIn(Hurt); !ok || !at.Equal(november(17)) {
		t.Errorf("the last check-in was %v", at)
	}
}

// TestRatingsOfAnotherDay: what was given later for an earlier day stands among the others
// where that day is.
func TestRatingsOfAnotherDay(t *testing.T) {
	set := func(id string, written, n int, on time.Time) RatingSet {
		return RatingSet{Stamp: Stamp{Written: november(written)}, Track: Hurt, ID: id, Occasion: OccasionCheckIn, On: on, Values: map[string]int{"q": n}}
	}
	fifth := set("c", 20, 9, Date{2026, time.November, 5}.Noon(time.UTC))
	w := NewWorkbook(fifth, set("a", 3, 2, time.Time{}), set("b", 17, 4, time.Time{}))
	if got, want := w.Series(Hurt, "q").Sentence(november(22)), "From 3 November to 17 November this went from 2 to 4, with a high of 9 on 5 November."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if at, _ := w.LastCheckIn(Hurt); !at.Equal(november(17)) {
		t.Errorf("the last check-in was %v", at)
	}
	if then, ok := w.Then("q", set("d", 4, 0, time.Time{})); then != 2 || !ok {
		t.Errorf("then it was %d", then)
	}
	w.Put(set("c", 20, 9, time.Time{})) // it was of today after all
	if at, _ := w.LastCheckIn(Hurt); !at.Equal(november(20)) || len(w.Ratings(Hurt)) != 3 {
		t.Errorf("the last check-in was %v of %v", at, w.Ratings(Hurt))
	}
}

// TestScaleRoute holds what a scale says of a route.
func TestScaleRoute(t *testing.T) {
	scale := func(more string) string {
		return onlyAsk("id: a\nkind: scale\nlabel: x\nlow: l\nhigh: h\n" + more)
	}
	for more, want := range map[string]string{
		"route: solo":                "hurt/1.md:14: a scale offers a route at some rating: route and route-at belong together",
		"route-at: 3":                "hurt/1.md:8: a scale offers a route at some rating: route and route-at belong together",
		"route: open\nroute-at: 3":   `hurt/1.md:14: there is no route "open" to name here`,
		"route: solo\nroute-at: 11":  `hurt/1.md:15: the value of "route-at" is out of range`,
		"route: solo\nroute-at: low": `hurt/1.md:15: the value of "route-at" is out of range`,
	} {
		if _, err := load.Book(bookOf(scale(more))); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", more, err, want)
		}
	}
	book, err := load.Book(bookOf(scale("route: [solo, no-contact]\nroute-at: 3")))
	if err != nil {
		t.Fatal(err)
	}
	a, _ := book.Track(Hurt).Ask("a")
	for n, want := range map[int]Route{0: Solo | NoContact, 3: Solo | NoContact, 4: Open, 10: Open} {
		if got := a.Scale.Offers(n); got != want {
			t.Errorf("a rating of %d offers %v", n, got)
		}
	}
	line, _ := builtin(t).Track(Hurt).Ask("safe-with-them")
	if line.Scale.Offers(3) != Solo || line.Scale.Offers(4) != Open {
		t.Error("feeling unsafe does not offer the solo route")
	}
}

func TestScalesAndPractices(t *testing.T) {
	book := builtin(t)
	ids := func(asks []*Ask) string {
		var list []string
		for _, a := range asks {
			list = append(list, a.ID)
		}
		return strings.Join(list, " ")
	}
	w := NewWorkbook()
	for track, want := range map[TrackID][2]string{
		Hurt:    {"trust-them trust-self safe-with-them stirred", "daily seen"},
		Hurting: {"honesty promises-kept patience stirred", "follow-through"},
	} {
		tr := book.Track(track)
		if got := ids(tr.Scales("ratings", w, 0)); got != want[0] || ids(tr.Scales("", w, 0)) != got {
			t.Errorf("%s rates %s", track, got)
		}
		if ids(tr.Scales("other", w, 0)) != "" {
			t.Error("another series has scales")
		}
		if got := ids(tr.HomeLogs()); got != want[1] {
			t.Errorf("%s can practise %s", track, got)
		}
	}
	afraid := NewWorkbook(Profile{Track: Hurting, Route: Solo})
	if got := ids(book.Track(Hurting).Scales("ratings", afraid, 0)); got != "seeing-clearly own-promises patience-with-self stirred" {
		t.Errorf("somebody who is afraid rates %s", got)
	}
	hurt := book.Track(Hurt)
	if got := ids(hurt.Practices(w)); got != "" {
		t.Errorf("before any page was opened one practises %s", got)
	}
	_, page := hurt.Ask("daily")
	for what, records := range map[string][]Record{
		"opened":         {Visit{Track: Hurt, Page: page.ID}},
		"opened earlier": {Visit{Track: Hurt, Page: page.ID}, Profile{Track: Hurt, Pass: 1}},
		"written":        {Entry{Track: Hurt, Question: "daily", ID: "a"}},
		"all at rest":    {Entry{Track: Hurt, Question: "daily", ID: "a", Rest: Rest{Rested: day(1)}}},
	} {
		if got := ids(hurt.Practices(NewWorkbook(records...))); got != "daily" {
			t.Errorf("%s: one practises %q", what, got)
		}
	}
	page.SetAside = Solo
	if got := ids(hurt.Practices(NewWorkbook(Profile{Track: Hurt, Route: Solo}, Visit{Track: Hurt, Page: page.ID}))); got != "" {
		t.Errorf("a page kept for later is practised: %s", got)
	}
}

// What is rated again and again stands side by side on paper: its heads are short.
func TestShortHeads(t *testing.T) {
	for _, track := range builtin(t).Tracks {
		for _, a := range track.Asks() {
			if a.Series() == "" {
				continue
			}
			if n := len(strings.Fields(a.Scale.Short)); n == 0 || n > 3 {
				t.Errorf("%s/%s: %d words in %q", track.ID, a.ID, n, a.Scale.Short)
			}
		}
	}
}
