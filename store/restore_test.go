package store

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"groundwork/store/beside"
	"groundwork/store/disk"
	"groundwork/store/fault"
	"groundwork/store/seal"
)

// copied is a workbook that says "now" and has a copy that says "before".
func copied(t testing.TB) (path, copy string) {
	t.Helper()
	path = saved(t, text("a", "before"))
	s := open(t, path, Options{Now: func() time.Time { return clock }})
	mustCopy(t, s)
	mustSave(t, s, text("a", "now"))
	mustClose(t, s)
	return path, copiesOf(t, path)[0].Path
}

func mustRestore(t testing.TB, path, from string) (kept string) {
	t.Helper()
	kept, err := Restore(path, from, Options{})
	if err != nil {
		t.Fatalf("Restore: %v", err)
	}
	return kept
}

func TestRestore(t *testing.T) {
	harms := map[string]func(path string) error{
		"whole":   func(string) error { return nil },
		"cut":     func(path string) error { return os.Truncate(path, 9000) },
		"short":   func(path string) error { return os.Truncate(path, 3) },
		"empty":   func(path string) error { return os.Truncate(path, 0) },
		"missing": os.Remove,
		"foreign": func(path string) error { return os.WriteFile(path, []byte("a shopping list"), 0o600) },
	}
	for name, harm := range harms {
		t.Run(name, func(t *testing.T) {
			path, from := copied(t)
			if err := harm(path); err != nil {
				t.Fatal(err)
			}
			was, gone := os.ReadFile(path)
			kept := mustRestore(t, path, from)
			if gone != nil {
				if kept != "" {
					t.Errorf("kept %q of nothing", kept)
				}
			} else if !strings.HasPrefix(kept, path+beside.BeforeMark) || !bytes.Equal(readAll(t, kept), was) {
				t.Errorf("kept as %q: not what was there", kept)
			}
			info, err := os.Stat(path)
			if err != nil || !forMeAlone(info) {
				t.Errorf("mode %v, %v", info.Mode(), err)
			}
			s := open(t, path, Options{})
			if got := load(t, s).Text("hurt", "a", 0); got != "before" {
				t.Errorf("it says %q", got)
			}
			mustSave(t, s, text("a", "after"))
			mustClose(t, s)
			if said(t, from, "a") != "before" {
				t.Error("the copy was changed")
			}
			if name != "whole" {
				return
			}
			// And back again.
			mustRestore(t, path, kept)
			if got := said(t, path, "a"); got != "now" {
				t.Errorf("it says %q", got)
			}
		})
	}
}

// TestRestoredGoesOn saves into what was brought back, after each number of saves:
// bbolt takes turns with its two meta pages.
func TestRestoredGoesOn(t *testing.T) {
	for saves := range 4 {
		path := saved(t, text("a", "first"))
		s := open(t, path, Options{Now: clockBy(0)})
		for i := range saves {
			mustSave(t, s, text("a", fmt.Sprint(i)))
		}
		mustCopy(t, s)
		mustClose(t, s)
		mustRestore(t, path, copiesOf(t, path)[0].Path)
		for i := range 3 {
			s = open(t, path, Options{})
			load(t, s)
			mustSave(t, s, text("b", fmt.Sprint(i)))
			mustClose(t, s)
		}
		load(t, open(t, path, Options{}))
	}
}

func TestRestoreElsewhere(t *testing.T) {
	from := saved(t, text("a", "backup"))
	path := filepath.Join(t.TempDir(), "no", "folder", "workbook")
	if kept := mustRestore(t, path, from); kept != "" {
		t.Errorf("kept %q", kept)
	}
	load(t, open(t, path, Options{}))
}

