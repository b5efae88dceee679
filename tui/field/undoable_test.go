package field

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"testing"

	"groundwork/content"
	"groundwork/tui/editor"
)

// chosen is what a field of one value holds, read from what it would store.
func chosenIn(f Field) string {
	switch f := f.(type) {
	case *choice:
		return f.undoable.value
	case *choices:
		return fmt.Sprint(f.undoable.value)
	case *grid:
		return fmt.Sprint(f.undoable.value)
	case *scale:
		return fmt.Sprint(f.undoable.value)
	case *date:
		return f.line.Text()
	}
	return ""
}

// TestOneValueIsUndone presses keys at random, leaving the page now and then.
// Undoing leads back to what was there at first, and doing again to the last.
func TestOneValueIsUndone(t *testing.T) {
	keys := []string{"up", "down", "left", "right", "enter", "space", "backspace", "1", "0", "2", "7", "delete", "home", "end"}
	for _, sc := range scenes() {
		for seed := range uint64(20) {
			r := rand.New(rand.NewPCG(seed, 3))
			s := world(sc.records...)
			s.Memory = NewMemory()
			f := field(sc.ask, s, 72)
			first := chosenIn(f)
			if first == "" && sc.ask.Kind != content.KindChoice {
				break // a field of another sort
			}
			for range 60 {
				before := chosenIn(f)
				if got := play(f, keys[r.IntN(len(keys))]); got.Changed == (before == chosenIn(f)) {
					t.Fatalf("%s: changed is %v, and %q became %q", sc.name, got.Changed, before, chosenIn(f))
				}
				if r.IntN(20) == 0 {
					s.Workbook.Apply(f.Change())
					looked := s
					looked.Memory = NewMemory()
					if chosenIn(New(sc.ask, looked)) != chosenIn(f) {
						continue // a date that isn't one yet
					}
					f = field(sc.ask, s, 72)
				}
			}
			last := chosenIn(f)
			for range 500 {
				if got := play(f, "ctrl+z"); !got.Changed {
					if got.Why != editor.NothingToUndo {
						t.Fatalf("%s: at the end of undoing: %+v", sc.name, got)
					}
					break
				}
			}
			if got := chosenIn(f); got != first {
				t.Fatalf("%s, seed %d: undone it is %q, want %q", sc.name, seed, got, first)
			}
			for range 500 {
				if got := play(f, "ctrl+y"); !got.Changed {
					break
				}
			}
			if got := chosenIn(f); got != last {
				t.Fatalf("%s, seed %d: done again it is %q, want %q", sc.name, seed, got, last)
			}
		}
	}
}

func TestADateIsUndone(t *testing.T) {
	f := field(&content.Ask{ID: "q", Kind: content.KindDate}, world(), 72)
	play(f, "2 4 1 2 2 0 2 6")
	play(f, "down enter") // today
	for _, want := range []string{"24122026", ""} {
		play(f, "ctrl+z")
		if got := chosenIn(f); got != want {
			t.Fatalf("undone it is %q, want %q", got, want)
		}
	}
}

func TestTenIsOneRating(t *testing.T) {
	f := field(&content.Ask{ID: "q", Kind: content.KindScale, Scale: trust()}, world(), 72)
	play(f, "3 1 0 ctrl+z")
	if got := chosenIn(f); got != "3" {
		t.Errorf("ten undone is %s", got)
	}
}

// TestUndoneAnswersElsewhere changes an answer elsewhere: nothing of before is
// undone into it, and an answer the workbook has is never changed in place.
func TestUndoneAnswersElsewhere(t *testing.T) {
	s := world(answered("q", content.Grid{"body": "sometimes"}))
	s.Memory = NewMemory()
	f := field(closeness(), s, 72)
	play(f, "right right")
	a, _ := s.Workbook.Answer(content.Hurt, "q", 0)
	if !maps.Equal(a.Value.(content.Grid), content.Grid{"body": "sometimes"}) {
		t.Errorf("the workbook's answer became %v", a.Value)
	}
	s.Workbook.Apply(f.Change())
	s.Workbook.Apply(content.Change{Put: []content.Record{answered("q", content.Grid{"time": "often"})}})
	f = field(closeness(), s, 72)
	if r := play(f, "ctrl+z"); r.Changed || r.Why != editor.NothingToUndo {
		t.Errorf("undo gives %+v", r)
	}
}

// TestUndoneRatingsOffer holds that a rating brought back offers what it did.
func TestUndoneRatingsOffer(t *testing.T) {
	ask := &content.Ask{ID: "q", Kind: content.KindScale, Scale: &content.Scale{Distress: true}}
	f := field(ask, world(), 72)
	if r := play(f, "9"); !r.Help {
		t.Fatalf("nine gives %+v", r)
	}
	if r := play(f, "2"); r.Help {
		t.Fatalf("two gives %+v", r)
	}
	if r := play(f, "ctrl+z"); !r.Help || !r.Changed {
		t.Errorf("nine brought back gives %+v", r)
	}
}

// TestHalfADateIsUndoneFirst: digits that are no date yet go before anything else
// in the list.
func TestHalfADateIsUndoneFirst(t *testing.T) {
	for stored, typed := range map[string]string{"": "2 0 2 7 1 3", "2026-12-01": "right backspace backspace"} {
		s := world(row("q", "a", "a0", "what", "one"))
		if stored != "" {
			s = world(row("q", "a", "a0", "what", "one", "by", stored))
		}
		f := field(sorted(), s, 36)
		play(f, "end x tab tab tab")
		before := screen(f)
		if play(f, typed); screen(f) == before {
			t.Fatal("nothing was typed")
		}
		play(f, "ctrl+z")
		if got := screen(f); got != before {
			t.Errorf("undone it shows\n%s\nwant\n%s", got, before)
		}
		play(f, "ctrl+z")
		s.Workbook.Apply(f.Change())
		if got := s.Workbook.Entries(content.Hurt, "q", 0)[0].Cells; got["what"] != "one" || got["by"] != stored {
			t.Errorf("undone again the row is %v", got)
		}
	}
}
