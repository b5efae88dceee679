package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"groundwork/content"
	"groundwork/store/fault"
)

// frozenBy checks that err froze s, and that it stays so.
func frozenBy(t *testing.T, s *Safe, err error) error {
	t.Helper()
	if !errors.Is(err, fault.Frozen) {
		t.Fatalf("Save: %v, want it frozen", err)
	}
	checkWording(t, err)
	if err := s.Save(content.Change{Put: []content.Record{text("later", "x")}}); !errors.Is(err, fault.Frozen) {
		t.Fatalf("the Save after it: %v", err)
	}
	return err
}

// rescueAndReopen rescues the words of a frozen workbook and opens it anew.
func rescueAndReopen(t *testing.T, s *Safe, r content.Record) *content.Workbook {
	t.Helper()
	kept, err := s.Rescue(content.Change{Put: []content.Record{r}})
	if err != nil {
		t.Fatal(err)
	}
	file := kept.Path
	if data, _ := os.ReadFile(file); strings.Contains(string(data), "words") {
		t.Error("the rescue file can be read")
	}
	mustClose(t, s)
	s = open(t, s.Path(), Options{})
	w, report, err := s.Load()
	if err != nil || report.Rescued != 1 || len(report.RescueFailed) > 0 {
		t.Fatalf("Load: %v, %+v", err, report)
	}
	if _, err := os.Stat(file); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the rescue file is still there: %v", err)
	}
	if got, ok := w.Record(r.Key()); !ok || !sameRecord(got, r) {
		t.Error("what was rescued is not there")
	}
	mustClose(t, s)
	return load(t, open(t, s.Path(), Options{}))
}

func TestFull(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workbook")
	s := open(t, path, Options{MaxSize: 256 << 10})
	var err error
	n := 0
	for ; err == nil && n < 100; n++ {
		err = s.Save(content.Change{Put: []content.Record{text(fmt.Sprint("q", n), strings.Repeat("words ", 2000))}})
	}
	if !errors.Is(err, fault.ErrFull) {
		t.Fatalf("Save %d: %v, want fault.ErrFull", n, err)
	}
	frozenBy(t, s, err)
	w := rescueAndReopen(t, s, text("unsaved", "words"))
	for i := range n - 1 {
		if w.Text("hurt", fmt.Sprint("q", i), 0) == "" {
			t.Errorf("save %d was acknowledged and is not there", i)
		}
	}
}

func TestFullAtFirst(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workbook")
	s := open(t, path, Options{MaxSize: 24 << 10})
	words := content.Change{Put: []content.Record{text("first", strings.Repeat("words ", 4000))}}
	err := s.Save(words)
	if !errors.Is(err, fault.NotCreated) || !errors.Is(err, fault.ErrFull) {
		t.Fatalf("Save: %v", err)
	}
	checkWording(t, err)
	if names := listed(t, filepath.Dir(path)); len(names) != 0 {
		t.Errorf("left behind: %v", names)
	}
	s.o.MaxSize = 0 // there is room again
	if err := s.Save(words); err != nil {
		t.Fatal(err)
	}
	mustClose(t, s)
	load(t, open(t, path, Options{}))
}

func TestReplaced(t *testing.T) {
	other := saved(t, text("whose", "another one's"))
	for name, harm := range map[string]func(path string) error{
		"replaced":  func(path string) error { return os.Rename(other, path) },
		"removed":   os.Remove,
		"cut short": func(path string) error { return os.Truncate(path, 4096) },
	} {
		t.Run(name, func(t *testing.T) {
			path := saved(t, text("a", "b"))
			s := open(t, path, Options{})
			if err := harm(path); err != nil {
				t.Fatal(err)
			}
			before, _ := os.ReadFile(path)
			err := s.Save(content.Change{Put: []content.Record{text("a", "c")}})
			if !errors.Is(err, fault.Replaced) || !strings.Contains(err.Error(), " was "+name+" by ") {
				t.Fatalf("Save: %v", err)
			}
			checkWording(t, err)
			if after, _ := os.ReadFile(path); string(before) != string(after) {
				t.Error("something was written")
			}
			if _, err := s.Rescue(content.Change{Put: []content.Record{text("a", "c")}}); err != nil {
				t.Error(err)
			}
			mustClose(t, s)
		})
	}
}

func TestMovedAwayAndBack(t *testing.T) {
	path := saved(t, text("a", "b"))
	s := open(t, path, Options{})
	if err := os.Rename(path, path+"x"); err != nil {
		t.Fatal(err)
	}
	if err := s.Save(content.Change{Put: []content.Record{text("a", "c")}}); err == nil {
		t.Fatal("saved into a file that was moved away")
	}
	if err := os.Rename(path+"x", path); err != nil {
		t.Fatal(err)
	}
	mustSave(t, s, text("a", "c"))
}

// TestFault takes the pages away from under an open workbook. Nothing may end the
// program, and the lock must not stay.
func TestFault(t *testing.T) {
	many := make([]content.Record, 200)
	for i := range many {
		many[i] = text(fmt.Sprint("q", i), strings.Repeat("words ", 50))
	}
	use := map[string]func(s *Safe) error{
		"load": func(s *Safe) error { _, _, err := s.Load(); return err },
		"save": func(s *Safe) error {
			s.size = 0 // as if it were cut short between the look and the writing
			return s.Save(content.Change{Put: []content.Record{text("q1", "x")}})
		},
		"versions": func(s *Safe) error { _, err := s.Versions(many[0].Key()); return err },
	}
	for name, f := range use {
		for _, cut := range []int64{0, 8192, 16384, -1} {
			t.Run(fmt.Sprint(name, cut), func(t *testing.T) {
				path := saved(t, many...)
				s := open(t, path, Options{ReserveBytes: -1})
				info, err := os.Stat(path)
				if err != nil {
					t.Fatal(err)
				}
				if cut < 0 { // the length stays, the content goes
					err = errors.Join(os.Truncate(path, 8192), os.Truncate(path, info.Size()))
				} else {
					err = os.Truncate(path, cut)
				}
				if err != nil {
					t.Fatal(err)
				}
				if err := f(s); err == nil {
					t.Fatal("went well on a file that isn't there")
				}
				if err := s.Save(content.Change{Put: []content.Record{text("q1", "x")}}); !errors.Is(err, fault.Frozen) && s.size == 0 {
					t.Errorf("Save: %v", err)
				}
				if _, err := s.Rescue(content.Change{Put: []content.Record{text("q1", "x")}}); err != nil {
					t.Error(err)
				}
				s.Close()
				_, err = Open(path, Options{})
				if errors.Is(err, fault.InUse) {
					t.Error("the lock stayed")
				}
			})
		}
	}
}
