package store

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"groundwork/content"
	"groundwork/store/beside"
	"groundwork/store/buckets"
	"groundwork/store/disk"
	"groundwork/store/fault"
	"groundwork/store/seal"
)

// TestRekeyWhileCopying changes the key, and locks, while copies are taken: none
// under an older key may appear, and none may be in the way.
func TestRekeyWhileCopying(t *testing.T) {
	ownCache(t)
	path := saved(t, everything()...)
	s := open(t, path, withPassphrase("one"))
	var wait sync.WaitGroup
	done := make(chan struct{})
	wait.Go(func() {
		for {
			select {
			case <-done:
				return
			default:
			}
			if err := s.TakeCopy(); err != nil && !errors.Is(err, fault.Locked) {
				t.Errorf("TakeCopy: %v", err)
			}
			if err := s.Save(content.Change{Put: []content.Record{text("a", "b")}}); err != nil && !errors.Is(err, fault.Locked) {
				t.Errorf("Save: %v", err)
			}
		}
	})
	if err := s.SetPassphrase([]byte("one")); err != nil {
		t.Error(err)
	}
	for i := range 4 {
		if err := s.ChangePassphrase([]byte("one"), []byte("one")); err != nil {
			t.Error(err)
		}
		if err := s.Lock(content.Change{Put: []content.Record{text("n", fmt.Sprint(i))}}, nil); err != nil {
			t.Error(err)
		}
		if back, err := s.Unlock([]byte("one")); err != nil || len(back.Unsaved.Put) != 1 {
			t.Error(err)
		}
		// Beside whole files there may be a copy on its way, which comes and goes.
		for _, name := range listed(t, filepath.Dir(path)) {
			if head, err := beside.HeadOf(filepath.Join(filepath.Dir(path), name)); err == nil && !s.keys.Opens(head) {
				t.Errorf("%s is left behind under another key", name)
			}
		}
	}
	close(done)
	wait.Wait()
	wantOnlyKey(t, s)
	mustClose(t, s)
	reopened(t, path, "one")
}

// TestRekeyWaited opens a workbook that waits for another window, which gives it a
// new key meanwhile: the file that was waited for is no longer the workbook.
func TestRekeyWaited(t *testing.T) {
	movesOpen(t)
	path := saved(t, text("a", "1"))
	s := open(t, path, withPassphrase("one"))
	waiting := Options{Timeout: time.Minute, OpenFile: func(name string, flag int, perm os.FileMode) (*os.File, error) {
		f, err := os.OpenFile(name, flag, perm)
		if name == path {
			err = errors.Join(err, s.SetPassphrase([]byte("one")), s.Save(content.Change{Put: []content.Record{text("a", "2")}}))
		}
		return f, err
	}}
	second, err := Open(path, waiting)
	if !errors.Is(err, fault.InUse) {
		if err == nil {
			second.Close()
		}
		t.Errorf("Open: %v", err)
	}
}

// TestRekeyFull changes the key where there is no room for a second file. The
// workbook stays as it was and goes on.
func TestRekeyFull(t *testing.T) {
	path := saved(t, text("a", "1"), text("long", strings.Repeat("words ", 20000)))
	before := readAll(t, path)
	s := open(t, path, withPassphrase("one"))
	s.o.MaxSize = 64 << 10
	err := s.SetPassphrase([]byte("one"))
	if !errors.Is(err, fault.NotRewritten) || !errors.Is(err, fault.ErrFull) || KeyChanged(err) {
		t.Fatalf("SetPassphrase: %v", err)
	}
	if !bytes.Equal(readAll(t, path), before) || s.HasPassphrase() {
		t.Error("the workbook has changed")
	}
	if names := listed(t, filepath.Dir(path)); len(names) != 1 {
		t.Errorf("left behind: %q", names)
	}
	s.o.MaxSize = 0
	mustSave(t, s, text("a", "2"))
	if err := s.SetPassphrase([]byte("one")); err != nil {
		t.Fatal(err)
	}
	mustClose(t, s)
	reopened(t, path, "one")
}

