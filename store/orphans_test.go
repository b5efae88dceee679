package store

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"groundwork/content"
	"groundwork/store/beside"
	"groundwork/store/disk"
	"groundwork/store/fault"
)

// orphan is the place of a workbook that is gone, with a copy and two rescue files of
// it, one of them in the cache folder.
func orphan(t *testing.T, passphrase string) (path, cached string) {
	t.Helper()
	ownCache(t)
	path = saved(t, text("a", "words"))
	s := open(t, path, withPassphrase("one"))
	if passphrase != "" {
		if err := s.SetPassphrase([]byte(passphrase)); err != nil {
			t.Fatal(err)
		}
	}
	mustSave(t, s, text("a", "more words"))
	if passphrase == "" {
		mustCopy(t, s)
	}
	if _, err := s.Rescue(content.Change{Put: []content.Record{text("b", "rescued")}}); err != nil {
		t.Fatal(err)
	}
	data, err := s.encodeRescue(content.Change{Put: []content.Record{text("c", "rescued too")}})
	if err != nil {
		t.Fatal(err)
	}
	cached = filepath.Join(s.rescueFolders()[1], "workbook.rescue-1")
	if err := errors.Join(disk.MakeFolder(filepath.Dir(cached)), os.WriteFile(cached, data, 0o600)); err != nil {
		t.Fatal(err)
	}
	mustClose(t, s)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	return path, cached
}

// TestOrphans: what is left of a workbook that is gone is found, wherever it lies, also
// where a new one has been begun in its place.
func TestOrphans(t *testing.T) {
	path, _ := orphan(t, "")
	want := func(what string, list []Inspection, err error, copies, rescues int) {
		t.Helper()
		for _, f := range list {
			if f.Rescue {
				rescues--
			} else {
				copies--
			}
			if f.Err != nil || f.Records != 1 {
				t.Errorf("%s: %+v", what, f)
			}
		}
		if err != nil || copies != 0 || rescues != 0 {
			t.Errorf("%s: %d, %v", what, len(list), err)
		}
	}
	list, err := Orphans(path, Options{})
	want("gone", list, err, 1, 2)
	s := open(t, path, Options{})
	want("no file yet", s.Orphans(), nil, 1, 2)
	mustSave(t, s, text("new", "words"))
	want("a new one", s.Orphans(), nil, 1, 2)
	mustClose(t, s)
	list, err = Orphans(path, Options{})
	want("a new one, closed", list, err, 1, 2)
	own := saved(t, text("a", "b"))
	s = open(t, own, Options{})
	mustCopy(t, s)
	want("its own", s.Orphans(), nil, 0, 1) // the one in the cache folder has its name
}

// TestOrphanComesBack: a rescue file makes a workbook again, and what else was rescued
// of it is taken in.
func TestOrphanComesBack(t *testing.T) {
	for _, passphrase := range []string{"", "two"} {
		path, cached := orphan(t, passphrase)
		if passphrase != "" {
			for _, name := range beside.Marked(path, beside.CopyMark) {
				if err := os.Remove(name); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := Restore(path, cached, Options{}); !errors.Is(err, fault.Locked) {
				t.Errorf("without its passphrase: %v", err)
			}
		}
		if _, err := Restore(path, cached, withPassphrase(passphrase)); err != nil {
			t.Fatal(err)
		}
		s, err := Open(path, withPassphrase(passphrase))
		if err != nil {
			t.Fatal(err)
		}
		w, report, err := s.Load()
		if err != nil || report.Rescued != 1 || w.Text("hurt", "b", 0) != "rescued" || w.Text("hurt", "c", 0) != "rescued too" {
			t.Errorf("%+v, %v", report, err)
		}
		if _, err := os.Stat(cached); err == nil {
			t.Error("it was taken in and is still there")
		}
		mustClose(t, s)
		if _, err := Restore(path, cached, Options{}); err == nil {
			t.Error("what is gone came back")
		}
	}
}

// TestRescueReplacesNothing: a rescue file never takes a workbook's place.
func TestRescueReplacesNothing(t *testing.T) {
	path, cached := orphan(t, "")
	s := open(t, path, Options{})
	mustSave(t, s, text("new", "words"))
	mustClose(t, s)
	if _, err := Restore(path, cached, Options{}); !errors.Is(err, fault.NotRestored) {
		t.Errorf("Restore: %v", err)
	}
	if said(t, path, "new") != "words" {
		t.Error("the workbook was replaced")
	}
}

// TestRescueOfLaterKey: words rescued under a key the workbook had before an older
// backup was brought back can't be taken in, and are told of.
func TestRescueOfLaterKey(t *testing.T) {
	s, kept := broughtBack(t)
	later, err := Open(kept, withPassphrase("one"))
	if err != nil {
		t.Fatal(err)
	}
	data, err := later.encodeRescue(content.Change{Put: []content.Record{text("a", "the very newest")}})
	if err != nil {
		t.Fatal(err)
	}
	mustClose(t, later)
	rescue := s.Path() + beside.RescueMark + "1"
	if err := os.WriteFile(rescue, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, report, err := s.Load(); err != nil || report.Rescued > 0 {
		t.Errorf("%+v, %v", report, err)
	}
	list := s.Orphans()
	if len(list) != 1 || list[0].Path != rescue || !list[0].Sealed {
		t.Errorf("%+v", list)
	}
	elsewhere := filepath.Join(t.TempDir(), "workbook")
	if _, err := Restore(elsewhere, rescue, withPassphrase("one")); err != nil {
		t.Fatal(err)
	}
	if _, w := reopened(t, elsewhere, "one"); w.Text("hurt", "a", 0) != "the very newest" {
		t.Error("it doesn't come back elsewhere")
	}
}

// TestReadablePlaces: what can be read without a passphrase is told by where it lies, of
// what is gone too, and nothing of it once a passphrase is set.
func TestReadablePlaces(t *testing.T) {
	path, cached := orphan(t, "")
	folder, cache := filepath.Dir(path), filepath.Dir(cached)
	want := func(when string, got []beside.Open, want ...beside.Open) {
		t.Helper()
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, not %v", when, got, want)
		}
	}
	want("gone", Readable(path), beside.Open{Folder: folder, Copies: 1, Rescues: 1}, beside.Open{Folder: cache, Rescues: 1})
	s := open(t, path, withPassphrase("one"))
	mustSave(t, s, text("new", "words"))
	want("begun anew", s.Readable(), beside.Open{Folder: folder, Workbook: true, Copies: 1, Rescues: 1}, beside.Open{Folder: cache, Rescues: 1})
	if got := s.Readable()[0].String(); got != "the workbook, 1 copy and 1 rescue file in "+folder {
		t.Errorf("it says %q", got)
	}
	if err := s.SetPassphrase([]byte("one")); err != nil {
		t.Fatal(err)
	}
	want("with a passphrase", s.Readable(), beside.Open{Folder: folder, Copies: 1, Rescues: 1}, beside.Open{Folder: cache, Rescues: 1})
	mustClose(t, s)

	own := saved(t, text("a", "b"))
	s = open(t, own, withPassphrase("one"))
	mustCopy(t, s)
	if err := s.SetPassphrase([]byte("one")); err != nil {
		t.Fatal(err)
	}
	want("its own under a passphrase", s.Readable(), beside.Open{Folder: cache, Rescues: 1})
}
