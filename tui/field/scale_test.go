package field

import (
	"maps"
	"strings"
	"testing"

	"groundwork/content"
)

func stirred() *content.Ask {
	return &content.Ask{ID: "q", Kind: content.KindScale, Label: "How stirred up?", Scale: &content.Scale{Distress: true,
		Replies: []content.Reply{{From: 0, To: 7, Text: "Thank you."}, {From: 8, To: 10, Text: "That is a lot."}}}}
}

func TestScaleSuggestsNothing(t *testing.T) {
	for keys, want := range map[string]int{
		"right": 0, "left": 10, "right right right space": 2, "left left enter": 9,
		"7": 7, "1": 1, "1 0": 10, "1 5": 5, "1 left 0": 0, "3 right right": 5, "3 left left left left": 0, "9 right right": 10,
		"3 home": 0, "3 end": 10,
	} {
		f := field(stirred(), world(), 40)
		play(f, keys)
		if got := value[content.Rating](t, f.Change()); int(got) != want {
			t.Errorf("%q rates %d, want %d", keys, got, want)
		}
	}
	for _, keys := range []string{"enter", "space", "x", "5 backspace", "right backspace"} {
		f := field(stirred(), world(), 40)
		play(f, keys)
		if c := f.Change(); len(c.Put) > 0 || strings.Contains(screen(f), "[") {
			t.Errorf("%q rates something:\n%s", keys, screen(f))
		}
	}
	f := field(stirred(), world(answered("q", content.Rating(4))), 40)
	leaves(t, f, "up>above", "down>below", "enter>on")
	play(f, "delete")
	forgets(t, f.Change(), answered("q", nil).Key())
}

func TestDistressBringsHelpOnce(t *testing.T) {
	f := field(stirred(), world(), 40)
	for i, step := range []struct {
		key  string
		help bool
	}{{"7", false}, {"8", true}, {"right", false}, {"9", false}, {"2", false}, {"1", false}, {"0", true}} {
		r := play(f, step.key)
		if r.Help != step.help {
			t.Fatalf("step %d: %s asks for help lines: %v", i, step.key, r.Help)
		}
	}
	if !strings.Contains(screen(f), "That is a lot.") {
		t.Error("the reply went away")
	}
	stored := field(stirred(), world(answered("q", content.Rating(9))), 40)
	if r := play(stored, "right"); r.Help || stored.Settle().Help {
		t.Error("a rating that was 8 or more already asks for help lines")
	}
}

// TestDistressOnTheWay: what the arrows only pass asks for nothing, and where they
// stay it is asked once one has gone on.
func TestDistressOnTheWay(t *testing.T) {
	for keys, want := range map[string]bool{"left": true, "left left left left": false, "7 right": true, "7 right left": false} {
		f := field(stirred(), world(), 40)
		if r := play(f, keys); r.Help {
			t.Errorf("%q asks for help lines on the way", keys)
		}
		if got := f.Settle().Help; got != want || f.Settle().Help {
			t.Errorf("%q asks for help lines at its end: %v, want %v, and once", keys, got, want)
		}
	}
}

func TestSeriesShareOneSet(t *testing.T) {
	s := world(content.RatingSet{
		Stamp: content.Stamp{Written: today().AddDate(0, 0, -1)}, Track: content.Hurt, ID: "page",
		Series: "now", Occasion: "page", Values: map[string]int{"other": 4}, Extra: content.Extra{"x": nil},
	})
	f := field(&content.Ask{ID: "q", Kind: content.KindScale, Scale: trust()}, s, 72)
	g := field(&content.Ask{ID: "r", Kind: content.KindScale, Scale: trust()}, s, 72)
	play(f, "6")
	play(g, "2")
	c := f.Change()
	if r, _ := s.Workbook.Record(only(t, c).Key()); len(r.(content.RatingSet).Values) != 1 {
		t.Error("the workbook's own set was changed")
	}
	s.Workbook.Apply(c)
	s.Workbook.Apply(g.Change())
	r, _ := s.Workbook.Record(content.RatingSet{Track: content.Hurt, ID: "page"}.Key())
	set, _ := r.(content.RatingSet)
	if !maps.Equal(set.Values, map[string]int{"other": 4, "q": 6, "r": 2}) || len(set.Extra) != 1 ||
		!set.Written.Equal(today().AddDate(0, 0, -1)) {
		t.Errorf("the set is %+v", set)
	}
	play(f, "backspace")
	if set := only(t, f.Change()).(content.RatingSet); len(set.Values) != 2 {
		t.Errorf("a rating taken back leaves %v", set.Values)
	}
}

