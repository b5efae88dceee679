package disk

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func hello(w io.Writer) error { _, err := io.WriteString(w, "hello"); return err }

func TestWriteFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out")
	if err := WriteFile(path, false, hello); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 && runtime.GOOS != "windows" { // which keeps no such bits
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
	if err := WriteFile(link, true, hello); err == nil && runtime.GOOS != "windows" { // where it takes the link's place
		t.Error("wrote through a symbolic link")
	}
	if b, _ := os.ReadFile(target); string(b) != "mine" {
		t.Errorf("the target now holds %q", b)
	}
}

// TestHalfIsNameless: while a file is written there is nothing to be found of it, and
// what a crash left where that can't be done goes with the next file in the folder.
func TestHalfIsNameless(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "out")
	left := filepath.Join(folder, "other.new-"+Token("other"))
	kept := filepath.Join(folder, "other.new-0123456789abcdef")
	for _, name := range []string{left, kept} {
		if err := os.WriteFile(name, []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, replace := range []bool{false, true} {
		err := WriteFile(path, replace, func(w io.Writer) error {
			for range 5000 { // more than any buffer
				if _, err := io.WriteString(w, "words that must not be found"); err != nil {
					return err
				}
			}
			entries, _ := os.ReadDir(folder)
			if want := 1; runtime.GOOS == "linux" && (len(entries) != want && !replace || len(entries) > 2) {
				t.Errorf("while it is written there is %v", entries)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.Stat(left); err == nil {
		t.Error("what a crash left is still there")
	}
	if _, err := os.Stat(kept); err != nil {
		t.Error("somebody's own is gone")
	}
}

// A disk without room is told by the name of the file that was asked for.
func TestWriteFileFull(t *testing.T) {
	path := filepath.Join(t.TempDir(), "mine.pdf")
	full := &fs.PathError{Op: "write", Path: filepath.Dir(path), Err: errors.New("no space left")}
	err := WriteFile(path, false, func(out io.Writer) error {
		_, _ = out.Write(make([]byte, 10))
		return full
	})
	if err == nil || err.Error() != "write "+path+": no space left" {
		t.Errorf("it says %v", err)
	}
}