// TestRekeyReadBack lets the new file read back otherwise than it was written.
func TestRekeyReadBack(t *testing.T) {
	path := saved(t, text("a", "1"), text("b", "2"))
	before := readAll(t, path)
	s := open(t, path, withPassphrase("one"))
	r := &rewriting{from: s}
	keys, err := s.keys.Successor()
	if err != nil {
		t.Fatal(err)
	}
	head, err := seal.NewHeader(keys)
	if err != nil {
		t.Fatal(err)
	}
	r.to = &Safe{path: path, o: s.o, keys: keys, head: head, manifest: seal.NewManifest(), touched: map[content.Key]touch{}}
	err = r.to.build(r.write, func(draft string) error {
		err := r.to.db.Update(func(tx *bbolt.Tx) error {
			name := keys.RecordName(text("a", "").Key())
			value, err := keys.Seal(buckets.Records, name, []byte(`{"record":"answer","track":"hurt","id":"a"}`))
			if err != nil {
				return err
			}
			return tx.Bucket([]byte(buckets.Records)).Put(name, value)
		})
		if err != nil {
			t.Fatal(err)
		}
		return r.publish(draft)
	})
	if err = s.notRewritten(err); !errors.Is(err, fault.NotRewritten) || !errors.Is(err, disk.ErrReadBack) {
		t.Errorf("publish: %v", err)
	}
	if !bytes.Equal(readAll(t, path), before) || len(listed(t, filepath.Dir(path))) != 1 {
		t.Error("something has changed")
	}
}

// TestRekeyReplaced gives a new key to a workbook somebody has put another file in
// the place of.
func TestRekeyReplaced(t *testing.T) {
	movesOpen(t)
	path := saved(t, text("a", "1"))
	other := readAll(t, saved(t, text("b", "2")))
	s := open(t, path, withPassphrase("one"))
	if err := os.WriteFile(path+".x", other, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path+".x", path); err != nil {
		t.Fatal(err)
	}
	if err := s.SetPassphrase([]byte("one")); !errors.Is(err, fault.Replaced) {
		t.Errorf("SetPassphrase: %v", err)
	}
	if !bytes.Equal(readAll(t, path), other) {
		t.Error("the other file was touched")
	}
}

// TestRekeyReplacedMeanwhile: somebody does so while the new file is written.
func TestRekeyReplacedMeanwhile(t *testing.T) {
	movesOpen(t)
	path := saved(t, text("a", "1"))
	other := saved(t, text("b", "2"))
	want := readAll(t, other)
	o := withPassphrase("one")
	o.OpenFile = func(name string, flag int, perm os.FileMode) (*os.File, error) {
		if strings.Contains(name, disk.DraftMark) {
			if err := os.Rename(other, path); err != nil {
				t.Fatal(err)
			}
		}
		return os.OpenFile(name, flag, perm)
	}
	s := open(t, path, o)
	if err := s.SetPassphrase([]byte("one")); !errors.Is(err, fault.Replaced) || KeyChanged(err) {
		t.Errorf("SetPassphrase: %v", err)
	}
	if !bytes.Equal(readAll(t, path), want) || len(listed(t, filepath.Dir(path))) != 1 {
		t.Error("the other file was touched, or something was left beside it")
	}
}

// TestKilledRekeying kills a child that changes the key without end. The workbook
// is what it was before the change under way, or what it was to be after it.
func TestKilledRekeying(t *testing.T) {
	rounds := 8
	if testing.Short() {
		rounds = 3
	}
	r := rand.New(rand.NewPCG(5, 6))
	path := filepath.Join(t.TempDir(), "folder", "workbook")
	ownCache(t)
	s := open(t, path, Options{})
	mustSave(t, s, everything()...)
	mustClose(t, s)
	before, after := "", "" // the passphrase, of the last step acknowledged and of the one under way
	for round := range rounds {
		c := child("rekeying", path, before)
		out, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		take := func() bool {
			if !lines.Scan() {
				return false
			}
			if word, passphrase, _ := strings.Cut(lines.Text(), " "); word == "did" {
				before, after = passphrase, passphrase
			} else {
				after = passphrase
			}
			return true
		}
		for range 1 + r.IntN(4) {
			take()
		}
		for range r.IntN(30_000_000) { // somewhere within the next one
			_ = r.Uint64()
		}
		c.Process.Kill()
		for take() {
		}
		c.Wait()
		before = wantEither(t, path, before, after)
		after = before
		if t.Failed() {
			t.Fatalf("round %d", round)
		}
	}
}

