package store

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"groundwork/store/archive"
	"groundwork/store/beside"
	"groundwork/store/disk"
)

// allFaults has the tests end a child, or fail it, at every system call of copying,
// backing up, restoring and importing, not at some.
var allFaults = flag.Bool("faults", false, "end and fail copying, restoring and importing at every system call")

const (
	faultCalls = "openat,pwrite64,write,fdatasync,fsync,rename,renameat,renameat2,linkat,unlinkat,ftruncate,fchmod,copy_file_range,sendfile,splice"
	faultMark  = "fault-mark" // the child opens it before it begins
)

// faulty is one operation that is to be cut short or to fail at each of its system
// calls.
type faulty struct {
	*testing.T
	strace, what string
	calls        []string // of the thread that does the work, all of them
	first        int      // the number of the first one that matters
	folder       string
}

func eachFaulty(t *testing.T, do func(*faulty)) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("needs strace")
	}
	if err := exec.Command(strace, "-qq", "-o", os.DevNull, "true").Run(); err != nil {
		t.Skip("strace may not trace here:", err)
	}
	for _, what := range []string{"copy", "backup", "restore", "restore missing", "restore damaged", "import"} {
		t.Run(what, func(t *testing.T) {
			t.Setenv("XDG_CACHE_HOME", filepath.Join(t.TempDir(), "cache"))
			f := &faulty{T: t, strace: strace, what: what}
			f.count()
			do(f)
		})
	}
}

// lay makes the folder the operation begins with: a workbook that says "now", six
// times copied, and an export.
func (f *faulty) lay() {
	f.Helper()
	f.folder = f.TempDir()
	path := f.path()
	s := open(f, path, Options{Now: clockBy(0), ReserveBytes: -1})
	mustSave(f, s, text("a", "before"))
	mustCopy(f, s)
	mustSave(f, s, text("a", "now"))
	mustClose(f, s)
	var out bytes.Buffer
	s = open(f, path, Options{ReserveBytes: -1})
	_, err := s.Export(&out, aboutTest)
	mustClose(f, s)
	for i := range copiesKept - 1 { // a copy more, and one goes
		err = errors.Join(err, os.WriteFile(fmt.Sprintf("%s.copy-2026010%dT000000Z", path, i+1), readAll(f, f.copy()), 0o600))
	}
	switch f.what {
	case "restore missing":
		err = errors.Join(err, os.Remove(path))
	case "restore damaged":
		err = errors.Join(err, os.Truncate(path, 9000))
	}
	if err := errors.Join(err, os.WriteFile(filepath.Join(f.folder, "export"), out.Bytes(), 0o600)); err != nil {
		f.Fatal(err)
	}
}

func (f *faulty) path() string { return filepath.Join(f.folder, "workbook") }
func (f *faulty) copy() string { return f.path() + ".copy-20260301T201503Z" }
func (f *faulty) other() string {
	return filepath.Join(f.folder, "other") // what a backup or import makes
}

// run lets a child carry out the operation, and tells what it said at its end.
func (f *faulty) run(flags ...string) string {
	c := child("fault", f.what, f.folder)
	c.Args = append(append([]string{f.strace, "-f", "-qq", "-e", "trace=" + faultCalls}, flags...), c.Args...)
	c.Path = f.strace
	c.Stderr = nil
	out, _ := c.Output()
	return string(out)
}

func faultChild(args []string) {
	what, folder := args[0], args[1]
	path := filepath.Join(folder, "workbook")
	mark := func() { _, _ = os.Open(filepath.Join(folder, faultMark)) }
	err := error(nil)
	switch what {
	case "copy", "backup":
		s, openErr := Open(path, Options{ReserveBytes: -1})
		if openErr != nil {
			panic(openErr)
		}
		mark()
		if what == "copy" {
			err = s.TakeCopy()
		} else {
			_, err = s.Backup(filepath.Join(folder, "other"), true)
		}
	case "import":
		data, readErr := os.ReadFile(filepath.Join(folder, "export"))
		read, readErr2 := archive.Read(bytes.NewReader(data))
		s, openErr := Open(filepath.Join(folder, "other"), Options{ReserveBytes: -1})
		if err := errors.Join(readErr, readErr2, openErr); err != nil {
			panic(err)
		}
		mark()
		err = s.Import(read)
	default:
		mark()
		_, err = Restore(path, path+".copy-20260301T201503Z", Options{})
	}
	mark()
	if err != nil {
		fmt.Print("failed")
	} else {
		fmt.Print("done")
	}
}

// count lists the system calls of the thread that does the work.
func (f *faulty) count() {
	f.lay()
	log := filepath.Join(f.TempDir(), "log")
	if said := f.run("-o", log); said != "done" {
		f.Fatalf("the operation %s", said)
	}
	threads, worker, begin := map[string][]string{}, "", 0
	for line := range strings.Lines(string(readAll(f, log))) {
		pid, call, ok := strings.Cut(strings.TrimSpace(line), " ")
		name, rest, isCall := strings.Cut(strings.TrimSpace(call), "(")
		if !ok || !isCall || strings.HasPrefix(name, "<") {
			continue
		}
		threads[pid] = append(threads[pid], name)
		if strings.Contains(rest, faultMark) {
			if worker == "" {
				begin = len(threads[pid])
			} else {
				f.calls, f.first = threads[pid][:len(threads[pid])-1], begin+1
			}
			worker = pid
		}
	}
	if len(f.calls)-f.first < 5 {
		f.Fatalf("only %d system calls", len(f.calls)-f.first)
	}
}

