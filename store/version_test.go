package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"groundwork/content"
)

// ticking is a clock that stands still until it is moved.
type ticking struct{ t time.Time }

func (c *ticking) now() time.Time { return c.t }

func versionsOf(t *testing.T, s *Safe, k content.Key) (out []string) {
	t.Helper()
	versions, err := s.Versions(k)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range versions {
		switch r := v.Record.(type) {
		case content.Answer:
			out = append(out, fmt.Sprintf("%s %v", v.Why, r.Value))
		case content.Note:
			out = append(out, fmt.Sprintf("%s %v", v.Why, r.Text))
		}
	}
	return out
}

func wantVersions(t *testing.T, s *Safe, k content.Key, want ...string) {
	t.Helper()
	if got := versionsOf(t, s, k); strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("versions %q, want %q", got, want)
	}
}

func TestVersions(t *testing.T) {
	for _, memory := range []bool{false, true} {
		t.Run(fmt.Sprintf("memory %v", memory), func(t *testing.T) {
			clock := &ticking{time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)}
			o := Options{Now: clock.now, MemoryOnly: memory}
			path := filepath.Join(t.TempDir(), "workbook")
			s := open(t, path, o)
			k := text("q", "").Key()
			put := func(words string) { t.Helper(); mustSave(t, s, text("q", words)) }
			put("one two")
			put("one two three")
			wantVersions(t, s, k)
			clock.t = clock.t.Add(9 * time.Minute)
			put("one two three four")
			wantVersions(t, s, k)
			clock.t = clock.t.Add(10 * time.Minute)
			put("one two three four five")
			wantVersions(t, s, k, "pause one two three four")
			put("one two three") // under half removed
			put("one two")       // over half, in two steps
			wantVersions(t, s, k, "cut one two three four five", "pause one two three four")
			put("one tw")
			wantVersions(t, s, k, "cut one two three four five", "pause one two three four")
			if !memory {
				mustClose(t, s)
				s = open(t, path, o)
				put("one tw")
				put("one")
				put("one new")
				wantVersions(t, s, k, "sitting one tw", "cut one two three four five", "pause one two three four")
				load(t, s)
			}
			if err := s.Save(content.Change{Delete: []content.Key{k}}); err != nil {
				t.Fatal(err)
			}
			if got := versionsOf(t, s, k); !strings.HasPrefix(got[0], "cut one") {
				t.Errorf("after deleting: %q", got)
			}
		})
	}
}

// TestKeepNext brings an earlier version back right after the present one was
// written, and then the other way round.
func TestKeepNext(t *testing.T) {
	for _, memory := range []bool{false, true} {
		t.Run(fmt.Sprintf("memory %v", memory), func(t *testing.T) {
			s := open(t, filepath.Join(t.TempDir(), "workbook"), Options{MemoryOnly: memory})
			k := text("q", "").Key()
			mustSave(t, s, text("q", "now."))
			mustSave(t, s, text("q", "now"))
			s.KeepNext(k)
			mustSave(t, s, text("q", "now")) // nothing new yet
			mustSave(t, s, text("q", "then, and longer"))
			mustSave(t, s, text("q", "then, and longer."))
			wantVersions(t, s, k, "replaced now")
			s.KeepNext(k)
			mustSave(t, s, text("q", "now"))
			wantVersions(t, s, k, "replaced then, and longer.", "replaced now")
		})
	}
}

func TestNoVersionsOfMarks(t *testing.T) {
	path := saved(t, content.Visit{Track: "hurt", Page: "p"}, content.Settings{}, text("empty", ""))
	s := open(t, path, Options{})
	mustSave(t, s, content.Visit{Track: "hurt", Page: "p", Passed: true}, content.Settings{Mouse: true}, text("empty", "x"))
	for _, k := range []content.Key{{Kind: content.RecordVisit, Track: "hurt", ID: "p"}, {Kind: content.RecordSettings}, text("empty", "").Key()} {
		wantVersions(t, s, k)
	}
}

func TestVersionOfNote(t *testing.T) {
	n := content.Note{Stamp: content.Stamp{Written: clock}, ID: "0a", Text: "before"}
	s := open(t, saved(t, n), Options{})
	n.Text = "after"
	mustSave(t, s, n)
	wantVersions(t, s, n.Key(), "sitting before")
}

func TestMemoryOnly(t *testing.T) {
	dir := t.TempDir()
	s := open(t, filepath.Join(dir, "folder", "workbook"), Options{MemoryOnly: true})
	mustSave(t, s, everything()...)
	if got := load(t, s); got.Len() != len(everything()) {
		t.Errorf("%d records", got.Len())
	}
	if err := s.Save(content.Change{Delete: []content.Key{everything()[0].Key()}}); err != nil {
		t.Fatal(err)
	}
	if got := load(t, s); got.Len() != len(everything())-1 {
		t.Errorf("%d records after deleting one", got.Len())
	}
	if _, err := s.Rescue(content.Change{}); !errors.Is(err, ErrMemoryOnly) {
		t.Errorf("Rescue: %v", err)
	}
	mustClose(t, s)
	if names := listed(t, dir); len(names) > 0 {
		t.Errorf("on disk: %v", names)
	}
}

