package store

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"groundwork/content"
	"groundwork/store/fault"
)

// lockable is a workbook with a passphrase, in the middle of a sitting.
func lockable(t *testing.T) *Safe {
	t.Helper()
	ownCache(t)
	s := open(t, filepath.Join(t.TempDir(), "workbook"), withPassphrase("one"))
	if err := s.SetPassphrase([]byte("one")); err != nil {
		t.Fatal(err)
	}
	mustSave(t, s, text("a", "saved"), text("long", strings.Repeat("words ", 50)))
	return s
}

func TestLock(t *testing.T) {
	s := lockable(t)
	keys := s.keys
	peak := s.touched[text("long", "").Key()].peak
	unsaved := content.Change{Put: []content.Record{text("a", canaryWords)}, Delete: []content.Key{text("long", "").Key()}}
	if err := s.Lock(unsaved, []byte("a page")); err != nil {
		t.Fatal(err)
	}
	if !s.Locked() || s.keys != nil || len(s.touched) > 0 {
		t.Error("not locked")
	}
	if keys.Data != [32]byte{} {
		t.Error("the keys are still there")
	}
	if bytes.Contains(peak, []byte("words")) || bytes.Contains(s.locked.sealed, []byte(canaryWords)) {
		t.Error("words are still there")
	}
	k := text("a", "").Key()
	for name, do := range map[string]func() error{
		"Save":               func() error { return s.Save(unsaved) },
		"Save nothing":       func() error { return s.Save(content.Change{}) },
		"Rescue":             func() error { _, err := s.Rescue(unsaved); return err },
		"Load":               func() error { _, _, err := s.Load(); return err },
		"Versions":           func() error { _, err := s.Versions(k); return err },
		"Keys":               func() error { _, err := s.Keys(); return err },
		"Erase":              func() error { return s.Erase(k) },
		"TakeCopy":           s.TakeCopy,
		"ChangePassphrase":   func() error { return s.ChangePassphrase([]byte("one"), []byte("two")) },
		"RemovePassphrase":   func() error { return s.RemovePassphrase([]byte("one")) },
		"NewRecoveryCode":    func() error { _, err := s.NewRecoveryCode([]byte("one")); return err },
		"Lock with a change": func() error { return s.Lock(unsaved, nil) },
	} {
		if err := do(); !errors.Is(err, fault.Locked) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := s.Lock(content.Change{}, nil); err != nil {
		t.Errorf("Lock again: %v", err)
	}
	if !s.HasPassphrase() {
		t.Error("HasPassphrase says no")
	}
	if _, err := Open(s.Path(), Options{Timeout: 1}); !errors.Is(err, fault.InUse) {
		t.Errorf("another window: %v", err)
	}
	if _, err := s.Unlock([]byte("two")); !errors.Is(err, fault.WrongPassphrase) || !s.Locked() {
		t.Fatalf("Unlock: %v", err)
	}
	back, err := s.Unlock([]byte("one"))
	if err != nil || !back.Report.OK() || s.Locked() {
		t.Fatalf("Unlock: %v, %+v", err, back.Report)
	}
	change := back.Unsaved
	if back.Workbook.Text("hurt", "a", 0) != "saved" || string(back.Place) != "a page" || len(change.Put) != 1 || !sameRecord(change.Put[0], unsaved.Put[0]) ||
		len(change.Delete) != 1 || change.Delete[0] != unsaved.Delete[0] {
		t.Errorf("Unlock: %+v", change)
	}
	if err := s.Save(change); err != nil {
		t.Fatal(err)
	}
	if err := s.Lock(content.Change{}, nil); err != nil {
		t.Fatal(err)
	}
	back, err = s.Unlock([]byte("one"))
	if err != nil || !back.Unsaved.Empty() || back.Workbook.Text("hurt", "a", 0) != canaryWords || back.Workbook.Len() != 1 {
		t.Errorf("Unlock: %v, %+v", err, back.Unsaved)
	}
	mustClose(t, s)
	if names := listed(t, filepath.Dir(s.Path())); len(names) != 2 { // the workbook and its copy
		t.Errorf("left: %q", names)
	}
}

// TestUnlockChecks: what could not be locked may have a lock on the screen all the same, which
// only the passphrase and the code open.
func TestUnlockChecks(t *testing.T) {
	s := lockable(t)
	code, err := s.NewRecoveryCode([]byte("one"))
	if err != nil {
		t.Fatal(err)
	}
	huge := strings.Repeat("a", 33<<20)
	if err := s.Lock(content.Change{Put: []content.Record{text("b", huge), text("c", huge)}}, nil); err == nil || s.Locked() {
		t.Fatalf("what is larger than can be sealed is locked: %v", err)
	}
	for _, wrong := range []string{"", "two"} {
		if back, err := s.Unlock([]byte(wrong)); !errors.Is(err, fault.WrongPassphrase) || back.Workbook != nil {
			t.Errorf("with %q: %v", wrong, err)
		}
	}
	for _, right := range []string{"one", code} {
		back, err := s.Unlock([]byte(right))
		if err != nil || back.Workbook.Text("hurt", "a", 0) != "saved" {
			t.Errorf("with %q: %v", right, err)
		}
	}
	mustSave(t, s, text("a", "and on"))
}

func TestLockWithoutPassphrase(t *testing.T) {
	for name, s := range map[string]*Safe{
		"a file":    open(t, saved(t, text("a", "1")), Options{}),
		"no file":   open(t, filepath.Join(t.TempDir(), "workbook"), Options{}),
		"in memory": open(t, "", Options{MemoryOnly: true}),
	} {
		if err := s.Lock(content.Change{}, nil); !errors.Is(err, ErrNoPassphrase) || s.Locked() {
			t.Errorf("%s: %v", name, err)
		}
		if err := s.Save(content.Change{Put: []content.Record{text("a", "2")}}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestLockAndLeave closes a locked workbook. The words it was locked with are taken
// in at the next opening.
func TestLockAndLeave(t *testing.T) {
	s := lockable(t)
	if err := s.Lock(content.Change{Put: []content.Record{text("a", canaryWords)}}, nil); err != nil {
		t.Fatal(err)
	}
	mustClose(t, s)
	for _, name := range listed(t, filepath.Dir(s.Path())) {
		if bytes.Contains(readAll(t, filepath.Join(filepath.Dir(s.Path()), name)), []byte(canaryWords)) {
			t.Errorf("%s holds the words in the clear", name)
		}
	}
	if _, err := s.Unlock([]byte("one")); !errors.Is(err, ErrClosed) {
		t.Errorf("Unlock: %v", err)
	}
	s = open(t, s.Path(), withPassphrase("one"))
	w, report, err := s.Load()
	if err != nil || report.Rescued != 1 || w.Text("hurt", "a", 0) != canaryWords {
		t.Errorf("Load: %v, %+v", err, report)
	}
}

// TestLockAfterFailure locks when nothing can be written any more.
func TestLockAfterFailure(t *testing.T) {
	s := lockable(t)
	if _, err := s.Rescue(content.Change{Put: []content.Record{text("first", "rescued")}}); err != nil {
		t.Fatal(err)
	}
	s.freeze(fault.ErrFull)
	if err := s.Lock(content.Change{Put: []content.Record{text("a", "unsaved")}}, nil); err != nil {
		t.Fatal(err)
	}
	if !s.rescuing.Empty() {
		t.Error("rescued words are still there")
	}
	back, err := s.Unlock([]byte("one"))
	change := back.Unsaved
	if err != nil || len(change.Put) != 1 {
		t.Fatalf("Unlock: %v, %+v", err, change)
	}
	if err := s.Save(change); !errors.Is(err, fault.Frozen) {
		t.Errorf("Save: %v", err)
	}
	if _, err := s.Rescue(change); err != nil {
		t.Fatal(err)
	}
	mustClose(t, s)
	s = open(t, s.Path(), withPassphrase("one"))
	w, report, err := s.Load()
	if err != nil || w.Text("hurt", "a", 0) != "unsaved" || w.Text("hurt", "first", 0) != "rescued" {
		t.Errorf("Load: %v, %+v", err, report)
	}
}

// TestRescueOutgrown rescues something, saves over it, and rescues something else.
// The second rescue file must not put back the first words.
func TestRescueOutgrown(t *testing.T) {
	ownCache(t)
	for _, taken := range []bool{false, true} {
		path := saved(t, text("a", "first"), text("b", "first"))
		s := open(t, path, Options{})
		if _, err := s.Rescue(content.Change{Put: []content.Record{text("a", "rescued")}, Delete: []content.Key{text("b", "").Key()}}); err != nil {
			t.Fatal(err)
		}
		if taken {
			if _, _, err := s.Load(); err != nil {
				t.Fatal(err)
			}
		}
		mustSave(t, s, text("a", "saved"), text("b", "saved"))
		if _, err := s.Rescue(content.Change{Put: []content.Record{text("c", "rescued")}}); err != nil {
			t.Fatal(err)
		}
		mustClose(t, s)
		w, _, err := open(t, path, Options{}).Load()
		if err != nil || w.Text("hurt", "a", 0) != "saved" || w.Text("hurt", "b", 0) != "saved" || w.Text("hurt", "c", 0) != "rescued" {
			t.Errorf("taken in between: %t: %v, %q %q %q", taken, err, w.Text("hurt", "a", 0), w.Text("hurt", "b", 0), w.Text("hurt", "c", 0))
		}
	}
}
