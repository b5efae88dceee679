package store

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"groundwork/store/beside"
	"groundwork/store/buckets"

	"go.etcd.io/bbolt"
)

// TestClearingUpGoesOn: a change of the key that is killed when it has deleted nothing
// yet is finished by the next opening, also of what no opening would take by itself.
func TestClearingUpGoesOn(t *testing.T) {
	s := littered(t, withPassphrase("one"))
	path, folder, old := s.Path(), filepath.Dir(s.Path()), s.keys.Data
	left := state(t, folder)
	delete(left, filepath.Base(path))
	whole := readAll(t, path)
	left["workbook.copy-20260101T000000Z"] = string(whole[:len(whole)-4096])
	if err := s.SetPassphrase([]byte("one")); err != nil {
		t.Fatal(err)
	}
	w := s.newWriter()
	if err := s.commit(w, func(tx *bbolt.Tx) error { // as the file is before anything is deleted
		if err := w.start(tx); err != nil {
			return err
		}
		w.manifest.Clearing = []string{"workbook" + beside.BeforeMark + "20260301T201503Z"}
		return buckets.WriteManifest(tx, s.keys, w.manifest)
	}); err != nil {
		t.Fatal(err)
	}
	mustClose(t, s)
	for name, data := range left {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	strange := path + beside.CopyMark + "20260101T000001Z"
	if err := os.WriteFile(strange, []byte("it doesn't say"), 0o600); err != nil {
		t.Fatal(err)
	}
	s = open(t, path, withPassphrase("one"))
	if got := beside.Marked(path, beside.BeforeMark); len(got) > 0 {
		t.Errorf("left: %q", got)
	}
	for name, data := range state(t, folder) {
		if bytes.Contains([]byte(data), old[:]) {
			t.Errorf("%s holds the old key", name)
		}
	}
	_, report, err := s.Load()
	if err != nil || !slices.Equal(report.LeftBehind, []string{strange}) || !strings.Contains(strings.Join(report.Sentences(), " "), strange) {
		t.Errorf("%+v, %v", report, err)
	}
	mustSave(t, s, text("z", "on"))
	mustClose(t, s)
	// Done is done: what a restore puts aside later stays.
	s = open(t, path, withPassphrase("one"))
	if s.manifest.Clearing != nil {
		t.Error("the mark is still there")
	}
	if _, report, err := s.Load(); err != nil || len(report.LeftBehind) > 0 {
		t.Errorf("%+v, %v", report, err)
	}
}

// TestBackupHasNoName: as long as a backup isn't whole there is nothing to be found of it.
func TestBackupHasNoName(t *testing.T) {
	s := open(t, saved(t, text("a", "words")), Options{})
	to := filepath.Join(t.TempDir(), "backup")
	now, err := s.snapshot()
	if err != nil {
		t.Fatal(err)
	}
	defer now.end()
	d, err := newNameless(to, s.o)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Discard()
	if d.Path != "" {
		t.Skip("this file system has no nameless files")
	}
	if err := now.fill(d); err != nil {
		t.Fatal(err)
	}
	if got := listed(t, filepath.Dir(to)); len(got) > 0 {
		t.Errorf("there is %q", got)
	}
	for _, replace := range []bool{false, true} {
		if _, err := s.Backup(to, replace); err != nil {
			t.Fatal(err)
		}
		if got := listed(t, filepath.Dir(to)); !slices.Equal(got, []string{"backup"}) || said(t, to, "a") != "words" {
			t.Errorf("there is %q", got)
		}
		if info, err := os.Stat(to); err != nil || !forMeAlone(info) {
			t.Errorf("mode %v, %v", info.Mode(), err)
		}
	}
}
