package disk

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

const (
	// DraftMark and sixteen hexadecimal digits follow the name of the file that a draft
	// is to become.
	DraftMark = ".new-"
	// FileMode keeps everybody else out.
	FileMode = 0o600

	draftDigits = 16
)

// ErrReadBack is returned where the disk has something else than it was given.
var ErrReadBack = errors.New("what was written does not read back the same")

// openFunc is what [os.OpenFile] is.
type openFunc func(name string, flag int, perm os.FileMode) (*os.File, error)

// Draft is a file on its way: written under another name, synced, and only then
// given its own name. It is locked, so that no sweep takes it for what a crash left
// behind.
type Draft struct {
	Path string
	File *os.File // nil once it has been let go
	Done bool     // it has its name
	// Holder closes what holds the draft besides, where anything does.
	Holder func()
}

// NewDraft creates a draft beside target.
func NewDraft(target string, openFile openFunc) (*Draft, error) {
	random := make([]byte, draftDigits/2)
	_, _ = rand.Read(random)
	d := &Draft{Path: target + DraftMark + hex.EncodeToString(random)}
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

// SweepDrafts removes drafts of a file that a crash left behind. One that is locked
// is still being written.
func SweepDrafts(target string) {
	for _, path := range Beside(target, DraftMark) {
		random := path[len(target)+len(DraftMark):]
		if len(random) != draftDigits || strings.Trim(random, "0123456789abcdef") != "" {
			continue // somebody else's
		}
		f, err := os.OpenFile(path, os.O_RDWR|NoFollow, 0)
		if err != nil {
			continue
		}
		if ok, err := Lock(f, 0); ok && err == nil {
			os.Remove(path)
		}
		f.Close()
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
	if err := rename(d.Path, name); err != nil {
		return err
	}
	d.Done = true
	return SyncFolder(filepath.Dir(name))
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
}

// Discard removes the draft, unless it has its name by now.
func (d *Draft) Discard() {
	d.letGo()
	if !d.Done {
		os.Remove(d.Path)
	}
}
