package store

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"os"
	"path/filepath"
)

const (
	draftMark = ".new-"
	fileMode  = 0o600
)

var errReadBack = errors.New("what was written does not read back the same")

// openFunc is what [os.OpenFile] is.
type openFunc func(name string, flag int, perm os.FileMode) (*os.File, error)

// fileDraft is a file on its way: written under another name, synced, and only then
// given its own name. It is locked, so that no sweep takes it for what a crash left
// behind.
type fileDraft struct {
	path string
	file *os.File // nil once it has been let go
	done bool     // it has its name
}

// createDraft creates a draft beside target.
func createDraft(target string, openFile openFunc) (*fileDraft, error) {
	d := &fileDraft{path: target + draftMark + randomHex()}
	f, err := openFile(d.path, os.O_RDWR|os.O_CREATE|os.O_EXCL|openNoFollow, fileMode)
	if err != nil {
		return nil, err
	}
	d.file = f
	err = f.Chmod(fileMode) // whatever the umask
	if err == nil {
		_, err = lockFile(f, 0)
	}
	if err != nil {
		d.discard()
		return nil, err
	}
	return d, nil
}

func randomHex() string {
	b := make([]byte, 8)
	_, _ = rand.Read(b)
	return hex.EncodeToString(b)
}

// sumWriter writes to a file and remembers what.
type sumWriter struct {
	to  io.Writer
	sum hash.Hash
}

func (w *sumWriter) Write(p []byte) (int, error) {
	n, err := w.to.Write(p)
	w.sum.Write(p[:n])
	return n, err
}

// fill writes the draft, syncs it, and compares what the disk has with what it was
// given.
func (d *fileDraft) fill(write func(io.Writer) error) error {
	w := &sumWriter{d.file, sha256.New()}
	if err := write(w); err != nil {
		return err
	}
	if err := d.file.Sync(); err != nil {
		return err
	}
	dropCached(d.file)
	again := sha256.New()
	if _, err := d.file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	if _, err := io.Copy(again, d.file); err != nil {
		return err
	}
	if !bytes.Equal(again.Sum(nil), w.sum.Sum(nil)) {
		return errReadBack
	}
	return nil
}

// publish gives the draft its name. Without replace it never takes another
// file's place, and returns an error that is fs.ErrExist.
func (d *fileDraft) publish(name string, replace bool) error {
	if !publishOpen {
		d.letGo()
	}
	rename := renameNew
	if replace {
		rename = os.Rename
	}
	if err := rename(d.path, name); err != nil {
		return err
	}
	d.done = true
	return syncFolder(filepath.Dir(name))
}

// letGo closes the file.
func (d *fileDraft) letGo() {
	if d.file != nil {
		unlockFile(d.file)
		d.file.Close()
		d.file = nil
	}
}

// discard removes the draft, unless it has its name by now.
func (d *fileDraft) discard() {
	d.letGo()
	if !d.done {
		os.Remove(d.path)
	}
}
