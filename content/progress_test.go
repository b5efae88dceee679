package content_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	. "groundwork/content"
	"groundwork/content/load"
)

// day returns a time on a day of November.
func day(d int) time.Time { return time.Date(2025, time.November, d, 9, 0, 0, 0, time.UTC) }

func passed(page string) Visit { return Visit{Track: Hurt, Page: page, Passed: true} }

func chose(question, option string) Answer {
	return Answer{Track: Hurt, Question: question, Kind: KindChoice, Value: Choice(option)}
}

func walks(route Route) Profile { return Profile{Track: Hurt, Route: route} }

func TestConditionHolds(t *testing.T) {
	for name, c := range map[string]struct {
		cond    Condition
		records []Record
		pass    int
		want    bool
	}{
		"none":               {nil, nil, 0, true},
		"open":               {Condition{"route": {"open"}}, nil, 0, true},
		"open, on solo":      {Condition{"route": {"open"}}, []Record{walks(Solo)}, 0, false},
		"solo, on open":      {Condition{"route": {"solo"}}, nil, 0, false},
		"solo":               {Condition{"route": {"solo"}}, []Record{walks(Solo)}, 0, true},
		"solo, on both":      {Condition{"route": {"solo"}}, []Record{walks(Solo | NoContact)}, 0, true},
		"either":             {Condition{"route": {"open", "no-contact"}}, []Record{walks(NoContact)}, 0, true},
		"neither":            {Condition{"route": {"open", "no-contact"}}, []Record{walks(Solo)}, 0, false},
		"option":             {Condition{"relation": {"friend", "partner"}}, []Record{chose("relation", "partner")}, 0, true},
		"other option":       {Condition{"relation": {"friend"}}, []Record{chose("relation", "partner")}, 0, false},
		"unanswered":         {Condition{"relation": {"friend"}}, nil, 0, false},
		"one of several":     {Condition{"feelings": {"anger"}}, []Record{Answer{Track: Hurt, Question: "feelings", Value: Choices{"sadness", "anger"}}}, 0, true},
		"none of several":    {Condition{"feelings": {"anger"}}, []Record{Answer{Track: Hurt, Question: "feelings", Value: Choices{"sadness"}}}, 0, false},
		"two keys, one held": {Condition{"route": {"solo"}, "relation": {"partner"}}, []Record{chose("relation", "partner")}, 0, false},
		"kept from pass 0":   {Condition{"relation": {"partner"}}, []Record{chose("relation", "partner")}, 2, true},
		"this pass first": {Condition{"relation": {"partner"}}, []Record{chose("relation", "partner"),
			Answer{Track: Hurt, Question: "relation", Pass: 2, Value: Choice("friend")}}, 2, false},
		"of another track": {Condition{"relation": {"partner"}}, []Record{Answer{Track: Hurting, Question: "relation", Value: Choice("partner")}}, 0, false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.cond.Holds(NewWorkbook(c.records...), Hurt, c.pass); got != c.want {
				t.Errorf("Holds: %v", got)
			}
		})
	}
}

func TestVisible(t *testing.T) {
	page := fixture(t).Track(Hurt).Page("name-it")
	if got := len(page.Visible(NewWorkbook(), 0)); got != len(page.Blocks)-2 {
		t.Errorf("%d blocks of %d on the open route, without a relation", got, len(page.Blocks))
	}
	if got := len(page.Visible(NewWorkbook(walks(Solo)), 0)); got != len(page.Blocks)-1 {
		t.Errorf("%d blocks of %d on the solo route", got, len(page.Blocks))
	}
}

