package content_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	. "groundwork/content"
)

func question(t *testing.T, id string) *Ask {
	t.Helper()
	a, _ := fixture(t).Track(Hurt).Ask(id)
	if a == nil {
		t.Fatalf("the fixture has no question %q", id)
	}
	return a
}

func TestWords(t *testing.T) {
	for name, c := range map[string]struct {
		question string
		value    Value
		want     string // lines joined by |
	}{
		"nothing":       {"happened", nil, ""},
		"empty":         {"happened", Text(""), ""},
		"text":          {"happened", Text("one\n\ntwo {them}"), "one||two {them}"},
		"choice":        {"relation", Choice("colleague"), "Somebody at work"},
		"no choice":     {"relation", Choice(""), ""},
		"choice gone":   {"relation", Choice("old-flame"), "old flame"},
		"choices":       {"feelings", Choices{"sadness", "gone-by", "anger"}, "Sadness|gone by|Anger"},
		"rating":        {"stirred", Rating(7), "7 of 10"},
		"grid":          {"closeness", Grid{"sex": "closed", "money": "fine", "old-row": "fine"}, "Money: As before|Sex: I have closed up|old row: As before"},
		"date":          {"look-date", Date{2026, time.January, 2}, "2 January 2026"},
		"no date":       {"look-date", Date{}, ""},
		"other kind":    {"relation", Text("as it was"), "as it was"},
		"not a label":   {"happened", Text("{them}"), "{them}"},
		"filled choice": {"told", Choice("yes"), "I told J."},
	} {
		t.Run(name, func(t *testing.T) {
			a := &Ask{Kind: KindChoice, Options: []Option{{ID: "yes", Label: "I told {them}"}}}
			if c.question != "told" {
				a = question(t, c.question)
			}
			if got := strings.Join(a.WordsFor("J.", c.value), "|"); got != c.want {
				t.Errorf("WordsFor: %q, want %q", got, c.want)
			}
		})
	}
	if got := (&Ask{Options: []Option{{ID: "yes", Label: "{Them} knows"}}}).Words(Choice("yes")); got[0] != "{Them} knows" {
		t.Errorf("Words fills in a label: %q", got)
	}
}

func TestEntryWords(t *testing.T) {
	a := question(t, "boundaries")
	e := Entry{Cells: map[string]string{
		"if": "You shout", "sure": "7", "by": "2025-12-24", "state": "kept", "zz-gone": "still here",
	}}
	want := []string{"You shout", "", "7 of 10", "24 December 2025", "Kept", "still here"}
	if got := a.EntryWordsFor("", e); !slices.Equal(got, want) {
		t.Errorf("EntryWords: %q, want %q", got, want)
	}
	odd := Entry{Cells: map[string]string{"sure": "very", "by": "soon", "state": "no-more"}}
	want = []string{"", "", "very", "soon", "no more"}
	if got := a.EntryWordsFor("", odd); !slices.Equal(got, want) {
		t.Errorf("EntryWords of an older book: %q, want %q", got, want)
	}
}

func TestEntryLine(t *testing.T) {
	a := question(t, "daily")
	e := Entry{On: day(3), Cells: map[string]string{"good": "tea", "mood": "6"}}
	if got := a.EntryLine("", e); got != "3 November 2025: tea — 6 of 10" {
		t.Errorf("EntryLine: %q", got)
	}
	if got := a.EntryLine("", Entry{On: day(3)}); got != "3 November 2025" {
		t.Errorf("EntryLine of an empty entry: %q", got)
	}
}

// written returns a workbook with an answer to nearly everything.
func written() *Workbook {
	stamp := func(d int, wording string) Stamp { return Stamp{Written: day(d), Wording: wording} }
	return NewWorkbook(
		Answer{Track: Hurt, Question: "label", Value: Text("my brother")},
		Answer{Stamp: stamp(1, "Asked of {them} then"), Track: Hurt, Question: "happened", Value: Text("He lied.")},
		Answer{Stamp: stamp(2, ""), Track: Hurt, Question: "my-phrase", Value: Text("It {them} hurts.")},
		Answer{Stamp: stamp(5, ""), Track: Hurt, Question: "ask-need", Value: Text("to know where you are.")},
		Entry{Stamp: stamp(3, ""), Track: Hurt, Question: "boundaries", ID: "b", Order: "a1", Cells: map[string]string{"if": "You shout", "i-will": "leave"}},
		Entry{Stamp: stamp(4, ""), Track: Hurt, Question: "boundaries", ID: "a", Order: "a0", Cells: map[string]string{"if": "You read my mail"}},
		Entry{Stamp: stamp(9, ""), Track: Hurt, Question: "boundaries", ID: "c", Order: "a2"},
		RatingSet{Stamp: stamp(6, ""), Track: Hurt, ID: "where-now", Series: "ratings", Values: map[string]int{"stirred": 4}},
	)
}

