package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
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

// linkNew is [RenameNew] where the system has no call for it: a hard link never
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

// Beside returns the files in the folder of path that have its name with one of the
// marks and perhaps more behind it, in the order of their names.
func Beside(path string, marks ...string) (files []string) {
	folder, base := filepath.Split(path)
	entries, _ := os.ReadDir(folder) // what can't be read has none
	for _, e := range entries {
		rest, ok := strings.CutPrefix(e.Name(), base)
		if ok && e.Type().IsRegular() && slices.ContainsFunc(marks, func(m string) bool { return strings.HasPrefix(rest, m) }) {
			files = append(files, filepath.Join(folder, e.Name()))
		}
	}
	return files
}

// OpenToRead opens what must not be a folder.
func OpenToRead(path string) (*os.File, os.FileInfo, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	info, err := f.Stat()
	if err == nil && info.IsDir() {
		err = errors.New("it is a folder")
	}
	if err != nil {
		_ = f.Close()
	}
	return f, info, err
}

// IsFull reports whether a full disk is the cause. Where bbolt makes a file larger it keeps
// only the words of the error.
func IsFull(err error) bool {
	return slices.ContainsFunc(fullErrors(), func(e error) bool { return errors.Is(err, e) || strings.Contains(err.Error(), e.Error()) })
}

// Nearest is the folder, or the first above it that is there.
func Nearest(folder string) (string, os.FileInfo, error) {
	for {
		info, err := os.Stat(folder)
		if !errors.Is(err, fs.ErrNotExist) || filepath.Dir(folder) == folder {
			return folder, info, err
		}
		folder = filepath.Dir(folder)
	}
}
