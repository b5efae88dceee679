package store

import (
	"io"
	"os"
	"path/filepath"
)

// discarding deletes files and then writes over what they held, as far as that
// goes: disks and file systems that write in new places keep the old ones. A file
// that has another name elsewhere is left as it is.
type discarding struct {
	gone map[string][]*os.File // by the folder they were in
}

// remove takes a file's name away.
func (d *discarding) remove(path string) error {
	f, openErr := os.OpenFile(path, os.O_WRONLY|openNoFollow, 0)
	if openErr == nil && !removeOpen {
		overwrite(f)
		f.Close()
	}
	if err := os.Remove(path); err != nil {
		if openErr == nil {
			f.Close()
		}
		return err
	}
	if d.gone == nil {
		d.gone = map[string][]*os.File{}
	}
	folder := filepath.Dir(path)
	files := d.gone[folder]
	if openErr == nil && removeOpen {
		files = append(files, f)
	}
	d.gone[folder] = files
	return nil
}

// finish makes that last and writes over the files. Not before: after a power cut
// a file might have its name again, and be half of zeros, so that nothing told whose
// it is any more.
func (d *discarding) finish() {
	for folder, files := range d.gone {
		synced := syncFolder(folder) == nil // what comes back is deleted at the next opening
		for _, f := range files {
			if synced && nameless(f) {
				overwrite(f)
			}
			f.Close()
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
