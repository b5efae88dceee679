package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"groundwork/store/beside"
	"groundwork/store/disk"
	"groundwork/store/fault"
)

// broughtBack is a workbook in whose place an older backup was put, under the key it
// had before its passphrase was set: kept is what a restore put aside, with the
// newest words.
func broughtBack(t *testing.T) (s *Safe, kept string) {
	t.Helper()
	ownCache(t)
	path := saved(t, text("a", "older"), text("canary", canaryWords))
	backup := filepath.Join(t.TempDir(), "backup")
	s = open(t, path, withPassphrase("one"))
	if _, err := s.Backup(backup, false); err != nil {
		t.Fatal(err)
	}
	if err := s.SetPassphrase([]byte("one")); err != nil {
		t.Fatal(err)
	}
	mustSave(t, s, text("a", "the newest words"))
	mustClose(t, s)
	kept = mustRestore(t, path, backup)
	return open(t, path, withPassphrase("two")), kept
}

// TestNewestWordsSurviveNewKey: what a restore put aside has a key that was never
// retired by the workbook that came back, so no change of the key may take it.
func TestNewestWordsSurviveNewKey(t *testing.T) {
	for name, change := range map[string]func(*Safe) error{
		"erase": func(s *Safe) error { return s.Erase(text("canary", "").Key()) },
		"set":   func(s *Safe) error { return s.SetPassphrase([]byte("two")) },
	} {
		t.Run(name, func(t *testing.T) {
			s, kept := broughtBack(t)
			folder := filepath.Dir(s.Path())
			copies := beside.Marked(s.Path(), beside.CopyMark)
			before := readAll(t, kept)
			err := change(s)
			if !errors.Is(err, fault.LeftBehind) || !KeyChanged(err) || !strings.Contains(err.Error(), filepath.Base(kept)) && !strings.Contains(err.Error(), "files") {
				t.Errorf("it isn't said what stays: %v", err)
			}
			if got, err := os.ReadFile(kept); err != nil || !bytes.Equal(got, before) {
				t.Fatalf("the newest words are gone: %v", err)
			}
			for _, path := range copies {
				if _, err := os.Stat(path); err != nil {
					t.Error(err)
				}
			}
			mustClose(t, s)
			mustRestore(t, s.Path(), kept)
			_, w := reopened(t, s.Path(), "one")
			if got := w.Text("hurt", "a", 0); got != "the newest words" {
				t.Errorf("it says %q of %q", got, listed(t, folder))
			}
		})
	}
}

// onlyBranches is the error of a change of the key, unless all it says is that what
// restores put aside was left.
func onlyBranches(err error) error {
	var f *fault.Error
	if !errors.As(err, &f) || f.Kind != fault.LeftBehind || slices.ContainsFunc(f.More, func(path string) bool { return !strings.Contains(path, beside.BeforeMark) }) {
		return err
	}
	return nil
}

// lookAlikes are names that begin like those of what the program makes.
var lookAlikes = []string{".new-ideas.txt", ".copy-for-anna.pdf", ".copy-20260301T201503Z.bak", ".copy-20260301T201503Z-notes",
	".copy-20260230T201503Z", ".rescue-plan", ".rescue-007", ".rescue-1.txt", ".before-restore-all", ".new-0123456789abcdeg"}

