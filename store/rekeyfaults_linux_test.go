package store

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"groundwork/content"
	"groundwork/store/fault"
)

// failing is an operation on a whole workbook, each of whose system calls is let
// fail in turn.
type failing struct {
	*killing
	child string // which child does it
}

const faultsOf = "openat,pwrite64,write,fdatasync,fsync,rename,renameat,renameat2,linkat,unlinkat,ftruncate,fallocate,fchmod"

// eachFailing does something with each operation.
func eachFailing(t *testing.T, childName string, whats []string, do func(*failing)) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("needs strace")
	}
	if err := exec.Command(strace, "-qq", "-o", os.DevNull, "true").Run(); err != nil {
		t.Skip("strace may not trace here:", err)
	}
	for _, what := range whats {
		t.Run(what, func(t *testing.T) {
			t.Setenv("XDG_CACHE_HOME", filepath.Join(t.TempDir(), "cache"))
			f := &failing{&killing{T: t, strace: strace, what: what, from: t.TempDir()}, childName}
			if what != "create" {
				f.prepare()
			}
			do(f)
		})
	}
}

// run lets the child do it, and returns what it said.
func (f *failing) run(path string, flags ...string) string {
	c := child(f.child, path, f.what)
	c.Args = append(append([]string{f.strace, "-f", "-qq", "-e", "trace=" + faultsOf}, flags...), c.Args...)
	c.Path = f.strace
	c.Stderr = nil
	out, _ := c.Output()
	return string(out)
}

// calls lists those of the thread that does the work, from the mark on; first is how
// many there were before.
func (f *failing) calls() (calls []string, first int) {
	f.Helper()
	log := filepath.Join(f.TempDir(), "log")
	if said := f.run(f.fresh(), "-o", log); !strings.HasSuffix(said, "closed\n") {
		f.Fatalf("undisturbed it said %q", said)
	}
	threads, worker := map[string][]string{}, ""
	for line := range strings.Lines(string(readAll(f, log))) {
		pid, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		name, args, isCall := strings.Cut(strings.TrimSpace(rest), "(")
		if !isCall || strings.HasPrefix(name, "<") {
			continue
		}
		if strings.Contains(args, faultMark) {
			worker, first = pid, len(threads[pid])+1
		}
		threads[pid] = append(threads[pid], name)
	}
	return threads[worker], first
}

// try does something at calls, all of them or some of each kind: it lets them fail, or
// ends the child there. It judges what is left.
func (f *failing) try(all bool, judge func(path, said string) error, hows ...string) {
	calls, first := f.calls()
	kinds, failed := map[string]int{}, 0
	tried := 0
	for _, how := range hows {
		for n := first + 1; n <= len(calls); n++ {
			call := calls[n-1]
			// Some of each kind, and never the same ones for both errors.
			if kinds[call]++; !all && kinds[call]%f.step(call) != 1 {
				continue
			}
			tried++
			path := f.fresh()
			when := 0
			for _, c := range calls[:n] {
				if c == call {
					when++
				}
			}
			said := f.run(path, "-o", os.DevNull, "-e", fmt.Sprintf("inject=%s:%s:when=%d", call, how, when))
			if !strings.Contains(said, "done") {
				failed++
			}
			if err := judge(path, said); err != nil {
				f.Errorf("%s at call %d, %s: %v; it had said %q", how, n, call, err, said)
			}
		}
	}
	f.Logf("%d system calls, %d let fail: %d times it could not be done", len(calls)-first, tried, failed)
	if failed == 0 || tried < 4 {
		f.Error("nothing failed")
	}
}

// step is how few calls of a kind are tried without -faults.
func (f *failing) step(call string) int {
	switch call {
	case "rename", "renameat", "renameat2", "ftruncate":
		return 2
	case "fsync", "fdatasync":
		return 9
	}
	return 31
}

// TestFailedKeys lets every change of the key meet a disk that fails or is full: the
// workbook is the one before or the one after, as the change itself says.
func TestFailedKeys(t *testing.T) {
	whats := []string{"erase open", "set", "change", "remove", "recovery", "erase"}
	if !*allFaults {
		whats = whats[:1]
	}
	eachFailing(t, "failkeys", whats, func(f *failing) {
		old, next := "one", "one"
		switch f.what {
		case "set", "erase open":
			old = ""
		}
		switch f.what {
		case "set", "change":
			next = "two"
		case "remove", "erase open":
			next = ""
		}
		f.try(*allFaults, func(path, said string) error {
			typed := wantEither(f.T, path, old, next)
			s, w := reopened(f.T, path, typed)
			defer s.Close()
			after := typed == next
			switch f.what {
			case "recovery":
				after = s.HasRecoveryCode()
			case "erase", "erase open":
				after = !f.has(s)
			}
			switch {
			case strings.Contains(said, "done") && !after, strings.Contains(said, "not changed") && after:
				return errors.New("that is not so")
			case w.Text("hurt", "rescued", 0) != "words":
				return errors.New("rescued words are gone")
			case f.what != "erase" && f.what != "erase open" && !f.has(s):
				return errors.New("an answer is gone")
			}
			return nil
		}, "error=EIO", "error=ENOSPC")
	})
}

