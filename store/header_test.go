package store

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"groundwork/content"
	"groundwork/store/buckets"
	"groundwork/store/fault"
	"groundwork/store/seal"
)

// forge changes a file's header behind the program's back, as somebody can who has the
// file and not its key.
func forge(t *testing.T, path string, change func(*seal.Header)) {
	t.Helper()
	edit(t, path, func(tx *bbolt.Tx) error {
		b := tx.Bucket([]byte(buckets.Head))
		h, err := seal.DecodeHeader(b.Get([]byte(buckets.HeaderName)))
		if err != nil {
			return err
		}
		change(h)
		for i := range h.Slots {
			h.Slots[i].Raw = nil
		}
		data, err := h.Encode()
		if err != nil {
			return err
		}
		return b.Put([]byte(buckets.HeaderName), data)
	})
}

// lockedUp is a workbook with a passphrase and a recovery code.
func lockedUp(t *testing.T) (path, code string) {
	t.Helper()
	path = saved(t, text("a", "words"))
	s := open(t, path, withPassphrase("one"))
	if err := s.SetPassphrase([]byte("one")); err != nil {
		t.Fatal(err)
	}
	code, err := s.NewRecoveryCode([]byte("one"))
	if err != nil {
		t.Fatal(err)
	}
	mustSave(t, s, text("a", "more words"))
	mustClose(t, s)
	return path, code
}

// TestForgedHeader: a header that is not the one the program wrote is refused, says
// what is different, and leaves the file as it was: also in a copy that is to be
// brought back.
func TestForgedHeader(t *testing.T) {
	dropped := func(kind string) func(*seal.Header) {
		return func(h *seal.Header) {
			h.Slots = slices.DeleteFunc(h.Slots, func(s seal.Slot) bool { return s.Kind == kind })
		}
	}
	forged, err := seal.NewKeyring()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		change func(*seal.Header)
		code   bool
		says   string
	}{
		"open added": {func(h *seal.Header) { h.Slots = append(h.Slots, seal.Slot{Kind: seal.SlotOpen, Key: forged.Data[:]}) }, false, "open way"},
		"open first": {func(h *seal.Header) {
			h.Slots = slices.Insert(h.Slots, 0, seal.Slot{Kind: seal.SlotOpen, Key: forged.Data[:]})
		}, false, "open way"},
		"open alone":         {func(h *seal.Header) { h.Slots = []seal.Slot{{Kind: seal.SlotOpen, Key: forged.Data[:]}} }, false, "opens nothing"},
		"recovery stripped":  {dropped(seal.SlotRecovery), false, "recovery code is missing"},
		"passphrase missing": {dropped(seal.SlotPassphrase), true, "passphrase is missing"},
		"costs":              {func(h *seal.Header) { h.Slots[0].Time++ }, true, "cost of a guess"},
		"salt":               {func(h *seal.Header) { h.Slots[0].Salt[0] ^= 1 }, true, "passphrase was changed"},
		"format":             {func(h *seal.Header) { h.Format = 1 }, false, "format"},
		"a second one":       {func(h *seal.Header) { h.Slots = append(h.Slots, h.Slots[0]) }, false, "twice"},
	} {
		t.Run(name, func(t *testing.T) {
			path, code := lockedUp(t)
			forge(t, path, c.change)
			before := readAll(t, path)
			typed := "one"
			if c.code {
				typed = code
			}
			for what, try := range map[string]func() error{
				"Open": func() error {
					s, err := Open(path, withPassphrase(typed))
					if err == nil {
						s.Close()
					}
					return err
				},
				"Examine": func() error { return Examine(path, withPassphrase(typed)).Err },
			} {
				err := try()
				if !fault.Is(err, fault.Changed, fault.Damaged) || !strings.Contains(err.Error(), c.says) {
					t.Errorf("%s: %v", what, err)
					continue
				}
				checkWording(t, err)
			}
			if string(readAll(t, path)) != string(before) {
				t.Error("the file was changed")
			}
		})
	}
}

