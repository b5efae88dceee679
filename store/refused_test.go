package store

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"groundwork/content"
	"groundwork/store/buckets"
	"groundwork/store/disk"
	"groundwork/store/fault"
	"groundwork/store/seal"
)

func listed(t testing.TB, folder string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// saved makes a workbook with the records.
func saved(t testing.TB, records ...content.Record) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "workbook")
	s := open(t, path, Options{})
	mustSave(t, s, records...)
	mustClose(t, s)
	return path
}

// refusedAs opens path, which must be refused with an error of the kind that keeps
// its promises, and must leave the file as it was.
func refusedAs(t *testing.T, kind fault.Kind, path string) error {
	t.Helper()
	before, _ := os.ReadFile(path)
	s, err := Open(path, Options{})
	if err == nil {
		s.Close()
	}
	if !errors.Is(err, kind) {
		t.Fatalf("Open: %v, want %v", err, kind)
	}
	checkWording(t, err)
	if after, _ := os.ReadFile(path); string(after) != string(before) {
		t.Error("the file was changed")
	}
	return err
}

func checkWording(t *testing.T, err error) {
	t.Helper()
	for _, s := range []string{err.Error(), fault.Hint(err)} {
		if s == "" || strings.HasSuffix(s, ".") && runtime.GOOS != "windows" || // whose own words end so
			strings.Contains(s, "%!") {
			t.Errorf("%T says %q", err, s)
		}
	}
}

func TestRefused(t *testing.T) {
	dir := t.TempDir()
	write := func(name, data string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	refusedAs(t, fault.Empty, write("empty", ""))
	refusedAs(t, fault.NotFile, dir)
	refusedAs(t, fault.Foreign, write("short", "a shopping list"))
	refusedAs(t, fault.Foreign, write("long", strings.Repeat("a shopping list\n", 9000)))
	refusedAs(t, fault.NotFile, filepath.Join(write("file", "x"), "workbook"))

	good := saved(t, text("a", "b"))
	link := filepath.Join(dir, "link")
	if err := os.Symlink(good, link); err != nil {
		t.Fatal(err)
	}
	refusedAs(t, fault.NotFile, link)

	data, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	e := refusedAs(t, fault.Damaged, write("cut", string(data[:9000])))
	if strings.HasSuffix(e.Error(), ": ") {
		t.Error("it isn't said what is damaged")
	}
	load(t, open(t, good, Options{}))
}

// TestLinkAtLastMoment puts a link in the workbook's place after it was looked at.
func TestLinkAtLastMoment(t *testing.T) {
	if disk.NoFollow == 0 {
		t.Skip("this system has no such thing")
	}
	path, elsewhere := saved(t, text("a", "b")), saved(t, text("a", "another one's"))
	swap := Options{OpenFile: func(name string, flag int, perm os.FileMode) (*os.File, error) {
		if name == path {
			if err := errors.Join(os.Remove(path), os.Symlink(elsewhere, path)); err != nil {
				t.Fatal(err)
			}
		}
		return os.OpenFile(name, flag, perm)
	}}
	s, err := Open(path, swap)
	if !errors.Is(err, fault.NotFile) {
		if err == nil {
			s.Close()
		}
		t.Errorf("Open: %v", err)
	}
}

func TestForeignDatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "other.db")
	edit(t, path, func(tx *bbolt.Tx) error {
		_, err := tx.CreateBucket([]byte("rooms"))
		return err
	})
	refusedAs(t, fault.Foreign, path)
}

// edit changes a file behind the package's back.
func edit(t testing.TB, path string, f func(*bbolt.Tx) error) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Update(f), db.Close()); err != nil {
		t.Fatal(err)
	}
}

func editHeader(t *testing.T, change func(*seal.Header)) (path string) {
	t.Helper()
	path = saved(t, text("a", "b"))
	edit(t, path, func(tx *bbolt.Tx) error {
		b := tx.Bucket([]byte(buckets.Head))
		h, err := seal.DecodeHeader(b.Get([]byte(buckets.HeaderName)))
		if err != nil {
			return err
		}
		change(h)
		data, err := h.Encode()
		if err != nil {
			return err
		}
		return b.Put([]byte(buckets.HeaderName), data)
	})
	return path
}

func TestHeaderRefused(t *testing.T) {
	if e := refusedAs(t, fault.Newer, editHeader(t, func(h *seal.Header) { h.Format = 3 })); !strings.Contains(e.Error(), "its format is 3") {
		t.Error(e)
	}
	refusedAs(t, fault.Newer, editHeader(t, func(h *seal.Header) { h.Suite = 2 }))
	refusedAs(t, fault.Damaged, editHeader(t, func(h *seal.Header) { h.ID = h.ID[1:] }))
	wrapped := seal.Slot{Kind: seal.SlotPassphrase, KDF: "argon2id", Memory: seal.MinMemory, Time: 3, Lanes: 4,
		Salt: make([]byte, 16), Wrapped: make([]byte, seal.WrappedSize)}
	refusedAs(t, fault.Locked, editHeader(t, func(h *seal.Header) { h.Slots = []seal.Slot{wrapped} }))
	wrapped.Memory = seal.MaxMemory + 1
	refusedAs(t, fault.Damaged, editHeader(t, func(h *seal.Header) { h.Slots = []seal.Slot{wrapped} }))
	refusedAs(t, fault.Damaged, editHeader(t, func(h *seal.Header) { h.Slots[0] = seal.Slot{Kind: seal.SlotOpen, Key: []byte("short")} }))
	// One byte of the header, anywhere.
	path := saved(t, text("a", "b"))
	edit(t, path, func(tx *bbolt.Tx) error {
		b := tx.Bucket([]byte(buckets.Head))
		data := append([]byte{}, b.Get([]byte(buckets.HeaderName))...)
		data[60] ^= 1
		return b.Put([]byte(buckets.HeaderName), data)
	})
	refusedAs(t, fault.Damaged, path)
}

