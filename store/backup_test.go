package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"groundwork/store/disk"
	"groundwork/store/fault"
)

func TestBackup(t *testing.T) {
	path := saved(t, everything()...)
	s := open(t, path, Options{})
	to := filepath.Join(t.TempDir(), "backup")
	f, err := s.Backup(to, false)
	if err != nil || !f.Whole() || f.Records != len(everything()) || f.Path != to {
		t.Fatalf("%+v, %v", f, err)
	}
	info, err := os.Stat(to)
	if err != nil || !forMeAlone(info) || info.Size() != f.Size {
		t.Errorf("mode %v, size %d, %v", info.Mode(), info.Size(), err)
	}
	first := readAll(t, to)
	mustSave(t, s, text("a", "later"))
	if _, err := s.Backup(to, false); !errors.Is(err, disk.ErrExists) || !bytes.Equal(readAll(t, to), first) {
		t.Errorf("a second backup: %v", err)
	}
	if _, err := s.Backup(to, true); err != nil || said(t, to, "a") != "later" {
		t.Errorf("replacing: %v", err)
	}
	if names := listed(t, filepath.Dir(to)); len(names) != 1 {
		t.Errorf("there is now %v", names)
	}
	load(t, open(t, to, Options{}))
}

func TestBackupRefused(t *testing.T) {
	path := saved(t, text("a", "b"))
	s := open(t, path, Options{})
	dir := t.TempDir()
	link, other := filepath.Join(dir, "link"), filepath.Join(dir, "other")
	if err := errors.Join(os.WriteFile(other, []byte("mine"), 0o600), os.Symlink(other, link)); err != nil {
		t.Fatal(err)
	}
	same := filepath.Join(dir, "same")
	if err := os.Link(path, same); err != nil {
		t.Fatal(err)
	}
	for _, to := range []string{path, same, link, dir, filepath.Join(dir, "no", "folder", "here")} {
		before := strings.Join(listed(t, dir), " ")
		_, err := s.Backup(to, true)
		if !errors.Is(err, fault.NotBackedUp) {
			t.Errorf("%s: %v", to, err)
			continue
		}
		checkWording(t, err)
		if strings.Join(listed(t, dir), " ") != before || string(readAll(t, other)) != "mine" {
			t.Errorf("%s: something was changed", to)
		}
	}
	mustSave(t, s, text("a", "still works"))
	if _, err := open(t, filepath.Join(t.TempDir(), "none"), Options{}).Backup(filepath.Join(dir, "b"), false); !errors.Is(err, fault.NotBackedUp) {
		t.Errorf("of nothing: %v", err)
	}
}

func TestBackupOfDamaged(t *testing.T) {
	path := saved(t, text("a", "damaged"), text("b", "whole"))
	flip(t, path, text("a", "").Key())
	to := filepath.Join(t.TempDir(), "backup")
	f, err := open(t, path, Options{}).Backup(to, false)
	if err != nil || f.Whole() || len(f.Report.Damaged) != 1 || said(t, to, "b") != "whole" {
		t.Errorf("%+v, %v", f, err)
	}
}

// TestBackupSweeps: what a killed backup left goes, and nothing like it.
func TestBackupSweeps(t *testing.T) {
	dir := t.TempDir()
	to := filepath.Join(dir, "b")
	for _, name := range []string{"b.new-" + disk.Token("b"), "b.new-version", "b.new-0123456789abcdeg", "c.new-0123456789abcdef"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := open(t, saved(t, text("a", "b")), Options{}).Backup(to, false); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(listed(t, dir), " "); got != "b b.new-0123456789abcdeg b.new-version c.new-0123456789abcdef" {
		t.Errorf("left: %s", got)
	}
}
