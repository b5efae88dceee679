package store

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"hash"
	"io"
	"os"
	"path/filepath"
)

var errReadBack = errors.New("what was written does not read back the same")

// draft is a whole workbook's file on its way: written under another name, made
// last, read back, and only then given its own name. A crash leaves what the next
// opening sweeps away.
type draft struct {
	path string
	o    Options
	file *os.File // nil once it has been let go
	read *Safe    // the draft, opened to be looked at
	done bool     // it has its name
}

// newDraft makes a file beside target, locked so that no sweep takes it for a
// crash's.
func newDraft(target string, o Options) (*draft, error) {
	d := &draft{path: target + newMark + randomHex(), o: o}
	f, err := o.OpenFile(d.path, os.O_RDWR|os.O_CREATE|os.O_EXCL|openNoFollow, fileMode)
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

// metaOrder lets the two meta pages that a copy begins with change places where it
// has to. bbolt always copies the newest one as the first, though it writes that
// of an odd transaction as the second: it would write the next one over it, leave the
// older one there, and a look at the two would find one save missing.
type metaOrder struct {
	to   io.Writer
	size int // of a page
	swap bool
	held []byte
}

// Write implements [io.Writer].
func (w *metaOrder) Write(p []byte) (int, error) {
	if !w.swap {
		return w.to.Write(p)
	}
	w.held = append(w.held, p...)
	if len(w.held) < 2*w.size {
		return len(p), nil
	}
	first, second := w.held[:w.size], w.held[w.size:2*w.size]
	for i := 8; i < w.size; i++ { // a page begins with its number, which stays
		first[i], second[i] = second[i], first[i]
	}
	w.swap = false
	_, err := w.to.Write(w.held)
	w.held = nil
	return len(p), err
}

// write fills the draft, makes it last, and compares what the disk has with what
// it was given.
func (d *draft) write(fill func(*sumWriter) error) error {
	w := &sumWriter{d.file, sha256.New()}
	if err := fill(w); err != nil {
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

// verify opens the draft as a workbook. Damaged records don't stop it: they were
// in what was copied.
func (d *draft) verify(known *keyring) (err error) {
	f := d.file
	d.file = nil
	d.read, err = openHandle(d.path, f, known, d.o)
	return err
}

// publish gives the draft its name. Without replace it never takes another
// file's place, and answers an error that is fs.ErrExist.
func (d *draft) publish(name string, replace bool) error {
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

func (d *draft) letGo() {
	if d.read != nil {
		_ = d.read.release()
		d.read = nil
	}
	if d.file != nil {
		unlockFile(d.file)
		d.file.Close()
		d.file = nil
	}
}

// discard removes the draft, unless it has its name by now.
func (d *draft) discard() {
	d.letGo()
	if !d.done {
		os.Remove(d.path)
	}
}
