//go:build unix

package disk

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestCopied gives the bytes of a file that can't be locked, without the file.
func TestCopied(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f")
	if err := os.WriteFile(path, []byte("what is in it"), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	c, err := Copied(f)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := os.WriteFile(path, []byte("something else"), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(io.NewSectionReader(c, 0, 100))
	if err != nil || string(got) != "what is in it" {
		t.Errorf("%q, %v", got, err)
	}
	if ok, err := LockShared(c, 0); !ok || err != nil {
		t.Errorf("can't be locked: %v, %v", ok, err)
	}
	if !NoLocks(fmt.Errorf("lock: %w", syscall.ENOLCK)) || NoLocks(syscall.EIO) {
		t.Error("not told from other errors")
	}
}