func TestClosed(t *testing.T) {
	s := open(t, saved(t, text("a", "b")), Options{})
	mustClose(t, s)
	mustClose(t, s)
	_, _, loadErr := s.Load()
	_, versionsErr := s.Versions(text("a", "").Key())
	for _, err := range []error{s.Save(content.Change{}), s.Save(content.Change{Put: everything()}), loadErr, versionsErr} {
		if !errors.Is(err, ErrClosed) {
			t.Errorf("%v", err)
		}
	}
}

// A rescue file of before the workbook had a file.
func TestRescueBeforeTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workbook")
	s := open(t, path, Options{})
	for _, words := range []string{"first", "second"} {
		if _, err := s.Rescue(content.Change{Put: []content.Record{text("q", words)}, Delete: []content.Key{text("gone", "").Key()}}); err != nil {
			t.Fatal(err)
		}
	}
	if names := listed(t, filepath.Dir(path)); len(names) != 1 {
		t.Errorf("rescue files: %v", names)
	}
	mustClose(t, s)
	s = open(t, path, Options{})
	w, report, err := s.Load()
	if err != nil || report.Rescued != 1 || w.Text("hurt", "q", 0) != "second" {
		t.Fatalf("%+v, %v", report, err)
	}
	mustClose(t, s)
	if names := listed(t, filepath.Dir(path)); strings.Join(names, " ") != "workbook" {
		t.Errorf("left: %v", names)
	}
	load(t, open(t, path, Options{}))
}

func TestRescueElsewhere(t *testing.T) {
	movesOpen(t)
	dir := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", filepath.Join(dir, "cache"))
	t.Setenv("HOME", dir)
	s := open(t, filepath.Join(dir, "away", "workbook"), Options{})
	mustSave(t, s, text("q", "saved"))
	if err := os.RemoveAll(filepath.Join(dir, "away")); err != nil { // the stick is pulled out
		t.Fatal(err)
	}
	kept, err := s.Rescue(content.Change{Put: []content.Record{text("q", "rescued")}})
	if err != nil || strings.HasPrefix(kept.Path, filepath.Join(dir, "away")) {
		t.Fatal(kept, err)
	}
	file := kept.Path
	mustClose(t, s)
	// Another workbook of that name leaves it alone.
	other := open(t, filepath.Join(dir, "other", "workbook"), Options{})
	load(t, other)
	mustSave(t, other, text("q", "other"))
	load(t, other)
	if _, err := os.Stat(file); err != nil {
		t.Error(err)
	}
}

func TestRescueOlder(t *testing.T) {
	path := saved(t, text("q", "saved"))
	s := open(t, path, Options{})
	if _, err := s.Rescue(content.Change{Put: []content.Record{text("q", "rescued")}}); err != nil {
		t.Fatal(err)
	}
	later := text("q", "later")
	later.Written = clock.Add(time.Hour)
	mustSave(t, s, later)
	mustClose(t, s)
	s = open(t, path, Options{})
	w, report, err := s.Load()
	if err != nil || report.Rescued != 1 || w.Text("hurt", "q", 0) != "later" {
		t.Fatalf("%+v, %v", report, err)
	}
	wantVersions(t, s, later.Key(), "rescue rescued", "sitting saved")
	mustClose(t, s)
	load(t, open(t, path, Options{}))
}

func TestRescueDamaged(t *testing.T) {
	path := saved(t, text("q", "saved"))
	s := open(t, path, Options{})
	kept, err := s.Rescue(content.Change{Put: []content.Record{text("q", "rescued")}})
	if err != nil {
		t.Fatal(err)
	}
	file := kept.Path
	mustClose(t, s)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, harmed := range [][]byte{data[:len(data)-1], data[:20], nil, append(data[:len(data)-1:len(data)-1], data[len(data)-1]^1)} {
		if err := os.WriteFile(file, harmed, 0o600); err != nil {
			t.Fatal(err)
		}
		s := open(t, path, Options{})
		w, report, err := s.Load()
		if err != nil || len(report.RescueFailed) != 1 || report.RescueDamaged != 1 || report.OK() || w.Text("hurt", "q", 0) != "saved" {
			t.Errorf("%+v, %v", report, err)
		}
		if _, err := os.Stat(file); err != nil {
			t.Error(err)
		}
		mustClose(t, s)
	}
}
