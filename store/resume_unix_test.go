//go:build unix

package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"groundwork/content"
	"groundwork/store/disk"
	"groundwork/store/fault"
)

// handOver does what another process gets when this one is replaced by it, and closes
// what that leaves nothing of.
func handOver(t *testing.T, s *Safe, o Options) *Safe {
	t.Helper()
	var h HandedOver
	err := s.HandOver(func(got HandedOver) error {
		fd, err := syscall.Dup(int(got.File.Fd()))
		if err != nil {
			return err
		}
		h = HandedOver{got.Path, os.NewFile(uintptr(fd), s.path), bytes.Clone(got.Sealed), got.Words}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	next := Resume(o, h)
	t.Cleanup(func() { _ = next.Close() })
	s.locked.words = false
	_ = s.db.Close() // gives the lock back, which the copy of the handle has too
	if ok, err := disk.Lock(next.file, 0); !ok || err != nil {
		t.Fatalf("the lock: %t %v", ok, err)
	}
	return next
}

func TestResume(t *testing.T) {
	s := lockable(t)
	unsaved := content.Change{Put: []content.Record{text("a", canaryWords)}}
	if err := s.HandOver(func(HandedOver) error { return nil }); !errors.Is(err, ErrNotLocked) {
		t.Errorf("HandOver of what is open: %v", err)
	}
	if err := s.Lock(unsaved, []byte("a page")); err != nil {
		t.Fatal(err)
	}
	next := handOver(t, s, s.o)
	if !next.Locked() || !next.HasPassphrase() || next.HasRecoveryCode() || next.CheapPassphrase() {
		t.Error("it is not locked")
	}
	for name, do := range map[string]func() error{
		"Save":     func() error { return next.Save(unsaved) },
		"Rescue":   func() error { _, err := next.Rescue(unsaved); return err },
		"Load":     func() error { _, _, err := next.Load(); return err },
		"TakeCopy": next.TakeCopy,
		"Erase":    func() error { return next.Erase(text("a", "").Key()) },
	} {
		if err := do(); !errors.Is(err, fault.Locked) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Open(s.Path(), Options{Timeout: 1}); !errors.Is(err, fault.InUse) {
		t.Errorf("another window: %v", err)
	}
	for range 2 {
		if _, err := next.Unlock([]byte("two")); !errors.Is(err, fault.WrongPassphrase) || !next.Locked() {
			t.Fatalf("Unlock: %v", err)
		}
	}
	back, err := next.Unlock([]byte("one"))
	if err != nil || !back.Report.OK() || next.Locked() {
		t.Fatalf("Unlock: %v, %+v", err, back.Report)
	}
	if back.Workbook.Text("hurt", "a", 0) != "saved" || string(back.Place) != "a page" || len(back.Unsaved.Put) != 1 || !sameRecord(back.Unsaved.Put[0], unsaved.Put[0]) {
		t.Errorf("Unlock: %+v", back)
	}
	if err := next.Save(back.Unsaved); err != nil {
		t.Fatal(err)
	}
	if err := next.Lock(content.Change{}, nil); err != nil {
		t.Fatal(err)
	}
	mustClose(t, next)
	w, report, err := open(t, s.Path(), withPassphrase("one")).Load()
	if err != nil || !report.OK() || report.Rescued > 0 || w.Text("hurt", "a", 0) != canaryWords {
		t.Errorf("Load: %v, %+v", err, report)
	}
}

// TestResumeAndLeave closes what was handed over without unlocking it.
func TestResumeAndLeave(t *testing.T) {
	for name, unsaved := range map[string]content.Change{
		"with words": {Put: []content.Record{text("a", canaryWords)}},
		"without":    {},
	} {
		t.Run(name, func(t *testing.T) {
			s := lockable(t)
			if err := s.Lock(unsaved, []byte("a page")); err != nil {
				t.Fatal(err)
			}
			next := handOver(t, s, s.o)
			mustClose(t, next)
			rescues := 0
			for _, name := range listed(t, filepath.Dir(s.Path())) {
				if strings.Contains(name, ".rescue-") {
					rescues++
				}
				if bytes.Contains(readAll(t, filepath.Join(filepath.Dir(s.Path()), name)), []byte(canaryWords)) {
					t.Errorf("%s holds the words in the clear", name)
				}
			}
			if rescues != len(unsaved.Put) {
				t.Errorf("%d rescue files", rescues)
			}
			w, report, err := open(t, s.Path(), withPassphrase("one")).Load()
			if err != nil || report.Rescued != len(unsaved.Put) || !unsaved.Empty() && w.Text("hurt", "a", 0) != canaryWords {
				t.Errorf("Load: %v, %+v", err, report)
			}
		})
	}
}

// TestResumeWhatIsGone unlocks where the file can't be read, and once more when it can.
func TestResumeWhatIsGone(t *testing.T) {
	s := lockable(t)
	if err := s.Lock(content.Change{Put: []content.Record{text("a", canaryWords)}}, nil); err != nil {
		t.Fatal(err)
	}
	next := handOver(t, s, s.o)
	_ = next.file.Close() // the stick was pulled out
	away := s.path + " away"
	if err := os.Rename(s.path, away); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := next.Unlock([]byte("one")); err == nil || !next.Locked() {
			t.Fatalf("Unlock: %v", err)
		}
	}
	if err := os.Rename(away, s.path); err != nil {
		t.Fatal(err)
	}
	back, err := next.Unlock([]byte("one"))
	if err != nil || len(back.Unsaved.Put) != 1 || back.Workbook.Text("hurt", "a", 0) != "saved" {
		t.Errorf("Unlock: %v, %+v", err, back)
	}
}

// TestResumeWhatWasReplaced puts another file in the workbook's place while it is
// locked. The one that was open stays the one that is shown, and nothing is written
// over the other.
func TestResumeWhatWasReplaced(t *testing.T) {
	s := lockable(t)
	if err := s.Lock(content.Change{}, nil); err != nil {
		t.Fatal(err)
	}
	next := handOver(t, s, s.o)
	if err := os.Rename(s.path, s.path+" away"); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(s.path, []byte("somebody else's"), 0o600); err != nil {
		t.Fatal(err)
	}
	back, err := next.Unlock([]byte("one"))
	if err != nil || back.Workbook.Text("hurt", "a", 0) != "saved" {
		t.Fatalf("Unlock: %v", err)
	}
	if err := next.Save(content.Change{Put: []content.Record{text("a", "more")}}); !errors.Is(err, fault.Replaced) {
		t.Errorf("Save: %v", err)
	}
	if got := readAll(t, s.path); string(got) != "somebody else's" {
		t.Errorf("the other file is %q", got)
	}
}