func TestRecall(t *testing.T) {
	track := fixture(t).Track(Hurt)
	recall := &Recall{From: []string{"boundaries", "happened", "feelings", "my-phrase", "stirred", "ask-letter", "gone"}}
	got := track.Recall(recall, written())
	want := []Quotation{
		{"Your boundaries", []string{"You read my mail", "You shout — leave"}, day(4)},
		{"Asked of my brother then", []string{"He lied."}, day(1)},
		{"One sentence you would want to hear", []string{"It {them} hurts."}, day(2)},
		{"How stirred up are you?", []string{"4 of 10"}, day(6)},
		{"One ask to my brother", []string{"Dear my brother,", "", "when …, I need to know where you are.", "", "This is what I told a friend: It {them} hurts."}, day(5)},
	}
	if len(got) != len(want) {
		t.Fatalf("%d quotations, want %d: %q", len(got), len(want), got)
	}
	for i := range want {
		if got[i].Label != want[i].Label || !slices.Equal(got[i].Lines, want[i].Lines) || !got[i].Written.Equal(want[i].Written) {
			t.Errorf("got  %q\nwant %q", got[i], want[i])
		}
	}
}

func TestRecallOfAnEditedLetter(t *testing.T) {
	w := written()
	w.Put(EditedCopy{Stamp: Stamp{Written: day(8)}, Track: Hurt, Letter: "ask-letter", Text: "In my\nown words.\n"})
	got := fixture(t).Track(Hurt).Recall(&Recall{From: []string{"ask-letter"}}, w)
	if len(got) != 1 || strings.Join(got[0].Lines, "|") != "In my|own words." || !got[0].Written.Equal(day(8)) {
		t.Errorf("%q", got)
	}
}

func TestRecallKeepsToThePass(t *testing.T) {
	w := written()
	w.Put(Profile{Track: Hurt, Pass: 1})
	if got := fixture(t).Track(Hurt).Recall(&Recall{From: []string{"happened", "label"}}, w); len(got) != 1 || got[0].Lines[0] != "my brother" {
		t.Errorf("a second pass recalls %q, want only what is asked once for all", got)
	}
}

func TestCompose(t *testing.T) {
	track := fixture(t).Track(Hurt)
	letter := track.Letter("ask-letter")
	if got := track.Compose(letter, NewWorkbook()); got != "" {
		t.Errorf("a letter of no answers reads %q", got)
	}
	w := NewWorkbook(Answer{Track: Hurt, Question: "ask-when", Value: Text("{my-phrase}")})
	if got := track.Compose(letter, w); got != "Dear this person,\n\nwhen {my-phrase}, I need …" {
		t.Errorf("the letter reads %q", got)
	}
	fixed := &Letter{Text: "Dear {them},\nall my love.\n\n\nMe"}
	if got := track.Compose(fixed, NewWorkbook()); got != "Dear this person, all my love.\n\nMe" {
		t.Errorf("a letter without questions reads %q", got)
	}
	several := &Letter{Text: "{feelings}\n\n{boundaries}\n\n{stirred}"}
	w = written()
	w.Put(Answer{Track: Hurt, Question: "feelings", Value: Choices{"anger", "sadness"}})
	if got := track.Compose(several, w); got != "Anger, Sadness\n\nYou read my mail; You shout — leave\n\n4 of 10" {
		t.Errorf("the letter reads %q", got)
	}
}

func TestGather(t *testing.T) {
	track := fixture(t).Track(Hurt)
	var plan *Plan
	for _, b := range track.Page("my-plan").Blocks {
		if p, ok := b.(*Plan); ok {
			plan = p
		}
	}
	w := written()
	parts := track.Gather(plan, w)
	if len(parts) != 2 || parts[0].Title != "What helps" || len(parts[1].Quotations) != 2 {
		t.Fatalf("%q", parts)
	}
	want := "What helps\n  It {them} hurts.\n\nWhat I do\nYour boundaries\n  You read my mail\n  You shout — leave\nOne ask to my brother\n"
	if got := track.ComposePlan(plan, w); !strings.HasPrefix(got, want) {
		t.Errorf("the plan reads\n%s\nwant\n%s", got, want)
	}
	w = NewWorkbook(Entry{Track: Hurt, Question: "boundaries", ID: "a", Cells: map[string]string{"if": "x"}})
	if parts := track.Gather(plan, w); len(parts) != 1 {
		t.Errorf("a section without answers is gathered: %q", parts)
	}
}

