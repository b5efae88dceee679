package disk

import (
	"io"
	"os"
	"path/filepath"
)

// Shredder deletes files and then writes over what they held, as far as that
// goes: disks and file systems that write in new places keep the old ones. A file
// that has another name elsewhere is left as it is.
type Shredder struct {
	gone map[string][]*os.File // by the folder they were in
}

// Remove takes a file's name away.
func (d *Shredder) Remove(path string) error {
	f, openErr := os.OpenFile(path, os.O_WRONLY|NoFollow, 0)
	if openErr == nil && !RemovesOpen {
		Overwrite(f)
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
	if openErr == nil && RemovesOpen {
		files = append(files, f)
	}
	d.gone[folder] = files
	return nil
}

// Finish makes that durable and writes over the files. Not before: after a power cut
// a file might have its name again, and be half of zeros, so that nothing told whose
// it is any more.
func (d *Shredder) Finish() {
	for folder, files := range d.gone {
		synced := SyncFolder(folder) == nil // what comes back is deleted at the next opening
		for _, f := range files {
			if synced && Nameless(f) {
				Overwrite(f)
			}
			f.Close()
		}
	}
	d.gone = nil
}

// Overwrite fills a file with zeros. If it can't, the file is deleted all the same.
func Overwrite(f *os.File) {
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