func layLookAlikes(t *testing.T, path string) {
	t.Helper()
	for _, name := range lookAlikes {
		if err := os.WriteFile(path+name, []byte("somebody's own"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func wantLookAlikes(t *testing.T, path string) {
	t.Helper()
	for _, name := range lookAlikes {
		if data, err := os.ReadFile(path + name); err != nil || string(data) != "somebody's own" {
			t.Errorf("%s: %q, %v", name, data, err)
		}
	}
}

// TestLookAlikesSurvive: no change of the key, no start and no erasing takes a file
// that is only called alike.
func TestLookAlikesSurvive(t *testing.T) {
	ownCache(t)
	path := saved(t, text("a", "b"))
	layLookAlikes(t, path)
	s := open(t, path, withPassphrase("one"))
	if err := errors.Join(s.SetPassphrase([]byte("one")), s.Erase(text("a", "").Key()), s.TakeCopy()); err != nil {
		t.Errorf("something is said of them: %v", err)
	}
	wantLookAlikes(t, path)
	mustClose(t, s)
	s, _ = reopened(t, path, "one")
	mustClose(t, s)
	if err := EraseAll(path, Options{}); err != nil {
		t.Errorf("EraseAll: %v", err)
	}
	wantLookAlikes(t, path)
	if got := len(listed(t, filepath.Dir(path))); got != len(lookAlikes) {
		t.Errorf("left: %q", listed(t, filepath.Dir(path)))
	}
}

// TestUnprovenIsSetAside: a file that has a name of ours and says nothing of whose it
// is stays, and is named where a key changes.
func TestUnprovenIsSetAside(t *testing.T) {
	ownCache(t)
	path := saved(t, text("a", "b"))
	strange := path + beside.CopyMark + "20260301T201503Z"
	if err := os.WriteFile(strange, []byte("somebody's own"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := open(t, path, withPassphrase("one"))
	err := s.SetPassphrase([]byte("one"))
	var f *fault.Error
	if !errors.As(err, &f) || f.Kind != fault.LeftBehind || f.Path != strange {
		t.Errorf("SetPassphrase: %v", err)
	}
	checkWording(t, err)
	mustClose(t, s)
	if err := EraseAll(path, Options{}); !errors.Is(err, fault.LeftBehind) {
		t.Errorf("EraseAll: %v", err)
	}
	if got := listed(t, filepath.Dir(path)); !slices.Equal(got, []string{filepath.Base(strange)}) {
		t.Errorf("left: %q", got)
	}
}

// TestCutCopyIsProven: a copy that lost its end still says whose it is, and goes with
// its key at an opening too.
func TestCutCopyIsProven(t *testing.T) {
	ownCache(t)
	path := saved(t, everything()...)
	whole := readAll(t, path)
	s := open(t, path, withPassphrase("one"))
	old := s.keys.Data
	if err := s.SetPassphrase([]byte("one")); err != nil {
		t.Fatal(err)
	}
	mustClose(t, s)
	if !bytes.Contains(whole[:len(whole)-4096], []byte("\"open\"")) {
		t.Fatal("the cut copy has no key in it")
	}
	cut := path + beside.CopyMark + "20260301T201503Z"
	if err := os.WriteFile(cut, whole[:len(whole)-4096], 0o600); err != nil {
		t.Fatal(err)
	}
	s, _ = reopened(t, path, "one")
	wantOnlyKey(t, s)
	for _, name := range listed(t, filepath.Dir(path)) {
		if bytes.Contains(readAll(t, filepath.Join(filepath.Dir(path), name)), old[:]) {
			t.Errorf("%s holds the old key", name)
		}
	}
}

// TestPruneKeepsOtherKeys: copies under a key this workbook never had hold words it
// has not, and are none of the five.
func TestPruneKeepsOtherKeys(t *testing.T) {
	s, kept := broughtBack(t)
	copies := beside.Marked(s.Path(), beside.CopyMark)
	if len(copies) == 0 {
		t.Fatal("there is no copy under the later key")
	}
	for i := range 8 {
		mustSave(t, s, text("b", strings.Repeat("x", i+1)))
		mustCopy(t, s)
	}
	for _, path := range append(copies, kept) {
		if _, err := os.Stat(path); err != nil {
			t.Error(err)
		}
	}
	if got := len(beside.Marked(s.Path(), beside.CopyMark)); got != copiesKept+len(copies) {
		t.Errorf("%d copies", got)
	}
}

// TestOnlyDiskRemoves: whatever takes a file away goes through the one place that wants a
// proof.
func TestOnlyDiskRemoves(t *testing.T) {
	err := filepath.WalkDir(".", func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.HasPrefix(path, "disk"+string(filepath.Separator)) {
			return err
		}
		if data, err := os.ReadFile(path); err != nil || bytes.Contains(data, []byte("os.Remove")) || bytes.Contains(data, []byte("unix.Unlink")) {
			t.Errorf("%s removes by itself (%v)", path, err)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// TestDraftNames: a draft's name proves that this program chose it for this file.
func TestDraftNames(t *testing.T) {
	dir := t.TempDir()
	d, err := disk.NewDraft(filepath.Join(dir, "workbook"), os.OpenFile)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Discard()
	if !disk.IsDraft(filepath.Join(dir, "workbook"), d.Path) || disk.IsDraft(filepath.Join(dir, "workbooks"), d.Path) ||
		disk.IsDraft(filepath.Join(dir, "workbook"), filepath.Join(dir, "workbook.new-0123456789abcdef")) {
		t.Errorf("%s", d.Path)
	}
}

// state is every file in a folder with what it holds.
func state(t *testing.T, folder string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, name := range listed(t, folder) {
		out[name] = string(readAll(t, filepath.Join(folder, name)))
	}
	return out
}

// TestUnreadBranchSurvivesNewKey: what a restore put aside under the very key that is now
// retired stays, as long as it has words the workbook hasn't; once these are erased it
// goes.
func TestUnreadBranchSurvivesNewKey(t *testing.T) {
	ownCache(t)
	path := saved(t, text("a", "older"), text("canary", canaryWords))
	backup := filepath.Join(t.TempDir(), "backup")
	s := open(t, path, withPassphrase("one"))
	if _, err := s.Backup(backup, false); err != nil {
		t.Fatal(err)
	}
	mustSave(t, s, text("a", "the newest words"))
	mustClose(t, s)
	kept := mustRestore(t, path, backup)
	s = open(t, path, withPassphrase("one"))
	if err := s.Erase(text("canary", "").Key()); onlyBranches(err) != nil || !strings.Contains(err.Error(), filepath.Base(kept)) {
		t.Errorf("it isn't said what stays: %v", err)
	}
	if said(t, kept, "a") != "the newest words" {
		t.Fatal("the newest words are gone")
	}
}
