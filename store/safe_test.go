package store

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"testing"
	"time"

	"groundwork/content"
	"groundwork/store/disk"
	"groundwork/store/record"
)

// open opens a workbook and closes it at the end of the test.
func open(t testing.TB, path string, o Options) *Safe {
	t.Helper()
	s, err := Open(path, o)
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// forMeAlone reports whether a file is for this account alone, as far as its mode tells:
// Windows keeps none.
func forMeAlone(info os.FileInfo) bool {
	return info.Mode().Perm() == 0o600 || runtime.GOOS == "windows"
}

func mustSave(t testing.TB, s *Safe, records ...content.Record) {
	t.Helper()
	if err := s.Save(content.Change{Put: records}); err != nil {
		t.Fatalf("Save: %v", err)
	}
}

func mustClose(t testing.TB, s *Safe) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatalf("Close: %v", err)
	}
}

// load loads an intact workbook.
func load(t testing.TB, s *Safe) *content.Workbook {
	t.Helper()
	w, report, err := s.Load()
	if err != nil {
		t.Fatalf("Load: %v", err)
	}
	if !report.OK() {
		t.Fatalf("Load: %q", report.Sentences())
	}
	return w
}

func text(id, words string) content.Answer {
	return content.Answer{
		Stamp: content.Stamp{Written: clock, Wording: "What would you say?", Language: "en", Book: "1"},
		Track: "hurt", Question: id, Kind: content.KindText, Value: content.Text(words),
	}
}

var clock = time.Date(2026, 3, 1, 21, 15, 3, 250e6, time.FixedZone("", 3600))

// Everything is one record of each kind and an answer of each type.
func everything() (records []content.Record) {
	text, err := os.ReadFile("record/testdata/records.jsonl")
	if err != nil {
		panic(err)
	}
	for line := range bytes.Lines(text) {
		r, err := record.Decode(bytes.TrimSpace(line))
		if err != nil {
			panic(err)
		}
		records = append(records, r)
	}
	return records
}

func TestSaveAndLoad(t *testing.T) {
	path := filepath.Join(t.TempDir(), "made", "here", "workbook")
	s := open(t, path, Options{})
	if n := load(t, s).Len(); n != 0 {
		t.Fatalf("a new workbook holds %d records", n)
	}
	mustSave(t, s, everything()...)
	mustClose(t, s)

	s = open(t, path, Options{})
	got := load(t, s)
	for _, want := range everything() {
		r, ok := got.Record(want.Key())
		if !ok || !sameRecord(r, want) {
			t.Errorf("%s: got %#v, want %#v", want.Key(), r, want)
		}
	}
	if got.Len() != len(everything()) {
		t.Errorf("got %d records, want %d", got.Len(), len(everything()))
	}
	if err := s.Save(content.Change{Delete: []content.Key{everything()[0].Key()}}); err != nil {
		t.Fatal(err)
	}
	mustClose(t, s)
	s = open(t, path, Options{})
	if _, ok := load(t, s).Record(everything()[0].Key()); ok {
		t.Error("a deleted record is still there")
	}
}

// sameRecord compares by what would be stored.
func sameRecord(a, b content.Record) bool {
	x, errX := record.Encode(a)
	y, errY := record.Encode(b)
	return errX == nil && errY == nil && reflect.TypeOf(a) == reflect.TypeOf(b) && string(x) == string(y)
}

// ownCache gives a test a folder of its own for what may be lost, as each system calls it.
func ownCache(t *testing.T) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "cache")
	t.Setenv("XDG_CACHE_HOME", dir)
	t.Setenv("LocalAppData", dir)
}

// movesOpen leaves a test out where a file that is open can't be moved or deleted.
func movesOpen(t *testing.T) {
	t.Helper()
	if !disk.RemovesOpen {
		t.Skip("a file that is open stays here")
	}
}

// TestGlance: single records are read out of a thick workbook only, and only those that are
// there and open.
func TestGlance(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workbook")
	s := open(t, path, Options{})
	place := content.Place{Track: content.Hurt}
	settings := content.Settings{Earlier: true}
	mustSave(t, s, place, settings)
	keys := []content.Key{place.Key(), content.Profile{Track: content.Hurt}.Key(), settings.Key()}
	if got := s.Glance(keys...); got != nil {
		t.Errorf("of a thin one: %v", got)
	}
	mustSave(t, s, content.Note{ID: "0123456789abcdef", Text: string(bytes.Repeat([]byte("x"), thick))})
	mustClose(t, s)
	s = open(t, path, Options{})
	got := s.Glance(keys...)
	if len(got) != 2 || got[0].Key() != place.Key() || !got[1].(content.Settings).Earlier {
		t.Errorf("of a thick one: %v", got)
	}
	mustClose(t, s)
	if got := s.Glance(keys...); got != nil {
		t.Errorf("of a closed one: %v", got)
	}
}