// TestRestoreRefused: each leaves the workbook and its folder as they were.
func TestRestoreRefused(t *testing.T) {
	path, from := copied(t)
	rotten := filepath.Join(t.TempDir(), "rotten")
	if err := os.WriteFile(rotten, readAll(t, from)[:9000], 0o600); err != nil {
		t.Fatal(err)
	}
	before, names := readAll(t, path), strings.Join(listed(t, filepath.Dir(path)), " ")
	refused := func(what string, from string, kind fault.Kind) {
		t.Helper()
		_, err := Restore(path, from, Options{})
		if err == nil || !errors.Is(err, kind) {
			t.Errorf("%s: %v", what, err)
		}
		if err != nil {
			checkWording(t, err)
		}
		if !bytes.Equal(readAll(t, path), before) || strings.Join(listed(t, filepath.Dir(path)), " ") != names {
			t.Errorf("%s: something was changed", what)
		}
	}
	refused("damaged", rotten, fault.Damaged)
	if _, err := Restore(path, rotten, Options{}); !strings.Contains(err.Error(), "the workbook "+rotten+" is damaged") {
		t.Errorf("it is not said of %s: %v", rotten, err)
	}
	refused("missing", filepath.Join(t.TempDir(), "none"), fault.NotRestored)
	refused("itself", path, fault.NotRestored)
	refused("a newer one", editHeader(t, func(h *seal.Header) { h.Format = 3 }), fault.Newer)
	refused("a folder", t.TempDir(), fault.NotFile)
	s := open(t, path, Options{ReserveBytes: -1})
	refused("open", from, fault.InUse)
	mustClose(t, s)

	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Skip("a link doesn't say here that it is one")
	}
	if _, err := Restore(link, from, Options{}); !errors.Is(err, fault.NotFile) {
		t.Errorf("a link: %v", err)
	}
}

