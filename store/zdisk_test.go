package store

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// TestReadBack: a disk that has something else than it was given is noticed.
func TestReadBack(t *testing.T) {
	d, err := newDraft(filepath.Join(t.TempDir(), "workbook"), Options{}.usual())
	if err != nil {
		t.Fatal(err)
	}
	defer d.discard()
	err = d.fill(func(w io.Writer) error {
		_, err := w.(*sumWriter).to.Write([]byte("something else"))
		return err
	})
	if !errors.Is(err, errReadBack) {
		t.Errorf("write: %v", err)
	}
}

// TestDiscard writes over a file that has gone, and not over one that has another
// name elsewhere.
func TestDiscard(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	write := func() *os.File {
		if err := os.WriteFile(path, []byte(canaryWords), 0o600); err != nil {
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
		data := make([]byte, len(canaryWords))
		if _, err := f.ReadAt(data, 0); err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	discard := func() error {
		var d discarding
		defer d.finish()
		return d.remove(path)
	}
	f := write()
	if err := discard(); err != nil {
		t.Fatal(err)
	}
	if got := read(f); got != string(make([]byte, len(canaryWords))) {
		t.Errorf("it holds %q", got)
	}
	f = write()
	if err := os.Link(path, path+".kept"); err != nil {
		t.Skip(err)
	}
	if err := discard(); err != nil {
		t.Fatal(err)
	}
	if got := read(f); got != canaryWords {
		t.Errorf("the other name holds %q", got)
	}
}
