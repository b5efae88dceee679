package store

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"groundwork/content"
)

func TestRecordsComeBack(t *testing.T) {
	for _, want := range everything() {
		data, err := encodeRecord(want)
		if err != nil {
			t.Fatal(err)
		}
		got, err := decodeRecord(data)
		if err != nil {
			t.Fatalf("%s: %v", data, err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\ngot  %#v\nwant %#v", data, got, want)
		}
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
		data, err := encodeRecord(content.Note{Stamp: content.Stamp{Written: at}, ID: "0a"})
		if err != nil {
			t.Fatal(err)
		}
		r, err := decodeRecord(data)
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
	if _, err := encodeRecord(far); !errors.Is(err, errTime) {
		t.Errorf("the year 10000: %v", err)
	}
}

func TestNotStorable(t *testing.T) {
	const bad = "secret\xff"
	stamp := content.Stamp{Wording: bad}
	s := open(t, saved(t, text("good", "before")), Options{})
	for _, r := range []content.Record{
		text("q", bad), text(bad, "x"), text("a/b", "x"),
		content.Answer{Track: "hurt", Question: "q", Value: content.Choice(bad)},
		content.Answer{Track: "hurt", Question: "q", Value: content.Choices{"a", bad}},
		content.Answer{Track: "hurt", Question: "q", Value: content.Grid{bad: "a"}},
		content.Answer{Track: "hurt", Question: "q", Value: content.Grid{"a": bad}},
		content.Answer{Track: "hurt", Question: "q", Value: content.Date{Year: -1}},
		content.Answer{Stamp: stamp, Track: "hurt", Question: "q"},
		content.Entry{Track: "hurt", Question: "q", ID: "1", Cells: map[string]string{"a": bad}},
		content.Entry{Track: "hurt", Question: "q", ID: "1", Cells: map[string]string{bad: "a"}},
		content.Entry{Track: "hurt", Question: "q", ID: "1/2"},
		content.RatingSet{Track: "hurt", ID: "r", Values: map[string]int{bad: 1}},
		content.Place{Spots: map[content.TrackID]content.Spot{"hurt": {Page: bad}}},
		content.EditedCopy{Letter: "l", Source: bad},
		content.Note{ID: "n", Title: bad},
		content.Settings{Country: bad},
		content.Visit{Page: "p", Extra: content.Extra{"x": []byte(`"` + bad + `"`)}},
		content.Visit{Page: "p", Extra: content.Extra{"x": []byte(`"\ud800"`)}},
		content.Visit{Page: "p", Extra: content.Extra{"x": []byte(`secret`)}},
		content.Visit{Page: "p", Extra: content.Extra{"passed": []byte(`true`)}},
		content.Note{ID: "n", Text: strings.Repeat("a", maxSize+1)},
		nil,
	} {
		err := s.Save(content.Change{Put: []content.Record{text("good", "after"), r}})
		var e *RecordError
		if !errors.As(err, &e) {
			t.Errorf("%T: %v", r, err)
			continue
		}
		if strings.Contains(err.Error(), "secret") && e.Key.ID != bad {
			t.Errorf("%T: the error holds what was written: %v", r, err)
		}
	}
	if got := load(t, s).Text("hurt", "good", 0); got != "before" {
		t.Errorf("half of a refused change was written: %q", got)
	}
	mustSave(t, s, text("good", "after")) // nothing is frozen
}

func TestNotReadable(t *testing.T) {
	for _, data := range []string{
		``, `null`, `{}`, `[]`, `{"record":"visit","id":"a","id":"b"}`, `{"record":"visit","x":tru}`, `{"record":"visit","x":}`, `{"record":"visit",}`, `{"id":"p","record":"visit"}`, `{"record":""}`,
		`{"record":"visit"} x`, `{"record":"visit","pass":01}`, `{"record":"visit"}{}`, `{"record":"visit"`,
		"{\"record\":\"note\",\"text\":\"\xff\"}", `{"record":"note","text":"\ud83d"}`,
		`{"record":"note","written":"yesterday"}`, `{"record":"note","written":"2026-01-01T00:00:00Z","offset":9999}`,
		`{"record":"answer","value":{"date":"2026-1-1"}}`, `{"record":"answer","value":{"date":"2026-01-01x"}}`,
	} {
		if r, err := decodeRecord([]byte(data)); err == nil {
			t.Errorf("%s was read as %#v", data, r)
		}
	}
}

func TestPadding(t *testing.T) {
	for n, want := range map[int]int{
		0: 256, 252: 256, 253: 512, 508: 512, 509: 1024, 8188: 8192, 8189: 16384, 16380: 16384, 16381: 32768, 1 << 20: 1<<20 + 16384,
	} {
		if got := paddedSize(n); got != want {
			t.Errorf("%d bytes are padded to %d, want %d", n, got, want)
		}
	}
}

func TestUnseal(t *testing.T) {
	k, err := newKeyring()
	if err != nil {
		t.Fatal(err)
	}
	name := []byte("name")
	value, err := k.seal("records", name, []byte("words"))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := k.unseal("records", name, value); err != nil || string(got) != "words" {
		t.Fatalf("%q, %v", got, err)
	}
	other, err := newKeyring()
	if err != nil {
		t.Fatal(err)
	}
	other.data = k.data // the same key in another file
	if err := other.derive(); err != nil {
		t.Fatal(err)
	}
	for i := range value {
		value[i] ^= 1
		if _, err := k.unseal("records", name, value); err == nil {
			t.Fatalf("opens with byte %d changed", i)
		}
		value[i] ^= 1
	}
	for i := range value {
		if _, err := k.unseal("records", name, value[:i]); err == nil {
			t.Fatalf("opens cut to %d bytes", i)
		}
	}
	_, err1 := k.unseal("versions", name, value)
	_, err2 := k.unseal("records", []byte("nama"), value)
	_, err3 := other.unseal("records", name, value)
	if err1 == nil || err2 == nil || err3 == nil {
		t.Error("opens in another place")
	}
	again, _ := k.seal("records", name, []byte("words"))
	if string(again) == string(value) {
		t.Error("the same words are sealed the same way twice")
	}
}