func TestRating(t *testing.T) {
	track := fixture(t).Track(Hurt)
	w := written()
	w.Put(Answer{Track: Hurt, Question: "stirred-before", Value: Rating(0)})
	if n, ok := track.Rating("stirred-before", w, 0); n != 0 || !ok {
		t.Errorf("Rating of an answer: %d, %v", n, ok)
	}
	if n, ok := track.Rating("stirred", w, 0); n != 4 || !ok {
		t.Errorf("Rating of a series: %d, %v", n, ok)
	}
	for _, id := range []string{"trust-them", "happened", "gone"} {
		if _, ok := track.Rating(id, w, 0); ok {
			t.Errorf("%s has a rating", id)
		}
	}
}

// TestPlanGoesByTheWay: what stands on a page set aside, or isn't asked on the present way,
// has no part in the plan, nor in what other pages quote; it comes back with the way.
func TestPlanGoesByTheWay(t *testing.T) {
	for _, c := range []struct {
		track TrackID
		route Route
		never []string // answers of one line
	}{
		{Hurting, NoContact, []string{"not-yet", "again", "no", "week-day", "talk-stop-word", "i-will-say", "break-word", "pause-word"}},
		{Hurt, Solo, []string{"week-day", "talk-stop-word", "anger-returns"}},
		{Hurt, Quiet, []string{"week-day", "talk-stop-word"}},
	} {
		track := builtin(t).Track(c.track)
		w := NewWorkbook(Answer{Track: c.track, Question: "look-for", Value: Text("kept")})
		for _, id := range c.never {
			w.Put(Answer{Track: c.track, Question: id, Value: Text("gone " + id)})
		}
		open := track.ComposePlan(track.Plan(), w)
		for _, id := range c.never {
			if !strings.Contains(open, "gone "+id) {
				t.Errorf("%s: on the open way the plan has no %s:\n%s", c.track, id, open)
			}
		}
		w.Put(Profile{Track: c.track, Route: c.route})
		if got := track.ComposePlan(track.Plan(), w); strings.Contains(got, "gone") {
			t.Errorf("%s on %d: the plan is\n%s", c.track, c.route, got)
		}
		w.Put(Profile{Track: c.track})
		if got := track.ComposePlan(track.Plan(), w); got != open {
			t.Errorf("%s: back on the open way it is\n%s", c.track, got)
		}
	}
}

// TestRecallGoesByTheWay: a page that is met quotes nothing of one that is set aside.
func TestRecallGoesByTheWay(t *testing.T) {
	track := builtin(t).Track(Hurting)
	w := NewWorkbook(Answer{Track: Hurting, Question: "unsent", Value: Choice("unsent")}, Profile{Track: Hurting})
	page, kept := track.Page("letter-again"), track.Page("do-they-want-it")
	recall := &Recall{From: []string{"unsent"}}
	if got := page.Recall(recall, w); len(got) != 1 {
		t.Fatalf("on the open way it quotes %q", got)
	}
	w.Put(Profile{Track: Hurting, Route: NoContact})
	if got := page.Recall(recall, w); len(got) != 0 {
		t.Errorf("it quotes %q", got)
	}
	if got := kept.Recall(recall, w); len(got) != 1 {
		t.Errorf("the page itself quotes %q", got)
	}
}

// TestQuotedPages names the pages a recall quotes, and none that has nothing to quote.
func TestQuotedPages(t *testing.T) {
	track := builtin(t).Track(Hurt)
	page := track.Page("look-again")
	recall := &Recall{From: []string{"kept", "good-of-staying", "hard-of-staying", "steps"}}
	w := NewWorkbook(Answer{Track: Hurt, Question: "hard-of-staying", Value: Text("the evenings")}, Answer{Track: Hurt, Question: "good-of-staying", Value: Text("the mornings")})
	if got := page.Quoted(recall, w); len(got) != 1 || got[0].ID != "stay-go-wait" {
		t.Errorf("it quotes %v", got)
	}
	w.Put(Answer{Track: Hurt, Question: "kept", Value: Text("x")})
	if got := page.Quoted(recall, w); len(got) != 2 || got[0].ID != "what-matters" {
		t.Errorf("it quotes %v", got)
	}
}