func TestState(t *testing.T) {
	track := fixture(t).Track(Hurt)
	for name, c := range map[string]struct {
		page    string
		records []Record
		want    PageState
	}{
		"untouched":            {"settle", nil, Unopened},
		"visited":              {"settle", []Record{Visit{Track: Hurt, Page: "settle"}}, Opened},
		"written on":           {"settle", []Record{Answer{Track: Hurt, Question: "stirred-before", Value: Rating(0)}}, Opened},
		"passed":               {"settle", []Record{passed("settle")}, Done},
		"kept":                 {"changed", []Record{walks(Solo)}, Kept},
		"kept, other route":    {"changed", []Record{walks(NoContact)}, Unopened},
		"kept, opened":         {"changed", []Record{walks(Solo), Visit{Track: Hurt, Page: "changed"}}, Opened},
		"kept, passed":         {"changed", []Record{walks(Solo), passed("changed")}, Done},
		"jumped":               {"boundaries", []Record{chose("harm-goes-on", "yes")}, Done},
		"jumped, and kept":     {"one-ask", []Record{walks(Solo), chose("harm-goes-on", "yes")}, Done},
		"not jumped":           {"boundaries", []Record{chose("harm-goes-on", "no")}, Unopened},
		"the target":           {"small-things", []Record{chose("harm-goes-on", "yes")}, Unopened},
		"the page that jumps":  {"still", []Record{chose("harm-goes-on", "yes")}, Opened},
		"passed, in this pass": {"settle", []Record{Profile{Track: Hurt, Pass: 1}, passed("settle")}, Unopened},
	} {
		t.Run(name, func(t *testing.T) {
			w := NewWorkbook(c.records...)
			profile, _ := w.Profile(Hurt)
			if got := track.Page(c.page).State(w, profile.Route); got != c.want {
				t.Errorf("State: %d, want %d", got, c.want)
			}
		})
	}
}

func TestWritten(t *testing.T) {
	track := fixture(t).Track(Hurt)
	for name, c := range map[string]struct {
		page   string
		record Record
		want   bool
	}{
		"nothing":         {"settle", walks(Open), false},
		"an answer":       {"name-it", Answer{Track: Hurt, Question: "happened", Value: Text("x")}, true},
		"emptied":         {"name-it", Answer{Track: Hurt, Question: "happened", Value: Text("")}, false},
		"without a value": {"name-it", Answer{Track: Hurt, Question: "happened"}, false},
		"an entry":        {"small-things", Entry{Track: Hurt, Question: "daily", ID: "1"}, true},
		"ratings":         {"where-now", RatingSet{Track: Hurt, ID: "where-now", Values: map[string]int{"stirred": 3}}, true},
		"a check-in":      {"where-now", RatingSet{Track: Hurt, ID: "0011", Values: map[string]int{"stirred": 3}}, false},
		"a letter":        {"one-ask", EditedCopy{Track: Hurt, Letter: "ask-letter", Text: "x"}, true},
		"other track":     {"name-it", Answer{Track: Hurting, Question: "happened", Value: Text("x")}, false},
		"other pass":      {"name-it", Answer{Track: Hurt, Question: "happened", Pass: 1, Value: Text("x")}, false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := track.Page(c.page).Written(NewWorkbook(c.record)); got != c.want {
				t.Errorf("Written: %v", got)
			}
		})
	}
}

func TestWrittenOncePerBook(t *testing.T) {
	page := fixture(t).Track(Hurt).Page("who")
	w := NewWorkbook(Profile{Track: Hurt, Pass: 3}, Answer{Track: Hurt, Question: "label", Value: Text("J.")})
	if !page.Written(w) {
		t.Error("the label, asked once for all passes, does not count in the third")
	}
}

func ids(pages []*Page) string {
	var list []string
	for _, p := range pages {
		list = append(list, p.ID)
	}
	return strings.Join(list, " ")
}

func TestOrder(t *testing.T) {
	track := fixture(t).Track(Hurt)
	open := ids(track.Order(Open))
	if want := ids(track.Pages()); open != want {
		t.Errorf("the open route reads %s, want %s", open, want)
	}
	want := strings.Replace(open, "settle name-it friend-test", "friend-test settle name-it", 1)
	if got := ids(track.Order(NoContact | Solo)); got != want || got == open {
		t.Errorf("the no-contact route reads %s, want %s", got, want)
	}
}