// TestRestoreKeepsLater: what was put there while the copy was fetched stays.
func TestRestoreKeepsLater(t *testing.T) {
	movesOpen(t)
	path, from := copied(t)
	other := saved(t, text("a", "another one's"))
	o := Options{OpenFile: func(name string, flag int, perm os.FileMode) (*os.File, error) {
		if strings.Contains(name, disk.DraftMark) {
			if err := os.Rename(other, path); err != nil {
				t.Fatal(err)
			}
		}
		return os.OpenFile(name, flag, perm)
	}}
	if _, err := Restore(path, from, o); !errors.Is(err, fault.Replaced) {
		t.Fatalf("Restore: %v", err)
	}
	if said(t, path, "a") != "another one's" {
		t.Error("it was written over")
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	other = saved(t, text("a", "another one's"))
	if _, err := Restore(path, from, o); !errors.Is(err, fault.Replaced) {
		t.Fatalf("Restore: %v", err)
	}
	if said(t, path, "a") != "another one's" {
		t.Error("it was written over")
	}
}

// TestRestoreCutShort: the second name of a file whose restore was cut short is no
// copy, and goes with the next restore.
func TestRestoreCutShort(t *testing.T) {
	movesOpen(t)
	path, from := copied(t)
	alias := path + ".before-restore-20260301T201504Z"
	if err := os.Link(path, alias); err != nil {
		t.Skip(err)
	}
	if list := copiesOf(t, path); len(list) != 1 || list[0].Path != from {
		t.Errorf("copies: %+v", list)
	}
	kept := mustRestore(t, path, from)
	if _, err := os.Lstat(alias); !errors.Is(err, fs.ErrNotExist) || kept == alias {
		t.Errorf("the alias is still there: %v", err)
	}
	list := copiesOf(t, path)
	if len(list) != 2 || list[0].Path != kept || !list[0].Before {
		t.Errorf("copies: %+v", list)
	}
}

// TestKeepWithoutLinks copies the present file, byte for byte.
func TestKeepWithoutLinks(t *testing.T) {
	path, from := copied(t)
	if err := os.Truncate(path, 9000); err != nil {
		t.Fatal(err)
	}
	was := readAll(t, path)
	r := &restoring{path: path, from: from, o: Options{}.usual()}
	if err := r.hold(); err != nil {
		t.Fatal(err)
	}
	defer r.letGo()
	kept, err := r.keepCopy()
	if err != nil || !bytes.Equal(readAll(t, kept), was) || !strings.HasPrefix(kept, path+beside.BeforeMark) {
		t.Errorf("kept as %q, %v", kept, err)
	}
}

func TestExamine(t *testing.T) {
	path, from := copied(t)
	before := readAll(t, path)
	if f := Examine(path, Options{}); !f.Whole() || f.Records != 1 || f.Versions != 1 || f.Before || f.Size != int64(len(before)) {
		t.Errorf("%+v", f)
	}
	flip(t, from, text("a", "").Key())
	if f := Examine(from, Options{}); f.Whole() || f.Err != nil || len(f.Report.Damaged) != 1 || !f.Made.Equal(clock.Truncate(time.Second)) {
		t.Errorf("%+v", f)
	}
	f := Examine(path, Options{})
	f.Report.Identify(nil)
	s := open(t, path, Options{})
	if f := Examine(path, Options{}); !errors.Is(f.Err, fault.InUse) {
		t.Errorf("open elsewhere: %+v", f)
	}
	mustClose(t, s)
	if f := Examine(filepath.Join(t.TempDir(), "none"), Options{}); !errors.Is(f.Err, fs.ErrNotExist) {
		t.Errorf("missing: %+v", f)
	}
	wrapped := seal.Slot{Kind: seal.SlotPassphrase, KDF: "argon2id", Memory: seal.MinMemory, Time: 3, Lanes: 4,
		Salt: make([]byte, 16), Wrapped: make([]byte, seal.WrappedSize)}
	sealed := editHeader(t, func(h *seal.Header) { h.Slots = []seal.Slot{wrapped} })
	if f := Examine(sealed, Options{}); !f.Sealed || f.Whole() || f.Err != nil || f.Records != 1 {
		t.Errorf("sealed: %+v", f)
	}
	if kept := mustRestore(t, path, sealed); kept == "" || !Examine(path, Options{}).Sealed {
		t.Error("a sealed copy can't be brought back")
	}
}

// TestCopiesUnderPassphrase: without it their pages are looked at, with it all of
// them, and it is asked for once.
func TestCopiesUnderPassphrase(t *testing.T) {
	asked := 0
	o := Options{Stretch: hashed, cost: least, Now: clockBy(time.Minute), Passphrase: func() ([]byte, error) {
		asked++
		return []byte("four words by chance"), nil
	}}
	s := open(t, saved(t, text("a", "words")), o)
	if err := s.SetPassphrase([]byte("four words by chance")); err != nil {
		t.Fatal(err)
	}
	mustSave(t, s, text("a", "more words"))
	other := open(t, saved(t, text("a", "another one's")), o)
	if err := other.SetPassphrase([]byte("another one's")); err != nil {
		t.Fatal(err)
	}
	mustClose(t, other)
	foreign := s.Path() + ".copy-20200101T000000Z"
	if err := os.Rename(other.Path(), foreign); err != nil {
		t.Fatal(err)
	}
	mustCopy(t, s)
	mustClose(t, s)
	if err := os.Remove(foreign); err != nil {
		t.Fatal("it is not this workbook's to remove:", err)
	}
	if asked > 0 {
		t.Fatal("it was asked for in the middle of a sitting")
	}
	list := copiesOf(t, s.Path())
	if len(list) != 2 || !list[0].Sealed || !list[1].Sealed || list[0].Whole() || list[0].Err != nil {
		t.Errorf("without it: %+v", list)
	}
	list, err := Copies(s.Path(), o)
	if err != nil || len(list) != 2 || !list[0].Whole() || !list[1].Whole() || asked != 1 {
		t.Errorf("with it, asked for %d times: %+v, %v", asked, list, err)
	}
	if c := Check(s.Path(), nil, o); !c.Whole() || asked != 2 {
		t.Errorf("check, asked for %d times: %+v", asked, c)
	}
	o.Passphrase = func() ([]byte, error) { return []byte("other words"), nil }
	if f := Examine(s.Path(), o); !errors.Is(f.Err, fault.WrongPassphrase) {
		t.Errorf("with a wrong one: %+v", f)
	}
}

// clockBy goes on by a step each time it is asked; copies and saves ask at once.
func clockBy(step time.Duration) func() time.Time {
	var asked atomic.Int64
	return func() time.Time { return clock.Add(time.Duration(asked.Add(1)) * step) }
}
