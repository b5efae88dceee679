package disk

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

const (
	// DraftMark and a [Token] follow the name of the file that a draft is to become.
	DraftMark = ".new-"
	// FileMode keeps everybody else out.
	FileMode = 0o600
)

// ErrReadBack is returned where the disk has something else than it was given.
var ErrReadBack = errors.New("what was written does not read back the same")

// OpenFunc is what [os.OpenFile] is.
type OpenFunc func(name string, flag int, perm os.FileMode) (*os.File, error)

// Draft is a file on its way: written under another name, synced, and only then
// given its own name. It is locked, so that no sweep takes it for what a crash left
// behind.
type Draft struct {
	Path string   // nothing where it has no name
	File *os.File // nil once it has been let go
	Done bool     // it has its name

	again *os.File // a second handle, where it has no name
	// Holder closes what holds the draft besides, where anything does.
	Holder func()
}

// NewDraft creates a draft beside target.
func NewDraft(target string, openFile OpenFunc) (*Draft, error) {
	d := &Draft{Path: target + DraftMark + Token(filepath.Base(target))}
	f, err := openFile(d.Path, os.O_RDWR|os.O_CREATE|os.O_EXCL|NoFollow, FileMode)
	if err != nil {
		return nil, err
	}
	d.File = f
	ok, err := Lock(f, 0)
	if err == nil && !ok {
		err = fs.ErrNotExist // a sweep was quicker
	}
	if err := errors.Join(err, f.Chmod(FileMode)); err != nil { // whatever the umask
		d.Discard()
		return nil, err
	}
	return d, nil
}

// NewNameless is NewDraft for what lies outside the workbook's folder, where nobody looks
// for drafts: where the system can do it the file has no name before it is whole.
func NewNameless(target string, openFile OpenFunc) (*Draft, error) {
	SweepFolder(filepath.Dir(target))
	f, again, err := makeNameless(filepath.Dir(target), openFile)
	if err != nil {
		return NewDraft(target, openFile)
	}
	d := &Draft{File: f, again: again}
	if err := f.Chmod(FileMode); err != nil { // whatever the umask
		d.Discard()
		return nil, err
	}
	return d, nil
}

// SweepFolder removes from a folder what a crash left of files that were to be made
// there, as far as their names prove it.
func SweepFolder(folder string) {
	entries, _ := os.ReadDir(folder) // what can't be read has none
	for _, e := range entries {
		if i := strings.LastIndex(e.Name(), DraftMark); i > 0 && e.Type().IsRegular() {
			if target := filepath.Join(folder, e.Name()[:i]); IsDraft(target, e.Name()) {
				SweepDrafts(target, nil)
			}
		}
	}
}

// SweepDrafts removes drafts of a file that a crash left behind: those whose name
// proves it, and those that own finds to be. One that is locked is still being written.
func SweepDrafts(target string, own Proof) {
	for _, path := range Beside(target, DraftMark) {
		if !MayBeDraft(target, path) {
			continue // somebody else's
		}
		_ = Remove(path, func(f *os.File) bool {
			ok, err := Lock(f, 0)
			return ok && err == nil && (IsDraft(target, path) || own != nil && own(f))
		})
	}
}

// sumWriter writes to a file and remembers what.
type sumWriter struct {
	to  io.Writer
	sum hash.Hash
}

// Write implements [io.Writer].
func (w *sumWriter) Write(p []byte) (int, error) {
	n, err := w.to.Write(p)
	w.sum.Write(p[:n])
	return n, err
}

// Fill writes the draft, syncs it, and compares what the disk has with what it was
// given.
func (d *Draft) Fill(write func(io.Writer) error) error {
	w := &sumWriter{d.File, sha256.New()}
	if err := write(w); err != nil {
		return err
	}
	if err := d.File.Sync(); err != nil {
		return err
	}
	dropCached(d.File)
	again := sha256.New()
	if _, err := d.File.Seek(0, io.SeekStart); err != nil {
		return err
	}
	if _, err := io.Copy(again, d.File); err != nil {
		return err
	}
	if !bytes.Equal(again.Sum(nil), w.sum.Sum(nil)) {
		return ErrReadBack
	}
	return nil
}

// Publish gives the draft its name. Without replace it never takes another
// file's place, and returns an error that is fs.ErrExist.
func (d *Draft) Publish(name string, replace bool) error {
	if !RenamesOpen {
		d.letGo()
	}
	rename := RenameNew
	if replace {
		rename = os.Rename
	}
	if d.again != nil {
		rename = d.name(rename, replace)
	}
	if err := rename(d.Path, name); err != nil {
		return err
	}
	d.Done = true
	return SyncFolder(filepath.Dir(name))
}

// name renames a file that has no name yet. To take another file's place it needs one
// first, which proves that this program gave it.
func (d *Draft) name(rename func(from, to string) error, replace bool) func(from, to string) error {
	return func(_, to string) error {
		if !replace {
			return nameIt(d.again, to)
		}
		path := to + DraftMark + Token(filepath.Base(to))
		if err := nameIt(d.again, path); err != nil {
			return err
		}
		d.Path = path
		return rename(path, to)
	}
}

// letGo closes the file.
func (d *Draft) letGo() {
	if d.Holder != nil {
		d.Holder()
		d.Holder = nil
	}
	if d.File != nil {
		Unlock(d.File)
		_ = d.File.Close() // Fill has synced it, or it is discarded
		d.File = nil
	}
	if d.again != nil {
		_ = d.again.Close() // it was only a second handle
		d.again = nil
	}
}

// Discard removes the draft, unless it has its name by now.
func (d *Draft) Discard() {
	d.letGo()
	if !d.Done && d.Path != "" {
		_ = os.Remove(d.Path) // nobody else has its name; what stays is swept later
	}
}
