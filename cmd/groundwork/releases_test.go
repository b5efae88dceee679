package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"groundwork/content"
	"groundwork/content/load"
	"groundwork/content/paper"
	"groundwork/content/paper/papertest"
	"groundwork/content/paper/plaintext"
	"groundwork/store"
	"groundwork/store/archive"
)

// released makes what TestReleases opens, of a version that is about to be given away.
var released = flag.String("released", "", "make testdata/releases of this `version`, from the program as it is")

// releasePassphrase opens what has one in testdata/releases.
const releasePassphrase = "four words for tests"

// TestReleases opens what each released version left on somebody's disk: a workbook, one
// with a passphrase, exports, chapters. What can be read once can be read for ever.
func TestReleases(t *testing.T) {
	t.Parallel()
	if *released != "" {
		makeRelease(t, filepath.Join("testdata", "releases", *released))
	}
	folders, err := filepath.Glob(filepath.Join("testdata", "releases", "*"))
	if err != nil || len(folders) == 0 {
		t.Fatalf("there are none: %v", err)
	}
	for _, folder := range folders {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			want := readExport(t, mustRead(t, filepath.Join(folder, "export.json")))
			kinds := map[content.RecordKind]bool{}
			for _, r := range want.Records {
				kinds[r.Key.Kind] = true
			}
			if len(kinds) < 9 || len(want.Versions) == 0 {
				t.Errorf("the export has %d kinds of records and %d versions", len(kinds), len(want.Versions))
			}
			encrypted, err := archive.Decrypt(mustRead(t, filepath.Join(folder, "export.age")), []byte(releasePassphrase))
			if err != nil {
				t.Fatal(err)
			}
			fresh := filepath.Join(t.TempDir(), "workbook")
			s, err := store.Open(fresh, store.Options{ReserveBytes: -1})
			if err != nil {
				t.Fatal(err)
			}
			if err := s.Import(want); err != nil {
				t.Fatal(err)
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			for name, got := range map[string]archive.Contents{
				"workbook":              releasedContents(t, folder, "workbook"),
				"workbook, passphrase":  releasedContents(t, folder, "sealed"),
				"export, encrypted":     readExport(t, encrypted),
				"export, taken in here": openedContents(t, fresh),
			} {
				if !sameContents(got, want) {
					t.Errorf("%s: holds something else than the export: %d records and %d versions, want %d and %d",
						name, len(got.Records), len(got.Versions), len(want.Records), len(want.Versions))
				}
			}
			printRelease(t, folder, fresh)
		})
	}
}

// printRelease prints the workbook with the chapters of that version: every word is there.
func printRelease(t *testing.T, folder, path string) {
	t.Helper()
	b, err := load.Book(os.DirFS(filepath.Join(folder, "chapters")))
	if err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	w, report, err := s.Load()
	if err != nil || report.Damage() {
		t.Fatalf("%v, %v", report.Sentences(), err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := plaintext.Write(&out, papertest.Build(t, b, w, paper.Selection{WithPrivate: true}), 80); err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(out.String()), " ")
	for line := range strings.Lines(string(mustRead(t, filepath.Join(folder, "words.txt")))) {
		if !strings.Contains(text, strings.TrimSpace(line)) {
			t.Errorf("%q isn't printed", strings.TrimSpace(line))
		}
	}
}

// releasedContents opens a copy of a workbook of a release.
func releasedContents(t *testing.T, folder, name string) archive.Contents {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, mustRead(t, filepath.Join(folder, name)), 0o600); err != nil {
		t.Fatal(err)
	}
	return openedContents(t, path)
}

func openedContents(t *testing.T, path string) archive.Contents {
	t.Helper()
	s, err := store.Open(path, store.Options{Passphrase: func() ([]byte, error) { return []byte(releasePassphrase), nil }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var out bytes.Buffer
	if _, err := s.Export(&out, archive.AboutBook{}); err != nil {
		t.Fatal(err)
	}
	return readExport(t, out.Bytes())
}

func readExport(t *testing.T, data []byte) archive.Contents {
	t.Helper()
	c, err := archive.Read(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func mustRead(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// sameContents compares records in any order, and versions of each in theirs.
func sameContents(a, b archive.Contents) bool {
	return reflect.DeepEqual(byKey(a.Records), byKey(b.Records)) && reflect.DeepEqual(byKey(a.Versions), byKey(b.Versions))
}

func byKey(list []archive.Object) map[content.Key][]string {
	m := map[content.Key][]string{}
	for _, o := range list {
		m[o.Key] = append(m[o.Key], string(o.Text))
	}
	return m
}

// makeRelease writes what a version leaves into a folder of its own.
func makeRelease(t *testing.T, folder string) {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	chapters := os.DirFS(filepath.Join(root, "content", "en"))
	must(os.Mkdir(folder, 0o755)) // what was given away never changes again
	must(os.CopyFS(filepath.Join(folder, "chapters"), chapters))
	b, err := load.Book(chapters)
	must(err)
	stamp := papertest.Stamp("", papertest.Printed())
	first := papertest.Answer("what-happened", content.KindText, content.Text("It was said first."))
	w := papertest.Half(b)
	for _, r := range []content.Record{
		first,
		content.Visit{Track: content.Hurt, Page: "safe", Passed: true, ComeBack: true},
		content.Settings{IdleMinutes: 7},
		content.Note{Stamp: stamp, ID: "0123456789abcdef", Title: "A note", Text: "Ünïcode, עברית, 日本語."},
		content.EditedCopy{Stamp: stamp, Track: content.Hurt, Letter: b.Track(content.Hurt).Plan().ID, Text: "This plan was changed by hand."},
	} {
		w.Put(r)
	}
	path := filepath.Join(folder, "workbook")
	open := func() *store.Safe {
		s, err := store.Open(path, store.Options{ReserveBytes: -1, Passphrase: func() ([]byte, error) { return []byte(releasePassphrase), nil }})
		must(err)
		return s
	}
	s := open()
	must(s.Save(content.Change{Put: slices.Collect(w.Records())}))
	must(s.Close())
	s = open()
	first.Value = content.Text("It was said anew.")
	must(s.Save(content.Change{Put: []content.Record{first}}))
	var export, encrypted bytes.Buffer
	_, err = s.Export(&export, aboutBook(b))
	must(err)
	must(archive.Encrypt(&encrypted, []byte(releasePassphrase), archive.UsualWork, export.Bytes()))
	must(s.Close())
	path = filepath.Join(t.TempDir(), "workbook") // copies will lie beside it
	must(os.WriteFile(path, mustRead(t, filepath.Join(folder, "workbook")), 0o600))
	s = open()
	must(s.SetPassphrase([]byte(releasePassphrase)))
	must(s.Close())
	must(os.WriteFile(filepath.Join(folder, "sealed"), mustRead(t, path), 0o600))
	for name, data := range map[string]string{
		"export.json": export.String(),
		"export.age":  encrypted.String(),
		"words.txt":   "It was said anew.\nÜnïcode, עברית, 日本語.\nThis plan was changed by hand.\nI found the letter on a Sunday.\n",
	} {
		must(os.WriteFile(filepath.Join(folder, name), []byte(data), 0o644))
	}
}