func TestSeriesBeginsAndEnds(t *testing.T) {
	s := world()
	f := field(&content.Ask{ID: "q", Kind: content.KindScale, Scale: trust()}, s, 72)
	play(f, "6")
	c := f.Change()
	set := only(t, c).(content.RatingSet)
	if set.ID != "page" || set.Occasion != "page" || set.Series != "now" || !set.Written.Equal(today()) || set.Wording != "" || set.Values["q"] != 6 {
		t.Errorf("the set is %+v", set)
	}
	s.Workbook.Apply(c)
	play(f, "backspace")
	forgets(t, f.Change(), set.Key())
}

func TestRatingsAreCompared(t *testing.T) {
	set := func(id string, days, n int) content.RatingSet {
		return content.RatingSet{Stamp: content.Stamp{Written: today().AddDate(0, 0, days)}, Track: content.Hurt, ID: id, Series: "now", Values: map[string]int{"q": n}}
	}
	series := &content.Ask{ID: "q", Kind: content.KindScale, Scale: &content.Scale{Series: "now"}}
	compared := &content.Ask{ID: "q", Kind: content.KindScale, Scale: &content.Scale{Compare: "before"}}
	for _, c := range []struct {
		ask     *content.Ask
		records []content.Record
		key     string
		want    string
	}{
		{compared, []content.Record{answered("before", content.Rating(5))}, "3", "That is two lower than before."},
		{compared, []content.Record{answered("before", content.Rating(5))}, "6", "That is one higher than before."},
		{compared, []content.Record{answered("before", content.Rating(5))}, "5", "That is the same as before."},
		{compared, nil, "5", ""},
		{series, []content.Record{set("x", -5, 2)}, "3", "That is one point above Tuesday, 17 November."},
		{series, []content.Record{set("x", -5, 9)}, "3", "That is six points below Tuesday, 17 November."},
		{series, []content.Record{set("x", -400, 3)}, "3", "That is the same as on Saturday, 18 October 2025."},
		{series, []content.Record{set("x", 0, 3)}, "3", "That is the same as earlier today."},
		{series, []content.Record{set("x", -5, 2), set("y", -2, 8)}, "9", "That is one point above Friday, 20 November."},
		{series, []content.Record{set("x", -5, 2), set("page", -4, 0), set("y", -2, 8)}, "3", "That is one point above Tuesday, 17 November."},
		{series, []content.Record{set("page", -4, 1)}, "3", ""},
	} {
		f := field(c.ask, world(c.records...), 100)
		play(f, c.key)
		if got := screen(f); c.want == "" && strings.Contains(got, "That is") || !strings.Contains(got, c.want) {
			t.Errorf("want %q in\n%s", c.want, got)
		}
	}
}

func TestLowRatingsOfferARoute(t *testing.T) {
	ask := &content.Ask{ID: "q", Kind: content.KindScale, Scale: &content.Scale{Route: content.Solo, RouteAt: 3}}
	solo, open := content.Solo, content.Open
	for keys, want := range map[string]*content.Route{
		"4": nil, "3": &solo, "0": &solo, "3 left": nil, "3 right": &open, "3 backspace": &open, "4 left": &solo, "right": &solo, "right enter": nil,
		"8 9": nil,
	} {
		f := field(ask, world(), 40)
		got := play(f, keys).Offer
		if (got == nil) != (want == nil) || got != nil && *got != *want {
			t.Errorf("%q offers %v, want %v", keys, got, want)
		}
	}
}

// TestEndsStandApart: the words for the two ends don't run together, however long they are.
func TestEndsStandApart(t *testing.T) {
	for n := 1; n < 30; n++ {
		ask := stirred()
		ask.Scale.Low, ask.Scale.High = "calm or numb", strings.Repeat("x", n)
		for width := 20; width < 70; width++ {
			for row := range strings.Lines(screen(field(ask, world(), width))) {
				_, after, both := strings.Cut(row, ask.Scale.Low)
				if between, _, high := strings.Cut(after, ask.Scale.High); both && high && len(between) < 3 {
					t.Errorf("at %d columns: %q", width, row)
				}
			}
		}
	}
}
