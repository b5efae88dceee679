package store

import (
	"io"
	"os"
)

// discard deletes a file and then writes over what it held, as far as that goes:
// disks and file systems that write in new places keep the old ones. A file that
// has another name elsewhere is left as it is.
func discard(path string) error {
	f, openErr := os.OpenFile(path, os.O_WRONLY|openNoFollow, 0)
	if openErr == nil {
		defer f.Close()
	}
	if !removeOpen {
		if openErr == nil {
			overwrite(f)
			f.Close()
		}
		return os.Remove(path)
	}
	if err := os.Remove(path); err != nil {
		return err
	}
	if openErr == nil && nameless(f) {
		overwrite(f)
	}
	return nil
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
