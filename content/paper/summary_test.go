package paper_test

import (
	"strings"
	"testing"
	"time"

	"groundwork/content"
	. "groundwork/content/paper"
	"groundwork/content/paper/papertest"
)

// A summary has nothing private in it, even where everything else would, and doesn't
// say what the book is about.
func TestSummaryIsOpen(t *testing.T) {
	b := papertest.CarefulBook(t)
	w := stirred()
	got := everyWay(t, b, w, Selection{Summary: true, WithPrivate: true})
	for _, s := range []string{"how safe", "being hurt"} {
		if strings.Contains(strings.ToLower(got), s) {
			t.Errorf("%q in\n%s", s, got)
		}
	}
	if !strings.Contains(got, "Afterwards heavier: once") || !strings.Contains(got, "trust") {
		t.Errorf("what may be told is missing:\n%s", got)
	}
}

// What the other person is called stands in a summary only where the person added it.
func TestSummaryNamesNobody(t *testing.T) {
	w := papertest.Full()
	w.Put(papertest.Answer("ask-when", content.KindLine, content.Text("Sam is at home")))
	pick := Selection{Summary: true, Beside: []string{content.LabelQuestion, "closeness", "boundaries"}}
	got := everyWay(t, fixture(t), w, pick)
	if strings.Contains(got, "Sam") {
		t.Errorf("the name is in\n%s", got)
	}
	if !strings.Contains(got, "this person") {
		t.Errorf("nobody is spoken of in\n%s", got)
	}
	pick.Beside[0] = "ask-when"
	if got := everyWay(t, fixture(t), w, pick); !strings.Contains(got, "Sam is at home") {
		t.Errorf("what was added is changed in\n%s", got)
	}
}

func TestSummaryBeside(t *testing.T) {
	four := Selection{Summary: true, Beside: []string{"my-phrase", "happened", "then-i-say", "untold"}}
	if _, err := Build(fixture(t), papertest.Full(), four); err != ErrCombination {
		t.Errorf("four answers: %v", err)
	}
	if _, err := Build(fixture(t), papertest.Full(), Selection{Summary: true, Beside: []string{"nothing"}}); err == nil {
		t.Error("a question that isn't there is taken")
	}
	d := papertest.Build(t, fixture(t), papertest.Full(), Selection{Summary: true, Beside: []string{"my-phrase", "untold"}, WithPrivate: true})
	got := asText(t, d)
	if !strings.Contains(got, "You trusted somebody") || strings.Contains(got, "only I know") {
		t.Error(got)
	}
}

// What is said for one summary stands on it, without anything that could be taken for a
// command; what isn't leaves lines to write on.
func TestSummarySaid(t *testing.T) {
	d := papertest.Build(t, fixture(t), papertest.Full(), Selection{Summary: true, Said: Said{Helped: "walking \x1b[31mhome"}})
	got := asText(t, d)
	if !strings.Contains(got, "walking") || strings.Contains(got, "\x1b") || strings.Count(got, "____\n") != 4 {
		t.Error(got)
	}
}

// The plan and the summary are of the track the person is in.
func TestOfThePresentTrack(t *testing.T) {
	w := papertest.Full()
	w.Put(content.Place{Track: content.Hurting})
	if got := everyWay(t, fixture(t), w, Selection{Plan: true}); strings.Contains(got, "You trusted somebody") {
		t.Errorf("the other track's plan:\n%s", got)
	}
}

// What else is counted in a log stands under its own name: kept, and told, are two things.
func TestSummaryCountsEachByName(t *testing.T) {
	book, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	w := content.NewWorkbook()
	w.Put(content.Profile{Track: content.Hurting})
	w.Put(content.Entry{
		Track: content.Hurting, Question: "follow-through", ID: "0000000000000001", On: papertest.At(time.March, 1),
		Cells: map[string]string{"promise": "to call", "how-it-went": "kept", "told-unasked": "yes"},
	})
	got := asText(t, papertest.Build(t, book, w, Selection{Track: content.Hurting, Summary: true}))
	for _, s := range []string{"How did it go? One entry, on 1 March. Kept: once", "Did I tell it unasked? One entry, on 1 March. Told, unasked: once"} {
		if !strings.Contains(got, s) {
			t.Errorf("no %q in\n%s", s, got)
		}
	}
}
