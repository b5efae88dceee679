package store

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"groundwork/content"
)

// nowhere leaves no place on the disk for rescue files of a workbook, and returns where
// the computer's memory has one for this test.
func nowhere(t *testing.T, s *Safe) (run string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "file")
	run = filepath.Join(t.TempDir(), "run")
	err := errors.Join(os.WriteFile(file, nil, 0o600), os.Mkdir(run, 0o700), os.Rename(filepath.Dir(s.path), filepath.Dir(s.path)+" away"))
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("XDG_CACHE_HOME", file)
	t.Setenv("XDG_RUNTIME_DIR", run)
	return run
}

// back brings the workbook's folder back.
func back(t *testing.T, s *Safe) {
	t.Helper()
	if err := os.Rename(filepath.Dir(s.path)+" away", filepath.Dir(s.path)); err != nil {
		t.Fatal(err)
	}
}

func inFolder(t *testing.T) *Safe {
	t.Helper()
	s := open(t, filepath.Join(t.TempDir(), "folder", "workbook-"+filepath.Base(t.TempDir())+strconv.Itoa(os.Getpid())), Options{ReserveBytes: -1})
	mustSave(t, s, text("a", "saved"))
	return s
}

func rescued(words string) content.Change {
	return content.Change{Put: []content.Record{text("b", words)}}
}

// TestRescueInMemory rescues where nothing on the disk can be written. It is said, the
// next opening takes it in, and nothing of it stays.
func TestRescueInMemory(t *testing.T) {
	s := inFolder(t)
	run := nowhere(t, s)
	kept, err := s.Rescue(rescued("words"))
	if err != nil || !kept.Fleeting || kept.Unsynced || kept.Lasting() || filepath.Dir(kept.Path) != filepath.Join(run, "groundwork") {
		t.Fatalf("Rescue: %+v, %v", kept, err)
	}
	if info, err := os.Stat(filepath.Dir(kept.Path)); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("its folder: %v %v", info, err)
	}
	again, err := s.Rescue(rescued("more words"))
	if err != nil || !again.Fleeting || len(listed(t, filepath.Dir(kept.Path))) != 1 {
		t.Errorf("Rescue again: %+v, %v", again, err)
	}
	list, err := Orphans(s.path, Options{})
	if err != nil || len(list) != 1 || !list[0].Fleeting || !strings.HasSuffix(list[0].State(), ", gone when the computer restarts") {
		t.Errorf("Orphans: %+v, %v", list, err)
	}
	back(t, s)
	mustClose(t, s)
	s = open(t, s.path, Options{})
	w, report, err := s.Load()
	if err != nil || report.Rescued != 1 || report.RescueFleeting != 0 || w.Text("hurt", "b", 0) != "more words" {
		t.Errorf("Load: %v, %+v", err, report)
	}
	if left := listed(t, run); len(left) > 0 {
		t.Errorf("left in memory: %q", left)
	}
}

// TestRescueGetsBetter goes on to a place on the disk once there is one, and never takes
// away what outlasts the new one.
func TestRescueGetsBetter(t *testing.T) {
	s := inFolder(t)
	before, err := s.Rescue(rescued("lasting"))
	if err != nil || !before.Lasting() {
		t.Fatalf("Rescue: %+v, %v", before, err)
	}
	nowhere(t, s)
	fleeting, err := s.Rescue(rescued("fleeting"))
	if err != nil || fleeting.Lasting() {
		t.Fatalf("Rescue: %+v, %v", fleeting, err)
	}
	back(t, s)
	if _, err := os.Stat(before.Path); err != nil {
		t.Errorf("what was on the disk: %v", err)
	}
	last, err := s.Rescue(rescued("lasting again"))
	if err != nil || !last.Lasting() {
		t.Fatalf("Rescue: %+v, %v", last, err)
	}
	for _, k := range []Kept{before, fleeting} {
		if _, err := os.Stat(k.Path); !errors.Is(err, os.ErrNotExist) && k.Path != last.Path {
			t.Errorf("%s stays: %v", k.Path, err)
		}
	}
	mustClose(t, s)
	w, report, err := open(t, s.path, Options{}).Load()
	if err != nil || report.Rescued != 1 || w.Text("hurt", "b", 0) != "lasting again" {
		t.Errorf("Load: %v, %+v", err, report)
	}
}

// TestEraseInSharedMemory leaves nothing of a rescue file in the memory that all accounts share,
// nor the folder it lay in.
func TestEraseInSharedMemory(t *testing.T) {
	s := inFolder(t)
	run := nowhere(t, s)
	if err := os.Remove(run); err != nil {
		t.Fatal(err)
	}
	kept, err := s.Rescue(rescued("words"))
	if err != nil || !kept.Fleeting {
		t.Fatalf("Rescue: %+v, %v", kept, err)
	}
	back(t, s)
	mustClose(t, s)
	others, err := os.ReadDir(filepath.Dir(kept.Path))
	if err != nil {
		t.Fatal(err)
	}
	if err := EraseAll(s.path, Options{}); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(kept.Path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("it stays: %v", err)
	}
	if _, err := os.Stat(filepath.Dir(kept.Path)); len(others) == 1 && !errors.Is(err, os.ErrNotExist) {
		t.Errorf("its folder stays: %v", err)
	}
}

