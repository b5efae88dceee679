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

	"groundwork/content"
	"groundwork/store/beside"
)

// allKills has the tests end the program at every system call, not at some.
var allKills = flag.Bool("kills", false, "end the program at every system call of a change of the key")

// somewhat is how many of the system calls are tried without -kills, beside those
// around each rename, removal and fsync.
const somewhat = 6

const traced = "openat,pwrite64,write,fdatasync,fsync,rename,renameat,renameat2,linkat,unlinkat,ftruncate,fallocate,flock,fchmod"

// TestKilledAtSystemCalls ends a child at the system calls of each change of the
// key. What is left must be the workbook before or the workbook after, and
// whichever it is, opening it must leave nothing that the other key opens.
func TestKilledAtSystemCalls(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("needs strace")
	}
	if err := exec.Command(strace, "-qq", "-o", os.DevNull, "true").Run(); err != nil {
		t.Skip("strace may not trace here:", err)
	}
	whats := []string{"set", "change", "erase all", "remove", "erase"}
	if !*allKills {
		whats = whats[:3]
	}
	for _, what := range whats {
		t.Run(what, func(t *testing.T) {
			t.Setenv("XDG_CACHE_HOME", filepath.Join(t.TempDir(), "cache"))
			k := &killing{T: t, strace: strace, what: what, from: t.TempDir()}
			k.prepare()
			calls := k.count()
			killed, before := 0, 0
			for n := 1; n <= len(calls); n++ {
				if !*allKills && !worthKilling(calls, n) {
					continue
				}
				killed++
				if k.killAt(n, calls) {
					before++
				}
			}
			t.Logf("%d system calls, killed at %d: before it %d times, after it %d times", len(calls), killed, before, killed-before)
			if before == 0 || before == killed || k.missed > killed/10 {
				t.Errorf("%d kills missed, %d of %d before: they are not where they should be", k.missed, before, killed)
			}
		})
	}
}

// worthKilling picks those calls that are around what can't be undone, and some others
// evenly.
func worthKilling(calls []string, n int) bool {
	if n%(len(calls)/somewhat+1) == 0 {
		return true
	}
	for _, at := range []int{n - 2, n - 1, n} {
		if at >= 0 && at < len(calls) && (strings.HasPrefix(calls[at], "rename") || at == n-1 && strings.HasPrefix(calls[at], "unlink")) {
			return true
		}
	}
	return false
}

// killing is one operation, killed over and over.
type killing struct {
	*testing.T
	strace, what string
	from         string // a folder with the workbook as it is before
	whole        []string
	missed       int // kills that came to nothing
}

// prepare makes the workbook to begin with, with a copy and something to be rescued.
func (k *killing) prepare() {
	path := filepath.Join(k.from, "workbook")
	s := open(k, path, withPassphrase("one"))
	mustSave(k, s, append(everything(), text("canary", canaryWords))...)
	switch k.what {
	case "set", "erase open", "save":
	default:
		k.must(s.SetPassphrase([]byte("one")))
	}
	mustSave(k, s, text("canary", "x"))
	mustCopy(k, s)
	_, err := s.Rescue(content.Change{Put: []content.Record{text("rescued", "words")}})
	k.must(err)
	mustClose(k, s)
	k.whole = listed(k, k.from)
}

func (k *killing) must(err error) {
	k.Helper()
	if err != nil {
		k.Fatal(err)
	}
}

// fresh is a new folder with the workbook as it is before.
func (k *killing) fresh() string {
	folder, err := os.MkdirTemp(k.from+"/..", "run")
	k.must(err)
	k.Cleanup(func() { os.RemoveAll(folder) })
	for _, name := range k.whole {
		k.must(os.WriteFile(filepath.Join(folder, name), readAll(k, filepath.Join(k.from, name)), 0o600))
	}
	return filepath.Join(folder, "workbook")
}

func (k *killing) run(path string, flags ...string) ([]byte, error) {
	c := child("rekey", path, k.what)
	c.Args = append(append([]string{k.strace, "-f", "-qq", "-e", "trace=" + traced}, flags...), c.Args...)
	c.Path = k.strace
	var stderr bytes.Buffer
	c.Stderr = &stderr
	err := c.Run()
	return stderr.Bytes(), err
}

// count lists the system calls of the thread that does the work.
func (k *killing) count() []string {
	log := filepath.Join(k.TempDir(), "log")
	said, err := k.run(k.fresh(), "-o", log)
	if err != nil {
		k.Fatalf("%v: %s", err, said)
	}
	threads, worker := map[string][]string{}, ""
	for line := range strings.Lines(string(readAll(k, log))) {
		pid, call, ok := strings.Cut(strings.TrimSpace(line), " ")
		name, _, isCall := strings.Cut(strings.TrimSpace(call), "(")
		if !ok || !isCall || strings.HasPrefix(name, "<") {
			continue
		}
		threads[pid] = append(threads[pid], name)
		if name == "unlinkat" {
			worker = pid
		}
	}
	if len(threads[worker]) < 20 {
		k.Fatalf("only %d system calls", len(threads[worker]))
	}
	return threads[worker]
}

// killAt ends the child at its nth system call and reports whether the workbook is
// what it was before.
func (k *killing) killAt(n int, calls []string) (before bool) {
	k.Helper()
	path := k.fresh()
	call, when := calls[n-1], 0 // strace counts each call by itself
	for _, name := range calls[:n] {
		if name == call {
			when++
		}
	}
	_, err := k.run(path, "-o", os.DevNull, "-e", fmt.Sprintf("inject=%s:signal=SIGKILL:when=%d", call, when))
	if err == nil {
		k.missed++
	}
	if k.what == "erase all" {
		return k.wantAllOrNothing(path, n, call)
	}
	names := listed(k, filepath.Dir(path))
	old, next := "one", "two"
	switch k.what {
	case "set":
		old = ""
	case "remove":
		next = ""
	case "erase":
		next = "one"
	}
	typed := wantEither(k.T, path, old, next)
	s, w := reopened(k.T, path, typed)
	defer s.Close()
	gone := !k.has(s)
	before = typed == old
	if k.what == "erase" {
		before = !gone
	} else if gone {
		k.Errorf("%d, %s: an answer is gone", n, call)
	}
	if w.Text("hurt", "rescued", 0) != "words" {
		k.Errorf("%d, %s: rescued words are gone", n, call)
	}
	for _, name := range k.whole {
		// Settling takes in the rescue file before anything else.
		if before && !strings.Contains(strings.Join(names, " "), name) && !strings.Contains(name, beside.RescueMark) {
			k.Errorf("%d, %s: %s was deleted before its time", n, call, name)
		}
	}
	if k.Failed() {
		k.Fatalf("killed at %d, %s", n, call)
	}
	return before
}

func (k *killing) has(s *Safe) bool {
	k.Helper()
	keys, err := s.Keys()
	k.must(err)
	for _, key := range keys {
		if key == text("canary", "").Key() {
			return true
		}
	}
	return false
}

// wantAllOrNothing wants a workbook that opens, or nothing at all.
func (k *killing) wantAllOrNothing(path string, n int, call string) (before bool) {
	k.Helper()
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		if names := listed(k, filepath.Dir(path)); len(names) > 0 {
			k.Errorf("%d, %s: left are %q", n, call, names)
		}
		return false
	}
	wantEither(k.T, path, "one", "one")
	k.must(EraseAll(path, Options{}))
	return true
}
