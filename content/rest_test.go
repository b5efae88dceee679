package content_test

import (
	"slices"
	"testing"
	"time"

	. "groundwork/content"
)

// TestRestTurns: the last word holds, whatever the clock did meanwhile.
func TestRestTurns(t *testing.T) {
	at := time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC)
	for _, step := range []time.Duration{0, time.Hour, -time.Hour, time.Microsecond} {
		var r Rest
		for i := range 6 {
			rests := i%2 == 0
			if r = r.Turn(rests, at.Add(time.Duration(i)*step)); r.Rests() != rests {
				t.Errorf("a clock going by %v: after %d turns it rests: %v", step, i+1, r.Rests())
			}
		}
	}
}

// TestRestingIsQuiet: an entry that rests is in no list, recall or count, its question
// stays answered, and it is there when it is asked for.
func TestRestingIsQuiet(t *testing.T) {
	row := func(id string, rests bool) Entry {
		e := Entry{Track: Hurt, Question: "boundaries", ID: id, Order: id, Cells: map[string]string{"when": "When " + id}}
		if rests {
			e.Rest = e.Turn(true, day(3))
		}
		return e
	}
	note := Note{ID: "n", Text: "words"}
	note.Rest = note.Turn(true, day(3))
	w := NewWorkbook(Profile{Track: Hurt}, row("a", true), row("b", false), row("c", true), note)
	ids := func(list []Entry) (all []string) {
		for _, e := range list {
			all = append(all, e.ID)
		}
		return all
	}
	hold := func(awake, all []string) {
		t.Helper()
		if got := ids(w.Entries(Hurt, "boundaries", 0)); !slices.Equal(got, awake) {
			t.Errorf("awake are %q, want %q", got, awake)
		}
		if got := ids(w.AllEntries(Hurt, "boundaries", 0)); !slices.Equal(got, all) || w.Resting(Hurt, "boundaries", 0) != len(all)-len(awake) {
			t.Errorf("all are %q, %d of them rest; want %q", got, w.Resting(Hurt, "boundaries", 0), all)
		}
	}
	hold([]string{"b"}, []string{"a", "b", "c"})
	track := fixture(t).Track(Hurt)
	if got := track.Recall(&Recall{From: []string{"boundaries"}}, w); len(got) != 1 || !slices.Equal(got[0].Lines, []string{"When b"}) {
		t.Errorf("recalled: %q", got)
	}
	if len(w.Notes(false)) != 0 || len(w.Notes(true)) != 1 || len(w.AllNotes()) != 1 {
		t.Error("the note does not rest")
	}
	w.Put(row("b", true))
	hold(nil, []string{"a", "b", "c"})
	for _, s := range track.Sayings(w) {
		if s.Question == "boundaries" && (s.Resting != 3 || len(s.Lines) > 0 || !s.Answered()) {
			t.Errorf("said of it: %d rest, %q", s.Resting, s.Lines)
		}
	}
	var many Change // as many as make the lists anew
	for i := range 200 {
		many.Put = append(many.Put, row(string(rune('d'+i)), i%2 == 0))
	}
	w.Apply(many)
	if n := w.Resting(Hurt, "boundaries", 0); n != 103 || len(w.Entries(Hurt, "boundaries", 0)) != 100 {
		t.Errorf("%d rest of 203", n)
	}
	many = Change{Put: many.Put[:1]}
	w.Apply(Change{Delete: []Key{row("a", true).Key()}, Put: many.Put})
	if n := w.Resting(Hurt, "boundaries", 0); n != 102 {
		t.Errorf("%d rest once one is gone", n)
	}
}