// TestRescueInOthersMemory uses no folder that others may look into, or made.
func TestRescueInOthersMemory(t *testing.T) {
	for name, spoil := range map[string]func(run string) error{
		"readable by others": func(run string) error { return os.Chmod(run, 0o755) },
		"a link":             func(run string) error { return errors.Join(os.Rename(run, run+"2"), os.Symlink(run+"2", run)) },
		"the program's is readable by others": func(run string) error {
			return errors.Join(os.Mkdir(filepath.Join(run, "groundwork"), 0o700), os.Chmod(filepath.Join(run, "groundwork"), 0o777))
		},
		"the program's is a link": func(run string) error { return os.Symlink(os.TempDir(), filepath.Join(run, "groundwork")) },
		"not there":               os.Remove,
	} {
		t.Run(name, func(t *testing.T) {
			s := inFolder(t)
			run := nowhere(t, s)
			if err := spoil(run); err != nil {
				t.Fatal(err)
			}
			kept, err := s.Rescue(rescued("words"))
			if err != nil || !strings.HasPrefix(kept.Path, "/dev/shm/groundwork-"+strconv.Itoa(os.Geteuid())+"/") || !kept.Fleeting {
				t.Errorf("Rescue: %+v, %v", kept, err)
			}
			back(t, s)
			mustClose(t, s)
			w, report, err := open(t, s.path, Options{}).Load()
			if err != nil || report.Rescued != 1 || w.Text("hurt", "b", 0) != "words" {
				t.Errorf("Load: %v, %+v", err, report)
			}
			if _, err := os.Stat(kept.Path); !errors.Is(err, os.ErrNotExist) {
				t.Errorf("it stays: %v", err)
			}
		})
	}
}

// TestRescueInMemoryFailed tells of what can't be taken in that it won't be there for long.
func TestRescueInMemoryFailed(t *testing.T) {
	s := inFolder(t)
	nowhere(t, s)
	kept, err := s.Rescue(rescued("words"))
	if err != nil {
		t.Fatal(err)
	}
	back(t, s)
	mustClose(t, s)
	if err := os.Truncate(kept.Path, 100); err != nil {
		t.Fatal(err)
	}
	_, report, err := open(t, s.path, Options{}).Load()
	said := strings.Join(report.Sentences(), " ")
	if err != nil || report.RescueFleeting != 1 || !strings.Contains(said, "It lies in the computer's memory, and is gone when the computer restarts.") {
		t.Errorf("Load: %v, %q", err, said)
	}
}

// TestLeaveLockedInMemory closes a locked workbook where nothing on the disk can be
// written.
func TestLeaveLockedInMemory(t *testing.T) {
	s := lockable(t)
	if err := s.Lock(rescued(canaryWords), nil); err != nil {
		t.Fatal(err)
	}
	run := nowhere(t, s)
	mustClose(t, s)
	if files := listed(t, filepath.Join(run, "groundwork")); len(files) != 1 {
		t.Errorf("in memory: %q", files)
	}
	back(t, s)
	w, report, err := open(t, s.path, withPassphrase("one")).Load()
	if err != nil || report.Rescued != 1 || w.Text("hurt", "b", 0) != canaryWords {
		t.Errorf("Load: %v, %+v", err, report)
	}
}

// TestRescueUnsynced lets no disk say that it has what it was given: what was written whole
// is kept and said to be so.
func TestRescueUnsynced(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("needs strace")
	}
	if err := exec.Command(strace, "-qq", "-o", os.DevNull, "true").Run(); err != nil {
		t.Skip("strace may not trace here:", err)
	}
	t.Setenv("XDG_CACHE_HOME", filepath.Join(t.TempDir(), "cache"))
	t.Setenv("XDG_RUNTIME_DIR", "")
	before := inFolder(t) // its name is its own: others look into the computer's memory too
	path := before.path
	mustClose(t, before)
	c := child("unsynced", path)
	c.Args = append([]string{strace, "-f", "-qq", "-o", os.DevNull, "-e", "trace=fsync,fdatasync", "-e", "inject=fsync,fdatasync:error=EIO"}, c.Args...)
	c.Path = strace
	out, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	var kept Kept
	if err := json.Unmarshal(out, &kept); err != nil || !kept.Unsynced || filepath.Dir(kept.Path) != filepath.Dir(path) {
		t.Fatalf("Rescue: %s, %v", out, err)
	}
	w, report, err := open(t, path, Options{}).Load()
	if err != nil || report.Rescued == 0 || w.Text("hurt", "b", 0) != "words" { // in memory too, if the folder is there
		t.Errorf("Load: %v, %+v", err, report)
	}
}

func unsyncedChild(args []string) {
	s, err := Open(args[0], Options{ReserveBytes: -1})
	if err != nil {
		panic(err)
	}
	if err := s.Save(rescued("words")); err == nil {
		panic("saved on a disk that fails")
	}
	kept, err := s.Rescue(rescued("words"))
	if err != nil {
		panic(err)
	}
	_ = json.NewEncoder(os.Stdout).Encode(kept)
}
