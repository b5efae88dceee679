package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"groundwork/content"
	"groundwork/store/fault"
	"groundwork/store/record"
)

// TestModel carries out random operations on a workbook and on a map. They must
// agree after each reading, and every file must pass the check of its pages.
func TestModel(t *testing.T) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 3))
			path := filepath.Join(t.TempDir(), "workbook")
			s := open(t, path, Options{})
			model := map[content.Key]string{}
			for step := range 300 {
				switch n := r.IntN(20); {
				case n < 17:
					c := randomChange(r)
					if err := s.Save(c); err != nil {
						t.Fatalf("step %d: %v", step, err)
					}
					apply(model, c)
				case n < 18:
					mustClose(t, s)
					s = open(t, path, Options{})
				default:
					agree(t, load(t, s), model)
				}
			}
			mustClose(t, s)
			agree(t, load(t, open(t, path, Options{})), model)
		})
	}
}

// randomChange puts some and deletes some, among few keys so that they meet.
func randomChange(r *rand.Rand) content.Change {
	var c content.Change
	for range r.IntN(6) {
		size := r.IntN(300)
		if r.IntN(20) == 0 {
			size = r.IntN(9000)
		}
		c.Put = append(c.Put, text(fmt.Sprintf("q%d", r.IntN(200)), strings.Repeat("ab ", size)))
	}
	for range r.IntN(4) {
		c.Delete = append(c.Delete, text(fmt.Sprintf("q%d", r.IntN(200)), "").Key())
	}
	return c
}

func apply(model map[content.Key]string, c content.Change) {
	for _, k := range c.Delete {
		delete(model, k)
	}
	for _, r := range c.Put {
		b, _ := record.Encode(r)
		model[r.Key()] = string(b)
	}
}

func agree(t *testing.T, w *content.Workbook, model map[content.Key]string) {
	t.Helper()
	got := asText(w)
	for k, v := range model {
		if got[k] != v {
			t.Fatalf("%s is not what was saved", k)
		}
	}
	if len(got) != len(model) {
		t.Fatalf("%d records, want %d", len(got), len(model))
	}
}

func TestTogether(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workbook")
	s := open(t, path, Options{})
	var wait sync.WaitGroup
	for g := range 4 {
		wait.Go(func() {
			for i := range 20 {
				r := text(fmt.Sprintf("q%d", g), fmt.Sprint(i))
				if err := s.Save(content.Change{Put: []content.Record{r}}); err != nil && !errors.Is(err, ErrClosed) {
					t.Error(err)
				}
				if _, err := s.Versions(r.Key()); err != nil && !errors.Is(err, ErrClosed) {
					t.Error(err)
				}
				if g == 3 && i == 10 {
					if _, err := s.Rescue(content.Change{Put: []content.Record{text("rescued", "words")}}); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	wait.Wait()
	mustClose(t, s)
	s = open(t, path, Options{})
	w, report, err := s.Load()
	if err != nil || report.Rescued != 1 || w.Text("hurt", "rescued", 0) != "words" {
		t.Errorf("Load: %v, %+v", err, report)
	}
	for g := range 4 {
		if got := w.Text("hurt", fmt.Sprintf("q%d", g), 0); got != "19" {
			t.Errorf("q%d is %q", g, got)
		}
	}
}

// TestTwoCreators lets several sittings begin the same workbook. One makes the
// file, the others learn that it is there and change nothing.
func TestTwoCreators(t *testing.T) {
	for round := range 20 {
		path := filepath.Join(t.TempDir(), "folder", "workbook")
		const n = 4
		var safes [n]*Safe
		for i := range n {
			safes[i] = open(t, path, Options{Timeout: 1})
		}
		var errs [n]error
		var wait sync.WaitGroup
		for i, s := range safes {
			wait.Go(func() {
				errs[i] = s.Save(content.Change{Put: []content.Record{text("who", fmt.Sprint(i))}})
			})
		}
		wait.Wait()
		winner := -1
		for i, err := range errs {
			switch {
			case err == nil && winner < 0:
				winner = i
			case err == nil:
				t.Fatalf("round %d: two made the file", round)
			case !errors.Is(err, fault.Replaced):
				t.Fatalf("round %d: %v", round, err)
			}
			safes[i].Close()
		}
		if winner < 0 {
			t.Fatalf("round %d: nobody made the file: %v", round, errs)
		}
		if got := load(t, open(t, path, Options{})).Text("hurt", "who", 0); got != fmt.Sprint(winner) {
			t.Fatalf("round %d: %q won, not %d", round, got, winner)
		}
		if names := listed(t, filepath.Dir(path)); len(names) != 1 {
			t.Fatalf("round %d: left behind: %v", round, names)
		}
	}
}

// TestLateCreator saves where a workbook has appeared since the opening.
func TestLateCreator(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workbook")
	late := open(t, path, Options{})
	first := open(t, path, Options{})
	mustSave(t, first, text("who", "first"))
	mustClose(t, first)
	words := content.Change{Put: []content.Record{text("mine", "late")}}
	if err := late.Save(words); !errors.Is(err, fault.Replaced) {
		t.Fatalf("Save: %v", err)
	}
	if _, err := late.Rescue(words); err != nil {
		t.Fatal(err)
	}
	mustClose(t, late)
	w, report, err := open(t, path, Options{}).Load()
	if err != nil || report.Rescued != 1 || w.Text("hurt", "who", 0) != "first" || w.Text("hurt", "mine", 0) != "late" {
		t.Errorf("Load: %v, %+v", err, report)
	}
}
