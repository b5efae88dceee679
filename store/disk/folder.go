package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// folderMode keeps everybody else out.
const folderMode = 0o700

// MakeFolder makes the folders that are missing, each for this person alone
// whatever the umask, and makes them durable.
func MakeFolder(path string) error {
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		return nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	parent := filepath.Dir(path)
	if parent != path {
		if err := MakeFolder(parent); err != nil {
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
	return SyncFolder(parent)
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

// RemoveStale removes a draft that nobody writes any more.
func RemoveStale(draft string) {
	f, err := os.OpenFile(draft, os.O_RDWR|NoFollow, 0)
	if err != nil {
		return
	}
	defer f.Close()
	if ok, err := Lock(f, 0); ok && err == nil {
		os.Remove(draft)
	}
}

// SweepDrafts removes drafts that a crash left behind. One that is locked is still
// being written.
func SweepDrafts(path string) {
	folder, base := filepath.Split(path)
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), base+DraftMark) || !e.Type().IsRegular() {
			continue
		}
		RemoveStale(filepath.Join(folder, e.Name()))
	}
}
