package store

import (
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"groundwork/content"
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

// everything is one record of each kind and an answer of each type.
func everything() []content.Record {
	stamp := content.Stamp{Written: clock, Wording: "How was it?", Language: "en", Book: "1", Private: true}
	answer := func(id string, kind content.Kind, v content.Value) content.Answer {
		return content.Answer{Stamp: stamp, Track: "hurt", Question: id, Pass: 1, Kind: kind, Value: v}
	}
	return []content.Record{
		answer("a-line", content.KindLine, content.Text("one <b>&amp; \u2028 \"two\" \\ud83d 🙂")),
		answer("a-text", content.KindText, content.Text("first\nsecond")),
		answer("a-choice", content.KindChoice, content.Choice("often")),
		answer("choices", content.KindChoices, content.Choices{"a", "b"}),
		answer("a-scale", content.KindScale, content.Rating(0)),
		answer("a-grid", content.KindGrid, content.Grid{"row": "option"}),
		answer("a-date", content.KindDate, content.Date{Year: 2026, Month: 2, Day: 31}),
		answer("nothing", content.KindText, nil),
		content.Entry{Stamp: stamp, Track: "hurting", Question: "log", Pass: 1, ID: "00ff", Order: "n", On: clock, Cells: map[string]string{"what": "said it"}},
		content.RatingSet{Stamp: stamp, Track: "hurt", ID: "where-now", Pass: 1, Series: "now", Occasion: "check-in", Values: map[string]int{"trust": 4}},
		content.Visit{Track: "hurt", Page: "friend-test", Pass: 1, Passed: true, ComeBack: true},
		content.Profile{Track: "hurt", Pass: 2, Route: content.Solo | content.NoContact},
		content.Place{Track: "hurt", Spots: map[content.TrackID]content.Spot{"hurt": {Chapter: "c", Page: "p", Question: "q", Part: "e/c", Offset: 7}}},
		content.EditedCopy{Stamp: stamp, Track: "hurt", Letter: "letter", Pass: 1, Text: "Dear me", Source: "Dear"},
		content.Note{Stamp: stamp, ID: "0a", Title: "Title", Text: "free"},
		content.Settings{Look: content.LookDark, IdleMinutes: 9, Mouse: true, Earlier: true, Country: "CH", Paper: "a4", Printed: true},
	}
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
	x, errX := encodeRecord(a)
	y, errY := encodeRecord(b)
	return errX == nil && errY == nil && reflect.TypeOf(a) == reflect.TypeOf(b) && string(x) == string(y)
}