// failKeysChild does one thing and says whether it did.
func failKeysChild(args []string) {
	path, what := args[0], args[1]
	s, err := Open(path, withPassphrase("one"))
	if err != nil {
		panic(err)
	}
	if _, _, err := s.Load(); err != nil {
		panic(err)
	}
	_, _ = os.Open(filepath.Join(filepath.Dir(path), faultMark))
	switch what {
	case "set":
		err = s.SetPassphrase([]byte("two"))
	case "change":
		err = s.ChangePassphrase([]byte("one"), []byte("two"))
	case "remove":
		err = s.RemovePassphrase([]byte("one"))
	case "recovery":
		_, err = s.NewRecoveryCode([]byte("one"))
	default:
		err = s.Erase(text("canary", "").Key())
	}
	word := "not changed"
	switch {
	case KeyChanged(err):
		word = "done"
	case errors.Is(err, fault.Frozen):
		word = "frozen" // perhaps it lasts
	}
	s.Close()
	fmt.Println(word, "closed")
}

// TestFailedSaves lets every save meet such a disk, the one that makes the file too,
// and leaving while locked: what was called saved is there, and what was not is
// rescued.
func TestFailedSaves(t *testing.T) {
	whats := []string{"create", "save", "lock"}
	if !*allFaults {
		whats = whats[:2]
	}
	eachFailing(t, "failsaves", whats, func(f *failing) {
		f.try(*allFaults, heldTo, "error=EIO", "error=ENOSPC")
	})
}

// TestKilledSaving ends the same child at its system calls.
func TestKilledSaving(t *testing.T) {
	whats := []string{"create", "save", "lock"}
	if !*allKills {
		whats = whats[:1]
	}
	eachFailing(t, "failsaves", whats, func(f *failing) {
		f.try(*allKills, heldTo, "signal=SIGKILL")
	})
}

// heldTo holds the workbook to what a child said of its answers.
func heldTo(path, said string) error {
	s, err := Open(path, withPassphrase("one"))
	if err != nil {
		return err
	}
	defer s.Close()
	w, report, err := s.Load()
	if err != nil || report.Damage() || len(report.RescueFailed) > 0 {
		return fmt.Errorf("%w %q", err, report.Sentences())
	}
	for line := range strings.Lines(said) {
		id, did, _ := strings.Cut(strings.TrimSpace(line), " ")
		if did == "lost" || (did == "saved" || did == "rescued") && w.Text("hurt", id, 0) == "" {
			return fmt.Errorf("%s was %s and is not there", id, did)
		}
	}
	return nil
}

// failSavesChild saves with room reserved, rescues what it can't save, and leaves
// while locked where it has a passphrase. It says at once what it did.
func failSavesChild(args []string) {
	path := args[0]
	o := withPassphrase("one")
	o.ReserveBytes = 64 << 10
	s, err := Open(path, o)
	if err != nil {
		panic(err)
	}
	_, _ = os.Open(filepath.Join(filepath.Dir(path), faultMark))
	failed := false
	for i := range 6 {
		id := fmt.Sprint("q", i)
		c := content.Change{Put: []content.Record{text(id, strings.Repeat("words ", 1+i*i*900))}}
		did := "saved"
		if err := s.Save(c); err != nil {
			did, failed = "rescued", true
			if _, err := s.Rescue(c); err != nil {
				did = "lost"
			}
		}
		fmt.Println(id, did)
	}
	if err := s.TakeCopy(); err != nil {
		failed = true
	}
	c := content.Change{Put: []content.Record{text("locked", "words")}}
	if s.HasPassphrase() && s.Lock(c, nil) == nil {
		if s.Close() == nil {
			fmt.Println("locked saved")
		} else {
			failed = true
		}
	}
	s.Close()
	word := "done"
	if failed {
		word = "failed"
	}
	fmt.Println(word, "closed")
}