// wantEither wants one of two passphrases to open the workbook, and everything to
// be in it; it gives that one.
func wantEither(t *testing.T, path, before, after string) string {
	t.Helper()
	opened := ""
	n := 0
	for _, typed := range slices.Compact([]string{before, after}) {
		s, err := Open(path, withPassphrase(typed))
		if errors.Is(err, fault.WrongPassphrase) {
			continue
		}
		if err != nil {
			t.Fatalf("Open: %v", err)
		}
		if !s.HasPassphrase() && typed != "" {
			mustClose(t, s)
			continue // it opens with anything
		}
		n++
		opened = typed
		w, report, err := s.Load()
		if err != nil || report.Damage() || len(report.RescueFailed) > 0 {
			t.Fatalf("Load: %v, %q", err, report.Sentences())
		}
		for _, want := range everything() {
			if r, ok := w.Record(want.Key()); !ok || !sameRecord(r, want) {
				t.Errorf("%s has changed", want.Key())
			}
		}
		wantOnlyKey(t, s)
		mustClose(t, s)
	}
	if n != 1 {
		t.Errorf("%d of the passphrases %q and %q open it", n, before, after)
	}
	return opened
}

// rekeyingChild changes the key for ever, and says what it is about to do and what
// it did.
func rekeyingChild(args []string) {
	path, now := args[0], args[1]
	s, err := Open(path, withPassphrase(now))
	if err != nil {
		panic(err)
	}
	for i := 0; ; i++ {
		next := fmt.Sprintf("words%d-%d", os.Getpid(), i)
		do := func() error { return s.ChangePassphrase([]byte(now), []byte(next)) }
		switch {
		case now == "":
			do = func() error { return s.SetPassphrase([]byte(next)) }
		case i%4 == 2:
			next = ""
			do = func() error { return s.RemovePassphrase([]byte(now)) }
		case i%4 == 3:
			next = now
			do = func() error { return s.Erase(text("canary", "").Key()) }
		}
		os.Stdout.WriteString("try " + next + "\n")
		if err := do(); err != nil {
			panic(err)
		}
		now = next
		os.Stdout.WriteString("did " + now + "\n")
	}
}

// rekeyChild does one thing to a workbook, from one thread.
func rekeyChild(args []string) {
	path, what := args[0], args[1]
	if what == "erase all" {
		if err := EraseAll(path, Options{}); err != nil {
			panic(err)
		}
		return
	}
	s, err := Open(path, withPassphrase("one"))
	if err != nil {
		panic(err)
	}
	switch what {
	case "set":
		err = s.SetPassphrase([]byte("two"))
	case "change":
		err = s.ChangePassphrase([]byte("one"), []byte("two"))
	case "remove":
		err = s.RemovePassphrase([]byte("one"))
	case "erase":
		err = s.Erase(text("canary", "").Key())
	}
	if err := errors.Join(err, s.Close()); err != nil {
		panic(err)
	}
}

// TestRekeyTyped makes a wrapping key wrongly, as bad memory may. What was typed then
// opens nothing, and the old file has to stay: with a file, and without one yet.
func TestRekeyTyped(t *testing.T) {
	broken := func(w seal.KeyWrap, err error) seal.KeyWrap {
		if err != nil {
			t.Fatal(err)
		}
		w.Key[3] ^= 1
		return w
	}
	good, err := seal.WrapWithPassphrase(hashed, []byte("one"), least())
	if err != nil {
		t.Fatal(err)
	}
	for name, wraps := range map[string][]seal.KeyWrap{
		"passphrase":    {broken(seal.WrapWithPassphrase(hashed, []byte("one"), least()))},
		"recovery code": {good, broken(seal.WrapWithCode(seal.NewCode()))},
	} {
		path := saved(t, text("a", "1"))
		before := readAll(t, path)
		s := open(t, path, withPassphrase("one"))
		if err := s.rekey(wraps, nil); !errors.Is(err, fault.NotRewritten) || !errors.Is(err, disk.ErrReadBack) {
			t.Errorf("%s: %v", name, err)
		}
		if !bytes.Equal(readAll(t, path), before) || len(listed(t, filepath.Dir(path))) != 1 {
			t.Errorf("%s: something has changed", name)
		}
		mustSave(t, s, text("a", "2")) // under the old key still
		mustClose(t, s)
		if _, w := reopened(t, path, ""); w.Text(content.Hurt, "a", 0) != "2" {
			t.Errorf("%s: what was saved later is gone", name)
		}
		first := open(t, filepath.Join(t.TempDir(), "workbook"), withPassphrase("one"))
		if err := first.rekey(wraps, nil); !errors.Is(err, fault.NotRewritten) {
			t.Errorf("%s, of a first file: %v", name, err)
		}
		if names := listed(t, filepath.Dir(first.path)); len(names) > 0 {
			t.Errorf("%s, of a first file: %q", name, names)
		}
	}
}
