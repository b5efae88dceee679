package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"groundwork/content"
	"groundwork/store/archive"
	"groundwork/store/buckets"
	"groundwork/store/fault"
	"groundwork/store/record"
)

var aboutTest = archive.AboutBook{Language: "en", Version: "7", Tracks: []archive.AboutTrack{{ID: "hurt", Title: "After being hurt"}}}

func exportOf(t testing.TB, path string) string {
	t.Helper()
	s := open(t, path, Options{Now: clockBy(0)})
	var out strings.Builder
	e, err := s.Export(&out, aboutTest)
	if err != nil || e.Damaged > 0 {
		t.Fatalf("Export: %+v, %v", e, err)
	}
	mustClose(t, s)
	return out.String()
}

// putText stores a record as another version of the program may have written it.
func putText(t testing.TB, path, text string) {
	t.Helper()
	key, err := record.DecodeKey([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	s := open(t, path, Options{})
	w := s.newWriter()
	err = s.commit(w, func(tx *bbolt.Tx) error {
		if err := w.start(tx); err != nil {
			return err
		}
		if err := w.set(w.records, buckets.Records, s.keys.RecordName(key), []byte(text)); err != nil {
			return err
		}
		return buckets.WriteManifest(tx, s.keys, w.manifest)
	})
	if err != nil {
		t.Fatal(err)
	}
	mustClose(t, s)
}

const (
	newerKind   = `{"record":"dream","track":"hurt","id":"d1","deep":{"z":[1,2.50,null],"a":"🙂"}}`
	newerField  = `{"record":"visit","track":"hurt","id":"p","passed":true,"mood":{"b":1,"a":2}}`
	newerAnswer = `{"record":"answer","track":"hurt","id":"sung","kind":"song","value":{"sound":[1]}}`
)

// typed is everything, as it can have been typed.
func typed() []content.Record {
	records := everything()
	a := records[0].(content.Answer)
	a.Value = content.Text("one <b>&amp; \"two\" \\ud83d 🙂")
	records[0] = a
	return records
}

// Rich is a workbook with everything an export can hold.
func rich(t testing.TB) (path string) {
	t.Helper()
	path = saved(t, typed()...)
	for _, text := range []string{newerKind, newerField, newerAnswer} {
		putText(t, path, text)
	}
	for i := range 3 {
		s := open(t, path, Options{Now: clockBy(0)})
		mustSave(t, s, text("often", fmt.Sprint("written ", i)))
		mustClose(t, s)
	}
	return path
}

func TestExportAndImport(t *testing.T) {
	path := rich(t)
	first := exportOf(t, path)
	for _, want := range []string{
		`{"groundwork":"export","format":1,"made":"2026-03-01T20:15:03.250Z","offset":60,"book":{"language":"en","version":"7","tracks":[{"id":"hurt","title":"After being hurt"}]},` + "\n",
		newerKind, newerField, newerAnswer,
		`{"record":"version","saved":"2026-03-01T20:15:03.250Z","offset":60,"why":"sitting","was":{"record":"answer","track":"hurt","id":"often",`,
	} {
		if !strings.Contains(first, want) {
			t.Errorf("the export lacks %s\n%s", want, first)
		}
	}
	read, err := archive.Read(strings.NewReader(first))
	if err != nil || len(read.Records) != len(everything())+4 || len(read.Versions) != 2 || read.Dropped != 0 {
		t.Fatalf("Read: %+v, %v", read, err)
	}
	to := filepath.Join(t.TempDir(), "new", "workbook")
	s := open(t, to, Options{})
	if err := s.Import(read); err != nil {
		t.Fatal(err)
	}
	if got := versionsOf(t, s, text("often", "").Key()); !slices.Equal(got, []string{"sitting written 1", "sitting written 0"}) {
		t.Errorf("versions %q", got)
	}
	mustSave(t, s, text("more", "words"))
	if err := s.Save(content.Change{Delete: []content.Key{text("more", "").Key()}}); err != nil {
		t.Fatal(err)
	}
	mustClose(t, s)
	s = open(t, to, Options{})
	w, report, err := s.Load()
	if err != nil || report.Damage() || report.Newer != 2 {
		t.Fatalf("Load: %+v, %v", report, err)
	}
	for _, want := range typed() {
		if r, ok := w.Record(want.Key()); !ok || !sameRecord(r, want) {
			t.Errorf("%s: got %#v", want.Key(), r)
		}
	}
	mustClose(t, s)
}

// TestExportedTwice: what was imported is exported the same.
func TestExportedTwice(t *testing.T) {
	first := exportOf(t, rich(t))
	to := filepath.Join(t.TempDir(), "workbook")
	mustImport(t, to, first)
	if again := exportOf(t, to); again != first {
		t.Errorf("got:\n%s\nwant:\n%s", again, first)
	}
}

func mustImport(t testing.TB, path, export string) archive.Contents {
	t.Helper()
	read, err := archive.Read(strings.NewReader(export))
	if err != nil {
		t.Fatal(err)
	}
	s := open(t, path, Options{})
	if err := s.Import(read); err != nil {
		t.Fatal(err)
	}
	mustClose(t, s)
	return read
}

func TestExportLeavesOutDamaged(t *testing.T) {
	path := saved(t, text("a", "damaged"), text("b", "whole"))
	flip(t, path, text("a", "").Key())
	var out bytes.Buffer
	e, err := open(t, path, Options{}).Export(&out, aboutTest)
	if err != nil || e != (Exported{Records: 1, Damaged: 1}) || !strings.Contains(out.String(), "whole") {
		t.Errorf("%+v, %v: %s", e, err, out.String())
	}
	if _, err := archive.Read(&out); err != nil {
		t.Error(err)
	}
}

// TestExportLeavesOutMisplaced: a record under another one's name is none.
func TestExportLeavesOutMisplaced(t *testing.T) {
	path := saved(t, text("a", "words"))
	s := open(t, path, Options{})
	w := s.newWriter()
	err := s.commit(w, func(tx *bbolt.Tx) error {
		if err := w.start(tx); err != nil {
			return err
		}
		if err := w.set(w.records, buckets.Records, s.keys.RecordName(text("b", "").Key()), []byte(newerKind)); err != nil {
			return err
		}
		return buckets.WriteManifest(tx, s.keys, w.manifest)
	})
	if err != nil {
		t.Fatal(err)
	}
	if e, err := s.Export(io.Discard, aboutTest); err != nil || e != (Exported{Records: 1, Damaged: 1}) {
		t.Errorf("%+v, %v", e, err)
	}
}

// TestImportTolerant: what other tools do to JSON changes nothing.
func TestImportTolerant(t *testing.T) {
	file := "\ufeff" + `{
  "book": {"anything": 1},
  "format": 1,
  "groundwork": "export",
  "records": [
    {
      "id": "n",
      "new": [1, {"a": "\ud83d\ude42"}],
      "record": "note",
      "text": "one \ud83d\ude42 \\ud83d two"
    }
  ]
}
`
	path := filepath.Join(t.TempDir(), "workbook")
	mustImport(t, path, file)
	want := `{"record":"note","id":"n","new":[1,{"a":"🙂"}],"text":"one 🙂 \\ud83d two"}`
	if got := exportOf(t, path); !strings.Contains(got, want) {
		t.Errorf("got %s\nwant %s", got, want)
	}
	note, _ := load(t, open(t, path, Options{})).Record(content.Note{ID: "n"}.Key())
	if got := note.(content.Note).Text; got != `one 🙂 \ud83d two` {
		t.Errorf("%q", got)
	}
}

// TestImportCleans: what could hide or steer a terminal is left out, of versions
// too, and everything else stays.
func TestImportCleans(t *testing.T) {
	note := `{"record":"note","id":"n","title":"a\u001b]0;x\u0007b","text":"c\u202ed\u200b","kept":"\u001b"}`
	path := filepath.Join(t.TempDir(), "workbook")
	read := mustImport(t, path, exportWith(note, `{"record":"version","saved":"2026-03-01T20:15:03.250Z","why":"cut","was":`+note+`}`))
	if read.Dropped == 0 {
		t.Error("nothing is said to be left out")
	}
	s := open(t, path, Options{})
	r, _ := load(t, s).Record(content.Note{ID: "n"}.Key())
	n := r.(content.Note)
	if n.Title != "ab" || n.Text != "cd" || string(n.Extra["kept"]) != `"\u001b"` {
		t.Errorf("%+v", n)
	}
	versions, err := s.Versions(n.Key())
	if err != nil || len(versions) != 1 || versions[0].Record.(content.Note).Title != "ab" {
		t.Errorf("%+v, %v", versions, err)
	}
}

func TestImportIntoWords(t *testing.T) {
	read, err := archive.Read(strings.NewReader(exportWith(`{"record":"note","id":"n","text":"imported"}`, "")))
	if err != nil {
		t.Fatal(err)
	}
	fresh := []content.Record{
		content.Visit{Track: "hurt", Page: "p", Passed: true}, content.Profile{Track: "hurt"},
		content.Place{Track: "hurt"}, content.Settings{Look: content.LookDark}, text("empty", ""),
	}
	path := saved(t, fresh...)
	s := open(t, path, Options{})
	if err := s.Import(read); err != nil {
		t.Fatal(err)
	}
	mustClose(t, s)
	if w := load(t, open(t, path, Options{})); w.Len() != 1 {
		t.Errorf("%d records", w.Len())
	}
	damaged := saved(t, content.Settings{})
	flip(t, damaged, content.Settings{}.Key())
	newer := saved(t, content.Settings{})
	putText(t, newer, newerKind)
	for name, path := range map[string]string{"words": saved(t, text("a", "words")), "damaged": damaged, "newer": newer} {
		before := readAll(t, path)
		s := open(t, path, Options{ReserveBytes: -1})
		if err := s.Import(read); !errors.Is(err, fault.NotEmpty) {
			t.Errorf("%s: %v", name, err)
		} else {
			checkWording(t, err)
		}
		mustClose(t, s)
		if !bytes.Equal(readAll(t, path), before) {
			t.Errorf("%s: the file was changed", name)
		}
	}
	if err := open(t, "", Options{MemoryOnly: true}).Import(read); !errors.Is(err, ErrMemoryOnly) {
		t.Errorf("in memory: %v", err)
	}
}

// TestExportDocumented holds the example of EXPORT.md to what is written.
func TestExportDocumented(t *testing.T) {
	doc, err := os.ReadFile("EXPORT.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(doc), "```json\n")
	example, _, ok := strings.Cut(rest, "```")
	if !ok {
		t.Fatal("there is no example")
	}
	path := filepath.Join(t.TempDir(), "workbook")
	mustImport(t, path, example)
	if got := exportOf(t, path); got != example {
		t.Errorf("got:\n%s\nwant:\n%s", got, example)
	}
}

// exportWith is an export of one record and one version.
func exportWith(record, version string) string {
	return `{"groundwork":"export","format":1,"records":[` + "\n" + record + "\n],\n" + `"versions":[` + version + "]}"
}
