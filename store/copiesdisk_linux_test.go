package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"groundwork/content"
	"groundwork/store/archive"
	"groundwork/store/fault"
)

// smallDisk is a file system of its own with so much room, or skips the test.
func smallDisk(t *testing.T, size string) (folder string) {
	t.Helper()
	folder = t.TempDir()
	if err := unix.Mount("tmpfs", folder, "tmpfs", 0, "size="+size+",mode=0700"); err != nil {
		t.Skip("a file system can be mounted by root only:", err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(folder, unix.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return folder
}

// onDisk is a workbook of some size on that disk, which says "now" and has a copy
// that says "before", and an export of it elsewhere.
func onDisk(t *testing.T, folder string) (path, from, export string) {
	t.Helper()
	path = filepath.Join(folder, "workbook")
	s := open(t, path, Options{ReserveBytes: -1, Now: clockBy(0)})
	mustSave(t, s, text("a", "before"), text("long", strings.Repeat("words ", 20000)))
	mustCopy(t, s)
	mustSave(t, s, text("a", "now"))
	mustClose(t, s)
	return path, copiesOf(t, path)[0].Path, exportOf(t, path)
}

// fill leaves less room than a page.
func fill(t *testing.T, folder string) (file string) {
	t.Helper()
	file = filepath.Join(folder, "filling")
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for size := 1 << 16; size >= 512; size /= 2 {
		for err = nil; err == nil; {
			_, err = f.Write(make([]byte, size))
		}
	}
	if !errors.Is(err, unix.ENOSPC) {
		t.Fatal(err)
	}
	return file
}

func unchanged(t *testing.T, what, folder string, before map[string]string) {
	t.Helper()
	now := state(t, folder)
	if len(now) != len(before) {
		t.Errorf("%s: there is now %v", what, listed(t, folder))
	}
	for name, data := range before {
		if now[name] != data {
			t.Errorf("%s: %s was changed", what, name)
		}
	}
}

func wording(t *testing.T, what string, err error, full bool) {
	t.Helper()
	if fault.Hint(err) == "" || errors.Is(err, fault.ErrFull) != full {
		t.Errorf("%s: %v", what, err)
		return
	}
	checkWording(t, err)
	if full && !strings.Contains(fault.Hint(err), "room") {
		t.Errorf("%s: the hint is %q", what, fault.Hint(err))
	}
}

// TestFullDisk: nothing is lost, nothing half-made is left, and with room again
// everything works.
func TestFullDisk(t *testing.T) {
	folder := smallDisk(t, "2m")
	path, from, export := onDisk(t, folder)
	read, err := archive.Read(strings.NewReader(export))
	if err != nil {
		t.Fatal(err)
	}
	filling := fill(t, folder)
	before := state(t, folder)

	s := open(t, path, Options{ReserveBytes: -1})
	wording(t, "copy", s.TakeCopy(), true)
	unchanged(t, "copy", folder, before)
	_, err = s.Backup(filepath.Join(folder, "backup"), false)
	wording(t, "backup", err, true)
	unchanged(t, "backup", folder, before)
	mustClose(t, s)
	_, err = Restore(path, from, Options{})
	wording(t, "restore", err, true)
	unchanged(t, "restore", folder, before)
	s = open(t, filepath.Join(folder, "new"), Options{ReserveBytes: -1})
	wording(t, "import", s.Import(read), true)
	unchanged(t, "import", folder, before)
	if c := Check(path, nil, Options{}); !c.Whole() {
		t.Errorf("check: %+v", c)
	}

	if err := os.Remove(filling); err != nil {
		t.Fatal(err)
	}
	if err := s.Import(read); err != nil {
		t.Error("with room again:", err)
	}
	mustClose(t, s)
	mustRestore(t, path, from)
	if said(t, path, "a") != "before" {
		t.Error("it was not brought back")
	}
}

// TestReadOnlyDisk: all that only reads works, and the rest says why it can't.
func TestReadOnlyDisk(t *testing.T) {
	folder := smallDisk(t, "4m")
	path, from, export := onDisk(t, folder)
	s := open(t, path, Options{ReserveBytes: -1})
	mustSave(t, s, text("a", "later"))
	before := state(t, folder)
	// A disk with a file open for writing can't be made read-only, so the sitting is
	// over by then.
	mustClose(t, s)
	if err := unix.Mount("", folder, "", unix.MS_REMOUNT|unix.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	if c := Check(path, nil, Options{}); !c.Whole() || len(c.Beside) != 1 {
		t.Errorf("check: %+v", c)
	}
	_, err := Restore(path, from, Options{})
	wording(t, "restore", err, false)
	_, err = Restore(filepath.Join(folder, "none"), from, Options{})
	wording(t, "restore to nothing", err, false)
	_, err = Open(path, Options{})
	wording(t, "open", err, false)
	_, err = Open(filepath.Join(folder, "none"), Options{})
	wording(t, "begin", err, false)
	if _, err := archive.Read(strings.NewReader(export)); err != nil {
		t.Error(err)
	}
	elsewhere := open(t, saved(t, text("a", "b")), Options{})
	_, err = elsewhere.Backup(filepath.Join(folder, "backup"), false)
	wording(t, "backup", err, false)
	unchanged(t, "read-only", folder, before)

	// What lies on it can be brought back to another place.
	to := filepath.Join(t.TempDir(), "workbook")
	mustRestore(t, to, path)
	if got := said(t, to, "a"); got != "later" {
		t.Errorf("it says %q", got)
	}
}

// TestFullDiskWhileSaving fills the disk under an open workbook: what was saved is
// there, what wasn't is rescued elsewhere, and a restore needs no more than room.
func TestFullDiskWhileSaving(t *testing.T) {
	folder := smallDisk(t, "2m")
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	path, _, _ := onDisk(t, folder)
	s := open(t, path, Options{ReserveBytes: -1})
	filling := fill(t, folder)
	words := text("unsaved", strings.Repeat("words ", 30000))
	err := s.Save(content.Change{Put: []content.Record{words}})
	wording(t, "save", err, true)
	if _, err := s.Rescue(content.Change{Put: []content.Record{words}}); err != nil {
		t.Fatal(err)
	}
	mustClose(t, s)
	if err := os.Remove(filling); err != nil {
		t.Fatal(err)
	}
	s = open(t, path, Options{ReserveBytes: -1})
	w, report, err := s.Load()
	if err != nil || report.Rescued != 1 || w.Text("hurt", "a", 0) != "now" || !bytes.HasPrefix([]byte(w.Text("hurt", "unsaved", 0)), []byte("words")) {
		t.Errorf("%+v, %v", report, err)
	}
	mustCopy(t, s)
}

// TestFullDiskAndKeys changes the key where there is no room for a second file, and
// locks and leaves there: the workbook stays, and the words lie elsewhere.
func TestFullDiskAndKeys(t *testing.T) {
	folder := smallDisk(t, "3m")
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	path := filepath.Join(folder, "workbook")
	s := open(t, path, withPassphrase("one"))
	mustSave(t, s, text("a", "now"), text("b", "to be erased"), text("long", strings.Repeat("words ", 20000)))
	if err := s.SetPassphrase([]byte("one")); err != nil {
		t.Fatal(err)
	}
	filling := fill(t, folder)
	before := state(t, folder)
	for what, do := range map[string]func() error{
		"change": func() error { return s.ChangePassphrase([]byte("one"), []byte("two")) },
		"remove": func() error { return s.RemovePassphrase([]byte("one")) },
		"erase":  func() error { return s.Erase(text("b", "").Key()) },
		"recovery": func() error {
			_, err := s.NewRecoveryCode([]byte("one"))
			return err
		},
	} {
		err := do()
		wording(t, what, err, true)
		if KeyChanged(err) {
			t.Errorf("%s: it says the key was changed", what)
		}
		unchanged(t, what, folder, before)
	}
	if err := s.Lock(content.Change{Put: []content.Record{text("locked", "words")}}, nil); err != nil {
		t.Fatal(err)
	}
	mustClose(t, s)
	unchanged(t, "lock and leave", folder, before)
	if err := os.Remove(filling); err != nil {
		t.Fatal(err)
	}
	s = open(t, path, withPassphrase("one"))
	if w, report, err := s.Load(); err != nil || report.Rescued != 1 || w.Text("hurt", "locked", 0) != "words" || w.Text("hurt", "a", 0) != "now" {
		t.Errorf("Load: %v, %+v", err, report)
	}
	if err := s.ChangePassphrase([]byte("one"), []byte("two")); err != nil {
		t.Error("with room again:", err)
	}
}

// TestDiskTurnsReadOnly: a file system that finds a fault in itself lets nothing be
// written any more, while the workbook is open. A bind mount over the folder does
// the same to every name in it.
func TestDiskTurnsReadOnly(t *testing.T) {
	folder := smallDisk(t, "4m")
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	path := filepath.Join(folder, "workbook")
	s := open(t, path, withPassphrase("one"))
	mustSave(t, s, text("a", "now"))
	bind := func() error { return unix.Mount(folder, folder, "", unix.MS_BIND, "") }
	readOnly := func() error {
		return unix.Mount("", folder, "", unix.MS_BIND|unix.MS_REMOUNT|unix.MS_RDONLY, "")
	}
	if err := errors.Join(bind(), readOnly()); err != nil {
		t.Fatal(err)
	}
	err := s.SetPassphrase([]byte("one"))
	if !errors.Is(err, fault.NotRewritten) || KeyChanged(err) || s.HasPassphrase() {
		t.Errorf("SetPassphrase: %v", err)
	}
	wording(t, "copy", s.TakeCopy(), false)
	words := content.Change{Put: []content.Record{text("b", "words")}}
	where, err := s.Rescue(words)
	if err != nil || strings.HasPrefix(where.Path, folder) {
		t.Errorf("Rescue: %+v, %v", where, err)
	}
	mustClose(t, s)
	if err := unix.Unmount(folder, 0); err != nil {
		t.Fatal(err)
	}
	s = open(t, path, withPassphrase("one"))
	if w, report, err := s.Load(); err != nil || report.Rescued != 1 || w.Text("hurt", "a", 0) != "now" || w.Text("hurt", "b", 0) != "words" {
		t.Errorf("Load: %v, %+v", err, report)
	}
}
