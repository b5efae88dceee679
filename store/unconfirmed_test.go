package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"groundwork/content"
	"groundwork/store/disk"
	"groundwork/store/fault"
)

var errDisk = errors.New("the disk hums")

// unconfirmed is a workbook with a passphrase, or without, whose disk fails after the next
// rename.
func unconfirmed(t *testing.T, passphrase string) *Safe {
	t.Helper()
	if !disk.RenamesOpen {
		t.Skip("folders aren't synced here")
	}
	ownCache(t)
	s := open(t, filepath.Join(t.TempDir(), "workbook"), withPassphrase("one"))
	mustSave(t, s, text("canary", "words"), text("other", "words"))
	if passphrase != "" {
		if err := s.SetPassphrase([]byte(passphrase)); err != nil {
			t.Fatal(err)
		}
	}
	s.o.SyncFolder = func(string) error { return errDisk }
	return s
}

// wantUnconfirmed checks that err says that the change is made, perhaps not for good, and
// that words are still rescued.
func wantUnconfirmed(t *testing.T, s *Safe, err error, says string) {
	t.Helper()
	if !errors.Is(err, fault.Unconfirmed) || !errors.Is(err, errDisk) || !KeyChanged(err) {
		t.Fatalf("it returns %v", err)
	}
	checkWording(t, err)
	if !strings.Contains(err.Error(), says) {
		t.Errorf("it says %q", err)
	}
	words := content.Change{Put: []content.Record{text("later", "words")}}
	if err := s.Save(words); !errors.Is(err, fault.Frozen) {
		t.Errorf("a save after it: %v", err)
	}
	if _, err := s.Rescue(words); err != nil {
		t.Error(err)
	}
	mustClose(t, s)
}

// withRescued opens the workbook and takes in what was rescued.
func withRescued(t *testing.T, path, words string) *content.Workbook {
	t.Helper()
	s, err := Open(path, withPassphrase(words))
	if err != nil {
		t.Fatalf("Open with %q: %v", words, err)
	}
	t.Cleanup(func() { s.Close() })
	w, report, err := s.Load()
	if err != nil || report.Rescued != 1 || w.Text("hurt", "later", 0) != "words" {
		t.Errorf("Load: %v, %d rescue files taken in", err, report.Rescued)
	}
	return w
}

// TestRekeyUnconfirmed: a change of the key that was made is not said to be none where only the
// folder could not be synced after the rename. A code that opens the workbook is given out.
func TestRekeyUnconfirmed(t *testing.T) {
	t.Run("set", func(t *testing.T) {
		s := unconfirmed(t, "")
		wantUnconfirmed(t, s, s.SetPassphrase([]byte("one")), "this passphrase opens the workbook now")
		wantWrong(t, s.Path(), "two")
		withRescued(t, s.Path(), "one")
	})
	t.Run("set first of all", func(t *testing.T) {
		ownCache(t)
		s := open(t, filepath.Join(t.TempDir(), "workbook"), withPassphrase("one"))
		s.o.SyncFolder = func(string) error { return errDisk }
		wantUnconfirmed(t, s, s.SetPassphrase([]byte("one")), "this passphrase opens the workbook now")
		withRescued(t, s.Path(), "one")
	})
	t.Run("change", func(t *testing.T) {
		s := unconfirmed(t, "one")
		wantUnconfirmed(t, s, s.ChangePassphrase([]byte("one"), []byte("two")), "keep both")
		wantWrong(t, s.Path(), "one")
		withRescued(t, s.Path(), "two")
	})
	t.Run("remove", func(t *testing.T) {
		s := unconfirmed(t, "one")
		wantUnconfirmed(t, s, s.RemovePassphrase([]byte("one")), "has no passphrase now")
		withRescued(t, s.Path(), "")
	})
	t.Run("recovery", func(t *testing.T) {
		s := unconfirmed(t, "one")
		code, err := s.NewRecoveryCode([]byte("one"))
		wantUnconfirmed(t, s, err, "this code opens the workbook now")
		withRescued(t, s.Path(), code)
	})
	t.Run("erase", func(t *testing.T) {
		s := unconfirmed(t, "one")
		wantUnconfirmed(t, s, s.Erase(text("canary", "").Key()), "it is erased")
		if w := withRescued(t, s.Path(), "one"); w.Text("hurt", "canary", 0) != "" || w.Text("hurt", "other", 0) == "" {
			t.Error("it isn't so")
		}
	})
}

// TestRekeyNotOpenedAgain is the same where a file can't be renamed while it is open, and can't
// be opened after that.
func TestRekeyNotOpenedAgain(t *testing.T) {
	if disk.RenamesOpen {
		t.Skip("nothing is closed to be renamed here")
	}
	ownCache(t)
	s := open(t, filepath.Join(t.TempDir(), "workbook"), withPassphrase("one"))
	mustSave(t, s, text("canary", "words"))
	if err := s.SetPassphrase([]byte("one")); err != nil {
		t.Fatal(err)
	}
	s.o.OpenFile = func(name string, flag int, perm fs.FileMode) (*os.File, error) {
		if name == s.Path() {
			return nil, errDisk
		}
		return os.OpenFile(name, flag, perm)
	}
	code, err := s.NewRecoveryCode([]byte("one"))
	wantUnconfirmed(t, s, err, "this code opens the workbook now")
	withRescued(t, s.Path(), code)
}
