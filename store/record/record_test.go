package record

import (
	"bytes"
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"groundwork/content"
)

func TestRecordsComeBack(t *testing.T) {
	for _, want := range everything() {
		data, err := Encode(want)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Decode(data)
		if err != nil {
			t.Fatalf("%s: %v", data, err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\ngot  %#v\nwant %#v", data, got, want)
		}
	}
}

// Ratings of before they could be of another day are of the moment they were given.
func TestRatingsWithoutADay(t *testing.T) {
	r, err := Decode([]byte(`{"record":"ratings","track":"hurt","id":"a","written":"2026-03-01T20:15:03.250Z","offset":60,"series":"now","values":{"trust":4}}`))
	set, ok := r.(content.RatingSet)
	if err != nil || !ok || !set.On.IsZero() || !set.At().Equal(clock) {
		t.Errorf("%+v, %v", r, err)
	}
}

// A field that is written and not read back ends up among the unknown ones, and
// then the record can't be saved again: so everything must fill every field.
func TestEverythingFillsEveryField(t *testing.T) {
	filled := map[string]bool{}
	for _, r := range everything() {
		fillsOf(reflect.ValueOf(r), filled)
	}
	for name, full := range filled {
		if !full && !strings.HasSuffix(name, ".Extra") {
			t.Errorf("no record of everything fills %s", name)
		}
	}
}

// fillsOf notes for each field of a struct whether it holds anything.
func fillsOf(v reflect.Value, filled map[string]bool) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if f.Anonymous {
			fillsOf(v.Field(i), filled)
			continue
		}
		name := v.Type().Name() + "." + f.Name
		filled[name] = filled[name] || !v.Field(i).IsZero()
	}
}

func TestTimes(t *testing.T) {
	for _, at := range []time.Time{
		{}, clock, clock.UTC(),
		time.Date(2026, 1, 1, 0, 0, 0, 999999999, time.FixedZone("", -(9*3600+30*60))),
	} {
		data, err := Encode(content.Note{Stamp: content.Stamp{Written: at}, ID: "0a"})
		if err != nil {
			t.Fatal(err)
		}
		r, err := Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		got := r.(content.Note).Written
		_, offset := got.Zone()
		_, want := at.Zone()
		if !got.Equal(at.Truncate(time.Millisecond)) || offset != want {
			t.Errorf("%v became %v", at, got)
		}
	}
	far := content.Note{Stamp: content.Stamp{Written: time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)}, ID: "0a"}
	if _, err := Encode(far); !errors.Is(err, errTime) {
		t.Errorf("the year 10000: %v", err)
	}
}

func TestNotReadable(t *testing.T) {
	for _, data := range []string{
		``, `null`, `{}`, `[]`, `{"record":"visit","id":"a","id":"b"}`, `{"record":"visit","x":tru}`, `{"record":"visit","x":}`, `{"record":"visit",}`, `{"id":"p","record":"visit"}`, `{"record":""}`,
		`{"record":"visit"} x`, `{"record":"visit","pass":01}`, `{"record":"visit"}{}`, `{"record":"visit"`,
		"{\"record\":\"note\",\"text\":\"\xff\"}", `{"record":"note","text":"\ud83d"}`,
		`{"record":"note","written":"yesterday"}`, `{"record":"note","written":"2026-01-01T00:00:00Z","offset":9999}`,
		`{"record":"answer","value":{"date":"2026-1-1"}}`, `{"record":"answer","value":{"date":"2026-01-01x"}}`,
	} {
		if r, err := Decode([]byte(data)); err == nil {
			t.Errorf("%s was read as %#v", data, r)
		}
	}
}

// TestGolden holds the format to what it was. The file is also what the tests of
// package store have for records.
func TestGolden(t *testing.T) {
	want, err := os.ReadFile("testdata/records.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	for _, r := range everything() {
		text, err := Encode(r)
		if err != nil {
			t.Fatal(err)
		}
		got.Write(append(text, '\n'))
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("got\n%swant\n%s", got.Bytes(), want)
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
		answer("a-date", content.KindDate, content.Date{Year: 2026, Month: 2, Day: 28}),
		answer("nothing", content.KindText, nil),
		content.Entry{Stamp: stamp, Rest: content.Rest{Rested: clock.UTC(), Woken: clock.UTC().Add(-time.Second)}, Track: "hurting", Question: "log", Pass: 1, ID: "00ff", Order: "n", On: clock, Cells: map[string]string{"what": "said it"}},
		content.RatingSet{Stamp: stamp, Track: "hurt", ID: "where-now", Pass: 1, Series: "now", Occasion: "check-in", On: clock, Values: map[string]int{"trust": 4}},
		content.Visit{Track: "hurt", Page: "friend-test", Pass: 1, Passed: true, ByWay: true, ComeBack: true, Offer: "safe"},
		content.Profile{Track: "hurt", Pass: 2, Route: content.Solo | content.NoContact, Own: true},
		content.Place{Track: "hurt", Spots: map[content.TrackID]content.Spot{"hurt": {Chapter: "c", Page: "p", Question: "q", Part: "e/c", Offset: 7, Way: true}}, Aside: content.Spot{Chapter: "c", Page: "a"}, Left: clock.UTC()},
		content.EditedCopy{Stamp: stamp, Track: "hurt", Letter: "letter", Pass: 1, Text: "Dear me", Source: "Dear"},
		content.Note{Stamp: stamp, Rest: content.Rest{Rested: clock.UTC()}, ID: "0a", Title: "Title", Text: "free"},
		content.Settings{Look: content.LookDark, IdleMinutes: 9, Mouse: true, Earlier: true, Country: "CH", Paper: "a4", Printed: true},
	}
}
