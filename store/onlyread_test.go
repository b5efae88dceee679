//go:build unix

package store

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"groundwork/content"
	"groundwork/store/beside"
	"groundwork/store/fault"
)

// onlyRead opens files as a medium does that can't be written.
func onlyRead(name string, flag int, perm os.FileMode) (*os.File, error) {
	if flag&(os.O_WRONLY|os.O_RDWR|os.O_CREATE) != 0 {
		return nil, &os.PathError{Op: "open", Path: name, Err: syscall.EROFS}
	}
	return os.OpenFile(name, flag, perm)
}

// TestOnlyRead reads a workbook from where nothing can be written: its records, its
// versions and what was rescued beside it.
func TestOnlyRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workbook")
	s := open(t, path, Options{})
	mustSave(t, s, text("a", "first"))
	mustSave(t, s, text("a", "second"))
	s.freeze(syscall.EIO)
	if _, err := s.Rescue(content.Change{Put: []content.Record{text("b", "rescued")}}); err != nil {
		t.Fatal(err)
	}
	mustClose(t, s)
	before := readAll(t, path)
	rescues := beside.Rescues(path)

	o := Options{OpenFile: onlyRead}
	if _, err := Open(path, o); !errors.Is(err, fault.ReadOnly) {
		t.Fatalf("opened to be written: %v", err)
	}
	s, err := OpenToRead(path, o)
	if err != nil {
		t.Fatal(err)
	}
	w, report, err := s.Load()
	if err != nil || w.Len() != 2 || len(report.RescueFailed) != 1 {
		t.Errorf("%d records, %+v, %v", w.Len(), report, err)
	}
	if err := s.Save(content.Change{Put: []content.Record{text("c", "more")}}); err == nil {
		t.Error("saved")
	}
	other := filepath.Join(t.TempDir(), "other")
	if _, err := s.Backup(other, false); err == nil { // its own files are opened in the same way
		t.Error("a backup was made where nothing can be written")
	}
	mustClose(t, s)
	if string(readAll(t, path)) != string(before) || len(rescues) != 1 || len(beside.Rescues(path)) != 1 {
		t.Error("something was changed")
	}
}

// TestBackupOfOnlyRead makes a backup elsewhere of what can't be written.
func TestBackupOfOnlyRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workbook")
	s := open(t, path, Options{})
	mustSave(t, s, text("a", "first"))
	mustClose(t, s)
	s, err := OpenToRead(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	found, err := s.Backup(filepath.Join(t.TempDir(), "other"), false)
	if err != nil || !found.Whole() || found.Records != 1 {
		t.Errorf("%+v, %v", found, err)
	}
	mustClose(t, s)
}