// walk goes on from a page to the end.
func walk(p *Page, w *Workbook, step func(*Page, *Workbook) *Page) []*Page {
	var pages []*Page
	for ; p != nil; p = step(p, w) {
		pages = append(pages, p)
	}
	return pages
}

func TestNextAndPrev(t *testing.T) {
	track := fixture(t).Track(Hurt)
	all := ids(track.Pages())
	for name, c := range map[string]struct {
		records []Record
		without []string
	}{
		"open":   {nil, nil},
		"solo":   {[]Record{walks(Solo)}, []string{"changed", "one-ask"}},
		"jumped": {[]Record{chose("harm-goes-on", "yes")}, []string{"one-ask", "boundaries"}},
		"both":   {[]Record{walks(Solo), chose("harm-goes-on", "yes")}, []string{"changed", "one-ask", "boundaries"}},
	} {
		t.Run(name, func(t *testing.T) {
			w := NewWorkbook(c.records...)
			want := slices.DeleteFunc(track.Pages(), func(p *Page) bool { return slices.Contains(c.without, p.ID) })
			first, last := track.Page("how-it-works"), track.Page("my-plan")
			if got := ids(walk(first, w, track.Next)); got != ids(want) {
				t.Errorf("forward %s\nwant %s", got, ids(want))
			}
			slices.Reverse(want)
			if got := ids(walk(last, w, track.Prev)); got != ids(want) {
				t.Errorf("back %s\nwant %s", got, ids(want))
			}
		})
	}
	if got := track.Next(track.Page("changed"), NewWorkbook(walks(Solo))); got.ID != "still" {
		t.Errorf("a kept page that was opened leads on to %s", got.ID)
	}
	if got := track.Next(&Page{ID: "strange"}, NewWorkbook()); got != nil {
		t.Errorf("a page outside %s leads to %s", all, got.ID)
	}
}

// TestProgressTellsNoRoute walks a chapter whose last page is kept: the count
// stays as on the open route until the person has gone past that page.
func TestProgressTellsNoRoute(t *testing.T) {
	track := fixture(t).Track(Hurt)
	chapter := track.Page("settle").Chapter
	w := NewWorkbook(walks(Solo))
	want := func(what string, done int) {
		t.Helper()
		if got, total := chapter.Progress(w, Solo); got != done || total != 4 {
			t.Errorf("%s: %d of %d done, want %d of 4", what, got, total, done)
		}
	}
	want("at first", 0)
	for i, p := range []string{"settle", "name-it", "friend-test"} {
		w.Put(passed(p))
		want("after "+p, i+1)
	}
	w.Put(Visit{Track: Hurt, Page: "still"})
	want("in the next chapter", 4)
}

func TestDone(t *testing.T) {
	track := fixture(t).Track(Hurt)
	for _, route := range []Route{Open, Solo} {
		w := NewWorkbook(walks(route))
		for p := track.Page("how-it-works"); p != nil; p = track.Next(p, w) {
			if track.Done(w) {
				t.Fatalf("route %d: done before %s", route, p.ID)
			}
			w.Put(passed(p.ID))
		}
		if !track.Done(w) {
			t.Errorf("route %d: not done at the end", route)
		}
	}
}

// TestDoneWithLastPageKept wants a track to end even where its last page is kept.
func TestDoneWithLastPageKept(t *testing.T) {
	book, err := load.Book(bookOf(front + "# P {#p}\nText.\n# Q {#q set-aside=solo}\nText.\n"))
	if err != nil {
		t.Fatal(err)
	}
	track := book.Track(Hurt)
	w := NewWorkbook(walks(Solo))
	if track.Done(w) {
		t.Error("done before the start")
	}
	w.Put(passed("p"))
	if !track.Done(w) {
		t.Error("not done at the end")
	}
}
