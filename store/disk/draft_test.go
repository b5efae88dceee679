package disk

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// TestReadBack: a disk that has something else than it was given is noticed, and the
// draft goes.
func TestReadBack(t *testing.T) {
	folder := t.TempDir()
	d, err := NewDraft(filepath.Join(folder, "workbook"), os.OpenFile)
	if err != nil {
		t.Fatal(err)
	}
	err = d.Fill(func(w io.Writer) error {
		_, err := w.(*sumWriter).to.Write([]byte("something else"))
		return err
	})
	if !errors.Is(err, ErrReadBack) {
		t.Errorf("write: %v", err)
	}
	d.Discard()
	if left, _ := os.ReadDir(folder); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// TestDiscard writes over a file that has gone, and not over one that has another
// name elsewhere.
func TestDiscard(t *testing.T) {
	if !RemovesOpen {
		t.Skip("an open file can't be deleted here")
	}
	path := filepath.Join(t.TempDir(), "file")
	write := func() *os.File {
		if err := os.WriteFile(path, []byte(canary), 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Close() })
		return f
	}
	read := func(f *os.File) string {
		data := make([]byte, len(canary))
		if _, err := f.ReadAt(data, 0); err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	discard := func() error {
		var d Shredder
		d.Remove(func(*os.File) bool { return true }, path)
		d.Finish()
		return errors.Join(d.Errs...)
	}
	f := write()
	if err := discard(); err != nil {
		t.Fatal(err)
	}
	if got := read(f); got != string(make([]byte, len(canary))) {
		t.Errorf("it holds %q", got)
	}
	f = write()
	if err := os.Link(path, path+".kept"); err != nil {
		t.Skip(err)
	}
	if err := discard(); err != nil {
		t.Fatal(err)
	}
	if got := read(f); got != canary {
		t.Errorf("the other name holds %q", got)
	}
}

const canary = "words that must not be found"
