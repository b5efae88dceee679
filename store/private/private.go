// Package private writes files that only their owner may read, whole or not at
// all.
package private

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// ErrExists is returned where a file is in the way and may not be replaced.
var ErrExists = errors.New("there is already a file of that name")

// WriteFile makes a file at path with what write writes, with mode 0600
// whatever the umask. It is written under another name in the same folder,
// synced, then given its name, so that a failure leaves nothing half-written.
// Without replace a file that is already there stays, and the error is
// [ErrExists]. A symbolic link at path is never followed.
func WriteFile(path string, replace bool, write func(io.Writer) error) (err error) {
	if info, e := os.Lstat(path); e == nil {
		if !info.Mode().IsRegular() {
			return fmt.Errorf("%s is not a plain file", path)
		}
		if !replace {
			return fmt.Errorf("%s: %w", path, ErrExists)
		}
	}
	folder := filepath.Dir(path)
	f, err := os.CreateTemp(folder, ".groundwork-*") // mode 0600
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = f.Close()
		}
		_ = os.Remove(f.Name())
	}()
	if err := f.Chmod(0o600); err != nil {
		return err
	}
	out := bufio.NewWriter(f)
	if err := errors.Join(write(out), out.Flush()); err != nil {
		return err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := name(f.Name(), path, replace); err != nil {
		return err
	}
	return SyncFolder(folder)
}

// name gives the finished file its name. A link never replaces anything, so a
// file that came in between is safe; where links aren't possible, as on some
// USB sticks, the file is looked for once more.
func name(from, to string, replace bool) error {
	if replace {
		return os.Rename(from, to)
	}
	err := os.Link(from, to)
	if err == nil {
		return nil
	}
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s: %w", to, ErrExists)
	}
	if _, e := os.Lstat(to); e == nil {
		return fmt.Errorf("%s: %w", to, ErrExists)
	}
	return os.Rename(from, to)
}

// SyncFolder makes sure that names in the folder are on the disk.
func SyncFolder(folder string) error {
	f, err := os.Open(folder)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	if err := f.Sync(); err != nil && !syncUnsupported(err) {
		return err
	}
	return nil
}
