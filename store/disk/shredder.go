package disk

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Shredder deletes files and then writes over what they held, as far as that
// goes: disks and file systems that write in new places keep the old ones. A file
// that has another name elsewhere is left as it is, and so is every file that isn't
// proven.
type Shredder struct {
	Left  []string              // what could not be deleted
	Errs  []error               // and why
	Aside []string              // what was left because nothing proves that it may go
	gone  map[string][]*os.File // by the folder they were in
}

// Remove takes away the names of files that are proven.
func (d *Shredder) Remove(proof Proof, paths ...string) {
	for _, path := range paths {
		switch err := d.remove(proof, path); {
		case err == nil, errors.Is(err, fs.ErrNotExist):
		case errors.Is(err, ErrUnproven):
			d.Aside = append(d.Aside, path)
		default:
			d.Left, d.Errs = append(d.Left, path), append(d.Errs, err)
		}
	}
}

func (d *Shredder) remove(proof Proof, path string) error {
	f, err := prove(path, os.O_RDWR, proof)
	if err != nil {
		return err
	}
	if !RemovesOpen {
		overwrite(f)
		_ = f.Close() // overwrite has synced it
		f = nil
	}
	if err := os.Remove(path); err != nil {
		if f != nil {
			_ = f.Close() // nothing was written to it
		}
		return err
	}
	d.take(f, filepath.Dir(path))
	return nil
}

func (d *Shredder) take(f *os.File, folder string) {
	if d.gone == nil {
		d.gone = map[string][]*os.File{}
	}
	if f != nil {
		d.gone[folder] = append(d.gone[folder], f)
	} else if d.gone[folder] == nil {
		d.gone[folder] = []*os.File{}
	}
}

// Take takes a file whose name in the folder another one has got by now.
func (d *Shredder) Take(f *os.File, folder string) {
	if surelySynced(folder) && nameless(f) {
		d.take(f, folder)
	} else {
		_ = f.Close() // nothing was written to it
	}
}

// Finish makes that durable and writes over the files. Not before: after a power cut
// a file might have its name again, and be half of zeros, so that nothing told whose
// it is any more.
func (d *Shredder) Finish() {
	for folder, files := range d.gone {
		synced := SyncFolder(folder) == nil // what comes back is deleted at the next opening
		for _, f := range files {
			if synced && nameless(f) {
				overwrite(f)
			}
			_ = f.Close() // overwrite has synced it
		}
	}
	d.gone = nil
}

// overwrite fills a file with zeros. If it can't, the file is deleted all the same.
func overwrite(f *os.File) {
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return
	}
	if _, err := io.Copy(io.NewOffsetWriter(f, 0), io.LimitReader(zeros{}, info.Size())); err == nil {
		_ = f.Sync()
	}
}

// zeros reads as zero bytes without end.
type zeros struct{}

// Read implements [io.Reader].
func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}
