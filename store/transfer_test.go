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
)

var aboutTest = AboutBook{Language: "en", Version: "7", Tracks: []AboutTrack{{"hurt", "After being hurt"}}}

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
func putText(t testing.TB, path, text string) content.Key {
	t.Helper()
	key, err := decodeKey([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	s := open(t, path, Options{})
	w := s.newWriter()
	err = s.commit(w, func(tx *bbolt.Tx) error {
		if err := w.start(tx); err != nil {
			return err
		}
		if err := w.set(w.records, bucketRecords, s.keys.recordName(key), []byte(text)); err != nil {
			return err
		}
		return writeManifest(tx, s.keys, w.manifest)
	})
	if err != nil {
		t.Fatal(err)
	}
	mustClose(t, s)
	return key
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

// rich is a workbook with everything an export can hold.
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
	read, err := Read(strings.NewReader(first))
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

func mustImport(t testing.TB, path, export string) Contents {
	t.Helper()
	read, err := Read(strings.NewReader(export))
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
	if _, err := Read(&out); err != nil {
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
		if err := w.set(w.records, bucketRecords, s.keys.recordName(text("b", "").Key()), []byte(newerKind)); err != nil {
			return err
		}
		return writeManifest(tx, s.keys, w.manifest)
	})
	if err != nil {
		t.Fatal(err)
	}
	if e, err := s.Export(io.Discard, aboutTest); err != nil || e != (Exported{Records: 1, Damaged: 1}) {
		t.Errorf("%+v, %v", e, err)
	}
}

// exportWith is an export of one record and one version.
func exportWith(record, version string) string {
	return `{"groundwork":"export","format":1,"records":[` + "\n" + record + "\n],\n" + `"versions":[` + version + "]}"
}

func TestImportRefused(t *testing.T) {
	const good = `{"record":"note","id":"n","text":"x"}`
	deep := strings.Repeat("[", 20000)
	for name, c := range map[string]struct{ file, want string }{
		"nothing":            {"", "it can't be imported: this is not an export of a workbook"},
		"another file":       {"SECRET shopping list", "it can't be imported: this is not an export of a workbook"},
		"other JSON":         {`{"SECRET":1}`, "line 1 can't be imported: there is a part this version does not know"},
		"an empty object":    {`{}`, "it can't be imported: this is not an export of a workbook"},
		"newer":              {`{"groundwork":"export","format":2,"SECRET":[]}`, "the export was made by a newer version (its format is 2, this version knows 1)"},
		"cut":                {exportWith(good, "")[:90], "line 4 can't be imported: the file ends too soon"},
		"more behind":        {exportWith(good, "") + "\n\n{}", "line 6 can't be imported: this is not JSON"},
		"not JSON":           {exportWith("\n{SECRET}", ""), "record 1 in line 3 can't be imported: this is not JSON"},
		"not UTF-8":          {exportWith(good+"\n\"\xff\"", ""), "line 3 can't be imported: the text is not valid UTF-8"},
		"twice":              {exportWith(good+",\n"+good, ""), "record 2 in line 3 can't be imported: the same comes twice"},
		"two lists":          {`{"groundwork":"export","format":1,"records":[],` + "\n" + `"records":[]}`, "line 2 can't be imported: the same comes twice"},
		"no record":          {exportWith(`{"SECRET":1}`, ""), "record 1 in line 2 can't be imported: the record cannot be read"},
		"a field twice":      {exportWith(`{"record":"note","id":"a","text":"SECRET","text":"b"}`, ""), "record 1 in line 2 can't be imported: the record cannot be read"},
		"a slash":            {exportWith(`{"record":"note","id":"a/b"}`, ""), "record 1 in line 2 can't be imported: the record cannot be read"},
		"an escape in an id": {exportWith(`{"record":"note","id":"a\u001b[2J"}`, ""), "record 1 in line 2 can't be imported: an id holds what an id can't"},
		"half a pair":        {exportWith(`{"record":"note","id":"a","text":"\ud83d x"}`, ""), "record 1 in line 2 can't be imported: the text is not valid UTF-8"},
		"a rating":           {exportWith(`{"record":"answer","track":"hurt","id":"q","value":{"rating":11}}`, ""), "record 1 in line 2 can't be imported: a rating is not from 0 to 10"},
		"a version":          {exportWith(`{"record":"version","saved":"SECRET"}`, ""), "record 1 in line 2 can't be imported: a record can't be of this kind"},
		"a bad version":      {exportWith(good, `{"record":"version","was":{"text":"SECRET"}}`), "version 1 in line 4 can't be imported: the record cannot be read"},
		"a bad time":         {exportWith(good, `{"record":"version","saved":"SECRET","was":`+good+`}`), "version 1 in line 4 can't be imported: the record cannot be read"},
		"too deep":           {exportWith(deep, ""), "record 1 in line 2 can't be imported: this is not JSON"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read(strings.NewReader(c.file))
			if err == nil || err.Error() != c.want {
				t.Fatalf("got  %v\nwant %s", err, c.want)
			}
			var h Hinter
			if !errors.As(err, &h) {
				t.Fatal("no hint")
			}
			checkWording(t, h)
		})
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
	read, err := Read(strings.NewReader(exportWith(`{"record":"note","id":"n","text":"imported"}`, "")))
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
		var full *NotEmptyError
		if err := s.Import(read); !errors.As(err, &full) {
			t.Errorf("%s: %v", name, err)
		} else {
			checkWording(t, full)
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

// FuzzImport: what is admitted is written as an export that reads the same, and no
// file ends the program.
func FuzzImport(f *testing.F) {
	f.Add([]byte(exportOf(f, rich(f))))
	f.Add([]byte(exportWith(`{"id":"n","record":"note","text":"\ud83d\ude42\u001b[2J"}`, `{"why":"cut","record":"version","was":{"record":"visit"},"saved":""}`)))
	f.Add([]byte(`{"groundwork":"export","format":2}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		first, err := Read(bytes.NewReader(data))
		if err != nil {
			return
		}
		var out bytes.Buffer
		if err := Write(&out, first, clock, AboutBook{}); err != nil {
			t.Fatal(err)
		}
		second, err := Read(bytes.NewReader(out.Bytes()))
		if err != nil {
			t.Fatalf("%s became %s: %v", data, out.Bytes(), err)
		}
		same := func(a, b Object) bool { return a.Key == b.Key && bytes.Equal(a.Text, b.Text) }
		if !slices.EqualFunc(first.Records, second.Records, same) || !slices.EqualFunc(first.Versions, second.Versions, same) || second.Dropped > 0 {
			t.Fatalf("%s became %s", data, out.Bytes())
		}
		for _, r := range first.Records {
			if key, err := decodeKey(r.Text); err != nil || key != r.Key {
				t.Fatalf("%s: stored as another record", r.Text)
			}
		}
		for _, v := range first.Versions {
			if key, err := versionKey(v.Text); err != nil || key != v.Key {
				t.Fatalf("%s: stored as a version of another record", v.Text)
			}
		}
	})
}
