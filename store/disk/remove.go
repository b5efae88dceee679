package disk

import (
	"errors"
	"io/fs"
	"os"
)

// ErrUnproven is returned where a file stays because it isn't proven to be one that
// may go.
var ErrUnproven = errors.New("it is not proven to be the program's own")

// Proof reports whether an open file is one that may be deleted. A name alone proves
// nothing: people call their own files alike.
type Proof func(f *os.File) bool

// SameAs proves that a file is the one somebody has in their hands.
func SameAs(known os.FileInfo) Proof {
	return func(f *os.File) bool {
		info, err := f.Stat()
		return err == nil && os.SameFile(info, known)
	}
}

// Remove takes away the name of a file that is proven. Together with a [Shredder],
// which asks it, and a [Draft], which knows its own file, it is the only place where
// the store deletes anything.
func Remove(path string, proof Proof) error {
	f, err := prove(path, os.O_RDONLY, proof)
	if err != nil {
		return err
	}
	if !RemovesOpen {
		_ = f.Close() // it was only read
		return os.Remove(path)
	}
	defer f.Close()
	return os.Remove(path)
}

// RemoveEmptyFolder removes a folder, if there is nothing in it.
func RemoveEmptyFolder(path string) { _ = os.Remove(path) }

// prove opens a plain file and has it proven.
func prove(path string, flag int, proof Proof) (*os.File, error) {
	info, err := os.Lstat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, ErrUnproven
	}
	f, err := os.OpenFile(path, flag|NoFollow, 0)
	if errors.Is(err, fs.ErrPermission) && flag != os.O_RDONLY {
		f, err = os.OpenFile(path, os.O_RDONLY|NoFollow, 0) // it can be deleted all the same
	}
	if err != nil {
		return nil, err
	}
	if !proof(f) {
		_ = f.Close() // it was only read
		return nil, ErrUnproven
	}
	return f, nil
}