// vouched has the manifest of a file without a passphrase agree with its header, as a
// newer version does that knows more kinds of slots.
func vouched(t *testing.T, path string) {
	t.Helper()
	edit(t, path, func(tx *bbolt.Tx) error {
		stored := tx.Bucket([]byte(buckets.Head)).Get([]byte(buckets.HeaderName))
		h, err := seal.DecodeHeader(stored)
		if err != nil {
			return err
		}
		keys, err := h.Open()
		if err != nil {
			return err
		}
		m, err := buckets.ReadManifest(tx, keys)
		if err != nil {
			return err
		}
		m.Head, m.Slots = seal.Digest(stored), h.Summary()
		return buckets.WriteManifest(tx, keys, m)
	})
}

func TestUnknownSlotIsKept(t *testing.T) {
	path := editHeader(t, func(h *seal.Header) {
		h.Slots = append(h.Slots, seal.Slot{Raw: []byte(`{"kind":"token","reader":[1,2]}`)})
	})
	vouched(t, path)
	s := open(t, path, Options{})
	load(t, s)
	mustSave(t, s, text("a", "c"))
	data, err := s.head.Encode()
	if err != nil || !strings.Contains(string(data), `{"kind":"token","reader":[1,2]}`) {
		t.Errorf("header %q, %v", data, err)
	}
}

func TestLocked(t *testing.T) {
	path := saved(t, text("a", "b"))
	c := child("hold", path)
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := out.Read(make([]byte, 1)); err != nil { // it is open there
		t.Fatal(err)
	}
	e := refusedAs(t, fault.InUse, path)
	if runtime.GOOS == "linux" && !strings.Contains(e.Error(), fmt.Sprintf("(process %d)", c.Process.Pid)) {
		t.Errorf("%v, want process %d", e, c.Process.Pid)
	}
	in.Close()
	if err := c.Wait(); err != nil {
		t.Fatal(err)
	}
	load(t, open(t, path, Options{}))
}

// holdChild holds a workbook open until its input ends.
func holdChild(args []string) {
	s, err := Open(args[0], Options{})
	if err != nil {
		panic(err)
	}
	os.Stdout.WriteString(".")
	_, _ = os.Stdin.Read(make([]byte, 1))
	s.Close()
}

// TestRefusalLetsGo opens what was refused again: the lock must not stay.
func TestRefusalLetsGo(t *testing.T) {
	path := editHeader(t, func(h *seal.Header) { h.Format = 3 })
	refusedAs(t, fault.Newer, path)
	refusedAs(t, fault.Newer, path)
}

func TestPermissions(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such permissions")
	}
	dir, err := os.MkdirTemp("/tmp", "store") // where others may pass
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	path := saved(t, text("a", "b"))
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for name, mode := range map[string]os.FileMode{"unreadable": 0, "readonly": 0o444} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(filepath.Join(dir, name), mode); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "closed"), 0o555); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	c := child("permissions", dir)
	out, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(out), "skip") {
		t.Skip("runs as root and cannot become anybody else")
	}
	want := "unreadable read\nreadonly write\nclosed/workbook write\nclosed/a/workbook write\n"
	if string(out) != want {
		t.Errorf("got %q, want %q", out, want)
	}
}

func TestCreatedFor(t *testing.T) {
	for _, umask := range []string{"0", "022", "077", "0777"} {
		dir := t.TempDir()
		c := child("umask", umask, filepath.Join(dir, "a", "b", "workbook"))
		if out, err := c.Output(); err != nil {
			var exit *exec.ExitError
			errors.As(err, &exit)
			t.Fatalf("umask %s: %v %s", umask, err, out)
		}
		for name, want := range map[string]os.FileMode{"a": 0o700, "a/b": 0o700, "a/b/workbook": 0o600, "a/b/workbook.rescue-1": 0o600} {
			info, err := os.Lstat(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			if got := info.Mode().Perm(); got != want {
				t.Errorf("umask %s: %s has %o, want %o", umask, name, got, want)
			}
		}
	}
}

func TestSweep(t *testing.T) {
	path := saved(t, text("a", "b"))
	stale, busy := path+disk.DraftMark+disk.Token("workbook"), path+disk.DraftMark+disk.Token("workbook")
	for _, name := range []string{stale, busy, path + ".newspaper", path + ".new-0123456789abcdef"} {
		if err := os.WriteFile(name, []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	f, err := os.OpenFile(busy, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if ok, err := disk.Lock(f, 0); !ok || err != nil {
		t.Fatal(ok, err)
	}
	open(t, path, Options{})
	want := []string{"workbook", "workbook.new-0123456789abcdef", filepath.Base(busy), "workbook.newspaper"}
	slices.Sort(want)
	if got := listed(t, filepath.Dir(path)); !slices.Equal(got, want) {
		t.Errorf("left: %q", got)
	}
}