// TestCostsAreCapped: no header makes the program work for a minute before it can tell
// that a passphrase is wrong.
func TestCostsAreCapped(t *testing.T) {
	for name, change := range map[string]func(*seal.Slot){
		"memory": func(s *seal.Slot) { s.Memory = 4 << 20 },
		"time":   func(s *seal.Slot) { s.Time = 64 },
		"both":   func(s *seal.Slot) { s.Memory, s.Time = 1<<20, 16 },
	} {
		path, _ := lockedUp(t)
		forge(t, path, func(h *seal.Header) { change(&h.Slots[0]) })
		// Had it been derived, the header would be a changed one.
		if _, err := Open(path, withPassphrase("one")); !errors.Is(err, fault.Damaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestRescueIsTakenOnce: a rescue file that comes back after it was taken in undoes
// nothing that was written since.
func TestRescueIsTakenOnce(t *testing.T) {
	ownCache(t)
	path := saved(t, text("a", "before"))
	s := open(t, path, withPassphrase("one"))
	rescue, err := s.Rescue(content.Change{Put: []content.Record{text("b", "rescued")}, Delete: []content.Key{text("a", "").Key()}})
	if err != nil {
		t.Fatal(err)
	}
	data := readAll(t, rescue.Path)
	mustClose(t, s)
	s = open(t, path, withPassphrase("one"))
	if _, report, err := s.Load(); err != nil || report.Rescued != 1 {
		t.Fatalf("%+v, %v", report, err)
	}
	if err := s.Save(content.Change{Delete: []content.Key{text("b", "").Key()}, Put: []content.Record{text("a", "after")}}); err != nil {
		t.Fatal(err)
	}
	mustClose(t, s)
	if err := os.WriteFile(rescue.Path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	s = open(t, path, withPassphrase("one"))
	w, report, err := s.Load()
	if err != nil || report.Rescued != 0 || len(report.RescueFailed) > 0 || w.Text("hurt", "a", 0) != "after" || w.Text("hurt", "b", 0) != "" {
		t.Errorf("%+v, %v: a says %q, b says %q", report, err, w.Text("hurt", "a", 0), w.Text("hurt", "b", 0))
	}
	if _, err := os.Stat(rescue.Path); err == nil {
		t.Error("it is still there")
	}
}

// TestFormat1 reads the files of the format before, and makes them of the present one
// with the first save.
func TestFormat1(t *testing.T) {
	ownCache(t)
	code := strings.TrimSpace(string(readAll(t, filepath.Join("testdata", "format1", "code"))))
	for _, typed := range []string{"four words by chance", code} {
		path := filepath.Join(t.TempDir(), "locked")
		for _, name := range []string{"locked", "locked.rescue-1"} {
			if err := os.WriteFile(filepath.Join(filepath.Dir(path), name), readAll(t, filepath.Join("testdata", "format1", name)), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if f := Examine(path, withArgon2id(typed)); !f.Whole() || f.Records != 1 {
			t.Fatalf("Examine: %+v", f)
		}
		s := open(t, path, withArgon2id(typed))
		if s.head.Format != 1 {
			t.Fatalf("format %d", s.head.Format)
		}
		w, report, err := s.Load()
		if err != nil || report.Rescued != 1 || w.Text("hurt", "a", 0) != "second words" || w.Text("hurt", "b", 0) != "rescued words" {
			t.Fatalf("%+v, %v", report, err)
		}
		mustSave(t, s, text("c", "the first save"))
		mustClose(t, s)
		s = open(t, path, withArgon2id("four words by chance"))
		load(t, s)
		if s.head.Format != seal.FormatNumber || s.manifest.Head == nil {
			t.Errorf("format %d", s.head.Format)
		}
		mustClose(t, s)
		forge(t, path, func(h *seal.Header) { h.Format = 1 })
		if _, err := Open(path, withArgon2id(typed)); !errors.Is(err, fault.Changed) {
			t.Errorf("set back: %v", err)
		}
	}
	path := filepath.Join(t.TempDir(), "open")
	if err := os.WriteFile(path, readAll(t, filepath.Join("testdata", "format1", "open")), 0o600); err != nil {
		t.Fatal(err)
	}
	s, w := reopened(t, path, "")
	for _, want := range everything() {
		switch r := want.(type) {
		case content.Answer:
			if r.Question == "a-date" {
				r.Value = content.Date{Year: 2026, Month: 2, Day: 31} // what is in a file is kept, also where no import would take it
			}
			want = r
		case content.Entry:
			r.Rest = content.Rest{} // nothing could rest yet
			want = r
		case content.RatingSet:
			r.On = time.Time{} // they had no day of their own yet
			want = r
		case content.Note:
			r.Rest = content.Rest{}
			want = r
		case content.Visit:
			r.ByWay, r.Offer = false, ""
			want = r
		case content.Profile:
			r.Own = false
			want = r
		case content.Place:
			r.Left, r.Aside, r.Spots = time.Time{}, content.Spot{}, maps.Clone(r.Spots) // neither these nor the way was kept yet
			for id, spot := range r.Spots {
				spot.Way = false
				r.Spots[id] = spot
			}
			want = r
		}
		if r, ok := w.Record(want.Key()); !ok || !sameRecord(r, want) {
			t.Errorf("%s has changed", want.Key())
		}
	}
	if v, err := s.Versions(text("a", "").Key()); err != nil || len(v) != 1 {
		t.Errorf("%d versions, %v", len(v), err)
	}
	if err := s.SetPassphrase([]byte("one")); err != nil {
		t.Fatal(err)
	}
	mustClose(t, s)
	reopened(t, path, "one")
}
