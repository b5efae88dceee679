package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// folderMode keeps everybody else out.
const folderMode = 0o700

// makeFolder makes the folders that are missing, each for this person alone
// whatever the umask, and makes them last.
func makeFolder(path string) error {
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		return nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	parent := filepath.Dir(path)
	if parent != path {
		if err := makeFolder(parent); err != nil {
			return err
		}
	}
	err = os.Mkdir(path, folderMode)
	if errors.Is(err, fs.ErrExist) {
		return nil // another process was quicker
	}
	if err != nil {
		return err
	}
	if err := os.Chmod(path, folderMode); err != nil {
		return err
	}
	return syncFolder(parent)
}

// linkNew is renameNew where the system has no call for it: a hard link never
// takes another file's place. File systems without hard links are asked first.
func linkNew(from, to string) error {
	err := os.Link(from, to)
	if err == nil {
		return os.Remove(from)
	}
	if errors.Is(err, fs.ErrExist) {
		return err
	}
	if _, statErr := os.Lstat(to); !errors.Is(statErr, fs.ErrNotExist) {
		return fs.ErrExist
	}
	return os.Rename(from, to)
}

// removeStale removes a draft that nobody writes any more.
func removeStale(draft string) {
	f, err := os.OpenFile(draft, os.O_RDWR|openNoFollow, 0)
	if err != nil {
		return
	}
	defer f.Close()
	if ok, err := lockFile(f, 0); ok && err == nil {
		os.Remove(draft)
	}
}

// sweep removes drafts that a crash left behind. One that is locked is still
// being written.
func sweep(path string) {
	folder, base := filepath.Split(path)
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), base+draftMark) || !e.Type().IsRegular() {
			continue
		}
		removeStale(filepath.Join(folder, e.Name()))
	}
}
