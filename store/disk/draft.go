package disk

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
	DraftMark = ".new-"
	FileMode  = 0o600
)

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
}

// NewDraft creates a draft beside target.
func NewDraft(target string, openFile openFunc) (*Draft, error) {
	d := &Draft{Path: target + DraftMark + RandomHex()}
	f, err := openFile(d.Path, os.O_RDWR|os.O_CREATE|os.O_EXCL|NoFollow, FileMode)
	if err != nil {
		return nil, err
	}
	d.File = f
	err = f.Chmod(FileMode) // whatever the umask
	if err == nil {
		_, err = Lock(f, 0)
	}
	if err != nil {
		d.Discard()
		return nil, err
	}
	return d, nil
}

func RandomHex() string {
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
		d.LetGo()
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

// LetGo closes the file.
func (d *Draft) LetGo() {
	if d.File != nil {
		Unlock(d.File)
		d.File.Close()
		d.File = nil
	}
}

// Discard removes the draft, unless it has its name by now.
func (d *Draft) Discard() {
	d.LetGo()
	if !d.Done {
		os.Remove(d.Path)
	}
}
