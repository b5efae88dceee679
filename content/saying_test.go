package content_test

import (
	"fmt"
	"strings"
	"testing"

	. "groundwork/content"
)

// saidAll is a line for each saying: the page, the question, and what was written.
func saidAll(w *Workbook, t *testing.T) string {
	var lines []string
	for _, s := range fixture(t).Track(Hurt).Sayings(w) {
		page := "-"
		if s.Page != nil {
			page = s.Page.ID
		}
		line := page + " " + s.Question + s.Letter
		for _, l := range s.Lines {
			line += " | " + l
		}
		for _, p := range s.Past {
			line += fmt.Sprintf(" | then %d: %s", p.Pass, strings.Join(p.Lines, "/"))
		}
		if s.Before > 0 {
			line += fmt.Sprintf(" | %d before", s.Before)
		}
		lines = append(lines, line)
	}
	return "\n" + strings.Join(lines, "\n") + "\n"
}

// TestSayings goes through the small book: every question comes once, in order, with
// what was written to it.
func TestSayings(t *testing.T) {
	w := written()
	w.Put(EditedCopy{Track: Hurt, Letter: "ask-letter", Text: "Dear you,\n\nplease.\n"})
	w.Put(Answer{Stamp: Stamp{Wording: "Once asked of {them}"}, Track: Hurt, Question: "gone", Value: Text("An old answer.")})
	w.Put(Answer{Track: Hurting, Question: "what-i-did", Value: Text("Elsewhere.")})
	got := saidAll(w, t)
	order := -1
	for _, want := range []string{
		"\nwho label", "\nname-it happened | He lied.", "\nfriend-test stirred-after\n",
		"\none-ask ask-letter | Dear you, |  | please.\n", "\nboundaries boundaries | ", "\n- gone | An old answer.\n",
	} {
		at := strings.Index(got, want)
		if at < 0 || at < order {
			t.Errorf("%q is at %d, after %d, in%s", want, at, order, got)
		}
		order = at
	}
	for _, unwanted := range []string{"safe-gate", "Elsewhere."} {
		if strings.Contains(got, unwanted) {
			t.Errorf("%q is in%s", unwanted, got)
		}
	}
}

// TestSayingsOfPasses wants what was written before under what is asked now.
func TestSayingsOfPasses(t *testing.T) {
	w := written()
	w.Put(Profile{Track: Hurt, Pass: 1})
	w.Put(EditedCopy{Track: Hurt, Letter: "ask-letter", Text: "The first."})
	got := saidAll(w, t)
	for _, want := range []string{"name-it happened | then 0: He lied.\n", "ask-letter | then 0: The first.\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in%s", want, got)
		}
	}
}

// TestSayingsOfManyEntries wants the last ones, and the number of the others.
func TestSayingsOfManyEntries(t *testing.T) {
	w := NewWorkbook()
	for i := range 25 {
		w.Put(Entry{Track: Hurt, Question: "boundaries", ID: fmt.Sprintf("%02d", i), Order: fmt.Sprintf("a%02d", i), Cells: map[string]string{"if": fmt.Sprintf("row %d", i)}})
	}
	got := saidAll(w, t)
	if !strings.Contains(got, "| row 15 | row 16") || !strings.Contains(got, "| row 24 | 15 before\n") || strings.Contains(got, "row 14") {
		t.Errorf("of many entries it has%s", got)
	}
}

// TestSayingsKeepRoutes leaves out the questions of a page set aside, unless something
// was written there, but not the page.
func TestSayingsKeepRoutes(t *testing.T) {
	w := NewWorkbook(walks(Solo))
	if got := saidAll(w, t); strings.Contains(got, "ask-need") || strings.Count(got, "one-ask") != 1 {
		t.Errorf("a page set aside is not one line in%s", got)
	}
	w.Put(Answer{Track: Hurt, Question: "ask-need", Value: Text("Call first.")})
	if got := saidAll(w, t); !strings.Contains(got, "one-ask ask-need | Call first.") {
		t.Errorf("what was written on a page set aside is missing in%s", got)
	}
}

// TestStanding holds that each word about a page means one thing.
func TestStanding(t *testing.T) {
	for name, c := range map[string]struct {
		records []Record
		page    string
		want    Standing
	}{
		"nothing":                   {nil, "name-it", Empty},
		"opened":                    {[]Record{Visit{Track: Hurt, Page: "name-it"}}, "name-it", Begun},
		"written on":                {[]Record{Answer{Track: Hurt, Question: "happened", Value: Text("x")}}, "name-it", Begun},
		"passed with words":         {[]Record{passed("name-it"), Answer{Track: Hurt, Question: "happened", Value: Text("x")}}, "name-it", Over},
		"passed without":            {[]Record{passed("name-it")}, "name-it", Later},
		"passed, asks nothing":      {[]Record{passed("how-it-works")}, "how-it-works", Over},
		"passed, asks a gate alone": {[]Record{passed("safe")}, "safe", Over},
		"led over by a choice":      {[]Record{chose("harm-goes-on", "yes")}, "boundaries", Over},
		"set aside, not yet past":   {[]Record{walks(Solo)}, "one-ask", Empty},
		"set aside and gone past":   {[]Record{walks(Solo), passed("still"), passed("boundaries")}, "one-ask", Later},
		"set aside, not gone past":  {[]Record{walks(Solo), passed("boundaries")}, "one-ask", Empty},
		"set aside, past by a way":  {[]Record{walks(Solo), Visit{Track: Hurt, Page: "still", Passed: true, ByWay: true}, passed("boundaries")}, "one-ask", Empty},
		"set aside in another one":  {[]Record{walks(Solo), passed("friend-test"), passed("still")}, "changed", Later},
		"set aside and written on":  {[]Record{walks(Solo), Answer{Track: Hurt, Question: "ask-need", Value: Text("x")}}, "one-ask", Begun},
	} {
		track := fixture(t).Track(Hurt)
		w := NewWorkbook(c.records...)
		profile, _ := w.Profile(Hurt)
		page := track.Page(c.page)
		if page == nil {
			t.Fatalf("%s: no page %q", name, c.page)
		}
		for _, p := range page.Chapter.Shown(w, profile.Route) {
			if got := p.Standing(w); p.Page == page && got != c.want {
				t.Errorf("%s: %d, want %d", name, got, c.want)
			}
		}
	}
}
