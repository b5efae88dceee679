package store

import (
	"path/filepath"
	"testing"
	"time"

	"groundwork/content"
)

// talk is an entry, written at a second.
func talk(second int, words string) content.Entry {
	return content.Entry{
		Stamp: content.Stamp{Written: clock.Add(time.Duration(second) * time.Second)},
		Track: "hurt", Question: "talks", ID: "0a", Order: "n", Cells: map[string]string{"said": words},
	}
}

// resting is an entry as it is let rest at a second, or woken.
func resting(e content.Entry, rests bool, second int) content.Entry {
	e.Rest = e.Turn(rests, clock.Add(time.Duration(second)*time.Second))
	return e
}

func keptOf(t *testing.T, s *Safe, k content.Key) []Version {
	t.Helper()
	list, err := s.Versions(k)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// TestRestMakesNoVersion: that an entry rests is no change of its words, so nothing is kept
// of it, and the words it had are kept as ever once they change.
func TestRestMakesNoVersion(t *testing.T) {
	b := branch{path: filepath.Join(t.TempDir(), "workbook")}
	first := talk(1, "one")
	s := b.at(t, 1)
	mustSave(t, s, first)
	mustClose(t, s)
	s = b.at(t, 5000)
	mustSave(t, s, resting(first, true, 5000))
	mustSave(t, s, resting(resting(first, true, 5000), false, 5001))
	if list := keptOf(t, s, first.Key()); len(list) > 0 {
		t.Errorf("resting and waking made %d versions", len(list))
	}
	mustSave(t, s, resting(talk(5002, "two"), true, 5002))
	if list := keptOf(t, s, first.Key()); len(list) != 1 || list[0].Record.(content.Entry).Cells["said"] != "one" {
		t.Errorf("the words that changed are kept as %v", list)
	}
	mustClose(t, s)
	s = b.at(t, 9000)
	got := load(t, s)
	if n := got.Resting("hurt", "talks", 0); n != 1 || len(got.Entries("hurt", "talks", 0)) != 0 || len(got.AllEntries("hurt", "talks", 0)) != 1 {
		t.Errorf("%d rest after opening it again", n)
	}
	mustClose(t, s)
}

// TestMergeRest lets an entry rest in one copy and changes its words in the other: both
// hold, whichever takes in the other, and the later of resting and waking does.
func TestMergeRest(t *testing.T) {
	for _, aFirst := range []bool{true, false} {
		a := branch{path: filepath.Join(t.TempDir(), "workbook")}
		first := talk(1, "one")
		s := a.at(t, 1)
		mustSave(t, s, first)
		mustClose(t, s)
		b := a.fork(t, filepath.Join(t.TempDir(), "stick"))
		put := func(to branch, e content.Entry, second int) {
			s := to.at(t, second)
			mustSave(t, s, e)
			mustClose(t, s)
		}
		merge := func(second int, words string, rests bool, versions int) {
			t.Helper()
			into, from := a, b
			if !aFirst {
				into, from = b, a
			}
			s := into.at(t, second)
			if _, err := s.Merge(from.path, Options{}); err != nil {
				t.Fatal(err)
			}
			r, _ := load(t, s).Record(first.Key())
			e := r.(content.Entry)
			if e.Cells["said"] != words || e.Rests() != rests || len(keptOf(t, s, first.Key())) != versions {
				t.Errorf("a takes b %v: %q, rests %v, %d versions; want %q, %v, %d", aFirst, e.Cells["said"], e.Rests(), len(keptOf(t, s, first.Key())), words, rests, versions)
			}
			mustClose(t, s)
			s = from.at(t, second+1)
			if _, err := s.Merge(into.path, Options{}); err != nil {
				t.Fatal(err)
			}
			mustClose(t, s)
		}
		rested, changed := resting(first, true, 20), talk(10, "two")
		put(a, changed, 10)
		put(b, rested, 20)
		merge(100, "two", true, 1)
		changed.Rest = rested.Rest
		put(a, resting(changed, false, 200), 200) // awake there, and nothing new here
		merge(300, "two", false, 1)
	}
}