// at goes through the calls that are tried: all, or some and those around what gives
// and takes names.
func (f *faulty) at(step int, do func(n int, call string)) (tried int) {
	names := func(n int) bool {
		return n > 0 && n <= len(f.calls) && (strings.HasPrefix(f.calls[n-1], "rename") || f.calls[n-1] == "linkat")
	}
	for n := f.first; n <= len(f.calls); n++ {
		if *allFaults || n%step == 0 || names(n) || names(n-1) {
			tried++
			do(n, f.calls[n-1])
		}
	}
	return tried
}

// inject is what strace is told to do at call n. It counts each kind of call by
// itself.
func (f *faulty) inject(n int, how string) string {
	nth := 0
	for _, c := range f.calls[:n] {
		if c == f.calls[n-1] {
			nth++
		}
	}
	return fmt.Sprintf("inject=%s:%s:when=%d", f.calls[n-1], how, nth)
}

// TestKilledCopying: what a kill leaves is the state before or the one after.
func TestKilledCopying(t *testing.T) {
	eachFaulty(t, func(f *faulty) {
		after := 0
		tried := f.at(9, func(n int, call string) {
			f.lay()
			if said := f.run("-o", os.DevNull, "-e", f.inject(n, "signal=SIGKILL")); said != "" {
				f.Errorf("call %d, %s: not killed, but %s", n, call, said)
			}
			if f.judge(fmt.Sprintf("killed at call %d, %s", n, call)) {
				after++
			}
		})
		f.Logf("%d system calls, killed at %d: %d times after it", len(f.calls)-f.first+1, tried, after)
		if after == 0 || after == tried {
			f.Error("the kills are not where they should be")
		}
	})
}

// TestFailedCopying: a disk that fails leaves the state before, and a full one too,
// and nothing half-made beside it.
func TestFailedCopying(t *testing.T) {
	eachFaulty(t, func(f *faulty) {
		failed, tried := 0, 0
		f.at(11, func(n int, call string) {
			errs := []string{"error=EIO", "error=ENOSPC"}
			if !*allFaults { // by turns
				errs = errs[n%2 : n%2+1]
			}
			for _, how := range errs {
				tried++
				f.lay()
				what := fmt.Sprintf("%s at call %d, %s", how, n, call)
				said := f.run("-o", os.DevNull, "-e", f.inject(n, how))
				after := f.judge(what)
				switch {
				case said == "failed":
					failed++
				case said != "done":
					f.Errorf("%s: it said %q", what, said)
				case !after && f.what != "copy":
					f.Errorf("%s: called done, and is not", what)
				}
			}
		})
		f.Logf("failed at %d of %d", failed, tried)
		if failed == 0 {
			f.Error("nothing failed")
		}
	})
}

// judge looks at what there is, and reports whether it is the state after.
func (f *faulty) judge(what string) (after bool) {
	f.Helper()
	switch f.what {
	case "copy", "backup":
		f.says(what, f.path(), "now")
		made := Examine(f.other(), Options{})
		if f.what == "backup" && made.Err == nil {
			f.says(what, f.other(), "now")
			after = true
		}
	case "import":
		f.says(what, f.path(), "now")
		if _, err := os.Lstat(f.other()); err == nil {
			f.says(what, f.other(), "now")
			after = true
		}
	default:
		after = f.judgeRestored(what)
	}
	if f.what == "copy" {
		for _, c := range copiesOf(f, f.path()) {
			if !c.Whole() {
				f.Errorf("%s: a copy that is not whole: %+v", what, c)
			}
			after = after || said(f, c.Path, "a") == "now"
		}
		if n := len(beside.Marked(f.path(), beside.CopyMark)); n < copiesKept || n > copiesKept+1 {
			f.Errorf("%s: %d copies", what, n)
		}
	}
	f.goesOn(what)
	return after
}

func (f *faulty) judgeRestored(what string) bool {
	f.says(what, f.copy(), "before")
	found := Examine(f.path(), Options{})
	old := found.Err != nil && f.what == "restore damaged" || f.what == "restore missing" && errors.Is(found.Err, os.ErrNotExist)
	if f.what == "restore" {
		old = found.Whole() && said(f, f.path(), "a") == "now"
	}
	if old {
		if info, err := os.Stat(f.path()); f.what == "restore damaged" && (err != nil || info.Size() != 9000) {
			f.Errorf("%s: the damaged file was changed", what)
		}
		return false
	}
	f.says(what, f.path(), "before")
	kept := beside.Marked(f.path(), beside.BeforeMark)
	if (len(kept) == 1) != (f.what != "restore missing") {
		f.Errorf("%s: kept are %v", what, kept)
	}
	for _, name := range kept {
		if f.what == "restore" {
			f.says(what, name, "now")
		}
	}
	return true
}

func (f *faulty) says(what, path, words string) {
	f.Helper()
	if found := Examine(path, Options{}); !found.Whole() {
		f.Fatalf("%s: %s is not whole: %+v", what, filepath.Base(path), found)
	} else if got := said(f, path, "a"); got != words {
		f.Fatalf("%s: %s says %q, want %q", what, filepath.Base(path), got, words)
	}
}

// goesOn does it again, this time undisturbed: no remains are in the way, or stay.
func (f *faulty) goesOn(what string) {
	f.Helper()
	if f.what == "import" {
		os.Remove(f.other())
	}
	if said := f.run("-o", os.DevNull); said != "done" {
		f.Errorf("%s: afterwards it %s", what, said)
	}
	for _, path := range []string{f.path(), f.other()} {
		if s, err := Open(path, Options{}); err == nil {
			s.Close()
		}
	}
	for _, name := range listed(f, f.folder) {
		if strings.Contains(name, disk.DraftMark) {
			f.Errorf("%s: %s is left", what, name)
		}
	}
}
