package disk

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
)

func hello(w io.Writer) error { _, err := io.WriteString(w, "hello"); return err }

func TestWriteFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out")
	if err := WriteFile(path, false, hello); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("mode %v, error %v; want 0600", info.Mode(), err)
	}
	if err := WriteFile(path, false, hello); !errors.Is(err, ErrExists) {
		t.Errorf("a second file without replace: %v, want ErrExists", err)
	}
	if err := WriteFile(path, true, hello); err != nil {
		t.Errorf("a second file with replace: %v", err)
	}
}

func TestFailureLeavesNothing(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "out")
	wrong := errors.New("no more ink")
	err := WriteFile(path, true, func(w io.Writer) error { return errors.Join(hello(w), wrong) })
	if !errors.Is(err, wrong) {
		t.Fatalf("got %v", err)
	}
	if left, _ := os.ReadDir(folder); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestLinkIsNotFollowed(t *testing.T) {
	folder := t.TempDir()
	target, link := filepath.Join(folder, "target"), filepath.Join(folder, "link")
	if err := os.WriteFile(target, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, link); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	if err := WriteFile(link, true, hello); err == nil {
		t.Error("wrote through a symbolic link")
	}
	if b, _ := os.ReadFile(target); string(b) != "mine" {
		t.Errorf("the target now holds %q", b)
	}
}
